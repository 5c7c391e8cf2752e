"""Who deals with whom: events between two sides, pairs of parties, places of events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from dragoman.model.relation import Contact, Side
from dragoman.model.selection import Selection
from dragoman.store import schema
from dragoman.store.bitmaps import EventBitmaps
from dragoman.store.rows import slices

MOST = 3000
"""Events, the last ones, that a picture or a relation is made of: more would make a page wait."""


def between(events: EventBitmaps, one: Side, other: Side) -> list[Contact]:
    """Events that both sides take part in, the latest first, at most MOST."""
    return events.contacts(events.both(events.of(one), events.of(other)), MOST)


def pairs_in(
    connection: Connection, events: EventBitmaps, wanted: Selection, kind: str
) -> tuple[list[tuple[str, str]], int]:
    """Who takes part in which of the last events of `wanted`: (event, party) for `kind` state,
    (event, actor) for person; and how many events were looked at."""
    ids = events.latest(events.chosen(connection, wanted), 0, MOST)
    found: list[tuple[str, str]] = []
    for some in slices(ids):
        found += [(of, who) for of, who in connection.execute(_taking_part(some, kind))]
    return sorted(set(found)), len(ids)


def _taking_part(events: Sequence[str], kind: str) -> Select[Any]:
    if kind == "state":
        p = schema.parties.c
        return select(p.of, p.party).where(p.of.in_(events))
    attended, actors = schema.participants.c, schema.actors.c
    people = or_(actors.kind == "person", actors.kind.is_(None))
    return (
        select(attended.of, attended.actor)
        .join(schema.actors, actors.id == attended.actor)
        .where(attended.of.in_(events), people)
    )


def places_in(
    connection: Connection, events: EventBitmaps, wanted: Selection
) -> tuple[list[tuple[str | None, str | None, str, str]], int]:
    """(town, country, event, status) of the last events of `wanted` whose place is known; and how
    many events were looked at."""
    ids = events.latest(events.chosen(connection, wanted), 0, MOST)
    e, p = schema.events.c, schema.event_places.c
    found: list[tuple[str | None, str | None, str, str]] = []
    for some in slices(ids):
        rows = connection.execute(
            select(p.name, p.country, e.id, e.status)
            .join(schema.events, e.id == p.of)
            .where(p.of.in_(some))
        )
        found += [(row.name, row.country, row.id, row.status) for row in rows]
    return sorted(found, key=lambda row: (row[0] or "", row[1] or "", row[2])), len(ids)
