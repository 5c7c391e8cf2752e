"""The related tables as one SQLite database for Datasette: keys, facets, full text, metadata.

The folder is what `datasette FOLDER` serves: `dragoman.db` and `metadata.json`.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.export.escaping import encodable
from dragoman.export.source import rows, shown
from dragoman.views.tables import TABLES, Bounds, Column, Table

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_SQL = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

_SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "snippet", "text"),
    "accounts": ("snippet",),
    "statement_versions": ("snippet",),
    "names": ("name",),
    "actors": ("name",),
}
_FACETS: dict[str, tuple[str, ...]] = {
    "events": ("kind", "status", "precision"),
    "participants": ("role", "state"),
    "documents": ("language", "outlet"),
    "statement_versions": ("form",),
    "actors": ("kind", "state"),
    "commitments": ("kind", "status"),
    "copies": ("kind",),
    "links": ("kind",),
    "judgements": ("action", "author"),
}
_LABELS = {"actors": "name", "documents": "title", "places": "name"}


def write(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """`dragoman.db` and `metadata.json`."""
    columns = shown(bounds)
    with closing(sqlite3.connect(folder / "dragoman.db")) as database:
        # A database that is thrown away when anything fails needs no journal.
        database.execute("PRAGMA journal_mode = OFF")
        for table in TABLES:
            database.execute(_created(table, columns[table.name]))
        for name, some in rows(portion, bounds):
            kept = columns[name]
            database.executemany(
                f"INSERT INTO [{name}] VALUES ({', '.join('?' * len(kept))})",  # noqa: S608
                zip(*([encodable(value) for value in some[i]] for i in kept), strict=True),
            )
        for table in TABLES:
            _index(database, table, columns[table.name])
        database.commit()
    text = json.dumps(_metadata(bounds), ensure_ascii=False, indent=1)
    (folder / "metadata.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _created(table: Table, kept: tuple[int, ...]) -> str:
    columns = [table.columns[i] for i in kept]
    parts = [f"[{c.name}] {_SQL.get(c.type, 'TEXT')}" for c in columns]
    parts.append(f"PRIMARY KEY ({', '.join(f'[{name}]' for name in table.key)})")
    for column in columns:
        if column.refers and not column.loose:
            other, name = column.refers.split(".")
            parts.append(f"FOREIGN KEY ([{column.name}]) REFERENCES [{other}]([{name}])")
    return f"CREATE TABLE [{table.name}] (\n  " + ",\n  ".join(parts) + "\n)"


def _index(database: sqlite3.Connection, table: Table, kept: tuple[int, ...]) -> None:
    names = [table.columns[i].name for i in kept]
    for i in kept:
        column = table.columns[i]
        if column.refers and column.name != table.key[0]:
            database.execute(
                f"CREATE INDEX [{table.name}_{column.name}] ON [{table.name}]([{column.name}])"
            )
    searched = [name for name in _SEARCHED.get(table.name, ()) if name in names]
    if searched:
        listed = ", ".join(f"[{name}]" for name in searched)
        database.execute(
            f"CREATE VIRTUAL TABLE [{table.name}_fts] USING fts5({listed}, "
            f"content=[{table.name}], tokenize='unicode61 remove_diacritics 2')"
        )
        database.execute(
            f"INSERT INTO [{table.name}_fts](rowid, {listed}) "  # noqa: S608
            f"SELECT rowid, {listed} FROM [{table.name}] ORDER BY rowid"
        )


def _metadata(bounds: Bounds) -> dict[str, Any]:
    return {
        "title": "Reported diplomacy",
        "description": "Who met, visited, phoned whom, who said what, what was promised: as "
        "reported, with the report and the characters each value rests on.",
        "databases": {"dragoman": {"tables": {t.name: _described(t, bounds) for t in TABLES}}},
    }


def _described(table: Table, bounds: Bounds) -> dict[str, Any]:
    columns: list[Column] = [c for c in table.columns if c.shown or bounds.texts]
    described: dict[str, Any] = {
        "description": table.meaning,
        "columns": {column.name: column.meaning for column in columns},
    }
    if table.name in _FACETS:
        described["facets"] = list(_FACETS[table.name])
    if table.name in _LABELS:
        described["label_column"] = _LABELS[table.name]
    if table.name == "events":
        described["sort"] = "start"
    return described
