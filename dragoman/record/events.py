"""Events: one happening however many documents tell it.

Accounts are compared by kind, state of the plan, time, who took part and
where, each with partial knowledge: an account that is silent on a field
contradicts nothing.  Accounts that give the same fields are one *signature*
and are joined first (see `happenings`); only signatures are compared, inside blocks
of one kind, one participant and a window of days, so cost does not grow with
the square of the reports.  Whether two are one depends on these two alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from dragoman.model import Event, Place, Reading

# Kinds that reports use for one thing: a summit is a meeting to another paper.
ALIKE = {"summit": "meeting", "negotiation": "meeting"}
_ENCOUNTERS = frozenset(("meeting", "call"))
# What happened, what is to happen and what will not are three events of one course, linked.
STAGE = {"held": "held", "planned": "ahead", "proposed": "ahead", "cancelled": "off"}
SLACK = 1
"""Days by which accounts of one event may differ: a night, a time zone, an evening edition."""
_BEFORE, _AFTER = 5, 45
"""Days before its report (held), or after it (still ahead), within which an undated event is
looked for."""
_LONG_BEFORE = 60
"""An undated event held longer before its report than this would be told with a date."""
ENOUGH = 1.0
"""Score from which two accounts are one event: calibrated on labelled accounts of eight visits."""


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event of one reading, its names resolved."""

    kind: str
    stage: str
    people: frozenset[str]
    sides: tuple[tuple[str, frozenset[str]], ...]
    """Each state with the persons who stood for it."""
    parties: frozenset[str]
    start: str | None
    end: str | None
    window: tuple[int, int] | None
    """First and last day the event may lie on, as ordinals; None where nothing is known."""
    dated: bool
    country: str | None
    place: str | None
    story: str | None
    by_role: bool = False
    """Someone who took part is told by role alone, and another report says who it was."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """Who the names of one document stand for, and which of these names are roles alone."""

    actors: dict[str, str]
    roles: frozenset[str]
    """Roles of which another report says who bears them."""
    unnamed: frozenset[str]
    """Roles of which no report says that: they tell nobody apart."""


def told(reading: Reading, index: int, where: tuple[str | None, str | None], names: Known) -> Told:
    """One event of a reading as it is compared; `where` are its report's day and story."""
    event, (published, story) = reading.events[index], where
    sides: dict[str, set[str]] = defaultdict(set)
    people = set()
    for participant in event.participants:
        who = names.actors.get(participant.name)
        if who and participant.kind == "person" and participant.name not in names.unnamed:
            people.add(who)
            if participant.state:
                sides[participant.state].add(who)
    stage = STAGE.get(event.status, "held")
    place = event.place or Place(None, None)
    return Told(
        kind=ALIKE.get(event.kind, event.kind),
        stage=stage,
        people=frozenset(people),
        sides=tuple(sorted((state, frozenset(who)) for state, who in sides.items())),
        parties=frozenset(event.parties),
        start=event.start,
        end=event.end,
        window=window(event, published, stage),
        dated=event.start is not None and len(event.start) == 10,
        country=place.country,
        place=place.name,
        story=story,
        by_role=any(p.name in names.roles for p in event.participants),
    )


def window(event: Event, published: str | None, stage: str) -> tuple[int, int] | None:
    """First and last day on which the event may lie, by its own date or by its report's."""
    if event.start:
        first, last = span(event.start)
        return first, max(last, span(event.end)[1] if event.end else last)
    if not published:
        return None
    if event.background:
        return None
    first, last = span(published)
    return (first - 1, last + _AFTER) if stage == "ahead" else (first - _BEFORE, last)


@lru_cache(maxsize=1 << 14)
def span(day: str) -> tuple[int, int]:
    """First and last day of an ISO date of any precision, as ordinals."""
    parts = [int(part) for part in day[:10].split("-")]
    if len(parts) == 3:
        only = date(*parts).toordinal()
        return only, only
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        after = (first + timedelta(days=32)).replace(day=1)
        return first.toordinal(), after.toordinal() - 1
    return date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()


def twice(a: Told, b: Told) -> bool:
    """One document tells one event twice: its reader could not know whom a role stood for."""
    one_open = a.start is None or b.start is None or a.start == b.start
    return (a.by_role or b.by_role) and a.people == b.people and bool(a.people) and one_open


