"""Questions to the derived record that must not load all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, func, or_, select

from dragoman.model import (
    Conflict,
    Copy,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Story,
)
from dragoman.model.selection import Selection
from dragoman.store import courses, schema
from dragoman.store.days import first_day, last_day
from dragoman.store.kinds import LONGEST_WORD, folded
from dragoman.store.rows import slices

T = TypeVar("T")

_MOST_NAMED = 500
"""Actors that are weighed of those with a name like what was typed, which may be one letter."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one build added, changed (in `fields`) or removed."""

    build: int
    at: str
    kind: str
    id: str
    what: str
    fields: tuple[str, ...]
    label: str


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some events of a selection, how many it holds, and how many a filter by date left out because
    they have none; `folded` are its plans that stand with what came of them, and count no more."""

    events: list[RecordedEvent]
    total: int
    undated: int
    folded: int = 0


def page(connection: Connection, wanted: Selection) -> EventPage:
    """The part of `wanted` that its limit and offset ask for."""
    shown = events(connection, wanted)
    total = wanted.offset + len(shown)
    if not shown or len(shown) == wanted.limit:
        total = count_events(connection, wanted)
    dated = wanted.since is not None or wanted.until is not None
    undated = count_undated(connection, wanted) if dated else 0
    folded = 0
    if courses.can_fold(wanted):
        everything = selected(select(func.count()).select_from(schema.events), wanted)
        folded = (connection.scalar(everything) or 0) - total
    return EventPage(events=shown, total=total, undated=undated, folded=folded)


def events(connection: Connection, selection: Selection) -> list[RecordedEvent]:
    """The events of `selection` by day, those without a day last, without plans that came to
    another of them."""
    e = schema.events.c
    if selection.limit is not None:
        return events_by_id(connection, _page(connection, selection, selection.limit))
    query = unfolded(select(e.body), selection).order_by(
        e.first_day.is_(None), e.first_day, e.last_day, e.id
    )
    return decoded(connection, query.offset(selection.offset), RecordedEvent)


def _page(connection: Connection, selection: Selection, limit: int) -> list[str]:
    """Ids of some events by day, those with a day along the index of days and no further."""
    e = schema.events.c
    query = unfolded(select(e.id), selection)
    dated = query.where(e.first_day.is_not(None)).order_by(e.first_day, e.last_day, e.id)
    ids = list(connection.scalars(dated.limit(limit).offset(selection.offset)))
    if len(ids) < limit:
        passed = 0
        if not ids and selection.offset:
            some = dated.order_by(None).limit(selection.offset).subquery()
            passed = connection.scalar(select(func.count()).select_from(some)) or 0
        undated = query.where(e.first_day.is_(None)).order_by(e.last_day, e.id)
        offset = max(0, selection.offset - passed) if not ids else 0
        ids += connection.scalars(undated.limit(limit - len(ids)).offset(offset))
    return ids


def count_events(connection: Connection, selection: Selection) -> int:
    """How many events `selection` holds, its limit aside, without plans that came to another."""
    query = unfolded(select(func.count()).select_from(schema.events), selection)
    return connection.scalar(query) or 0


def count_undated(connection: Connection, selection: Selection) -> int:
    """How many events fit `selection` but for its dates, having none of their own."""
    timeless = msgspec.structs.replace(selection, since=None, until=None)
    query = selected(select(func.count()).select_from(schema.events), timeless)
    return connection.scalar(query.where(schema.events.c.first_day.is_(None))) or 0


def unfolded(query: Select[Any], wanted: Selection) -> Select[Any]:
    """`query` with the conditions of `wanted`, less the plans of what else it lets through."""
    query = selected(query, wanted)
    if courses.can_fold(wanted):
        e = schema.events.c
        query = query.where(e.id.not_in(courses.answered_in(selected(select(e.id), wanted))))
    return query


def selected(query: Select[Any], wanted: Selection) -> Select[Any]:
    """`query`, which is over events, with the conditions of `wanted`; its limit stays out."""
    e = schema.events.c
    attended, parties = schema.participants.c, schema.parties.c
    for state in wanted.states:
        theirs = select(schema.actors.c.id).where(schema.actors.c.state == state)
        query = query.where(
            or_(
                e.id.in_(select(parties.of).where(parties.party == state)),
                e.id.in_(select(attended.of).where(attended.actor.in_(theirs))),
            )
        )
    if wanted.person is not None:
        named = actors_like(wanted.person)
        query = query.where(e.id.in_(select(attended.of).where(attended.actor.in_(named))))
    told = select(schema.accounts.c.of).join(
        schema.documents, schema.documents.c.id == schema.accounts.c.document
    )
    if wanted.languages:
        written = schema.documents.c.language.in_(wanted.languages)
        query = query.where(e.id.in_(told.where(schema.documents.c.current, written)))
    if wanted.outlets:
        printed = schema.documents.c.outlet.in_(wanted.outlets)
        query = query.where(e.id.in_(told.where(schema.documents.c.current, printed)))
    if wanted.changed_after is not None:
        query = query.where(e.id.in_(changed_events(wanted.changed_after)))
    if wanted.kinds:
        query = query.where(e.kind.in_(wanted.kinds))
    if wanted.statuses:
        query = query.where(e.status.in_(wanted.statuses))
    if wanted.since is not None:
        query = query.where(e.last_day >= first_day(wanted.since))
    if wanted.until is not None:
        query = query.where(e.first_day <= last_day(wanted.until))
    return query


def actors_like(text: str) -> Select[Any]:
    """Ids of the actor whose id is `text`, and of those with a name like it."""
    itself = select(schema.actors.c.id).where(schema.actors.c.id == text)
    return itself.union(_with_name_like(text))  # type: ignore[return-value]


def _with_name_like(text: str) -> Select[Any]:
    """Ids of actors of whose names one is like `text`."""
    names, starts = schema.actor_names.c, schema.name_starts.c
    query = select(names.of).where(_name_like(text))
    for word in folded(text).split():
        # Along the index to the few whose name may be like it.
        start = word[:LONGEST_WORD]
        begun = select(starts.of).where(starts.start >= start, starts.start <= f"{start}\U0010ffff")
        query = query.where(names.of.in_(begun))
    return query


def changed_events(build: int) -> Select[Any]:
    """Ids of the events that builds after `build` changed."""
    c = schema.changes.c
    return select(c.id).where(c.build > build, c.kind == "event")


def _name_like(text: str) -> ColumnElement[bool]:
    """Every word of `text` begins a word of the name; in scripts without spaces between words,
    or with articles written onto them, it may stand anywhere."""
    column = schema.actor_names.c.folded
    conditions: list[ColumnElement[bool]] = []
    if not folded(text):
        return false()  # without letters or digits: no name is like it
    for word in folded(text).split():
        inside = column.contains(word if not word.isascii() else f" {word}", autoescape=True)
        conditions.append(or_(column.startswith(word, autoescape=True), inside))
    return and_(*conditions)


def event(connection: Connection, wanted: str) -> RecordedEvent | None:
    return _one(connection, schema.events, wanted, RecordedEvent)


def complete(connection: Connection, prefix: str, table: Table = schema.events) -> list[str]:
    """Ids that begin with `prefix`, at most ten: people type the first letters."""
    ids = table.c.id
    query = select(ids).where(ids.startswith(prefix, autoescape=True)).order_by(ids).limit(10)
    return list(connection.scalars(query))


def actors_named(connection: Connection, name: str) -> list[RecordedActor]:
    """Actors of whose names one holds every word of `name`; an exact name goes first."""
    names = schema.actor_names.c
    if not folded(name):
        return []
    exact = connection.scalars(select(names.of).where(names.folded == folded(name)).distinct())
    first = sorted(exact)
    near = connection.scalars(_with_name_like(name).distinct().limit(_MOST_NAMED))
    found = actors(connection, [*first, *sorted(set(near) - set(first))])
    weight = {actor.id: len(actor.documents) for actor in found}
    return sorted(found, key=lambda a: (a.id not in first, -weight[a.id], a.id))


def actors(connection: Connection, ids: Iterable[str]) -> list[RecordedActor]:
    return _many(connection, schema.actors, ids, RecordedActor)


def events_by_id(connection: Connection, ids: Iterable[str]) -> list[RecordedEvent]:
    return _many(connection, schema.events, ids, RecordedEvent)


def statements_by_id(connection: Connection, ids: Iterable[str]) -> list[RecordedStatement]:
    return _many(connection, schema.statements, ids, RecordedStatement)


def statements_of_event(connection: Connection, wanted: str) -> list[RecordedStatement]:
    s = schema.statements.c
    query = select(s.body).where(s.event == wanted).order_by(s.id)
    return decoded(connection, query, RecordedStatement)


def statements_of_actor(
    connection: Connection, actor: str, limit: int | None = None
) -> tuple[list[RecordedStatement], int]:
    """What the actor said, alone or together with others, the newest first, at most `limit`; and
    how much it is in all."""
    mark = schema.utterance_marks.c
    said = select(mark.of).where(mark.kind == "speaker", mark.value == actor)
    ids = list(connection.scalars(said.order_by(mark.day.desc(), mark.of.desc()).limit(limit)))
    total = len(ids)
    if limit is not None and total == limit:
        total = connection.scalar(select(func.count()).select_from(said.subquery())) or 0
    return statements_by_id(connection, ids), total


def commitments_of_actor(
    connection: Connection, actor: str, limit: int | None = None
) -> tuple[list[RecordedCommitment], int]:
    """What the actor promised or was promised, at most `limit` by id; and how much it is in all."""
    c = schema.commitments.c
    ids = {
        id
        for column in (c.by, c.to)
        for id in connection.scalars(select(c.id).where(column == actor))
    }
    return commitments_by_id(connection, sorted(ids)[:limit]), len(ids)


def commitments_by_id(connection: Connection, ids: Iterable[str]) -> list[RecordedCommitment]:
    return _many(connection, schema.commitments, ids, RecordedCommitment)


def commitments(connection: Connection) -> list[RecordedCommitment]:
    c = schema.commitments.c
    return decoded(connection, select(c.body).order_by(c.id), RecordedCommitment)


def copies_among(connection: Connection, documents: Iterable[str]) -> list[Copy]:
    """Copies of which one of `documents` is the copy, by document."""
    found: list[Copy] = []
    c = schema.copies.c
    for some in slices(sorted(set(documents))):
        query = select(c.body).where(c.document.in_(some)).order_by(c.id)
        found.extend(decoded(connection, query, Copy))
    return found


def conflicts(connection: Connection) -> tuple[Conflict, ...]:
    """Judgements that cannot all hold, in the order of ids."""
    c = schema.conflicts.c
    return tuple(decoded(connection, select(c.body).order_by(c.id), Conflict))


def story(connection: Connection, wanted: str) -> Story | None:
    return _one(connection, schema.stories, wanted, Story)


def story_of(connection: Connection) -> dict[str, str]:
    """The story of each document that is in one."""
    s = schema.story_documents.c
    return {document: of for of, document in connection.execute(select(s.of, s.document))}


def moved(connection: Connection, wanted: str) -> str | None:
    """Where an id has gone: its redirect's end, or None if it has none."""
    seen = {wanted}
    here: str = wanted
    while True:
        to = _led(connection, here)
        if to is None or to in seen:
            return None if here == wanted or to in seen else here
        here = to
        seen.add(here)


