"""Statements that SQLAlchemy Core does not write for both engines alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

T = TypeVar("T")

BOUND = 500
"""Values in one IN list; SQLite's oldest limit on bound values is 999."""


def put(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, replace: bool
) -> None:
    """Insert `rows`; one whose key is there already is replaced, or else left as it is."""
    if not rows:
        return
    if (
        connection.dialect.name == "postgresql"
    ):  # Imported for those who have it alone: it is large.
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    if replace:
        fresh = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
        statement = statement.on_conflict_do_update(index_elements=keys, set_=fresh)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=keys)
    connection.execute(statement, list(rows))


def slices(values: Iterable[T], size: int = BOUND) -> Iterator[list[T]]:
    """`values` in lists short enough to bind."""
    rest = list(values)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def batched(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """`values` in lists of `size`, none of them held but the one at hand."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
