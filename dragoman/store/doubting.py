"""What is looked at for doubtful decisions: the last events, and copies told by little."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from dragoman.model import Copy, RecordedEvent
from dragoman.store import queries, schema


def last_events(connection: Connection, limit: int) -> list[RecordedEvent]:
    """The last `limit` events that have a day, the latest first."""
    e = schema.events.c
    query = select(e.body).where(e.first_day.is_not(None))
    query = query.order_by(e.first_day.desc(), e.id.desc()).limit(limit)
    return [msgspec.json.decode(body, type=RecordedEvent) for body in connection.scalars(query)]


def weak_copies(connection: Connection, below: float, limit: int) -> list[Copy]:
    """At most `limit` copies with a score under `below`, the weakest first."""
    c = schema.copies.c
    query = select(c.body).where(c.score < below).order_by(c.score, c.id).limit(limit)
    return queries.decoded(connection, query, Copy)


def last_speakers(connection: Connection, limit: int) -> set[str]:
    """Who spoke in the last `limit` statements, by id."""
    said, u = schema.statements.c, schema.utterances.c
    query = select(said.speaker).join(schema.utterances, u.of == said.id)
    query = query.order_by(u.day.desc(), u.of.desc()).limit(limit)
    return {id.strip() for ids in connection.scalars(query) for id in (ids or "").split(";")} - {""}
