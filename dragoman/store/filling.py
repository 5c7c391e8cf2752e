"""What is looked up, made for a store that was written before there was such a thing."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Table, exists, insert, select

from dragoman.model import RecordedActor, RecordedEvent
from dragoman.store import fulltext, schema, spoken
from dragoman.store.kinds import keys_of, links_of, places_of, starts_of

_BATCH = 1000


def fill(connection: Connection) -> None:
    """Bring full text, keys and beginnings of names, places and links of events and marks of statements up to date."""
    fulltext.fill(connection)
    _children(connection, schema.actors, schema.name_keys, RecordedActor, keys_of)
    _children(connection, schema.actors, schema.name_starts, RecordedActor, starts_of)
    _children(connection, schema.events, schema.event_places, RecordedEvent, places_of)
    _children(connection, schema.events, schema.event_links, RecordedEvent, links_of)
    spoken.fill(connection)


def _children(
    connection: Connection, parents: Table, children: Table, kind: Any, rows_of: Any
) -> None:
    """Rows of `children` for each of `parents`, unless there are any."""
    if connection.scalar(select(exists().select_from(children))):
        return
    last = ""
    decoder = msgspec.json.Decoder(kind)
    following = select(parents.c.id, parents.c.body).order_by(parents.c.id).limit(_BATCH)
    while found := connection.execute(following.where(parents.c.id > last)).all():
        last = found[-1].id
        rows = [
            {"of": row.id, **child} for row in found for child in rows_of(decoder.decode(row.body))
        ]
        if rows:
            connection.execute(insert(children), rows)
