"""What all texts come to, as it is kept from one derivation to the next: all copies, all stories.

A judgement leaves texts as they are.  So what is known of each document is kept beside
the things themselves, and these are read only by who asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, Generic, Self, TypeVar

import msgspec
import numpy as np

from dragoman.model import Copy, Story
from dragoman.record.codes import Codes, Numbers, code

Thing = TypeVar("Thing", Copy, Story)


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """What is known of documents, in columns, and the things themselves, encoded."""

    columns: list[bytes]
    things: bytes


class _Whole(Generic[Thing]):
    """All things of one kind.  `name` names all that they came from; it is empty where people had
    a say."""

    listing: ClassVar[Any]

    def __init__(self, packed: _Packed, name: str) -> None:
        self.name = name
        self._packed = packed

    @classmethod
    def recalled(cls, body: bytes, name: str) -> Self:
        """What was `encoded`."""
        return cls(msgspec.msgpack.decode(body, type=_Packed), name)

    @classmethod
    def _made(cls, columns: Sequence[bytes], things: tuple[Thing, ...], name: str) -> Self:
        made = cls(_Packed(list(columns), msgspec.msgpack.encode(things)), name)
        made.listed = things
        return made

    @cached_property
    def listed(self) -> tuple[Thing, ...]:
        """The things themselves, sorted."""
        found: tuple[Thing, ...] = msgspec.msgpack.decode(self._packed.things, type=self.listing)
        return found

    def encoded(self) -> bytes:
        return msgspec.msgpack.encode(self._packed)


class Copied(_Whole[Copy]):
    """All copies and translations, sorted by their documents."""

    listing = tuple[Copy, ...]

    def __init__(self, packed: _Packed, name: str) -> None:
        super().__init__(packed, name)
        document, of, codes = packed.columns
        self.one: Numbers = np.frombuffer(document, np.int64)
        """The number of each copy's document."""
        self.other: Numbers = np.frombuffer(of, np.int64)
        """The number of the document it goes back to."""
        self.codes: Codes = np.frombuffer(codes, np.uint64)
        """The code of each copy."""

    @classmethod
    def of(cls, found: Sequence[Copy], number: Mapping[str, int], name: str = "") -> Self:
        """`found` as they are kept; `number` is the number of each document."""
        ordered = tuple(sorted(found, key=lambda c: (c.document, c.of)))
        pairs = np.array([(number[c.document], number[c.of]) for c in ordered], np.int64)
        codes = np.array([code(c) for c in ordered], np.uint64)
        columns = (*pairs.reshape(-1, 2).T, codes)
        return cls._made([column.tobytes() for column in columns], ordered, name)


class Stories(_Whole[Story]):
    """All stories, sorted by id, and the story of each document, by number."""

    listing = tuple[Story, ...]

    def __init__(self, packed: _Packed, name: str) -> None:
        super().__init__(packed, name)
        ids, of = packed.columns
        self.ids: list[str] = ids.decode().split("\n") if ids else []
        self.place: Numbers = np.frombuffer(of, np.int64)
        """The place among `ids` of each document's story."""

    @classmethod
    def of(cls, found: Sequence[Story], number: Mapping[str, int], name: str = "") -> Self:
        """`found` as they are kept; `number` is the number of each document."""
        ordered = tuple(sorted(found, key=lambda story: story.id))
        place = np.zeros(len(number), np.int64)
        for n, story in enumerate(ordered):
            place[[number[document] for document in story.documents]] = n
        ids = "\n".join(story.id for story in ordered).encode()
        return cls._made([ids, place.tobytes()], ordered, name)
