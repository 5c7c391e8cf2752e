"""Corrections that act on single things of a finished record: reject, edit, re-attribute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from dragoman.model import Conflict, Judgement, Place, Record, RecordedEvent, Redirect
from dragoman.model.edits import (
    ACTOR_FIELDS,
    EDITABLE,
    EVENT_FIELDS,
    JOINT,
    LISTED,
    fault,
    is_state,
    names_one_of_several,
)
from dragoman.record import parts
from dragoman.record.judgements import Decisions

_TABLES = {
    "actor": "actors",
    "event": "events",
    "statement": "statements",
    "commitment": "commitments",
}
"""Where the record has each kind of thing that can be edited."""

_ATTRIBUTED = {"statement": "speaker", "commitment": "by"}
Thing = TypeVar("Thing", bound=Any)


def correct(record: Record, decisions: Decisions, aliases: Mapping[str, str]) -> Record:
    """`record` with people's rejections, edits and re-attributions; each that fits nothing is reported."""
    conflicts: list[Conflict] = []
    redirects = list(record.redirects)
    tables: dict[str, dict[str, Any]] = {
        kind: {thing.id: thing for thing in getattr(record, table)}
        for kind, table in _TABLES.items()
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
        actors=_kept(tables["actor"], gone),
        events=tuple(_without(event, gone) for event in _kept(tables["event"], gone)),
        statements=tuple(
            msgspec.structs.replace(s, event=None) if s.event in gone else s
            for s in _kept(tables["statement"], gone)
            if s.speaker not in gone
        ),
        commitments=tuple(
            msgspec.structs.replace(c, met_by=None, status="open") if c.met_by in gone else c
            for c in _kept(tables["commitment"], gone)
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
    kind = next((kind for kind in tables if name in tables[kind]), None)
    if kind is None:
        conflicts.append(Conflict((j.id,), f"{j.subject} is not in the record; nothing was done"))
        return
    field = j.field or (_ATTRIBUTED.get(kind) if j.action == "reattribute" else None) or ""
    if field not in EDITABLE[kind]:
        possible = ", ".join(EDITABLE[kind])
        conflicts.append(
            Conflict(
                (j.id,), f"{_TABLES[kind]} have no field {field!r} to edit; possible: {possible}"
            )
        )
        return
    value = j.value
    if value is None and not names_one_of_several(field):
        value = j.object
    if value and field in (*ACTOR_FIELDS, *EVENT_FIELDS):
        value = JOINT.join(aliases.get(one, one) for one in value.split(JOINT))
    edited: Any = fault(kind, field, value) or _unknown(tables, field, value)
    if edited is None:
        one = aliases.get(j.object, j.object) if j.object else None
        edited = _changed(tables[kind][name], (field, one), value, tables)
    if isinstance(edited, str):
        conflicts.append(Conflict((j.id,), edited))
    else:
        tables[kind][name] = edited


def _unknown(tables: Mapping[str, Mapping[str, Any]], field: str, value: str | None) -> str | None:
    """Which of the actors or events that `value` names is not in the record."""
    kind = "actor" if field in ACTOR_FIELDS else "event" if field in EVENT_FIELDS else None
    if not value or kind is None:
        return None
    missing = next((one for one in value.split(JOINT) if one not in tables[kind]), None)
    if missing is None or (field == "to" and is_state(missing)):
        return None
    return f"{missing} is not in the record; nothing was done"


def _changed(
    thing: Any,
    where: tuple[str, str | None],
    value: str | None,
    known: Mapping[str, Mapping[str, Any]],
) -> Any:
    """`thing` with one field set, or why it cannot be; `where` is the field and which of several."""
    field, one = where
    if names_one_of_several(field):
        if one is None:
            return f"an edit of {field} of {thing.id} does not say which one; nothing was done"
        return _changed_part(thing, (field, one), value, known)
    if field in LISTED:
        found = {each.strip() for each in (value or "").split(JOINT.strip())} - {""}
        return msgspec.structs.replace(thing, **{field: tuple(sorted(found))})
    if field.startswith("place."):
        place = thing.place or Place(None, None)
        changed = Place(value, place.country) if field == "place.name" else Place(place.name, value)
        return msgspec.structs.replace(thing, place=changed)
    return msgspec.structs.replace(thing, **{field: value})


def _changed_part(
    thing: Any, where: tuple[str, str], value: str | None, known: Mapping[str, Mapping[str, Any]]
) -> Any:
    """`thing` with one of several values set, or why it cannot be."""
    field, one = where
    match field.partition(".")[0]:
        case "office":
            return parts.office(thing, field, one, value)
        case "participant":
            return parts.participant(thing, field, one, value, known["actor"])
        case "link":
            return parts.link(thing, one, value or None, known["event"])
        case "alias":
            return parts.alias(thing, one, value or None)
        case _:
            return parts.version(thing, field, one, value or None)
