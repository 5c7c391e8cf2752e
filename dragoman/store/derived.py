"""The record as rows: written by difference, so that a day's documents cost a day's writing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select

from dragoman.model import Record, Redirect
from dragoman.store import schema, spoken
from dragoman.store.kinds import KINDS, Children, Kind, Row
from dragoman.store.rows import put, slices


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What one derivation changed, by kind of thing: (added, changed, removed)."""

    build: int
    counts: dict[str, tuple[int, int, int]]
    totals: dict[str, int]


_TRACED = frozenset(("actors", "events", "statements", "commitments", "stories"))
_CAME_FROM = {f"{kind.field} came from": kind.field for kind in KINDS}


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


class Writing(msgspec.Struct, frozen=True):
    """How a record is written: what traces the ids that it no longer has, and, for some of its
    fields, the names of all that they came from.  A field that came from the same as what is
    stored is the same, whatever the record holds there."""

    trace: Trace | None = None
    names: Mapping[str, str] = {}


PLAIN = Writing()


def names(connection: Connection) -> dict[str, str]:
    """The names of what fields of the stored record came from, as far as they were given."""
    m = schema.mark.c
    rows = connection.execute(select(m.name, m.value).where(m.name.in_(_CAME_FROM)))
    return {_CAME_FROM[name]: value for name, value in rows}


def write(
    connection: Connection, record: Record, now: tuple[str, str], how: Writing = PLAIN
) -> Written:
    """Make the derived tables stand for `record`, touching only what differs; `now` is the digest
    of its inputs and the time."""
    inputs, at = now
    build = (connection.scalar(select(func.max(schema.builds.c.number))) or 0) + 1
    connection.execute(insert(schema.builds), {"number": build, "at": at, "inputs": inputs})
    there = names(connection)
    same = {field for field, name in how.names.items() if there.get(field) == name}
    kinds = [kind for kind in KINDS if kind.field not in same]
    found = {kind.name: _differing(connection, kind, record) for kind in kinds}
    led = _leads(found, record, how.trace)
    for kind in kinds:
        _write_kind(connection, kind, found[kind.name], (build, led))
    _index_statements(connection, found)
    _move(connection, found.values(), led, build)
    put(connection, schema.mark, [{"name": "derived_from", "value": inputs}], replace=True)
    _note_names(connection, how.names)
    return Written(
        build=build,
        counts={kind.name: _counts(found.get(kind.name)) for kind in KINDS},
        totals={
            kind.name: len(found[kind.name].things) if kind.name in found
            else connection.scalar(select(func.count()).select_from(kind.table)) or 0
            for kind in KINDS
        },
    )  # fmt: skip


def _counts(differing: Differing | None) -> tuple[int, int, int]:
    if differing is None:
        return 0, 0, 0
    return len(differing.added), len(differing.changed), len(differing.removed)


def _note_names(connection: Connection, given: Mapping[str, str]) -> None:
    connection.execute(delete(schema.mark).where(schema.mark.c.name.in_(_CAME_FROM)))
    rows = [
        {"name": name, "value": given[field]}
        for name, field in _CAME_FROM.items()
        if field in given
    ]
    put(connection, schema.mark, rows, replace=True)


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
    found: Mapping[str, Differing], record: Record, trace: Trace | None
) -> dict[str, str | None]:
    """Where each id leads that goes; asked only of what goes."""
    gone = {
        kind.field: tuple(
            msgspec.json.decode(found[kind.name].earlier[i], type=kind.type)
            for i in found[kind.name].removed
        )
        for kind in KINDS
        if kind.field in _TRACED and kind.name in found
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
