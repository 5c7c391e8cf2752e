"""Events found against encounters labelled."""

from __future__ import annotations

import re

from dragoman.evaluation.gold import Encounter
from dragoman.evaluation.likeness import same_name
from dragoman.evaluation.naming import Naming
from dragoman.model import Event

# Readers of one text differ over these words, and a record loses nothing by it.
_ONE_KIND = {"negotiation": "meeting", "summit": "meeting", "congratulation": "message"}
_CODE = re.compile(r"[A-Z]{3}")


def likeness(wanted: Encounter, event: Event, naming: Naming) -> float:
    """How well `event` answers to `wanted`; 0 if its kind or its people are others."""
    kinds = {_kind(kind) for kind in (wanted.kind, *wanted.kind_alt)}
    if _kind(event.kind) not in kinds or not same_people(wanted, event, naming):
        return 0.0
    mine, theirs = set(wanted.parties), set(event.parties)
    parties = len(mine & theirs) / max(1, len(mine | theirs))
    agreed = 2 * same_date(wanted, event) + same_circumstances(wanted, event)
    return 1 + agreed + parties / 2 - wanted.optional / 4


def _kind(kind: str) -> str:
    return _ONE_KIND.get(kind, kind)


def same_people(wanted: Encounter, event: Event, naming: Naming) -> bool:
    """At least half of the people labelled and few others; without people, most of the parties."""
    if not wanted.participants:
        return _same_parties(wanted, event)
    people = wanted.participants
    names = [p.name for p in event.participants if p.name]
    hit = [p for p in people if any(naming.means(p, name) for name in names)]
    others = [
        p.name
        for p in event.participants
        if p.kind == "person" and p.name and p.role != "host"
        if not any(naming.means(one, p.name) for one in people)
    ]
    return 2 * len(hit) >= len(people) and bool(hit) and len(others) <= len(people) // 2


def _same_parties(wanted: Encounter, event: Event) -> bool:
    found = {*event.parties, *(p.name for p in event.participants if p.name)}
    names = [name for name in found if not _CODE.fullmatch(name)]
    parties = set(wanted.parties)
    hit = [p for p in parties if p in found or any(same_name(p, name) for name in names)]
    return 2 * len(hit) > len(parties)


def same_date(wanted: Encounter, event: Event) -> bool:
    """Whether the day (or month, or year) labelled lies in what was found."""
    if wanted.date is None or (wanted.date_optional and event.start is None):
        return True
    if event.start is None:
        return False
    first, last = event.start, event.end or event.start
    size = len(wanted.date)
    return first[:size] <= wanted.date <= last[:size]


def same_circumstances(wanted: Encounter, event: Event) -> bool:
    """Whether status and country of the place agree."""
    country = wanted.place.split(",")[-1].strip() if wanted.place else ""
    found = event.place.country if event.place else None
    return wanted.status == event.status and (len(country) != 2 or country == found)
