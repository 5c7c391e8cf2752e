"""How each kind of thing in a record is kept: its columns, and the rows that belong to it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Table

from dragoman.language.names import sound_keys
from dragoman.model import (
    Conflict,
    Copy,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Redirect,
    Story,
)
from dragoman.store import schema
from dragoman.store.days import first_day, last_day

LONGEST_WORD = 60
"""Letters of a word of a name that it is found by."""
Row = dict[str, Any]
Children = dict[Table, list[Row]]


class Kind(msgspec.Struct, frozen=True):
    """How one kind of thing in the record is kept."""

    name: str
    field: str
    """Where a record holds things of this kind."""
    table: Table
    type: Any
    of: Callable[[Record], Iterable[Any]]
    id: Callable[[Any], str]
    columns: Callable[[Any], Row]
    children: Callable[[Any], Children]
    label: Callable[[Any], str]


def folded(text: str) -> str:
    """`text` as names are compared in a search: without case, marks and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _named(thing: Any) -> str:
    return str(thing.id)


def _digest_id(thing: Any) -> str:
    """An id for what the record gives none: conflicts, and copies by their pair."""
    return hashlib.sha256(msgspec.json.encode(thing)).hexdigest()[:24]


def _copy_id(copy: Copy) -> str:
    return f"{copy.document} {copy.of}"


def _nothing(_: Any) -> Children:
    return {}


def _actor_children(actor: RecordedActor) -> Children:
    texts = {(name.text, name.language) for name in actor.names} | {(actor.name, None)}
    ordered = sorted(texts, key=lambda pair: (pair[0], pair[1] or ""))
    return {
        schema.actor_names: [
            {"text": text, "folded": folded(text), "language": language}
            for text, language in ordered
        ],
        schema.name_keys: keys_of(actor),
        schema.name_starts: starts_of(actor),
    }


def keys_of(actor: RecordedActor) -> list[Row]:
    """The keys by sound under which an actor's names are found from any script."""
    names = {actor.name, *(name.text for name in actor.names)}
    return [{"key": key} for key in sorted({key for name in names for key in sound_keys(name)})]


def starts_of(actor: RecordedActor) -> list[Row]:
    """What someone may begin to type to find the actor: the words of the names, and in scripts
    without spaces between words, or with articles written onto them, whatever a word ends in."""
    names = {actor.name, *(name.text for name in actor.names)}
    words = {word[:LONGEST_WORD] for name in names for word in folded(name).split()}
    starts = {word[place:] for word in words for place in range(1 if word.isascii() else len(word))}
    return [{"start": start} for start in sorted(starts)]


def places_of(event: RecordedEvent) -> list[Row]:
    """Where an event took place, if it is known."""
    if event.place is None or not (event.place.name or event.place.country):
        return []
    return [{"name": event.place.name, "country": event.place.country}]


def _event_columns(event: RecordedEvent) -> Row:
    return {
        "kind": event.kind,
        "status": event.status,
        "first_day": first_day(event.start or event.end),
        "last_day": last_day(event.end or event.start),
        "story": event.story,
        "voices": event.independent_accounts,
    }


def _event_children(event: RecordedEvent) -> Children:
    return {
        schema.participants: [{"actor": p.actor, "role": p.role} for p in event.participants],
        schema.parties: [{"party": party} for party in event.parties],
        schema.event_places: places_of(event),
        schema.event_links: links_of(event),
        schema.accounts: [
            {"document": d} for d in sorted({account.document for account in event.accounts})
        ],
    }


def links_of(event: RecordedEvent) -> list[Row]:
    """What an event bears on, so that it is found from there too."""
    return [{"to": link.event, "kind": link.kind} for link in event.links]


def _event_label(event: RecordedEvent) -> str:
    where = event.place.name if event.place and event.place.name else ""
    parts = (event.start or "undated", event.status, event.kind, where, ", ".join(event.parties))
    return " ".join(part for part in parts if part)


def _statement_children(statement: RecordedStatement) -> Children:
    told = sorted({version.document for version in statement.versions})
    return {schema.statement_versions: [{"document": document} for document in told]}


def _story_children(story: Story) -> Children:
    return {schema.story_documents: [{"document": document} for document in story.documents]}


KINDS: tuple[Kind, ...] = (
    Kind(
        "actor", "actors", schema.actors, RecordedActor, lambda r: r.actors, _named,
        lambda a: {"name": a.name, "kind": a.kind, "state": a.state},
        _actor_children, lambda a: a.name,
    ),
    Kind(
        "event", "events", schema.events, RecordedEvent, lambda r: r.events, _named,
        _event_columns, _event_children, _event_label,
    ),
    Kind(
        "statement", "statements", schema.statements, RecordedStatement, lambda r: r.statements, _named,
        lambda s: {"speaker": s.speaker, "event": s.event}, _statement_children,
        lambda s: f"in {len(s.versions)} version(s)",
    ),
    Kind(
        "commitment", "commitments", schema.commitments, RecordedCommitment, lambda r: r.commitments, _named,
        lambda c: {"by": c.by, "to": c.to, "status": c.status}, _nothing,
        lambda c: f"{c.kind}, {c.status}",
    ),
    Kind(
        "story", "stories", schema.stories, Story, lambda r: r.stories, _named,
        lambda s: {}, _story_children, lambda s: f"{len(s.documents)} document(s)",
    ),
    Kind(
        "copy", "copies", schema.copies, Copy, lambda r: r.copies, _copy_id,
        lambda c: {"document": c.document, "original": c.of, "score": c.score}, _nothing,
        lambda c: c.kind,
    ),
    Kind(
        "conflict", "conflicts", schema.conflicts, Conflict, lambda r: r.conflicts, _digest_id,
        lambda c: {}, _nothing, lambda c: c.message,
    ),
    Kind(
        "redirect", "redirects", schema.redirects, Redirect, lambda r: r.redirects, _named,
        lambda r: {"to": r.to}, _nothing, lambda r: r.to or "gone",
    ),
)  # fmt: skip
