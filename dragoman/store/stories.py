"""Stories: those with the latest events first, and one with all that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, and_, func, or_, select

from dragoman.model import RecordedEvent, Story
from dragoman.store import queries
from dragoman.store.rows import slices
from dragoman.store.schema import events, stories, story_documents

_STEP = 1000
"""Events that are looked at in one step at the most."""
MOST_UNDATED = 5000
"""Undated events whose stories are listed, after all others."""


class Sized(msgspec.Struct, frozen=True, kw_only=True):
    """A story and how many documents and events it has, the last of them on `last`."""

    id: str
    documents: int
    events: int
    last: str | None


def latest(connection: Connection, *, least: int, limit: int, offset: int) -> list[Sized]:
    """Stories of at least `least` documents that tell of events, those with the latest first."""
    seen: set[str] = set()
    found: list[Sized] = []
    e = events.c
    walk = (
        select(e.id, e.story, e.first_day)
        .where(e.story.is_not(None), e.first_day.is_not(None))
        .order_by(e.first_day.desc(), e.id.desc())
    )
    undated = (
        select(e.id, e.story, e.first_day)
        .where(e.story.is_not(None), e.first_day.is_(None))
        .order_by(e.id.desc())
        .limit(MOST_UNDATED)
    )
    # Most pages are the first: a few more events than stories are wanted, then more at a time.
    size = min(_STEP, 4 * (offset + limit))
    step = walk.limit(size)
    while len(found) < offset + limit:
        rows = connection.execute(step).all()
        fresh = [id for id in dict.fromkeys(row.story for row in rows) if id not in seen]
        seen.update(fresh)
        found += [one for one in _sized(connection, fresh) if one.documents >= least]
        if step is undated:
            break
        # From where the last step came to, by the index on days.
        step = undated
        if len(rows) == size:
            size = _STEP
            last = rows[-1]
            earlier = and_(e.first_day == last.first_day, e.id < last.id)
            beyond = or_(e.first_day < last.first_day, earlier)
            step = walk.where(e.first_day <= last.first_day, beyond).limit(size)
    return found[offset : offset + limit]


def _sized(connection: Connection, ids: Sequence[str]) -> list[Sized]:
    if not ids:
        return []
    s, e = story_documents.c, events.c
    told: dict[str, int] = {
        row[0]: row[1]
        for row in connection.execute(
            select(s.of, func.count()).where(s.of.in_(ids)).group_by(s.of)
        )
    }
    met = {
        row.story: (row.number, row.last)
        for row in connection.execute(
            select(e.story, func.count().label("number"), func.max(e.last_day).label("last"))
            .where(e.story.in_(ids))
            .group_by(e.story)
        )
    }
    return [
        Sized(id=id, documents=told.get(id, 0), events=met[id][0], last=met[id][1]) for id in ids
    ]


def by_id(connection: Connection, ids: Sequence[str]) -> list[Story]:
    """Stories in the order of `ids`."""
    found = {
        row.id: msgspec.json.decode(row.body, type=Story)
        for row in connection.execute(
            select(stories.c.id, stories.c.body).where(stories.c.id.in_(ids))
        )
    }
    return [found[id] for id in ids if id in found]


def of(connection: Connection, document: str) -> str | None:
    """The story that a document belongs to, if it shares it with another."""
    s = story_documents.c
    mine = connection.scalar(select(s.of).where(s.document == document))
    if mine is None:
        return None
    several = connection.scalar(
        select(func.count()).select_from(story_documents).where(s.of == mine)
    )
    return mine if (several or 0) > 1 else None


def events_of(connection: Connection, story: str) -> list[RecordedEvent]:
    """The events of a story by day."""
    return events_by_story(connection, [story])[story]


def events_by_story(connection: Connection, ids: Sequence[str]) -> dict[str, list[RecordedEvent]]:
    """The events of each story, by day."""
    e = events.c
    query = select(e.body).order_by(e.first_day.is_(None), e.first_day, e.last_day, e.id)
    found: dict[str, list[RecordedEvent]] = {id: [] for id in ids}
    for some in slices(ids):
        for event in queries.decoded(connection, query.where(e.story.in_(some)), RecordedEvent):
            found[event.story or ""].append(event)
    return found
