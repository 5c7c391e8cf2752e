"""Events as lines of a timeline: who, where, when, and how many independent voices say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.model import Office, Place, RecordedActor, RecordedEvent

# Who stands first in a line: the one who acts, then the one acted with.
_ROLE_ORDER = {
    role: rank
    for rank, role in enumerate(
        (
            "visitor", "inviter", "sender", "bearer", "signatory", "participant", "host",
            "invitee", "recipient",
        )
    )
}  # fmt: skip


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """One who took part, with the office they are reported to have held at that time."""

    actor: str
    name: str
    role: str
    kind: str = "person"
    office: str | None = None
    state: str | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan under what came of it: an event with an id of its own."""

    id: str
    kind: str
    status: str
    start: str | None
    end: str | None
    voices: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One event in short.  `differs` names the fields on which accounts do not agree; `plans` are
    what announced it, the earliest first."""

    id: str
    kind: str
    status: str
    type: str
    mode: str | None
    start: str | None
    end: str | None
    place: Place | None
    who: tuple[Who, ...]
    parties: tuple[str, ...]
    accounts: int
    voices: int
    differs: tuple[str, ...] = ()
    story: str | None = None
    plans: tuple[Plan, ...] = ()


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Lines by day, those without a day last.

    A plan stands under what came of it where the filters let both through; one of two meetings
    ("he is to see A and B") under both.
    `total` counts all lines, also beyond a limit; `undated` the events that a
    filter by date left out because they have no date; `folded` the plans under
    what came of them, which are no lines of their own.
    """

    lines: tuple[Line, ...]
    total: int
    undated: int = 0
    folded: int = 0


def line(
    event: RecordedEvent,
    actors: Mapping[str, RecordedActor],
    plans: Iterable[RecordedEvent] = (),
) -> Line:
    """`event` in short, its participants named from `actors`, with the `plans` of it."""
    return Line(
        id=event.id,
        kind=event.kind,
        status=event.status,
        type=event.type,
        mode=event.mode,
        start=event.start,
        end=event.end,
        place=event.place,
        who=tuple(who_took_part(event, actors)),
        parties=event.parties,
        accounts=len(event.accounts),
        voices=event.independent_accounts,
        differs=tuple(difference.field for difference in event.differences),
        story=event.story,
        plans=tuple(_plan(plan) for plan in sorted(plans, key=lambda p: (p.start or "9", p.id))),
    )


def _plan(event: RecordedEvent) -> Plan:
    return Plan(
        id=event.id,
        kind=event.kind,
        status=event.status,
        start=event.start,
        end=event.end,
        voices=event.independent_accounts,
    )


def lines(
    events: Iterable[RecordedEvent],
    actors: Mapping[str, RecordedActor],
    plans: Mapping[str, Sequence[RecordedEvent]] | None = None,
) -> tuple[Line, ...]:
    """`events` in short; `plans` are those of each, by its id."""
    known = plans or {}
    return tuple(line(event, actors, known.get(event.id, ())) for event in events)


def who_took_part(event: RecordedEvent, actors: Mapping[str, RecordedActor]) -> list[Who]:
    """The participants, each once, the acting side first."""
    seen: dict[str, Who] = {}
    ordered = sorted(event.participants, key=lambda p: (_ROLE_ORDER.get(p.role, 99), p.actor))
    for part in ordered:
        actor = actors.get(part.actor)
        seen.setdefault(
            part.actor,
            Who(
                actor=part.actor,
                name=actor.name if actor else part.actor,
                role=part.role,
                kind=actor.kind if actor else "person",
                office=office_at(actor.offices, event.start) if actor else None,
                state=actor.state if actor else None,
            ),
        )
    return list(seen.values())


def actors_of(events: Iterable[RecordedEvent]) -> list[str]:
    """Ids of all actors that `events` and their accounts name."""
    ids = {part.actor for event in events for part in event.participants}
    return sorted(ids)


def office_at(offices: Sequence[Office], date: str | None) -> str | None:
    """That of an actor's `offices` held at `date`; without a date, only if there is one."""
    if date is None:
        return _only([office.office for office in offices])
    held = [office for office in offices if _held(office, date)]
    return held[-1].office if held else None


def _held(office: Office, date: str) -> bool:
    """Whether `date` may lie in the days of an office; one end may be open, as far as it is known."""
    first, last = office.first, office.last
    if not first and not last:
        return False
    return (not first or first[: len(date)] <= date) and (not last or date[: len(last)] <= last)


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(set(names)) == 1 else None
