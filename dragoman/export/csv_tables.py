"""The related tables as CSV (RFC 4180, UTF-8, one header, a row a line), with a data package."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Self

from dragoman.export.datapackage import describe
from dragoman.export.escaping import fields
from dragoman.export.source import shown
from dragoman.views.tables import TABLES, Bounds
from dragoman.views.tables.columns import Columns

_PLAIN = ("integer", "number", "boolean")
_BLOCK = 1 << 20


class CsvTables:
    """The files of all tables, open to take rows, and `datapackage.json`, which says what their
    columns mean."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self._folder = folder
        self._bounds = bounds
        self._columns = shown(bounds)
        self._plain = {
            table.name: {i for i, one in enumerate(table.columns) if one.type in _PLAIN}
            for table in TABLES
        }
        self._open = ExitStack()
        self._files: dict[str, IO[str]] = {}
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            file = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._files[table.name] = file

    def add(self, name: str, some: Columns) -> None:
        """Rows of one table, column by column."""
        plain = self._plain[name]
        cells = [_plain(some[i]) if i in plain else fields(some[i]) for i in self._columns[name]]
        lines = list(map(",".join, zip(*cells, strict=True)))
        if lines:
            self._files[name].write("\n".join(lines) + "\n")

    def join(self, part: Path) -> None:
        """The rows of a folder of parts, after those that are there."""
        for name, file in self._files.items():
            path = part / f"{name}.csv"
            if path.exists() and path.stat().st_size:
                file.flush()
                with path.open("rb") as rows:
                    shutil.copyfileobj(rows, file.buffer, _BLOCK)  # type: ignore[attr-defined]

    def __enter__(self) -> Self:
        for table in TABLES:
            kept = self._columns[table.name]
            header = ",".join(table.columns[i].name for i in kept)
            self._files[table.name].write(f"{header}\n")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._open.close()
        if kind is None:
            describe(self._folder, "csv", self._bounds)


def _plain(column: Sequence[Any]) -> list[str]:
    return ["" if value is None else str(value) for value in column]


class CsvPart(CsvTables):
    """Some rows of all tables, without a header, to be joined to others."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
