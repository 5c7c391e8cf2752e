"""One event, and one document: from any value to the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from dragoman.errors import InputError
from dragoman.faces.web import wording
from dragoman.faces.web.book import book_of
from dragoman.faces.web.comparing import groups, summary
from dragoman.faces.web.decisions import standing
from dragoman.faces.web.passages import paragraphs
from dragoman.faces.web.rendering import page
from dragoman.model import ROLES, STATUSES
from dragoman.views.documents import LAYERS

router = APIRouter(include_in_schema=False)

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@router.get("/events/{id:path}")
def event(
    request: Request, id: str, copies: bool = False, rows: Literal["all", "parting"] = "all"
) -> Response:
    book = book_of(request)
    found = book.event(id)
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
        "rows": rows,
        "groups": groups(found.side_by_side, parting=rows == "parting"),
        "summary": summary(found.side_by_side),
        "has_copies": any(column.copy_of is not None for column in columns),
        "stand": wording.STAND,
        "copy_stand": wording.COPY_STAND,
        "ties": wording.TIES,
        "roles": ROLES,
        "statuses": STATUSES,
        **standing(book, [found.line.id, *(said.id for said in found.statements)]),
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
    book = book_of(request)
    found = book.document(id)
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
        **standing(book, [found.id, *(said.id for said in found.statements)]),
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
