"""What the record rests on in one document, and where one thing bears on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, or_, select

from dragoman.model import Copy, RecordedActor, RecordedEvent, RecordedStatement
from dragoman.store import courses, queries, schema
from dragoman.store.kinds import folded
from dragoman.store.rows import slices


def events_told(connection: Connection, document: str) -> list[RecordedEvent]:
    """Events of which `document` gives an account, by id."""
    a = schema.accounts.c
    ids = connection.scalars(select(a.of).where(a.document == document).distinct().order_by(a.of))
    return queries.events_by_id(connection, list(ids))


def events_told_in(
    connection: Connection, documents: Sequence[str], limit: int
) -> list[RecordedEvent]:
    """At most `limit` events of which any of `documents` gives an account, by day."""
    a, e = schema.accounts.c, schema.events.c
    ids: set[str] = set()
    for some in slices(documents):
        ids.update(connection.scalars(select(a.of).where(a.document.in_(some))))
    dated: list[tuple[str, str]] = []
    for some in slices(sorted(ids)):
        rows = connection.execute(select(e.id, e.first_day).where(e.id.in_(some)))
        dated += [(row.first_day or "9", row.id) for row in rows]
    return queries.events_by_id(connection, [id for _, id in sorted(dated)[:limit]])


def statements_told(connection: Connection, document: str) -> list[RecordedStatement]:
    """Statements of which `document` gives a version, by id."""
    s, v = schema.statements.c, schema.statement_versions.c
    ids = select(v.of).where(v.document == document)
    bodies = select(s.body).where(s.id.in_(ids)).order_by(s.id)
    return queries.decoded(connection, bodies, RecordedStatement)


def copies_about(connection: Connection, document: str) -> list[Copy]:
    """Copies that `document` is, or that others are of it."""
    c = schema.copies.c
    query = select(c.body).where(or_(c.document == document, c.original == document))
    return queries.decoded(connection, query.order_by(c.id), Copy)


def actors_in(
    connection: Connection, document: str, names: Iterable[str]
) -> dict[str, RecordedActor]:
    """Whom each of `names` means in `document`, where the record has them."""
    wanted = {folded(name): name for name in sorted(set(names))}
    n = schema.actor_names.c
    ids: set[str] = set()
    for some in slices(sorted(wanted)):
        ids.update(connection.scalars(select(n.of).where(n.folded.in_(some)).distinct()))
    found: dict[str, RecordedActor] = {}
    for actor in queries.actors(connection, sorted(ids)):
        if document in actor.documents:
            for text in (actor.name, *(name.text for name in actor.names)):
                name = wanted.get(folded(text))
                if name is not None:
                    found.setdefault(name, actor)
    return found


def plans(
    connection: Connection, events: Sequence[RecordedEvent]
) -> dict[str, list[RecordedEvent]]:
    """The plans that came to each of `events`, by its id."""
    wanted = {event.id: courses.plans_of(event) for event in events}
    asked = {plan for ids in wanted.values() for plan in ids}
    found = {plan.id: plan for plan in queries.events_by_id(connection, sorted(asked))}
    return {
        id: [found[p] for p in ids if p in found and courses.is_plan(found[p])]
        for id, ids in wanted.items()
        if ids
    }


def linked_to(connection: Connection, event: RecordedEvent) -> Sequence[tuple[str, RecordedEvent]]:
    """Events that say they bear on `event`, each with how, by day."""
    e, link = schema.events.c, schema.event_links.c
    rows = connection.execute(
        select(link.kind, e.body)
        .join(schema.events, e.id == link.of)
        .where(link.to == event.id)
        .order_by(e.first_day.is_(None), e.first_day, e.id, link.kind)
    )
    return [(row.kind, msgspec.json.decode(row.body, type=RecordedEvent)) for row in rows]
