"""The related tables as Parquet, one file a table; text is as it was, nothing is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dragoman.errors import MissingExtra
from dragoman.export.datapackage import describe
from dragoman.export.escaping import encodable
from dragoman.export.source import rows, shown
from dragoman.views.tables import TABLES, Bounds
from dragoman.views.tables.columns import Columns

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

GROUP = 50_000
"""Rows of a row group: some ten megabytes in memory, and enough for columns to pack well."""


def write(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """One file a table, and `datapackage.json`.  Raises MissingExtra without pyarrow."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra(
            "Parquet needs pyarrow", hint="Install it with: pip install 'dragoman[parquet]'"
        ) from error
    columns = shown(bounds)
    kinds = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    with ExitStack() as stack:
        files: dict[str, _File] = {}
        for table in TABLES:
            fields = [
                pa.field(
                    table.columns[i].name,
                    kinds.get(table.columns[i].type, pa.string()),
                    metadata={"description": table.columns[i].meaning},
                )
                for i in columns[table.name]
            ]
            path = folder / f"{table.name}.parquet"
            file = _File(path, pa.schema(fields), columns[table.name])
            files[table.name] = stack.enter_context(file)
        for name, some in rows(portion, bounds):
            files[name].add(some)
    describe(folder, "parquet", bounds)


class _File:
    """One table, written a row group at a time."""

    def __init__(self, path: Path, schema: Any, columns: Sequence[int]) -> None:
        from pyarrow import parquet

        self._schema = schema
        self._columns = columns
        self._waiting: list[Any] = []
        self._rows = 0
        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")

    def add(self, some: Columns) -> None:
        import pyarrow as pa

        if not some[0]:
            return
        arrays = [
            _array(some[i], field.type)
            for i, field in zip(self._columns, self._schema, strict=True)
        ]
        self._waiting.append(pa.record_batch(arrays, schema=self._schema))
        self._rows += len(some[0])
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


def _array(values: Sequence[Any], kind: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([encodable(value) for value in values], kind)
