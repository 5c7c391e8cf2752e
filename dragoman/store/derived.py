"""The record as rows: written by difference, so that a day's documents cost a day's writing."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select

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
from dragoman.store import schema, spoken
from dragoman.store.days import first_day, last_day
from dragoman.store.rows import put, slices

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


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What one derivation changed, by kind of thing: (added, changed, removed)."""

    build: int
    counts: dict[str, tuple[int, int, int]]
    totals: dict[str, int]


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


_TRACED = frozenset(("actors", "events", "statements", "commitments", "stories"))
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


class Differing(msgspec.Struct, frozen=True):
    """How one kind of thing differs from what is stored."""

    things: Mapping[str, Any]
    bodies: Mapping[str, bytes]
    digests: Mapping[str, str]
    added: list[str]
    changed: list[str]
    removed: list[str]
    earlier: Mapping[str, bytes]
    """Bodies of what is stored and changes or goes."""


class _Stated(msgspec.Struct):
    state: str | None = None


Trace = Callable[[Record, Record], Iterable[Redirect]]
"""Where the ids of an earlier record lead that a later one no longer has."""


def write(
    connection: Connection, record: Record, inputs: str, at: str, trace: Trace | None = None
) -> Written:
    """Make the derived tables stand for `record`, touching only what differs."""
    build = (connection.scalar(select(func.max(schema.builds.c.number))) or 0) + 1
    connection.execute(insert(schema.builds), {"number": build, "at": at, "inputs": inputs})
    found = [_differing(connection, kind, record) for kind in KINDS]
    led = _leads(found, record, trace)
    for kind, differing in zip(KINDS, found, strict=True):
        _write_kind(connection, kind, differing, (build, led))
    _index_statements(connection, dict(zip((kind.name for kind in KINDS), found, strict=True)))
    _move(connection, found, led, build)
    put(connection, schema.mark, [{"name": "derived_from", "value": inputs}], replace=True)
    return Written(
        build=build,
        counts={
            kind.name: (len(d.added), len(d.changed), len(d.removed))
            for kind, d in zip(KINDS, found, strict=True)
        },
        totals={kind.name: len(d.things) for kind, d in zip(KINDS, found, strict=True)},
    )


def _index_statements(connection: Connection, found: Mapping[str, Differing]) -> None:
    """Statements are looked up by what stands elsewhere too: by days of events, states of people."""
    spoken.forget_said_at(connection, found["event"].changed)
    actors = found["actor"]
    moved = [
        i
        for i in actors.changed
        if actors.things[i].state != msgspec.json.decode(actors.earlier[i], type=_Stated).state
    ]
    spoken.forget_said_by(connection, moved)
    spoken.fill(connection)


def _leads(
    found: Iterable[Differing], record: Record, trace: Trace | None
) -> dict[str, str | None]:
    """Where each id leads that goes; asked only of what goes."""
    gone = {
        kind.field: tuple(msgspec.json.decode(d.earlier[i], type=kind.type) for i in d.removed)
        for kind, d in zip(KINDS, found, strict=True)
        if kind.field in _TRACED
    }
    if trace is None or not any(gone.values()):
        return {}
    return {redirect.id: redirect.to for redirect in trace(Record(**gone), record)}


def _move(
    connection: Connection, found: Iterable[Differing], led: Mapping[str, str | None], build: int
) -> None:
    back = [i for differing in found for i in differing.added]
    for some in slices(back):
        connection.execute(delete(schema.moved).where(schema.moved.c.id.in_(some)))
    rows = [{"id": i, "to": to, "build": build} for i, to in sorted(led.items())]
    put(connection, schema.moved, rows, replace=True)


def _differing(connection: Connection, kind: Kind, record: Record) -> Differing:
    things = {kind.id(thing): thing for thing in kind.of(record)}
    table = kind.table
    # All at once: row by row costs more than the comparison itself.
    rows = connection.execute(select(table.c.id, table.c.digest)).all()
    before = {row.id: row.digest for row in rows}
    bodies = {i: msgspec.json.encode(thing) for i, thing in things.items()}
    digests = {i: hashlib.sha256(body).hexdigest() for i, body in bodies.items()}
    added = sorted(i for i in things if i not in before)
    changed = sorted(i for i in things if i in before and before[i] != digests[i])
    removed = sorted(i for i in before if i not in things)
    earlier = _bodies(connection, table, changed + removed)
    return Differing(things, bodies, digests, added, changed, removed, earlier)


def _write_kind(
    connection: Connection,
    kind: Kind,
    differing: Differing,
    now: tuple[int, Mapping[str, str | None]],
) -> None:
    (build, led), table = now, kind.table
    things, bodies, digests = differing.things, differing.bodies, differing.digests
    added, changed, removed = differing.added, differing.changed, differing.removed
    log = [_change(kind, i, things[i], None) for i in added]
    log += [_change(kind, i, things.get(i), differing.earlier[i]) for i in changed + removed]
    log = [
        {**row, "label": f"{row['label']}; now {to}"} if (to := led.get(row["id"])) else row
        for row in log
    ]
    for some in slices(changed + removed):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    for some in slices(added + changed, 5000):
        rows = [
            {**kind.columns(things[i]), "id": i, "digest": digests[i], "body": bodies[i]}
            for i in some
        ]
        connection.execute(insert(table), rows)
        _write_children(connection, kind, [(i, things[i]) for i in some])
    if log:
        connection.execute(insert(schema.changes), [{**row, "build": build} for row in log])


def _write_children(connection: Connection, kind: Kind, things: Iterable[tuple[str, Any]]) -> None:
    gathered: Children = {}
    for parent, thing in things:
        for table, rows in kind.children(thing).items():
            gathered.setdefault(table, []).extend({"of": parent, **row} for row in rows)
    for table, rows in gathered.items():
        if rows:
            connection.execute(insert(table), rows)


def _bodies(connection: Connection, table: Table, ids: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for some in slices(ids):
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(some)))
        found.update({row.id: row.body for row in rows})
    return found


def _change(kind: Kind, thing_id: str, now: Any, body: bytes | None) -> Row:
    """A line of the log of changes; what was there `before` and is no more has no `now`."""
    before = None if body is None else msgspec.json.decode(body, type=kind.type)
    fields: list[str] = []
    if now is not None and before is not None:
        names = now.__struct_fields__
        fields = [name for name in names if getattr(now, name) != getattr(before, name)]
    what = "added" if before is None else "removed" if now is None else "changed"
    return {
        "kind": kind.name,
        "id": thing_id,
        "what": what,
        "fields": " ".join(fields),
        "label": kind.label(now if now is not None else before),
    }


def load(connection: Connection) -> Record:
    """The whole record, each kind in the order of ids."""
    parts = {kind.name: tuple(_all(connection, kind)) for kind in KINDS}
    return Record(
        actors=parts["actor"],
        events=parts["event"],
        statements=parts["statement"],
        commitments=parts["commitment"],
        stories=parts["story"],
        copies=parts["copy"],
        conflicts=parts["conflict"],
        redirects=parts["redirect"],
    )


def _all(connection: Connection, kind: Kind) -> Iterator[Any]:
    decoder = msgspec.json.Decoder(kind.type)
    for body in connection.scalars(select(kind.table.c.body).order_by(kind.table.c.id)):
        yield decoder.decode(body)
