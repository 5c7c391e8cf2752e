"""The related tables as CSV (RFC 4180, UTF-8, one header, a row a line), with a data package."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.faces.export.datapackage import describe
from dragoman.faces.export.escaping import escaped, harmless
from dragoman.faces.export.source import rows, shown
from dragoman.views.tables import TABLES, Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


def write(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """One file a table, and `datapackage.json`, which says what their columns mean."""
    columns = shown(bounds)
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\n")
            writers[table.name].writerow([table.columns[i].name for i in columns[table.name]])
        for name, some in rows(portion, bounds):
            kept = columns[name]
            if kept and len(kept) != len(some[0] if some else kept):
                some = [tuple(row[i] for i in kept) for row in some]
            writers[name].writerows(
                [row if harmless(row) else [_cell(value) for value in row] for row in some]
            )
    describe(folder, "csv", bounds)


def _cell(value: Any) -> Any:
    return escaped(value) if type(value) is str else value
