"""Two states or persons: when they met, who went to whom, what stands open, what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from dragoman.model import RecordedActor, RecordedEvent
from dragoman.model.relation import Contact, Side
from dragoman.views.facets import Days, Histogram, histogram
from dragoman.views.narrowing import ranked
from dragoman.views.timeline import Line, line, lines

_OPEN = ("planned", "proposed")
_GOES, _RECEIVES = ("visitor",), ("host",)


class Visits(msgspec.Struct, frozen=True, kw_only=True):
    """How often `visitor` came to `host`, of the visits whose direction is known."""

    visitor: str
    host: str
    events: int
    last: str | None


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Loaded terms of one side in one month, at the encounters of the two."""

    side: str
    month: str
    terms: tuple[tuple[str, int], ...]


class RelationView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the record has between two sides.

    `days_since` counts from the last contact that was held to `as_of`; `open`
    are plans and invitations that no later event fulfils or cancels; `more`
    that only the last events are counted.
    """

    one: Side
    other: Side
    total: int
    more: bool
    kinds: dict[str, int]
    histogram: Histogram
    last: Line | None
    as_of: str
    days_since: int | None
    visits: tuple[Visits, ...]
    undirected: int
    """Visits of which it is not told who came to whom."""
    open: tuple[Line, ...]
    wording: tuple[Wording, ...]
    encounters: tuple[Line, ...]


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """What was found between two sides: all contacts in short, the last of them whole, and
    (state, month, term, number) of what was said there."""

    contacts: Sequence[Contact]
    events: Sequence[RecordedEvent]
    terms: Iterable[tuple[str, str, str, int]]
    more: bool


def relation_view(
    sides: tuple[Side, Side], found: Between, actors: Mapping[str, RecordedActor], as_of: str
) -> RelationView:
    """The relation of two `sides` on the day `as_of`."""
    held = [
        event for event in found.events if event.status == "held" and (event.end or event.start)
    ]
    last = max(held, key=lambda e: (e.end or e.start or "", e.id), default=None)
    visits, undirected = _visits(held, sides, actors)
    return RelationView(
        one=sides[0],
        other=sides[1],
        total=len(found.contacts),
        more=found.more,
        kinds=dict(ranked(contact.kind for contact in found.contacts)),
        histogram=histogram(_days(found.contacts)),
        last=line(last, actors) if last else None,
        as_of=as_of,
        days_since=_since(last, as_of),
        visits=visits,
        undirected=undirected,
        open=lines(_still_open(found.events), actors),
        wording=_wording(found.terms, sides, actors),
        encounters=lines(found.events, actors),
    )


def _days(contacts: Sequence[Contact]) -> list[Days]:
    counted = Counter(
        (c.first, max(c.first, c.last or c.first), c.status == "held") for c in contacts if c.first
    )
    return [
        Days(first=first, last=last, held=held, events=number)
        for (first, last, held), number in sorted(counted.items())
    ]


def _since(last: RecordedEvent | None, as_of: str) -> int | None:
    """Days from the last contact; None where its day is not known to the day."""
    day = (last.end or last.start or "") if last else ""
    if len(day) != 10:
        return None
    return (date.fromisoformat(as_of) - date.fromisoformat(day)).days


def _still_open(events: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    answered = {
        link.event
        for event in events
        for link in event.links
        if link.kind in ("fulfils", "cancels")
    }
    return [event for event in events if event.status in _OPEN and event.id not in answered]


def _visits(
    events: Sequence[RecordedEvent], sides: tuple[Side, Side], actors: Mapping[str, RecordedActor]
) -> tuple[tuple[Visits, ...], int]:
    one, other = sides
    counted: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    undirected = 0
    for event in events:
        if event.kind != "visit":
            continue
        direction = _direction(event, one, other, actors)
        if direction is None:
            undirected += 1
            continue
        counted[direction] += 1
        last[direction] = max(last.get(direction, ""), event.end or event.start or "")
    ways = ((one.name, other.name), (other.name, one.name))
    return (
        tuple(
            Visits(visitor=way[0], host=way[1], events=counted[way], last=last.get(way) or None)
            for way in ways
        ),
        undirected,
    )


def _direction(
    event: RecordedEvent, one: Side, other: Side, actors: Mapping[str, RecordedActor]
) -> tuple[str, str] | None:
    for side, against in ((one, other), (other, one)):
        goes = any(
            _is(part.actor, side, actors) for part in event.participants if part.role in _GOES
        )
        receives = any(
            _is(part.actor, against, actors)
            for part in event.participants
            if part.role in _RECEIVES
        )
        # A visitor of one state among two: the other one is where they went.
        alone = side.kind == "state" and against.kind == "state" and len(event.parties) == 2
        if goes and (receives or alone):
            return side.name, against.name
    return None


def _is(actor: str, side: Side, actors: Mapping[str, RecordedActor]) -> bool:
    if side.kind == "actor":
        return actor == side.key
    known = actors.get(actor)
    return known is not None and known.state == side.key


def _wording(
    terms: Iterable[tuple[str, str, str, int]],
    sides: tuple[Side, Side],
    actors: Mapping[str, RecordedActor],
) -> tuple[Wording, ...]:
    names = {side.key: side.name for side in sides}
    for side in sides:
        known = actors.get(side.key)
        if side.kind == "actor" and known and known.state:
            names.setdefault(known.state, known.state)
    found: dict[tuple[str, str], Counter[str]] = {}
    for state, month, term, number in terms:
        if state in names:
            found.setdefault((month, names[state]), Counter())[term] += number
    return tuple(
        Wording(
            side=side,
            month=month,
            terms=tuple(sorted(counted.items(), key=lambda p: (-p[1], p[0]))),
        )
        for (month, side), counted in sorted(found.items())
    )
