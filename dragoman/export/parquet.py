"""The related tables as Parquet, one file a table; text is as it was, nothing is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dragoman.errors import MissingExtra
from dragoman.export.datapackage import describe
from dragoman.export.escaping import encodable
from dragoman.export.source import shown
from dragoman.views.tables import TABLES, Bounds
from dragoman.views.tables.columns import Columns

GROUP = 50_000
"""Rows of a row group: some ten megabytes in memory, and enough for columns to pack well."""


class ParquetTables:
    """The files of all tables, open to take rows, and `datapackage.json`.  Raises MissingExtra
    without pyarrow."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self._folder = folder
        self._bounds = bounds
        self._columns = shown(bounds)
        self._schemas = _schemas(self._columns)
        self._open = ExitStack()
        self._files: dict[str, _File] = {}

    def add(self, name: str, some: Columns) -> None:
        """Rows of one table, column by column."""
        if some[0]:
            self._files[name].add(_batch(some, self._columns[name], self._schemas[name]))

    def join(self, folder: Path) -> None:
        """The rows of a folder of parts, after those that are there."""
        import pyarrow as pa  # type: ignore[import-untyped]

        for name, file in self._files.items():
            path = folder / f"{name}.arrow"
            if path.exists():
                with pa.OSFile(str(path)) as part, pa.ipc.open_stream(part) as batches:
                    for batch in batches:
                        file.add(batch)

    def __enter__(self) -> Self:
        for name, schema in self._schemas.items():
            file = _File(self._folder / f"{name}.parquet", schema)
            self._files[name] = self._open.enter_context(file)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)
        if kind is None:
            describe(self._folder, "parquet", self._bounds)


class ParquetPart:
    """Some rows of all tables as Arrow has them in memory, to be joined to others."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self._folder = folder
        self._columns = shown(bounds)
        self._schemas = _schemas(self._columns)
        self._files: dict[str, Any] = {}

    def add(self, name: str, some: Columns) -> None:
        """Rows of one table, column by column."""
        import pyarrow as pa

        if not some[0]:
            return
        if name not in self._files:
            path = str(self._folder / f"{name}.arrow")
            self._files[name] = pa.ipc.new_stream(path, self._schemas[name])
        self._files[name].write_batch(_batch(some, self._columns[name], self._schemas[name]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()


class _File:
    """One table, written a row group at a time."""

    def __init__(self, path: Path, schema: Any) -> None:
        from pyarrow import parquet

        self._waiting: list[Any] = []
        self._rows = 0
        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")

    def add(self, batch: Any) -> None:
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_batches(self._waiting), row_group_size=self._rows)
        self._waiting, self._rows = [], 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and self._waiting:
            self._flush()
        self._writer.close()


def _schemas(columns: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """What each table's columns are to Arrow.  Raises MissingExtra."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra(
            "Parquet needs pyarrow", hint="Install it with: pip install 'dragoman[parquet]'"
        ) from error
    kinds = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return {
        table.name: pa.schema(
            pa.field(
                table.columns[i].name,
                kinds.get(table.columns[i].type, pa.string()),
                metadata={"description": table.columns[i].meaning},
            )
            for i in columns[table.name]
        )
        for table in TABLES
    }


def _batch(some: Columns, columns: Sequence[int], schema: Any) -> Any:
    import pyarrow as pa

    arrays = [_array(some[i], field.type) for i, field in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _array(values: Sequence[Any], kind: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([encodable(value) for value in values], kind)
