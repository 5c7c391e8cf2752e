"""Who said something: one actor, or several who said it together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dragoman.model import RecordedActor, RecordedStatement

_JOINT = "; "
"""Between the ids of those who speak together, as in a reading between their names."""


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """One of those who said something, by id and by name."""

    actor: str
    name: str


def speakers(
    statement: RecordedStatement, actors: Mapping[str, RecordedActor]
) -> tuple[Speaker, ...]:
    """Those who said `statement`, named from `actors`."""
    return tuple(
        Speaker(actor=id, name=actors[id].name if id in actors else id)
        for id in statement.speaker.split(_JOINT)
    )


def names(spoken: Iterable[Speaker]) -> str:
    """Joint speakers as "A; B"."""
    return _JOINT.join(speaker.name for speaker in spoken)


def speaking(statements: Iterable[RecordedStatement]) -> set[str]:
    """Ids of all who speak or are addressed in `statements`."""
    found: set[str] = set()
    for statement in statements:
        found.update(statement.speaker.split(_JOINT))
        if statement.addressee:
            found.add(statement.addressee)
    return found
