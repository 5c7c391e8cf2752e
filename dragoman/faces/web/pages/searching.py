"""Search, and the searches and views that someone keeps."""

from __future__ import annotations

import hashlib
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from dragoman.api import Book
from dragoman.errors import DragomanError, InputError
from dragoman.faces.web.access import visitor
from dragoman.faces.web.book import book_of
from dragoman.faces.web.filters import HITS, Filters, SearchFilters
from dragoman.faces.web.forms import form_of
from dragoman.faces.web.rendering import page
from dragoman.store import Saved

router = APIRouter(include_in_schema=False)

_MOST_SAVED = 100
_LONGEST = 2000


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A kept search with how much is new in it, None where it cannot be asked any more."""

    saved: Saved
    new: int | None
    fresh: str


@router.get("/search")
def search(request: Request, filters: Annotated[SearchFilters, Query()]) -> Response:
    book = book_of(request)
    found = book.search(filters.search()) if filters.query else None
    values = {
        "filters": filters,
        "found": found,
        "narrowings": {one.field: one.values for one in found.narrowings} if found else {},
        "chosen": set(filters.pairs()),
        "pages": -(-found.total // HITS) if found else 0,
        "kept": [] if found else [_kept(book, one) for one in book.saved(visitor().name)],
    }
    answer = page("search.html", values)
    if not found:
        # How much is new in what someone keeps is another thing at every look.
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _kept(book: Book, one: Saved) -> Kept:
    parts = urlsplit(one.address)
    asked = _asked(parts.path, parts.query)
    new = None
    fresh = one.address
    if asked is not None:
        fresh = asked.address(parts.path, after=one.seen)
        later = asked.model_copy(update={"after": one.seen})
        try:
            new = _count(book, later)
        except DragomanError:
            new = None
    return Kept(saved=one, new=new, fresh=fresh)


def _count(book: Book, asked: Filters | SearchFilters) -> int:
    if isinstance(asked, SearchFilters):
        return book.search(asked.search()).total
    return book.timeline(msgspec.structs.replace(asked.selection(), limit=1)).total


def _asked(path: str, query: str) -> Filters | SearchFilters | None:
    """The filters that an address of ours asks for; None if it is not one that can be kept."""
    kinds: dict[str, type[Filters | SearchFilters]] = {"/": Filters, "/search": SearchFilters}
    kind = kinds.get(path)
    if kind is None:
        return None
    many = {name for name, field in kind.model_fields.items() if "list" in str(field.annotation)}
    values: dict[str, object] = {}
    for name, value in parse_qsl(query):
        if name in many:
            several = values.setdefault(name, [])
            assert isinstance(several, list)
            several.append(value)
        elif name != "page":
            values[name] = value
    try:
        made: Filters | SearchFilters = kind.model_validate(values)
    except ValidationError:
        return None
    return made


def _now(book: Book, asked: Filters | SearchFilters) -> int:
    """Up to where what is there now has been looked at."""
    return book.newest() if isinstance(asked, SearchFilters) else book.last_build()[0]


@router.post("/saved")
async def save(request: Request) -> Response:
    """Keep an address under a name."""
    fields = await form_of(request)
    book = book_of(request)
    address = fields.get("address", "")[:_LONGEST]
    parts = urlsplit(address)
    asked = _asked(parts.path, parts.query) if not parts.netloc and not parts.scheme else None
    if asked is None:
        raise InputError("only the timeline and searches can be kept")
    name = " ".join(fields.get("name", "").split())[:200]
    if not name:
        raise InputError("a saved search needs a name", hint="Go back and give it one.")
    if len(book.saved(visitor().name)) >= _MOST_SAVED:
        raise InputError(f"{_MOST_SAVED} searches are saved already", hint="Remove one first.")
    clean = asked.address(parts.path, after=None)
    id = hashlib.sha256(f"{visitor().name}\n{name}\n{clean}".encode()).hexdigest()[:16]
    book.save(Saved(id=id, name=name, address=clean, seen=_now(book, asked)), visitor().name)
    return RedirectResponse("/search#saved", 303)


@router.post("/saved/{id}/seen")
def seen(request: Request, id: str) -> Response:
    """Everything there now has been looked at."""
    book = book_of(request)
    for one in book.saved(visitor().name):
        parts = urlsplit(one.address)
        asked = _asked(parts.path, parts.query)
        if one.id == id and asked is not None:
            book.save(msgspec.structs.replace(one, seen=_now(book, asked)), visitor().name)
    return RedirectResponse("/search#saved", 303)


@router.post("/saved/{id}/remove")
def remove(request: Request, id: str) -> Response:
    """Keep a search no longer."""
    book_of(request).forget(id, visitor().name)
    return RedirectResponse("/search#saved", 303)
