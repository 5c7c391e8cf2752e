"""How many events a selection holds, by what could narrow it further."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, case, func, or_, select, union

from dragoman.model.selection import Selection
from dragoman.store import schema
from dragoman.store.queries import selected

MOST = 12
"""Values shown of a facet that has many: a list that an eye takes in at once."""


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """Events that may have fallen on `first` to `last` (ISO days), held ones apart from others."""

    first: str
    last: str
    held: bool
    events: int


def by_field(connection: Connection, wanted: Selection) -> dict[str, list[tuple[str, int]]]:
    """Counts of events by kind, status, language, outlet, state and person, the most frequent first.

    A field that takes any of several values is counted as if it did not filter,
    so that the other values are offered too; of states and persons an event
    must have all, so these are counted among what is left.
    """
    without = msgspec.structs.replace
    return {
        "kinds": _ranked(connection, _kinds(without(wanted, kinds=()))),
        "statuses": _ranked(connection, _statuses(without(wanted, statuses=()))),
        "languages": _ranked(connection, _languages(without(wanted, languages=()))),
        "outlets": _ranked(connection, _outlets(without(wanted, outlets=()))),
        "states": _ranked(connection, _states(wanted)),
        "persons": _ranked(connection, _persons(wanted)),
    }


def by_day(connection: Connection, wanted: Selection) -> list[DayCount]:
    """The dated events of `wanted` by the days they may have fallen on."""
    e = schema.events.c
    held = case((e.status == "held", 1), else_=0)
    query = selected(select(e.first_day, e.last_day, held, func.count()), wanted)
    query = query.where(e.first_day.is_not(None)).group_by(e.first_day, e.last_day, held)
    rows = connection.execute(query.order_by(e.first_day, e.last_day, held))
    return [
        DayCount(first=first, last=max(first, last or first), held=bool(happened), events=count)
        for first, last, happened, count in rows
    ]


def _kinds(wanted: Selection) -> Select[tuple[str, int]]:
    e = schema.events.c
    return selected(select(e.kind, func.count()), wanted).group_by(e.kind)


def _statuses(wanted: Selection) -> Select[tuple[str, int]]:
    e = schema.events.c
    return selected(select(e.status, func.count()), wanted).group_by(e.status)


def _languages(wanted: Selection) -> Select[tuple[str, int]]:
    d, a = schema.documents.c, schema.accounts.c
    query = select(d.language, func.count(a.of.distinct())).join(
        schema.documents, and_(d.id == a.document, d.current)
    )
    return query.where(a.of.in_(_chosen(wanted)), d.language.is_not(None)).group_by(d.language)


def _outlets(wanted: Selection) -> Select[tuple[str, int]]:
    d, a = schema.documents.c, schema.accounts.c
    query = select(d.outlet, func.count(a.of.distinct())).join(
        schema.documents, and_(d.id == a.document, d.current)
    )
    return query.where(a.of.in_(_chosen(wanted)), d.outlet.is_not(None)).group_by(d.outlet)


def _states(wanted: Selection) -> Select[tuple[str, int]]:
    parties, attended, actors = schema.parties.c, schema.participants.c, schema.actors.c
    chosen = _chosen(wanted)
    # A party that is no state is written by its name; codes alone have three letters.
    named = select(parties.of.label("of"), parties.party.label("state")).where(
        parties.of.in_(chosen), func.length(parties.party) == 3
    )
    theirs = (
        select(attended.of.label("of"), actors.state.label("state"))
        .join(schema.actors, actors.id == attended.actor)
        .where(attended.of.in_(chosen), actors.state.is_not(None))
    )
    both = union(named, theirs).subquery()
    return select(both.c.state, func.count(both.c.of.distinct())).group_by(both.c.state)


def _persons(wanted: Selection) -> Select[tuple[str, int]]:
    attended, actors = schema.participants.c, schema.actors.c
    query = select(actors.name, func.count(attended.of.distinct())).join(
        schema.actors, actors.id == attended.actor
    )
    people = or_(actors.kind == "person", actors.kind.is_(None))
    return query.where(attended.of.in_(_chosen(wanted)), people).group_by(actors.name)


def _chosen(wanted: Selection) -> Select[tuple[str]]:
    return selected(select(schema.events.c.id), wanted)


def _ranked(connection: Connection, query: Select[Any]) -> list[tuple[str, int]]:
    found = [(row[0], row[1]) for row in connection.execute(query)]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:MOST]
