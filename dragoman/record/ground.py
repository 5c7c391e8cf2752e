"""What a record is derived from, loaded as it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from dragoman.model import Document, Reading
from dragoman.record.portrait import Portrait, draw


class Entry(msgspec.Struct, frozen=True, order=True):
    """One document of the record: its id, the name of this version of it, when it was published."""

    id: str
    version: str
    published: str | None = None


class Ground(Protocol):
    """Documents, their readings and portraits, by id; everything asked for is there."""

    def entries(self) -> Sequence[Entry]:
        """All documents, in the order of ids."""

    def documents(self, ids: Sequence[str]) -> Mapping[str, Document]: ...

    def readings(self, ids: Sequence[str]) -> Mapping[str, Reading]: ...

    def portraits(self, ids: Sequence[str]) -> Mapping[str, Portrait]: ...


class Held:
    """Ground that is held in memory."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        readings: Mapping[str, Reading],
        portraits: Mapping[str, Portrait],
    ) -> None:
        self._documents = documents
        self._readings = readings
        self._portraits = dict(portraits)

    def entries(self) -> Sequence[Entry]:
        return [Entry(d.id, _version(d), d.published) for _, d in sorted(self._documents.items())]

    def documents(self, ids: Sequence[str]) -> Mapping[str, Document]:
        return {i: self._documents[i] for i in ids}

    def readings(self, ids: Sequence[str]) -> Mapping[str, Reading]:
        return {i: self._readings[i] for i in ids if i in self._readings}

    def portraits(self, ids: Sequence[str]) -> Mapping[str, Portrait]:
        for i in ids:
            if i not in self._portraits:
                self._portraits[i] = draw(self._documents[i])
        return {i: self._portraits[i] for i in ids}


def _version(document: Document) -> str:
    from dragoman.record.memo import digest

    return digest(document)
