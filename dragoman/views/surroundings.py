"""What a thing in the record is shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Copy, Document, RecordedActor, RecordedEvent, RecordedStatement


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What an event is shown with: those it names, who tells it, what was said, what it bears on."""

    actors: Mapping[str, RecordedActor]
    documents: Mapping[str, Document]
    copies: Mapping[str, Copy] = {}
    statements: Sequence[RecordedStatement] = ()
    related: Sequence[tuple[str, RecordedEvent]] = ()
    followed: Sequence[tuple[str, RecordedEvent]] = ()
