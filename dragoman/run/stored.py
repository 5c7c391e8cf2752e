"""The ground of a record in a store: each thing is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman import record

if TYPE_CHECKING:
    from dragoman.model import Document, Reading
    from dragoman.store import Standing, Store


class Stored:
    """The documents of `store` that are said to be `standing`, as version `reader` read them."""

    def __init__(self, store: Store, reader: str, standing: Sequence[Standing]) -> None:
        self._store = store
        self.reader = reader
        self._standing = standing
        self._by_id = {one.id: one for one in self._standing}

    def entries(self) -> Sequence[Standing]:
        return self._standing

    def documents(self, ids: Sequence[str]) -> Mapping[str, Document]:
        return self._store.standing_documents(self._named(ids))

    def readings(self, ids: Sequence[str]) -> Mapping[str, Reading]:
        return self._store.standing_readings(self._named(ids), self.reader)

    def portraits(self, ids: Sequence[str]) -> Mapping[str, record.Portrait]:
        return record.recalled(self._store.portraits(self._named(ids), record.DRAWER))

    def _named(self, ids: Sequence[str]) -> list[Standing]:
        return [self._by_id[id] for id in ids]