def candidates(units: Sequence[Told]) -> list[tuple[int, int]]:
    """Accounts that may be one event: of a kind and stage, with a participant and a day in common."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for u, event in enumerate(units):
        for who in event.people or event.parties or {"?"}:
            blocks[event.kind, event.stage, who].append(u)
        # A paper may name a counterpart whom another leaves to his state.
        for pair in _dyads(event.parties):
            blocks[event.kind, event.stage, pair].append(u)
        if event.story:
            blocks[event.kind, event.stage, event.story].append(u)
    pairs: set[tuple[int, int]] = set()
    for _, members in sorted(blocks.items()):
        _sweep(units, members, pairs)
    return sorted(pairs)


def _dyads(parties: frozenset[str]) -> list[str]:
    ordered = sorted(parties)[:6]
    return [f"{a}-{b}" for i, a in enumerate(ordered) for b in ordered[i + 1 :]]


def _sweep(units: Sequence[Told], members: Sequence[int], pairs: set[tuple[int, int]]) -> None:
    """Add all pairs of `members` whose windows meet, sweeping over the days."""
    dated = sorted((w[0] - SLACK, w[1] + SLACK, u) for u in members if (w := units[u].window))
    active: list[tuple[int, int]] = []
    for first, last, u in dated:
        active = [(end, v) for end, v in active if end >= first]
        pairs.update((min(u, v), max(u, v)) for _, v in active)
        active.append((last, u))
    # An event of no date of its own meets all that its own story tells; one of unknown time
    # without a story meets its equals.
    unknown = [u for u in members if units[u].start is None]
    by_story: dict[str | None, list[int]] = defaultdict(list)
    for u in members if unknown else ():
        by_story[units[u].story].append(u)
    for x, u in enumerate(unknown):
        alone = [] if units[u].window else unknown[x + 1 :]
        near = by_story[units[u].story] if units[u].story else alone
        pairs.update((min(u, v), max(u, v)) for v in near if u != v)


def contradict(a: Told, b: Told) -> bool:
    """Some field of one rules the other out."""
    if a.kind != b.kind or a.stage != b.stage:
        return True
    if a.window and b.window and (a.start or b.start):
        slack = SLACK if a.dated and b.dated else 0
        one, two = (_reach(event) for event in (a, b))
        if one[0] - slack > two[1] or two[0] - slack > one[1]:
            return True
    if a.country and b.country and a.country != b.country and not _in_one_place(a, b):
        return True
    return _sides_contradict(a, b) or _others(a, b)


def _in_one_place(a: Told, b: Told) -> bool:
    """The countries that two accounts give do not part them: one of them must be wrong.

    A call has no place; and the same two persons do not meet in two countries on one day.
    """
    if a.kind == "call":
        return True
    days = [event.window[0] for event in (a, b) if event.dated and event.window]
    same_day = len(days) == 2 and abs(days[0] - days[1]) <= SLACK
    one_open = a.start is None or b.start is None
    together = a.kind in _ENCOUNTERS and len(a.people & b.people) > 1
    return together and a.story == b.story and a.story is not None and (same_day or one_open)


def _others(a: Told, b: Told) -> bool:
    """One person alone is told in both, and met others in each: two encounters."""
    if a.kind not in _ENCOUNTERS or a.stage != "held":
        return False
    return len(a.people & b.people) == 1 and bool(a.people - b.people and b.people - a.people)


def _reach(event: Told) -> tuple[int, int]:
    """The days on which an event of known window may lie at the most."""
    assert event.window is not None
    first, last = event.window
    early = event.start is None and event.stage == "held"
    return (first - _LONG_BEFORE, last) if early else (first, last)


def _sides_contradict(a: Told, b: Told) -> bool:
    """One state sent different persons: the minister's talks are not the president's."""
    other = dict(b.sides)
    for state, who in a.sides:
        if state in other and not who & other[state]:
            return True
    # Other states altogether, and no person in common.
    return bool(a.parties and b.parties and not a.parties & b.parties and not a.people & b.people)


def compare(a: Told, b: Told, *, same_text: bool = False) -> float:
    """How surely two accounts are one event; `ENOUGH` and more joins them.

    `same_text` is said of accounts in copies or translations of one text.
    """
    if contradict(a, b):
        return 0.0
    score = 0.0
    shared = a.people & b.people
    if shared:
        score += 0.35 + 0.25 * min(2, len(shared) - 1)
    if len(a.parties & b.parties) > 1:
        score += 0.3
    elif a.parties & b.parties:
        score += 0.1
    score += _time(a, b)
    if a.country and a.country == b.country:
        score += 0.1 + 0.1 * (a.place is not None and a.place == b.place)
    if a.story and a.story == b.story:
        score += 0.35
    if same_text:
        score += 0.25
    return score


def _time(a: Told, b: Told) -> float:
    if a.dated and b.dated:
        # A multi-day event holds the days of its accounts; a day astray is worth less.
        return 0.5 if a.start == b.start else 0.3
    if a.start and b.start:
        return 0.4 if a.start == b.start else 0.25
    if a.window and b.window:
        if a.window[0] > b.window[1] or b.window[0] > a.window[1]:
            return 0.0
        near = abs(a.window[1] - b.window[1]) <= 3
        return 0.25 if near else 0.1
    return 0.0
