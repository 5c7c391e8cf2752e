"""How many events a selection holds, by what could narrow it further."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from dragoman.model.relation import Side
from dragoman.model.selection import Selection
from dragoman.store import courses, queries
from dragoman.store.bitmaps import EventBitmaps

MOST = 12
"""Values shown of a facet that has many: a list that an eye takes in at once."""


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """Events that may have fallen on `first` to `last` (ISO days), held ones apart from others."""

    first: str
    last: str
    held: bool
    events: int


def page(connection: Connection, events: EventBitmaps, wanted: Selection) -> queries.EventPage:
    """The part of `wanted` that its limit and offset ask for."""
    chosen = events.chosen(connection, wanted)
    undated = 0
    if wanted.since is not None or wanted.until is not None:
        timeless = msgspec.structs.replace(wanted, since=None, until=None)
        undated = events.undated(events.chosen(connection, timeless))
    shown = events.unfolded(connection, chosen) if courses.can_fold(wanted) else chosen
    total = shown.bits.bit_count()
    ids = events.page(shown, wanted.offset, wanted.limit)
    return queries.EventPage(
        events=queries.events_by_id(connection, ids),
        total=total,
        undated=undated,
        folded=chosen.bits.bit_count() - total,
    )


def by_field(
    connection: Connection, events: EventBitmaps, wanted: Selection
) -> dict[str, list[tuple[str, int]]]:
    """Counts of events by kind, status, language, outlet, state and person (its id), the most
    frequent first.

    A field that takes any of several values is counted as if it did not filter,
    so that the other values are offered too; of states and persons an event
    must have all, so these are counted among what is left.
    """
    chosen = events.chosen(connection, wanted)
    counts: dict[str, list[tuple[str, int]]] = {}
    for field in ("kinds", "statuses", "languages", "outlets", "states", "persons"):
        among = chosen
        if field not in ("states", "persons") and getattr(wanted, field):
            among = events.chosen(connection, msgspec.structs.replace(wanted, **{field: ()}))
        counts[field] = events.ranked(field, among, MOST)
    return counts


def by_day(connection: Connection, events: EventBitmaps, wanted: Selection) -> list[DayCount]:
    """The dated events of `wanted` by the days they may have fallen on."""
    return [
        DayCount(first=first, last=last, held=held, events=number)
        for first, last, held, number in events.by_day(events.chosen(connection, wanted))
    ]


def company(events: EventBitmaps, actor: str) -> list[tuple[str, int]]:
    """Who takes part in most of an actor's events, by id, and in how many."""
    met = events.of(Side(kind="actor", key=actor, name=actor))
    ranked = [
        pair
        for field in ("persons", "others")
        for pair in events.ranked(field, met, MOST + 1)
        if pair[0] != actor
    ]
    return sorted(ranked, key=lambda pair: (-pair[1], pair[0]))[:MOST]
