"""Corrections that act on single things of a finished record: reject, edit, re-attribute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from dragoman.model import Conflict, Judgement, Place, Record, RecordedEvent, Redirect
from dragoman.record.judgements import Decisions

# What a person may edit, by the kind of thing its id names.
EDITABLE = {
    "actors": ("name", "kind", "state"),
    "events": ("kind", "type", "mode", "status", "start", "end", "place.name", "place.country", "story"),
    "statements": ("speaker", "event", "addressee"),
    "commitments": ("by", "to", "kind", "due", "status", "met_by"),
}  # fmt: skip
BY_KIND = {table.removesuffix("s"): fields for table, fields in EDITABLE.items()}
"""The same by the word that ids begin with; those of states and organisations are actors."""
_ATTRIBUTED = {"statements": "speaker", "commitments": "by"}
Thing = TypeVar("Thing", bound=Any)


def correct(record: Record, decisions: Decisions, aliases: Mapping[str, str]) -> Record:
    """`record` with people's rejections, edits and re-attributions; each that fits nothing is reported."""
    conflicts: list[Conflict] = []
    redirects = list(record.redirects)
    tables: dict[str, dict[str, Any]] = {
        field: {thing.id: thing for thing in getattr(record, field)} for field in EDITABLE
    }
    for j in decisions.edits:
        _edit(tables, j, aliases, conflicts)
    gone: set[str] = set()
    for j in decisions.rejected:
        name = aliases.get(j.subject, j.subject)
        if not any(name in table for table in tables.values()):
            conflicts.append(
                Conflict((j.id,), f"{j.subject} is not in the record; nothing was done")
            )
            continue
        gone.add(name)
        redirects.append(Redirect(name, None))
    return msgspec.structs.replace(
        record,
        actors=_kept(tables["actors"], gone),
        events=tuple(_without(event, gone) for event in _kept(tables["events"], gone)),
        statements=tuple(
            msgspec.structs.replace(s, event=None) if s.event in gone else s
            for s in _kept(tables["statements"], gone)
            if s.speaker not in gone
        ),
        commitments=tuple(
            msgspec.structs.replace(c, met_by=None, status="open") if c.met_by in gone else c
            for c in _kept(tables["commitments"], gone)
            if c.by not in gone
        ),
        conflicts=tuple(sorted({*record.conflicts, *conflicts})),
        redirects=tuple(sorted(set(redirects), key=lambda r: (r.id, r.to or ""))),
    )


def _kept(table: Mapping[str, Thing], gone: set[str]) -> tuple[Thing, ...]:
    return tuple(table[name] for name in sorted(table) if name not in gone)


def _without(event: RecordedEvent, gone: set[str]) -> RecordedEvent:
    """`event` without participants and links that were rejected."""
    if not gone:
        return event
    return msgspec.structs.replace(
        event,
        participants=tuple(p for p in event.participants if p.actor not in gone),
        links=tuple(link for link in event.links if link.event not in gone),
    )


def _edit(
    tables: Mapping[str, dict[str, Any]],
    j: Judgement,
    aliases: Mapping[str, str],
    conflicts: list[Conflict],
) -> None:
    name = aliases.get(j.subject, j.subject)
    table = next((field for field in EDITABLE if name in tables[field]), None)
    if table is None:
        conflicts.append(Conflict((j.id,), f"{j.subject} is not in the record; nothing was done"))
        return
    field = j.field or (_ATTRIBUTED.get(table) if j.action == "reattribute" else None)
    if field not in EDITABLE[table]:
        possible = ", ".join(EDITABLE[table])
        conflicts.append(
            Conflict((j.id,), f"{table} have no field {field!r} to edit; possible: {possible}")
        )
        return
    value = j.value if j.value is not None else j.object
    if field in ("speaker", "by", "to", "addressee", "event", "met_by") and value:
        value = aliases.get(value, value)
    tables[table][name] = _changed(tables[table][name], field, value)


def _changed(thing: Thing, field: str, value: str | None) -> Thing:
    if field.startswith("place."):
        place = thing.place or Place(None, None)
        changed = Place(value, place.country) if field == "place.name" else Place(place.name, value)
        return msgspec.structs.replace(thing, place=changed)
    return msgspec.structs.replace(thing, **{field: value})


def moved(judged: Sequence[tuple[str, str]]) -> tuple[Redirect, ...]:
    """Redirects for ids that a judgement joined to another."""
    return tuple(Redirect(old, new) for old, new in sorted(set(judged)) if old != new)
