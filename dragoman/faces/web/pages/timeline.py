"""The start page: events by day, and what is new in it."""

from __future__ import annotations

import time
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.api import Book
from dragoman.faces.web.book import book_of
from dragoman.faces.web.chart import chart
from dragoman.faces.web.filters import PAGE, Filters
from dragoman.faces.web.remembering import remembered
from dragoman.faces.web.rendering import page
from dragoman.views.facets import Choice, Facet
from dragoman.views.timeline import Line

router = APIRouter(include_in_schema=False)


VISIT = "visit"
_PAUSE = 30 * 60
"""Seconds without a look at the timeline after which the next one is another visit."""
_YEAR = 365 * 24 * 3600


@router.get("/")
def timeline(
    request: Request, filters: Annotated[Filters, Query()], zoom: str | None = None
) -> Response:
    book = book_of(request)
    build, at = book.last_build()
    before = _before_this_visit(request.cookies.get(VISIT), build)
    made = remembered(
        request,
        (request.url.query, before if before < build else None),
        (build, at),
        lambda: _page(book, filters, zoom == "all", before if before < build else None),
    )
    # An empty store has not been visited: what comes in first is not news.
    if build:
        made.set_cookie(
            VISIT,
            f"{before}.{build}.{int(time.time())}",
            max_age=_YEAR,
            httponly=True,
            samesite="lax",
        )
    return made


def _page(book: Book, filters: Filters, whole: bool, before: int | None) -> Response:
    """The timeline; `before` is the build that was seen last, None if it is the present one."""
    overview = book.overview(filters.selection(paged=False), whole=whole)
    found = book.timeline(filters.selection())
    if not found.total and not filters.active:
        return page("empty.html", {"address": book.address, "sources": book.sources(limit=1)})
    news = book.timeline(changed_after=before, limit=1).total if before is not None else 0
    values = {
        "filters": filters,
        "facets": {facet.field: _with_chosen(facet, filters) for facet in overview.facets},
        "found": found,
        "days": [(day, list(lines)) for day, lines in groupby(found.lines, key=_day)],
        "chart": chart(overview.histogram, filters),
        "whole": whole,
        "pages": -(-found.total // PAGE),
        "news": news,
        "before": before,
    }
    return page("timeline.html", values)


def _before_this_visit(cookie: str | None, build: int) -> int:
    """The build that the visit before this one saw last; the present one for a first visit."""
    try:
        before, seen, last = (int(part) for part in (cookie or "").split("."))
    except ValueError:
        return build
    before = seen if time.time() - last > _PAUSE else before
    # Another store may be served under this address now.
    return before if 0 <= before <= build else build


def _day(line: Line) -> tuple[str | None, bool]:
    """The day a line stands under, and whether it is known no closer than to a month or year."""
    date = line.start or line.end
    return date, date is not None and len(date) < 10


_CHOSEN = {
    "kinds": "kind",
    "statuses": "status",
    "languages": "language",
    "outlets": "outlet",
    "states": "state",
}


def _with_chosen(facet: Facet, filters: Filters) -> list[tuple[Choice, bool]]:
    """Each choice and whether it is made; what is chosen is offered even if it has no events."""
    name = _CHOSEN.get(facet.field)
    chosen = [value for key, value in filters.pairs() if key == name]
    known = [choice.value for choice in facet.choices]
    lost = [Choice(value=value, events=0) for value in chosen if value not in known]
    return [(choice, choice.value in chosen) for choice in [*facet.choices, *lost]]