def _led(connection: Connection, here: str) -> str | None:
    """One step on: by a judgement, or by what a build put in the place of an id."""
    for table in (schema.redirects, schema.moved):
        to: str | None = connection.scalar(select(table.c.to).where(table.c.id == here))
        if to is not None:
            return to
    return None


def last_build(connection: Connection) -> tuple[int, str]:
    """Number and moment (UTC) of the build that made the record; 0 and "" before the first."""
    b = schema.builds.c
    row = connection.execute(select(b.number, b.at).order_by(b.number.desc()).limit(1)).first()
    return (row.number, row.at) if row else (0, "")


def last_change(connection: Connection, wanted: str) -> Change | None:
    """The last thing that happened to an id, also to one that is gone."""
    found = _changes(connection, schema.changes.c.id == wanted)
    return found[-1] if found else None


def changes(connection: Connection, since: str | None) -> list[Change]:
    """What builds changed, oldest first: those after build number `since`, or from that day on;
    the last build alone if `since` is None."""
    b = schema.builds.c
    if since is None:
        last = connection.scalar(select(func.max(b.number))) or 0
        return _changes(connection, b.number == last)
    if since.isdecimal() and len(since) != 4:
        return _changes(connection, b.number > int(since))
    return _changes(connection, b.at >= since)


