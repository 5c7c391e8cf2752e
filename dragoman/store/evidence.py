"""What the record rests on in one document, and where one thing bears on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, or_, select

from dragoman.model import Copy, RecordedActor, RecordedEvent, RecordedStatement
from dragoman.store import queries, schema
from dragoman.store.derived import folded
from dragoman.store.rows import slices

NEAR = 2000
"""Events of the same people that are searched for links back, from the first day on: what comes
of an event is told within the dealings of those who took part."""


def events_told(connection: Connection, document: str) -> list[RecordedEvent]:
    """Events of which `document` gives an account, by id."""
    a = schema.accounts.c
    ids = connection.scalars(select(a.of).where(a.document == document).distinct().order_by(a.of))
    return queries.events_by_id(connection, list(ids))


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


def linked_to(connection: Connection, event: RecordedEvent) -> Sequence[tuple[str, RecordedEvent]]:
    """Events that say they bear on `event`, each with how, by day."""
    e, p = schema.events.c, schema.participants.c
    theirs = select(p.of).where(p.actor.in_({part.actor for part in event.participants}))
    near: ColumnElement[bool] = e.id.in_(theirs)
    if event.story:
        near = or_(near, e.story == event.story)
    query = select(e.body).where(near, e.id != event.id)
    query = query.order_by(e.first_day.is_(None), e.first_day, e.id).limit(NEAR)
    return [
        (link.kind, other)
        for other in queries.decoded(connection, query, RecordedEvent)
        for link in other.links
        if link.event == event.id
    ]
