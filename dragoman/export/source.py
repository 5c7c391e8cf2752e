"""The one stream of rows that the formats of related tables are written from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.views.tables import TABLES, Bounds, Tabulation
from dragoman.views.tables.columns import Columns

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


def rows(portion: Portion, bounds: Bounds) -> Iterator[tuple[str, Columns]]:
    """Names of tables, each with some rows, column by column; a table's rows come in one order, always the same."""
    make = Tabulation(portion, bounds)
    for events in portion.events():
        yield from make.events(events)
    for statements in portion.statements():
        yield from make.statements(statements)
    for commitments in portion.commitments():
        yield from make.commitments(commitments)
    for copies in portion.copies():
        yield from make.copies(copies)
    for stories in portion.stories():
        yield from make.stories(stories)
    for documents in portion.documents():
        yield from make.documents(documents)
    for actors in portion.actors():
        yield from make.actors(actors)
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