def _changes(connection: Connection, condition: Any) -> list[Change]:
    c, b = schema.changes.c, schema.builds.c
    rows = connection.execute(
        select(c.build, b.at, c.kind, c.id, c.what, c.fields, c.label)
        .join(schema.builds, b.number == c.build)
        .where(condition)
        .order_by(c.build, c.kind, c.what, c.id)
    )
    return [
        Change(
            build=row.build,
            at=row.at,
            kind=row.kind,
            id=row.id,
            what=row.what,
            fields=tuple(row.fields.split()),
            label=row.label,
        )
        for row in rows
    ]


def _one(connection: Connection, table: Table, wanted: str, kind: type[T]) -> T | None:
    body = connection.scalar(select(table.c.body).where(table.c.id == wanted))
    return None if body is None else msgspec.json.decode(body, type=kind)


def _many(connection: Connection, table: Table, ids: Iterable[str], kind: type[T]) -> list[T]:
    """In the order of `ids`; ids that are not there are left out."""
    order = list(dict.fromkeys(ids))
    decoder = msgspec.json.Decoder(kind)
    found: dict[str, T] = {}
    for some in slices(order):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(some))
        found.update({id: decoder.decode(body) for id, body in connection.execute(query).all()})
    return [found[i] for i in order if i in found]


def decoded(connection: Connection, query: Select[Any], kind: type[T]) -> list[T]:
    """The things whose bodies `query` selects."""
    decoder = msgspec.json.Decoder(kind)
    return [decoder.decode(body) for body in connection.scalars(query).all()]
