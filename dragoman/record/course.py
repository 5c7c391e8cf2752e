"""Courses: how recorded events bear on one another.

A plan and what came of it, a visit and the meetings inside it, an invitation
and the visit that followed.  Links carry the later or smaller event to the
earlier or larger one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from dragoman.model import EventLink, RecordedEvent
from dragoman.record.events import span

_SOON = 60
"""Days after its announcement within which an undated plan finds what it announced."""
_LATER = 400
"""Days after an invitation within which a visit still answers it."""
_INSIDE = frozenset(("meeting", "summit", "negotiation", "press_conference", "signing", "message"))


def link(events: Sequence[RecordedEvent], reported: dict[str, str]) -> tuple[RecordedEvent, ...]:
    """Give every event its links; `reported` holds the first publication day of each."""
    links: dict[str, set[EventLink]] = defaultdict(set)
    by_person: dict[str, list[RecordedEvent]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.id):
        for who in {attendance.actor for attendance in event.participants} or set(event.parties):
            by_person[who].append(event)
    for _, theirs in sorted(by_person.items()):
        theirs.sort(key=lambda e: (_day(e, reported), e.id))
        _plans(theirs, reported, links)
        _visits(theirs, reported, links)
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


def _plans(
    theirs: Sequence[RecordedEvent], reported: dict[str, str], links: dict[str, set[EventLink]]
) -> None:
    """Link what happened, or was called off, to the latest plan of it."""
    ahead = [e for e in theirs if e.status in ("planned", "proposed") or e.kind == "invitation"]
    for event in theirs:
        if event.status not in ("held", "cancelled") or event.kind == "invitation":
            continue
        best: tuple[int, str, RecordedEvent] | None = None
        for plan in ahead:
            distance = _answers(event, plan, reported)
            if distance is not None and (best is None or (distance, plan.id) < best[:2]):
                best = (distance, plan.id, plan)
        if best:
            kind = "cancels" if event.status == "cancelled" else "fulfils"
            links[event.id].add(EventLink(kind, best[2].id))


def _answers(event: RecordedEvent, plan: RecordedEvent, reported: dict[str, str]) -> int | None:
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
    if not _agree(event, plan):
        return None
    when, told = _day(event, reported), _day(plan, reported)
    if when and told and plan.start and not invitation:
        first, last = span(plan.start)
        last = max(last, span(plan.end)[1]) if plan.end else last
        fits = not event.start or first - 2 <= when <= last + 2
        return abs(when - first) if fits else None
    if not when or not told:
        return None
    limit = _LATER if invitation else _SOON
    return when - told if 0 <= when - told <= limit else None


def _agree(event: RecordedEvent, plan: RecordedEvent) -> bool:
    """Neither the states nor the countries of two events rule each other out."""
    if plan.parties and event.parties and not set(plan.parties) & set(event.parties):
        return False
    here = event.place.country if event.place else None
    there = plan.place.country if plan.place else None
    return not here or not there or here == there


def _visits(
    theirs: Sequence[RecordedEvent], reported: dict[str, str], links: dict[str, set[EventLink]]
) -> None:
    """Link meetings to the visit they were part of: same persons, same country, same days."""
    visits = [e for e in theirs if e.kind == "visit" and e.status == "held"]
    for event in theirs:
        if event.kind not in _INSIDE or event.status != "held":
            continue
        for visit in visits:
            if _inside(event, visit, reported):
                links[event.id].add(EventLink("part_of", visit.id))
                break


def _inside(event: RecordedEvent, visit: RecordedEvent, reported: dict[str, str]) -> bool:
    guests = {a.actor for a in visit.participants if a.role != "host"}
    if not guests & {a.actor for a in event.participants}:
        return False
    if event.place and visit.place and event.place.country and visit.place.country:
        if event.place.country != visit.place.country:
            return False
    elif len(set(event.parties) & set(visit.parties)) < min(2, len(visit.parties)):
        return False
    first = _day(visit, reported)
    if event.start and visit.start:
        last = span(visit.end or visit.start)[1]
        return first - 1 <= _day(event, reported) <= last + 1
    return event.story is not None and event.story == visit.story
