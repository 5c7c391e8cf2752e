"""Actors, and the relation of two of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.errors import NotFound
from dragoman.faces.web import wording
from dragoman.faces.web.book import book_of
from dragoman.faces.web.chart import chart
from dragoman.faces.web.decisions import standing
from dragoman.faces.web.filters import Filters
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)

SHOWN = 30
"""Events on one page of an actor, and the newest of the statements and commitments."""


@router.get("/actors")
def actors(request: Request, name: str | None = None) -> Response:
    """Find an actor by name, in any script; one that is found is shown at once."""
    book = book_of(request)
    missing = None
    if name and name.strip():
        try:
            return RedirectResponse(wording.actor_link(book.actor(name.strip()).id), 303)
        except NotFound as error:
            missing = error
    facets = {facet.field: facet.choices for facet in book.overview().facets}
    values = {"name": name or "", "missing": missing, "persons": facets.get("persons", ())}
    return page("actors.html", values, 404 if missing else 200)


@router.get("/actors/{id:path}")
def actor(
    request: Request, id: str, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    found = book_of(request).actor(id, limit=SHOWN, offset=(number - 1) * SHOWN)
    others = [other.removesuffix(")").rsplit(" (", 1) for other in found.others]
    told_in = book_of(request).reports_naming(found.id)
    values = {
        "actor": found,
        "others": others,
        "told_in": told_in,
        "page": number,
        "pages": -(-found.totals.encounters // SHOWN),
        **standing(book_of(request), [found.id, *(said.id for said in found.said)]),
    }
    return page("actor.html", values)


@router.get("/relation")
def relation(request: Request, one: str | None = None, other: str | None = None) -> Response:
    book = book_of(request)
    one, other = (one or "").strip(), (other or "").strip()
    if not one or not other:
        states = next((f.choices for f in book.overview().facets if f.field == "states"), ())
        return page("relations.html", {"one": one, "other": other, "states": states})
    found = book.relation(one, other)
    names = {side.key: wording.side(side) for side in (found.one, found.other)}
    values = {
        "relation": found,
        "chart": chart(found.histogram, Filters()),
        "names": names,
    }
    return page("relation.html", values)
