"""Parquet tables, row group by row group, where pyarrow is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dragoman.model import Quarantined
from dragoman.sources.lines import item_of
from dragoman.sources.options import SourceOptions
from dragoman.sources.references import Item
from dragoman.sources.tables import columns_of, without_text

ROWS = 256
"""Rows held in memory at a time."""


def read_parquet(data: bytes, place: str, options: SourceOptions) -> Iterator[Item]:
    """A document a row, numbered from 1."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message="Parquet needs pyarrow: pip install 'dragoman[parquet]', then dragoman retry.",
        )
        return
    try:
        file = ParquetFile(io.BytesIO(data))
        header = list(file.schema_arrow.names)
        fields = columns_of(header, options)
        if not {"text", "html", "url"} & set(fields.values()):
            yield without_text(place, header)
            return
        number = 0
        for batch in file.iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                number += 1
                value = {fields.get(i, n): _plain(row[n]) for i, n in enumerate(header)}
                yield item_of(value, f"{place}:{number}", place)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"This table is damaged ({str(error)[:200]}). Get it again.",
        )


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, (str, int)) else str(value)
