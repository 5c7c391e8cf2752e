"""The pages for people: each asks the book one question and fills one template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.errors import InputError, NotFound
from dragoman.faces.web import wording
from dragoman.faces.web.chart import chart
from dragoman.faces.web.data import book_of
from dragoman.faces.web.filters import PAGE, Filters
from dragoman.faces.web.passages import paragraphs
from dragoman.faces.web.rendering import page
from dragoman.views.documents import LAYERS
from dragoman.views.facets import Choice, Facet
from dragoman.views.timeline import Line

router = APIRouter(include_in_schema=False)

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
# The whole text of a page counts towards how soon it is there.
ITEMS = 200


@router.get("/")
def timeline(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    book = book_of(request)
    overview = book.overview(filters.selection(paged=False))
    found = book.timeline(filters.selection())
    if not found.total and not filters.active:
        return page("empty.html", {"address": book.address, "sources": book.sources()})
    values = {
        "filters": filters,
        "facets": {facet.field: _with_chosen(facet, filters) for facet in overview.facets},
        "found": found,
        "days": [(day, list(lines)) for day, lines in groupby(found.lines, key=_day)],
        "chart": chart(overview.histogram, filters),
        "pages": -(-found.total // PAGE),
    }
    return page("timeline.html", values)


def _day(line: Line) -> tuple[str | None, bool]:
    """The day a line stands under, and whether it is known no closer than to a month or year."""
    date = line.start or line.end
    return date, date is not None and len(date) < 10


_CHOSEN = {"kinds": "kind", "statuses": "status", "languages": "language", "states": "state"}


def _with_chosen(facet: Facet, filters: Filters) -> list[tuple[Choice, bool]]:
    """Each choice and whether it is made; what is chosen is offered even if it has no events."""
    name = _CHOSEN.get(facet.field)
    chosen = [value for key, value in filters.pairs() if key == name]
    known = [choice.value for choice in facet.choices]
    lost = [Choice(value=value, events=0) for value in chosen if value not in known]
    return [(choice, choice.value in chosen) for choice in [*facet.choices, *lost]]


@router.get("/events/{id:path}")
def event(request: Request, id: str, copies: bool = False) -> Response:
    found = book_of(request).event(id)
    columns = found.side_by_side.columns
    shown = [n for n, column in enumerate(columns) if copies or column.copy_of is None]
    values = {
        "event": found,
        "line": found.line,
        "title": f"{wording.words(found.line.kind).capitalize()}: {wording.plain_people(found.line)}",
        "columns": columns,
        "shown_columns": shown,
        "copies_of": {
            n: [column for column in columns if column.copy_of == n] for n in range(len(columns))
        },
        "copies": copies,
        "has_copies": any(column.copy_of is not None for column in columns),
        "stand": wording.STAND,
        "copy_stand": wording.COPY_STAND,
        "ties": wording.TIES,
    }
    return page("event.html", values)


@router.get("/documents/{id:path}")
def document(
    request: Request,
    id: str,
    at: str | None = None,
    event: str | None = None,
    show: Annotated[list[str] | None, Query()] = None,
) -> Response:
    found = book_of(request).document(id)
    layers = [layer for layer in LAYERS if show is None or layer in show]
    focus = _focus(at, len(found.text))
    marks = [mark for mark in found.marks if mark.layer in layers]
    values = {
        "document": found,
        "paragraphs": paragraphs(found.text, marks, focus),
        "layers": {layer: layer in layers for layer in LAYERS},
        "layer_names": wording.LAYERS,
        "counts": _counts(mark.layer for mark in found.marks),
        "at": at if focus else None,
        "back": next((line for line in found.events if line.id == event), None),
        "event_marks": _first_places((m.target, m) for m in found.marks if m.layer == "event"),
    }
    return page("document.html", values)


def _focus(at: str | None, length: int) -> tuple[int, int] | None:
    """The passage that the address asks for.  Raises InputError if the text has none such."""
    if not at:
        return None
    given = _AT.fullmatch(at)
    start, end = (int(given[1]), int(given[2])) if given else (0, 0)
    if not 0 <= start < end <= length:
        hint = "Write the first character and the one after the last, such as at=0-80."
        raise InputError(f"the text has no passage {at}", hint=hint)
    return start, end


def _counts(names: Iterable[str]) -> dict[str, int]:
    counted: dict[str, int] = dict.fromkeys(LAYERS, 0)
    for name in names:
        counted[name] += 1
    return counted


def _first_places(pairs: Iterable[tuple[str | None, Any]]) -> dict[str, Any]:
    places: dict[str, Any] = {}
    for id, mark in pairs:
        if id is not None:
            places.setdefault(id, mark)
    return places


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
def actor(request: Request, id: str) -> Response:
    found = book_of(request).actor(id)
    others = [other.removesuffix(")").rsplit(" (", 1) for other in found.others]
    return page("actor.html", {"actor": found, "others": others})


@router.get("/commitments")
def commitments(request: Request, status: str | None = None) -> Response:
    found = book_of(request).commitments(status or None)
    return page("commitments.html", {"ledger": found, "status": status or None})


@router.get("/sources")
def sources(
    request: Request,
    fate: str | None = None,
    language: str | None = None,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    found = book_of(request).sources()
    items = [
        item
        for item in found.items
        if (not fate or item.fate == fate) and (not language or item.language == language)
    ]
    values = {
        "sources": found,
        "items": items[(number - 1) * ITEMS : number * ITEMS],
        "total": len(items),
        "page": number,
        "pages": -(-len(items) // ITEMS),
        "fate": fate or None,
        "language": language or None,
        "fates": wording.FATES,
    }
    return page("sources.html", values)
