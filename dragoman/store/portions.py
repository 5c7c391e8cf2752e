"""What a selection holds, streamed: the chosen events and everything that bears on them.

Without a filter that is the whole record.  With one it is closed under its
keys: the reports that tell a chosen event, what was said at it or in those
reports without an occasion of its own, promises made there, copies among the
reports with the texts they go back to, and everyone who is named by any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, func, select

from dragoman.model import (
    Conflict,
    Copy,
    Document,
    Judgement,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Redirect,
    Story,
)
from dragoman.model.selection import Selection
from dragoman.store import courses, decisions, listing, queries, schema
from dragoman.store.lookups import IDS, Lookups
from dragoman.store.opening import unmapped
from dragoman.store.rows import BOUND, batched, slices

if TYPE_CHECKING:
    from dragoman.store import Store

T = TypeVar("T")

# Of this question alone: said of a connection, it would hold for each that comes after.
_STREAMED = {"stream_results": True}
_EVENT = select(schema.events.c.id, schema.events.c.body).where(schema.events.c.id.in_(IDS))


class Noted(msgspec.Struct):
    """What things at hand name, by id, and the things themselves."""

    things: set[str] = msgspec.field(default_factory=set)
    documents: set[str] = msgspec.field(default_factory=set)
    actors: set[str] = msgspec.field(default_factory=set)
    stories: set[str] = msgspec.field(default_factory=set)

    def update(self, other: Noted) -> None:
        """Name what `other` names too."""
        for field in self.__struct_fields__:
            getattr(self, field).update(getattr(other, field))


class Portion(Lookups):
    """The part of a record that a selection holds.

    Each method streams one kind of thing in batches.  Call them in the order they stand here:
    what the earlier ones name decides what the later ones hold.  Other processes may be given the
    `ids` of some events, statements or documents to stream; what these name is in their `noted`,
    and is to come into this one's.
    """

    def __init__(
        self,
        connection: Connection,
        selection: Selection = Selection(),
        location: str | None = None,
    ) -> None:
        super().__init__(connection)
        self.location = location
        """Where another process finds the same store; None if it is to be left to this one."""
        self.selection = selection
        self._whole = selection == Selection()
        self._picked: list[str] | None = None
        self.noted = Noted()
        """What the things streamed so far name; nothing of the whole record, which holds it all."""

    @property
    def size(self) -> int:
        """How many events are chosen."""
        if self._whole:
            return self._ask.scalar(select(func.count()).select_from(schema.events)) or 0
        return len(self.chosen)

    @property
    def chosen(self) -> list[str]:
        """The ids of the chosen events by day, those without a day last."""
        if self._picked is None:
            self._picked = list(self._ask.scalars(_chosen(self.selection)))
        return self._picked

    @property
    def whole(self) -> bool:
        """Whether it is all of the record."""
        return self._whole

    @property
    def state(self) -> tuple[object, int]:
        """What tells this state of the store from others: the last build, and what came in."""
        return queries.last_build(self._ask), listing.intake_state(self._ask)

    def ids(self, kind: str) -> Iterator[str]:
        """The ids of the `events`, `statements` or `documents` in their order; none of the whole
        record's are held here."""
        if kind == "events":
            yield from self._every(_chosen(self.selection)) if self._whole else self.chosen
        elif not self._whole:
            yield from self._said() if kind == "statements" else sorted(self.noted.documents)
        elif kind == "statements":
            yield from self._every(select(schema.statements.c.id).order_by(schema.statements.c.id))
        else:
            d = schema.documents.c
            yield from self._every(select(d.id, d.current).order_by(d.id))

    def forget(self) -> Noted:
        """What was noted so far; it is noted no more."""
        noted, self.noted = self.noted, Noted()
        return noted

    def events(self, ids: Iterable[str] | None = None) -> Iterator[list[RecordedEvent]]:
        """The chosen events in their order, or those of them with these `ids`."""
        decoder = msgspec.json.Decoder(RecordedEvent)
        for some in batched(self.ids("events") if ids is None else ids, BOUND):
            bodies = dict(self._ask.execute(_EVENT, {"ids": some}).all())
            events = [decoder.decode(bodies[id]) for id in some if id in bodies]
            if not self._whole:
                for event in events:
                    self._note_event(event)
            yield events

    def statements(self, ids: Iterable[str] | None = None) -> Iterator[list[RecordedStatement]]:
        """What was said, by id, or those with these `ids`."""
        if ids is None and not self._whole:
            ids = self._said()
        for batch in self._stream(schema.statements, RecordedStatement, ids):
            for statement in batch:
                named = [*statement.speaker.split("; "), statement.addressee or ""]
                self._note(statement.id, (v.document for v in statement.versions), named)
            yield batch

    def _said(self) -> list[str]:
        """Ids of what was said at the events, or in the reports at hand on no occasion of its own."""
        table, versions = schema.statements, schema.statement_versions.c
        said = table.c.event
        at_events = self._ids(table, said.in_, self.chosen)
        told = sorted(self.noted.documents)
        elsewhere = self._ids(
            table,
            lambda some: (
                said.is_(None)
                & table.c.id.in_(select(versions.of).where(versions.document.in_(some)))
            ),
            told,
        )
        return sorted({*at_events, *elsewhere})

    def commitments(self) -> Iterator[list[RecordedCommitment]]:
        """What was promised by those who took part, in the reports at hand, by id."""
        table = schema.commitments
        ids = None
        if not self._whole:
            ids = self._ids(table, table.c.by.in_, sorted(self.noted.actors))
        told = frozenset(self.noted.documents)
        for batch in self._stream(table, RecordedCommitment, ids):
            if not self._whole:
                batch = [c for c in batch if any(a.document in told for a in c.accounts)]
            for promise in batch:
                named = (promise.by, promise.to or "")
                self._note(promise.id, (a.document for a in promise.accounts), named)
            yield batch

    def copies(self) -> Iterator[list[Copy]]:
        """Which of the reports go back to which, by the copy's id."""
        table = schema.copies
        ids = None
        if not self._whole:
            ids = self._ids(table, table.c.document.in_, sorted(self.noted.documents))
        for batch in self._stream(table, Copy, ids):
            self._note("", (copy.of for copy in batch), ())
            yield batch

    def stories(self) -> Iterator[list[Story]]:
        """The stories of the events, by id, with the reports that are at hand."""
        for batch in self._stream(schema.stories, Story, self._these(self.noted.stories)):
            if self._whole:
                yield batch
                continue
            self.noted.things.update(story.id for story in batch)
            there = self.noted.documents
            yield [
                msgspec.structs.replace(s, documents=tuple(d for d in s.documents if d in there))
                for s in batch
            ]

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[list[Document]]:
        """The reports, by id, or those with these `ids`."""
        d = schema.documents.c
        query = select(d.body, d.current).order_by(d.id)
        if ids is None and self._whole:
            yield from _streamed(self._ask, query, Document)
            return
        decoder = msgspec.json.Decoder(Document)
        for some in batched(self.ids("documents") if ids is None else ids, BOUND):
            rows = self._ask.execute(query.where(d.id.in_(some))).all()
            yield [decoder.decode(body) for body, current in rows if current]

    def actors(self) -> Iterator[list[RecordedActor]]:
        """Everyone, by id."""
        yield from self._stream(schema.actors, RecordedActor, self._these(self.noted.actors))

    def judgements(self) -> list[Judgement]:
        """Judgements about anything at hand, in the order they were made."""
        every = decisions.every(self._ask)
        if self._whole:
            return every
        there = self.noted.things | self.noted.documents | self.noted.actors | set(self.chosen)
        kept = {j.id for j in every if j.subject in there or j.object in there}
        return [j for j in every if j.id in kept or j.subject in kept]

    def conflicts(self) -> tuple[Conflict, ...]:
        """Judgements that cannot all hold; of the whole record alone."""
        return self._rest(schema.conflicts, Conflict)

    def redirects(self) -> tuple[Redirect, ...]:
        """Ids that have moved or are gone; of the whole record alone."""
        return self._rest(schema.redirects, Redirect)

    def _rest(self, table: Table, kind: type[T]) -> tuple[T, ...]:
        if not self._whole:
            return ()
        query = select(table.c.body).order_by(table.c.id)
        return tuple(queries.decoded(self._ask, query, kind))

    def _note_event(self, event: RecordedEvent) -> None:
        told = (part for a in event.accounts for part in a.fields.participants)
        self._note(
            event.id,
            (a.document for a in event.accounts),
            (part.actor for part in chain(event.participants, told)),
        )
        if event.story:
            self.noted.stories.add(event.story)

    def _note(self, thing: str, documents: Iterable[str], actors: Iterable[str]) -> None:
        """Remember what a thing at hand names; the whole record holds it anyway."""
        if not self._whole:
            self.noted.things.add(thing)
            self.noted.documents.update(documents)
            self.noted.actors.update(actors)

    def _ids(self, table: Table, condition: Any, values: Iterable[str]) -> list[str]:
        found: set[str] = set()
        for some in slices(values):
            found.update(self._ask.scalars(select(table.c.id).where(condition(some))))
        return sorted(found)

    def _these(self, ids: set[str]) -> list[str] | None:
        """`ids` in their order; None for all there are."""
        return None if self._whole else sorted(ids)

    def _every(self, query: Select[Any]) -> Iterator[str]:
        """Ids that `query` selects; rows that say beside it that they are not current are left out."""
        found = self._ask.execute(query, execution_options=_STREAMED)
        for rows in found.partitions(BOUND):
            yield from [id for id, *current in rows if all(current)]

    def _stream(self, table: Table, kind: type[T], ids: Iterable[str] | None) -> Iterator[list[T]]:
        """Things with these ids, which are in order; None for all there are."""
        query = select(table.c.body).order_by(table.c.id)
        if ids is None:
            yield from _streamed(self._ask, query, kind)
            return
        for some in batched(ids, BOUND):
            yield queries.decoded(self._ask, query.where(table.c.id.in_(some)), kind)


