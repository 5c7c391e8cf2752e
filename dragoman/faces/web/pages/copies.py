"""A text beside the one it goes back to, and beside its own earlier versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.faces.web.book import book_of
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/copies")
def copies(
    request: Request,
    document: str,
    other: str | None = None,
    version: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """Two texts passage by passage."""
    found = book_of(request).compared(document, other, version)
    return page(
        "copies.html", {"two": found, "document": document, "other": other, "version": version}
    )
