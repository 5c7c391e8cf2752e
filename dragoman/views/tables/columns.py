"""What a table is: its columns with their meaning, its key, and what its columns refer to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Columns = tuple[Sequence[Value], ...]
"""Some rows of a table, column by column: as many columns as the table has, equally long."""

TYPES = ("id", "word", "text", "date", "integer", "number", "boolean")


class Column(msgspec.Struct, frozen=True):
    """One column.

    `type` is one of TYPES: an `id` and a `text` may hold anything the input
    held, a `word` is of a closed set or a code, a `date` is ISO 8601 at its own
    precision.  `refers` is "table.column".  `shown` is False for what only
    `--full-text` fills; `loose` for a reference that may lead out of a part of a record.
    """

    name: str
    type: str
    meaning: str
    refers: str | None = None
    values: tuple[str, ...] = ()
    shown: bool = True
    loose: bool = False


class Table(msgspec.Struct, frozen=True):
    """One table: no two rows agree in all columns of `key`."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
