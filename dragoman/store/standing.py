"""The documents that stand at one moment: what a record is derived from, whatever comes in meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap

import msgspec
from sqlalchemy import Connection, exists, select

from dragoman.model import Document, Reading
from dragoman.store.rows import slices
from dragoman.store.schema import documents, readings

_DOCUMENT = msgspec.json.Decoder(Document)
_READING = msgspec.json.Decoder(Reading)


class Standing(msgspec.Struct, frozen=True, order=True):
    """A current document: its id, the digest of this version of it, that of its content."""

    id: str
    version: str
    hash: str
    published: str | None


def listed(connection: Connection, reader: str) -> list[Standing]:
    """All current documents that `reader` has read, in the order of ids."""
    d = documents.c
    read = exists().where(readings.c.hash == d.hash, readings.c.reader == reader)
    rows = connection.execute(
        select(d.id, d.variant, d.hash, d.published).where(d.current, read).order_by(d.id)
    )
    return list(starmap(Standing, rows.all()))


def load_documents(connection: Connection, wanted: Sequence[Standing]) -> dict[str, Document]:
    """The very versions `wanted`, by id, also where another has become current meanwhile."""
    found: dict[str, Document] = {}
    for some in slices([one.version for one in wanted]):
        bodies = connection.scalars(select(documents.c.body).where(documents.c.variant.in_(some)))
        found.update((document.id, document) for document in map(_DOCUMENT.decode, bodies))
    return found


def load_readings(
    connection: Connection, wanted: Sequence[Standing], reader: str
) -> dict[str, Reading]:
    """The readings of `wanted` by `reader`, by document id."""
    ids: dict[str, list[str]] = {}
    for one in wanted:
        ids.setdefault(one.hash, []).append(one.id)
    found: dict[str, Reading] = {}
    for some in slices(ids):
        rows = connection.execute(
            select(readings.c.hash, readings.c.body).where(
                readings.c.reader == reader, readings.c.hash.in_(some)
            )
        )
        for row in rows:
            reading = _READING.decode(row.body)
            for id in ids[row.hash]:
                found[id] = (
                    reading
                    if reading.document == id
                    else msgspec.structs.replace(reading, document=id)
                )
    return found
