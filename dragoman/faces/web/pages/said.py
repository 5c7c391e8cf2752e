"""What was said and what was promised."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.faces.web.data import book_of
from dragoman.faces.web.filters import STATEMENTS, StatementFilters
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)


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
def commitments(request: Request, status: str | None = None) -> Response:
    found = book_of(request).commitments(status or None)
    return page("commitments.html", {"ledger": found, "status": status or None})