@contextmanager
def portion(store: Store, selection: Selection = Selection()) -> Iterator[Portion]:
    """The part of the record in `store` that `selection` holds, in one state of the store."""
    with store.asking() as connection, unmapped(connection):
        # What is in memory is nowhere else.
        alone = store.address == ":memory:"
        yield Portion(connection, selection, None if alone else store.location)


def _chosen(selection: Selection) -> Select[Any]:
    """The ids of the events of `selection` by day, those without a day last.

    A limit counts lines of the timeline: the plans that stand under them come with them.
    """
    e = schema.events.c
    if selection.limit is None and not selection.offset:
        return _by_day(queries.selected(select(e.id), selection))
    lines = _by_day(queries.unfolded(select(e.id), selection))
    if selection.limit is not None:
        lines = lines.limit(selection.limit)
    if selection.offset:
        lines = lines.offset(selection.offset)
    if not courses.can_fold(selection):
        return lines
    under = courses.answered_in(lines)
    either = e.id.in_(lines.correlate(None)) | e.id.in_(under)
    return _by_day(queries.selected(select(e.id), selection).where(either))


def _by_day(query: Select[Any]) -> Select[Any]:
    e = schema.events.c
    return query.order_by(e.first_day.is_(None), e.first_day, e.last_day, e.id)


def _streamed(connection: Connection, query: Select[Any], kind: type[T]) -> Iterator[list[T]]:
    """Things by their bodies; rows that say beside it that they are not current are left out."""
    decoder = msgspec.json.Decoder(kind)
    found = connection.execute(query, execution_options=_STREAMED)
    rows = chain.from_iterable(found.partitions(BOUND))
    yield from batched((decoder.decode(body) for body, *current in rows if all(current)), BOUND)
