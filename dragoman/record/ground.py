"""What a record is derived from, loaded as it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from dragoman.model import Document, Reading
from dragoman.record.portrait import Portrait, draw


class Entry(Protocol):
    """One document of the record."""

    @property
    def id(self) -> str: ...

    @property
    def version(self) -> str:
        """Names this version of the document: another one has another name."""

    @property
    def published(self) -> str | None: ...


class Ground(Protocol):
    """Documents, their readings and portraits: one set of versions, whatever comes in meanwhile."""

    @property
    def reader(self) -> str:
        """Names the version of the reader that all readings are by."""

    def entries(self) -> Sequence[Entry]:
        """All documents, in the order of ids."""

    def documents(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """Documents by id."""

    def readings(self, ids: Sequence[str]) -> Mapping[str, Reading]:
        """Readings by the id of their document; a document may have none."""

    def portraits(self, ids: Sequence[str]) -> Mapping[str, Portrait]:
        """Portraits by the id of their document."""


class Named(msgspec.Struct, frozen=True):
    """A document as it stands in the order of ids."""

    id: str
    version: str
    published: str | None


class Held:
    """Ground that is held in memory."""

    reader = ""

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
        return [Named(d.id, _version(d), d.published) for _, d in sorted(self._documents.items())]

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
