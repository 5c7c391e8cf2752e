"""Full-text search over current documents, and searches that people keep."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from dragoman.language.searching import Sought
from dragoman.model.search import MOST_FOUND, Search
from dragoman.store import fulltext
from dragoman.store.rows import slices
from dragoman.store.schema import WORDS, documents, saved, searchable


class Found(msgspec.Struct, frozen=True, gc=False):
    """One document that a search found, without its text."""

    number: int
    document: str
    language: str | None
    published: str | None
    outlet: str | None


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """A search or view that someone keeps; `seen` is up to where they have looked at it."""

    id: str
    name: str
    address: str
    seen: int


def find(connection: Connection, wanted: Search, sought: Sought) -> list[Found]:
    """What `wanted` finds, the last that came in first, up to one more than MOST_FOUND.

    Filters by language, outlet and year are left to the caller, who counts them.
    """
    if not sought:
        return []
    found: list[Found] = []
    below: int | None = None
    while len(found) <= MOST_FOUND:
        numbers = fulltext.newest_matching(
            connection, WORDS, sought, (wanted.after, below), MOST_FOUND + 1
        )
        for some in slices(numbers):
            found += _current(connection, some)
        if len(numbers) <= MOST_FOUND:
            break
        below = numbers[-1]
    return found[: MOST_FOUND + 1]


def _current(connection: Connection, numbers: list[int]) -> list[Found]:
    """Those of `numbers` that stand for the current version of a document, in their order."""
    d = documents.c
    # All at once: row by row costs more than the search itself.
    rows = connection.execute(
        select(d.current, searchable.c.number, d.id, d.language, d.published, d.outlet)
        .join(documents, d.variant == searchable.c.variant)
        .where(searchable.c.number.in_(numbers))
        .order_by(searchable.c.number.desc())
    ).all()
    return [Found(*told) for current, *told in rows if current]


def kept(connection: Connection, owner: str) -> list[Saved]:
    """The searches that `owner` keeps, by name."""
    rows = connection.execute(
        select(saved).where(saved.c.owner == owner).order_by(saved.c.name, saved.c.id)
    )
    return [_saved(row) for row in rows]


def _saved(row: Any) -> Saved:
    return Saved(id=row.id, name=row.name, address=row.address, seen=row.seen)


def keep(connection: Connection, owner: str, one: Saved) -> None:
    """Keep `one` for `owner`; one of the same id is replaced."""
    connection.execute(delete(saved).where(saved.c.id == one.id, saved.c.owner == owner))
    connection.execute(insert(saved), {**msgspec.structs.asdict(one), "owner": owner})


def forget(connection: Connection, owner: str, id: str) -> bool:
    """Keep a search no longer; whether there was one."""
    done = connection.execute(delete(saved).where(saved.c.id == id, saved.c.owner == owner))
    return bool(done.rowcount)
