"""What the record in a store stands on, and what one derived now would."""

from __future__ import annotations

import hashlib

import msgspec
from sqlalchemy import Connection, select

from dragoman.store import decisions, intake, listing, persons
from dragoman.store.schema import mark


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """All that a record is a function of: `inputs` is the digest of it, `judged` how many
    judgements it holds, `before` the digest of what the record in the store then stood on."""

    inputs: str
    judged: int
    before: str | None


def present(connection: Connection, reader: str, deriver: str) -> Basis:
    """What a record derived now, by these versions of the stages, would stand on."""
    before, judged = derived_from(connection), listing.judged(connection)
    return Basis(inputs=_inputs(connection, reader, deriver), judged=judged, before=before)


def derived_from(connection: Connection) -> str | None:
    """The digest of what the stored record was derived from; None before the first time."""
    found: str | None = connection.scalar(select(mark.c.value).where(mark.c.name == "derived_from"))
    return found


def _inputs(connection: Connection, reader: str, deriver: str) -> str:
    """The digest of all that a record is derived from."""
    digest = hashlib.sha256(intake.inputs_digest(connection, reader).encode())
    digest.update(deriver.encode())
    for judgement in decisions.every(connection):
        digest.update(judgement.id.encode())
    for person in persons.load(connection):
        digest.update(msgspec.json.encode(person))
    return digest.hexdigest()
