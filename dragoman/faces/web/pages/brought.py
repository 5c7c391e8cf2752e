"""What was brought in, and how reports belong together."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.faces.web import wording
from dragoman.faces.web.book import book_of
from dragoman.faces.web.decisions import standing
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)

# The whole text of a page counts towards how soon it is there.
ITEMS = 100
STORIES = 30

Number = Annotated[int, Query(alias="page", ge=1, le=100_000)]


@router.get("/stories")
def stories(request: Request, number: Number = 1, single: bool = False) -> Response:
    found = book_of(request).stories(
        least=1 if single else 2, limit=STORIES, offset=(number - 1) * STORIES
    )
    return page("stories.html", {"found": found, "page": number, "single": single})


@router.get("/stories/{id:path}")
def story(request: Request, id: str) -> Response:
    book = book_of(request)
    found = book.story(id)
    told = [report.document for report in found.reports]
    return page("story.html", {"story": found, **standing(book, told)})


@router.get("/sources")
def sources(
    request: Request,
    fate: str | None = None,
    language: str | None = None,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    found = book_of(request).sources(
        fate=fate or None, language=language or None, limit=ITEMS, offset=(number - 1) * ITEMS
    )
    total = found.total or 0
    values = {
        "sources": found,
        "items": found.items,
        "all": sum(found.fates.values()),
        "total": total,
        "page": number,
        "pages": -(-total // ITEMS),
        "fate": fate or None,
        "language": language or None,
        "fates": wording.FATES,
    }
    return page("sources.html", values)
