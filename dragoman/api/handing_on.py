"""What a book gives out whole: its record and documents, and parts of it for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dragoman.export import Bounds, write
from dragoman.model import Document, Record
from dragoman.model.selection import Selection, selected
from dragoman.store import Store
from dragoman.store.portions import Portion, portion


class HandingOn:
    """The part of a book that hands the record on."""

    _store: Store

    def record(self) -> Record:
        """The whole record, each kind of thing in the order of ids."""
        return self._store.record()

    def documents(self) -> list[Document]:
        """All documents the record rests on, in the order of ids."""
        return self._store.documents()

    @contextmanager
    def portion(self, selection: Selection | None = None, **filters: Any) -> Iterator[Portion]:
        """The events that the filters of `timeline` let through and all that bears on them, to be
        streamed; one state of the store, whatever is written meanwhile.  Raises OptionError."""
        wanted = selected(selection, filters)
        with portion(self._store, wanted) as found:
            yield found

    def export(
        self,
        target: str | Path | IO[bytes],
        format: str = "json",
        selection: Selection | None = None,
        bounds: Bounds = Bounds(),
        *,
        workers: int = 1,
        **filters: Any,
    ) -> None:
        """Write the events that the filters of `timeline` let through, and all that bears on them,
        to `target`: a path, or for formats of one file an open file too.  `format` is one of
        `dragoman.export.FORMATS`, or "csv,parquet" for both in folders of their own.  Equal records
        give equal bytes, however many `workers` (processes) make the tables of a large record.
        Raises OptionError, MissingExtra.
        """
        with self.portion(selection, **filters) as chosen:
            write(chosen, format, target, bounds, workers)
