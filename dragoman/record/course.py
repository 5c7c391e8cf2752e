"""Courses: how recorded events bear on one another.

A plan and what came of it, a visit and the meetings inside it, an invitation
and the visit that followed.  Links carry the later or smaller event to the
earlier or larger one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman.model import EventLink, RecordedEvent
from dragoman.record.events import span

_EARLY = 2
"""Days by which an event may lie outside the days it was planned for."""
_SOON = 60
"""Days after its announcement within which an undated plan finds what it announced, and after its
day within which an undated event is still reported."""
_LATER = 400
"""Days after an invitation within which a visit still answers it."""
_INSIDE = frozenset(("meeting", "summit", "negotiation", "press_conference", "signing", "message"))


def link(events: Sequence[RecordedEvent], reported: dict[str, str]) -> tuple[RecordedEvent, ...]:
    """Give every event its links; `reported` holds the first publication day of each."""
    links: dict[str, set[EventLink]] = defaultdict(set)
    by_person: dict[str, list[RecordedEvent]] = defaultdict(list)
    days = {event.id: _day(event, reported) for event in events}
    for event in sorted(events, key=lambda e: (days[e.id], e.id)):
        for who in {attendance.actor for attendance in event.participants} or set(event.parties):
            by_person[who].append(event)
    came: list[_Outcome] = []
    for who, theirs in sorted(by_person.items()):
        came += _outcomes(who, theirs, days)
        _visits(theirs, days, links)
    _fulfil(came, links)
    linked = [
        msgspec.structs.replace(event, links=tuple(sorted(links[event.id])))
        if event.id in links
        else event
        for event in events
    ]
    return _dated(linked)


def _dated(events: Sequence[RecordedEvent]) -> tuple[RecordedEvent, ...]:
    """Give a visit that no report dates the days of the meetings that were part of it."""
    inside: dict[str, list[RecordedEvent]] = defaultdict(list)
    for event in events:
        for to in event.links:
            if to.kind == "part_of" and event.start and len(event.start) == 10:
                inside[to.event].append(event)
    out = []
    for event in events:
        parts = sorted(inside.get(event.id, ()), key=lambda e: (e.start or "", e.id))
        if event.start is None and parts:
            start = parts[0].start
            event = msgspec.structs.replace(
                event,
                start=start,
                end=max(e.end or e.start or "" for e in parts),
                date_basis=f"{parts[0].kind} during the visit, {parts[0].id}",
            )
        out.append(event)
    return tuple(out)


def _day(event: RecordedEvent, reported: dict[str, str]) -> int:
    if event.start:
        return span(event.start)[0]
    day = reported.get(event.id)
    return span(day)[0] if day else 0


def _alike(kind: str) -> str:
    return {"summit": "meeting", "negotiation": "meeting"}.get(kind, kind)


class _Ordered:
    """Events in the order of their days, to be asked for those of some days."""

    def __init__(self, events: Sequence[RecordedEvent], days: Mapping[str, int]) -> None:
        self.events = events
        self._days = [days[event.id] for event in events]
        self.longest = max((_length(event) for event in events), default=0)

    def between(self, first: int, last: int) -> Sequence[RecordedEvent]:
        return self.events[bisect_left(self._days, first) : bisect_right(self._days, last)]


def _length(event: RecordedEvent) -> int:
    """Days from the first to the last on which an event may lie."""
    if not event.start:
        return 0
    first, last = span(event.start)
    return max(last, span(event.end)[1] if event.end else last) - first


class _Outcome(msgspec.Struct, frozen=True):
    """What may have come of a plan, the likeliest first: the nearest in time, with the most of
    those expected, told by the most reports."""

    distance: int
    untold: int
    event: str
    plan: str
    who: str
    kind: str
    met: frozenset[str]
    """Those expected who took part."""
    invitation: bool

    def order(self) -> tuple[int, int, int, str, str, str]:
        return self.distance, -len(self.met), self.untold, self.event, self.plan, self.who


def _outcomes(
    who: str, theirs: Sequence[RecordedEvent], days: Mapping[str, int]
) -> Iterator[_Outcome]:
    """What happened, or was called off, among the events of one person, each with the latest plans
    of it."""
    ahead = _Ordered([e for e in theirs if _announces(e) and days[e.id]], days)
    reach = max(_LATER, ahead.longest + _SOON)
    for event in theirs if ahead.events else ():
        if event.status not in ("held", "cancelled") or event.kind == "invitation":
            continue
        near: dict[int, list[RecordedEvent]] = defaultdict(list)
        for plan in ahead.between(days[event.id] - reach, days[event.id] + _EARLY):
            distance = _answers(event, plan, days)
            if distance is not None:
                near[distance].append(plan)
        took_part = {attendance.actor for attendance in event.participants}
        for plan in near[min(near)] if near else ():
            met = frozenset(took_part & {attendance.actor for attendance in plan.participants})
            yield _Outcome(
                distance=min(near),
                untold=-len(event.accounts),
                event=event.id,
                plan=plan.id,
                who=who,
                kind="cancels" if event.status == "cancelled" else "fulfils",
                met=met,
                invitation=plan.kind == "invitation",
            )


def _fulfil(came: Iterable[_Outcome], links: dict[str, set[EventLink]]) -> None:
    """Link what came of plans to them: one plan for each event of a person, and of a plan the
    likeliest event and those that somebody else was expected at ("he is to see A and B").  An
    invitation is an act of its own, which several visits may answer."""
    answered: set[tuple[str, str]] = set()
    taken: dict[tuple[str, str], dict[str, frozenset[str]]] = defaultdict(dict)
    for one in sorted(came, key=_Outcome.order):
        others = taken[one.plan, one.kind]
        if (one.event, one.who) in answered:
            continue
        seen = frozenset[str]().union(*others.values())
        if not one.invitation and others and one.event not in others and one.met <= seen:
            continue
        answered.add((one.event, one.who))
        others[one.event] = one.met
        links[one.event].add(EventLink(one.kind, one.plan))


def _announces(event: RecordedEvent) -> bool:
    return event.status in ("planned", "proposed") or event.kind == "invitation"


def _answers(event: RecordedEvent, plan: RecordedEvent, days: Mapping[str, int]) -> int | None:
    """Days between plan and event where the event is what was planned, else None."""
    invitation = plan.kind == "invitation"
    if invitation and event.kind != "visit":
        return None
    if not invitation and _alike(plan.kind) != _alike(event.kind):
        return None
    met, expected = ({a.actor for a in e.participants} for e in (event, plan))
    if not met & expected and not len(set(event.parties) & set(plan.parties)) > 1:
        return None
    # Who was to see one person and saw another has not yet done what was planned.
    if event.kind != "visit" and len(met) > 1 and len(expected) > 1 and len(met & expected) < 2:
        return None
    when, told = days[event.id], days[plan.id]
    if not when or not told or not _agree(event, plan):
        return None
    if plan.start and not invitation:
        last = told + _length(plan)
        # Of an event without a day only the day of its report is known.
        late = _EARLY if event.start else _SOON
        return abs(when - told) if told - _EARLY <= when <= last + late else None
    limit = _LATER if invitation else _SOON
    return when - told if 0 <= when - told <= limit else None


def _agree(event: RecordedEvent, plan: RecordedEvent) -> bool:
    """Neither the states nor the countries of two events rule each other out: where no country
    is known of one of them, a visit is to whom it was planned to be."""
    shared = len(set(plan.parties) & set(event.parties))
    if plan.parties and event.parties and not shared:
        return False
    here = event.place.country if event.place else None
    there = plan.place.country if plan.place else None
    if here and there:
        return here == there
    return event.kind != "visit" or shared >= min(2, len(plan.parties), len(event.parties))


def _visits(
    theirs: Sequence[RecordedEvent], days: Mapping[str, int], links: dict[str, set[EventLink]]
) -> None:
    """Link meetings to the visit they were part of: same persons, same country, same days."""
    visits = _Ordered([e for e in theirs if e.kind == "visit" and e.status == "held"], days)
    by_story: dict[str | None, list[RecordedEvent]] = defaultdict(list)
    for visit in visits.events:
        by_story[visit.story].append(visit)
    for event in theirs if visits.events else ():
        if event.kind not in _INSIDE or event.status != "held":
            continue
        day = days[event.id]
        near = [*visits.between(day - visits.longest - 1, day + 1), *by_story.get(event.story, ())]
        around = [visit for visit in near if _inside(event, visit, days)]
        if around:
            first = min(around, key=lambda v: (days[v.id], v.id))
            links[event.id].add(EventLink("part_of", first.id))


def _inside(event: RecordedEvent, visit: RecordedEvent, days: Mapping[str, int]) -> bool:
    guests = {a.actor for a in visit.participants if a.role != "host"}
    if not guests & {a.actor for a in event.participants}:
        return False
    if event.place and visit.place and event.place.country and visit.place.country:
        if event.place.country != visit.place.country:
            return False
    elif len(set(event.parties) & set(visit.parties)) < min(2, len(visit.parties)):
        return False
    if event.start and visit.start:
        first = days[visit.id]
        return first - 1 <= days[event.id] <= first + _length(visit) + 1
    return event.story is not None and event.story == visit.story
