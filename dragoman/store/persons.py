"""The list of known persons that was given last."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from dragoman.model import KnownPerson
from dragoman.store.schema import persons


def keep(connection: Connection, listed: Sequence[KnownPerson]) -> None:
    """Keep `listed` in place of the list before."""
    connection.execute(delete(persons))
    rows = [{"number": n, "body": msgspec.json.encode(one)} for n, one in enumerate(listed)]
    if rows:
        connection.execute(insert(persons), rows)


def load(connection: Connection) -> list[KnownPerson]:
    """The list in its order."""
    decoder = msgspec.json.Decoder(KnownPerson)
    bodies = connection.scalars(select(persons.c.body).order_by(persons.c.number))
    return [decoder.decode(body) for body in bodies]
