"""The related tables as CSV (RFC 4180, UTF-8, one header, a row a line), with a data package."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.export.datapackage import describe
from dragoman.export.escaping import safe
from dragoman.export.source import rows, shown
from dragoman.views.tables import TABLES, Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_PLAIN = ("integer", "number", "boolean")


def write(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """One file a table, and `datapackage.json`, which says what their columns mean."""
    columns = shown(bounds)
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        plain = {
            table.name: {i for i, one in enumerate(table.columns) if one.type in _PLAIN}
            for table in TABLES
        }
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\n")
            writers[table.name].writerow([table.columns[i].name for i in columns[table.name]])
        for name, some in rows(portion, bounds):
            cells = [some[i] if i in plain[name] else safe(some[i]) for i in columns[name]]
            writers[name].writerows(zip(*cells, strict=True))
    describe(folder, "csv", bounds)
