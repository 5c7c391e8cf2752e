"""What things rest on and name, looked up while they are streamed: texts, actors, originals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from dragoman.model import Office, RecordedActor
from dragoman.store import queries, schema
from dragoman.store.rows import slices

T = TypeVar("T")

_REMEMBERED = 50_000
"""Actors that are kept while rows name them: some twenty megabytes."""

_KEPT = 4_000_000
"""Characters of texts that are kept while things rest on them: those of some days."""

# Asked thousands of times: written once, with the ids to be bound.
IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)
# Which version is current is seen to here: asked with the rest, SQLite goes by the index of all
# current documents as soon as it has no statistics.
_TELLING = select(schema.documents.c.body, schema.documents.c.current).where(
    schema.documents.c.id.in_(IDS)
)
_BEARER = select(schema.actors.c.body).where(schema.actors.c.id.in_(IDS))
_ORIGINAL = (
    select(schema.copies.c.document, schema.copies.c.original)
    .where(schema.copies.c.document.in_(IDS))
    .order_by(schema.copies.c.id)
)


class Telling(msgspec.Struct, frozen=True, gc=False):
    """What evidence is shown with: the text of a document and where it is to be found."""

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    path: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None


class Bearer(msgspec.Struct, frozen=True, gc=False):
    """What an actor is named by."""

    id: str
    name: str
    state: str | None = None
    offices: tuple[Office, ...] = ()


class Lookups:
    """Answers by id over one connection; the last ones are kept."""

    def __init__(self, connection: Connection) -> None:
        self._ask = connection
        self._bearers: dict[str, Bearer] = {}
        self._tellings: dict[str, Telling] = {}
        self._characters = 0

    def tellings(self, documents: Iterable[str]) -> dict[str, Telling]:
        """The texts of current documents, by id.  Things that come one after another rest on the
        same reports, so the last ones are kept."""
        wanted = set(documents)
        missing = wanted - self._tellings.keys()
        for telling in self._looked_up(_TELLING, missing, msgspec.json.Decoder(Telling)):
            self._tellings[telling.id] = telling
            self._characters += len(telling.text)
        found = {id: self._tellings[id] for id in wanted if id in self._tellings}
        if self._characters > _KEPT:
            self._tellings = dict(found)
            self._characters = sum(len(telling.text) for telling in found.values())
        return found

    def bearers(self, actors: Iterable[str]) -> dict[str, Bearer]:
        """Actors by id, as far as rows name them; those met before are not asked for again."""
        wanted = set(actors)
        if len(self._bearers) > _REMEMBERED:
            self._bearers = {}
        missing = wanted - self._bearers.keys()
        for one in self._looked_up(_BEARER, missing, msgspec.json.Decoder(Bearer)):
            self._bearers[one.id] = one
        return self._bearers

    def _looked_up(
        self, query: Select[Any], ids: Iterable[str], decoder: msgspec.json.Decoder[T]
    ) -> Iterator[T]:
        for some in slices(sorted(set(ids))):
            # All at once: row by row costs more than the reading itself.
            rows = self._ask.execute(query, {"ids": some}).all()
            yield from [decoder.decode(body) for body, *current in rows if all(current)]

    def named(self, actors: Iterable[str]) -> dict[str, RecordedActor]:
        """Actors by id."""
        return {a.id: a for a in queries.actors(self._ask, sorted(set(actors)))}

    def copied(self, documents: Iterable[str]) -> dict[str, str]:
        """The text that each of `documents` goes back to, where it does."""
        found: dict[str, str] = {}
        for some in slices(sorted(set(documents))):
            rows = self._ask.execute(_ORIGINAL, {"ids": some}).all()
            for document, original in rows:
                found.setdefault(document, original)
        return found

    def story_of(self, documents: Iterable[str]) -> dict[str, str]:
        """The story of each of `documents` that is in one."""
        s = schema.story_documents.c
        found: dict[str, str] = {}
        for some in slices(sorted(set(documents))):
            rows = self._ask.execute(select(s.document, s.of).where(s.document.in_(some)))
            found.update(dict(rows))
        return found
