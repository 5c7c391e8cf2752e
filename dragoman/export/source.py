"""The one stream of rows that the formats of related tables are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dragoman.views.tables import TABLES, Bounds, Tabulation
from dragoman.views.tables.columns import Columns

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


PHASES = ("events", "statements", "commitments", "copies", "stories", "documents", "actors")
"""What rows are made of, in this order: what the earlier ones name decides what later ones hold."""


def rows(portion: Portion, bounds: Bounds) -> Iterator[tuple[str, Columns]]:
    """Names of tables, each with some rows, column by column; a table's rows come in one order, always the same."""
    make = Tabulation(portion, bounds)
    for phase in PHASES:
        yield from rows_of(getattr(portion, phase)(), phase, make)
    yield from last_rows(portion, make)


def rows_of(things: Iterable[Any], phase: str, make: Tabulation) -> Iterator[tuple[str, Columns]]:
    """The rows of batches of one kind of thing."""
    for batch in things:
        yield from getattr(make, phase)(batch)


def last_rows(portion: Portion, make: Tabulation) -> Iterator[tuple[str, Columns]]:
    """The rows that come of all that went before."""
    yield from make.judgements(portion.judgements())
    yield from make.places()


def shown(bounds: Bounds) -> dict[str, tuple[int, ...]]:
    """By table, the columns that go out: all, or all but the whole texts."""
    return {
        table.name: tuple(
            i for i, column in enumerate(table.columns) if column.shown or bounds.texts
        )
        for table in TABLES
    }
