"""What was said and what was promised."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.faces.web.book import book_of
from dragoman.faces.web.filters import STATEMENTS, StatementFilters
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)

PROMISES = 50
"""Commitments on one page."""


@router.get("/statements")
def statements(request: Request, filters: Annotated[StatementFilters, Query()]) -> Response:
    found = book_of(request).statements(filters.sayings())
    values = {
        "filters": filters,
        "found": found,
        "narrowings": {one.field: one.values for one in found.narrowings},
        "chosen": set(filters.pairs()),
        "pages": -(-found.total // STATEMENTS),
    }
    return page("statements.html", values)


@router.get("/commitments")
def commitments(
    request: Request,
    status: str | None = None,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    found = book_of(request).commitments(
        status or None, limit=PROMISES, offset=(number - 1) * PROMISES
    )
    total = found.statuses.get(status, 0) if status else sum(found.statuses.values())
    values = {
        "ledger": found,
        "total": total,
        "status": status or None,
        "page": number,
        "pages": -(-total // PROMISES),
    }
    return page("commitments.html", values)
