"""What the record in a store stands on, and what one derived now would."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from dragoman.model import Judgement, KnownPerson
from dragoman.store import decisions, derived, listing, persons, standing
from dragoman.store.schema import mark
from dragoman.store.standing import Standing


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What names a state of the store that a record is derived from: `inputs` is the digest of all
    it is a function of, `judged` how many judgements it holds, `before` the digest of what the
    record in the store then stood on."""

    inputs: str
    judged: int
    before: str | None


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """All that a record derived now is a function of, as it is at one moment."""

    basis: Basis
    documents: Sequence[Standing]
    judgements: Sequence[Judgement]
    persons: Sequence[KnownPerson]
    there: Mapping[str, str]
    """The names of what some fields of the stored record came from: see `derived.write`."""
    came_in: int
    """Grows with every change of what came in: see `listing.intake_state`."""


def present(connection: Connection, reader: str, deriver: str) -> Present:
    """What a record derived now, by these versions of the stages, would stand on."""
    documents = standing.listed(connection, reader)
    made, listed = decisions.every(connection), persons.load(connection)
    digest = hashlib.sha256(_named(documents, reader).encode())
    digest.update(deriver.encode())
    for judgement in made:
        digest.update(judgement.id.encode())
    for person in listed:
        digest.update(msgspec.json.encode(person))
    basis = Basis(
        inputs=digest.hexdigest(),
        judged=listing.judged(connection),
        before=derived_from(connection),
    )
    there = derived.names(connection)
    return Present(
        basis=basis,
        documents=documents,
        judgements=made,
        persons=listed,
        there=there,
        came_in=listing.intake_state(connection),
    )


def derived_from(connection: Connection) -> str | None:
    """The digest of what the stored record was derived from; None before the first time."""
    found: str | None = connection.scalar(select(mark.c.value).where(mark.c.name == "derived_from"))
    return found


def _named(documents: Sequence[Standing], reader: str) -> str:
    """Names the set of documents and the reader; equal sets have equal names."""
    versions = sorted(one.version for one in documents)
    return hashlib.sha256("".join([reader, *versions]).encode()).hexdigest()
