"""Corrections of what a thing has several of: who took part in an event and what that bears on,
an actor's offices and names, the reports of a statement.

How such an edit is written says `model.edits`.  Each gives the thing as it is then,
or says why nothing was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from dragoman.model import (
    Attendance,
    EventLink,
    Name,
    Office,
    RecordedActor,
    RecordedEvent,
    RecordedStatement,
)
from dragoman.model.edits import dated, interval, office_key, office_named


def participant(
    event: RecordedEvent,
    field: str,
    actor: str,
    value: str | None,
    known: Mapping[str, RecordedActor],
) -> RecordedEvent | str:
    """`event` with the part of `actor` corrected: another role, none, or another in their place.

    Whoever is put in by this makes their state a party.
    """
    had = [part for part in event.participants if part.actor == actor]
    replaced = field == "participant.actor"
    if not had and (replaced or not value):
        return f"{actor} takes no part in {event.id}; nothing was done"
    there = value if replaced and value else actor
    if value and there not in known:
        return f"{there} is not in the record; nothing was done"
    rest = [part for part in event.participants if part.actor not in (actor, there)]
    told = {d for part in event.participants if part not in rest for d in part.documents}
    roles = {part.role for part in had} if replaced else {value} if value else set()
    made = [Attendance(there, role, tuple(sorted(told))) for role in roles]
    before = {part.actor for part in event.participants}
    states = {known[part.actor].state for part in made if part.actor not in before} - {None}
    return msgspec.structs.replace(
        event,
        participants=tuple(sorted([*rest, *made])),
        parties=tuple(sorted({*event.parties, *states})) if states else event.parties,
    )


def link(
    event: RecordedEvent, other: str, kind: str | None, known: Mapping[str, RecordedEvent]
) -> RecordedEvent | str:
    """`event` bearing on `other` as `kind` says, or not bearing on it."""
    rest = [tie for tie in event.links if tie.event != other]
    if kind is None and len(rest) == len(event.links):
        return f"{event.id} does not bear on {other}; nothing was done"
    if kind is not None and (other not in known or other == event.id):
        return f"{other} is no other event of the record; nothing was done"
    made = [EventLink(kind, other)] if kind else []
    return msgspec.structs.replace(event, links=tuple(sorted([*rest, *made])))


def alias(actor: RecordedActor, text: str, language: str | None) -> RecordedActor | str:
    """`actor` with a name of theirs that is of `language`, or without it."""
    had = [name for name in actor.names if name.text == text]
    rest = [name for name in actor.names if name.text != text]
    if language is None:
        if not had:
            return f"{actor.id} is not called {text!r}; nothing was done"
        return msgspec.structs.replace(actor, names=tuple(rest))
    made = Name(text, language, max((name.documents for name in had), default=0))
    return msgspec.structs.replace(actor, names=tuple(sorted([*rest, made])))


def version(
    statement: RecordedStatement, field: str, document: str, value: str | None
) -> RecordedStatement | str:
    """`statement` with the form or channel that one report gives corrected."""
    if not any(told.document == document for told in statement.versions):
        return f"{document} does not report {statement.id}; nothing was done"
    versions = tuple(
        msgspec.structs.replace(told, **{field: value}) if told.document == document else told
        for told in statement.versions
    )
    return msgspec.structs.replace(statement, versions=versions)


def office(actor: RecordedActor, field: str, key: str, value: str | None) -> RecordedActor | str:
    """`actor` with one office corrected: its title, state or days; added, or taken out.

    Two that come to one title and state become one office over the days of both.
    """
    title, state = office_named(key)
    had = next((o for o in actor.offices if (o.office, o.state) == (title, state)), None)
    if had is None and (field != "office" or not value):
        held = ", ".join(office_key(o.office, o.state) for o in actor.offices) or "none"
        return f"{actor.id} has no office {key!r} (but: {held}); nothing was done"
    rest = [o for o in actor.offices if o != had]
    made = _CHANGED[field](had or Office(title, state, None, None), value)
    if made is not None:
        same = [o for o in rest if (o.office, o.state) == (made.office, made.state)]
        rest = [o for o in rest if o not in same] + [_joined([made, *same])]
    return msgspec.structs.replace(actor, offices=tuple(sorted(rest, key=dated)))


def _held(office: Office, value: str | None) -> Office | None:
    days = interval(value) if value else None
    return None if days is None else Office(office.office, office.state, *days)


_CHANGED: Mapping[str, Callable[[Office, str | None], Office | None]] = {
    "office": _held,
    "office.title": lambda o, value: Office(value or o.office, o.state, o.first, o.last),
    "office.state": lambda o, value: Office(o.office, value, o.first, o.last),
    "office.first": lambda o, value: Office(o.office, o.state, value, o.last),
    "office.last": lambda o, value: Office(o.office, o.state, o.first, value),
}


def _joined(offices: Sequence[Office]) -> Office:
    first = min((o.first for o in offices if o.first), default=None)
    last = max((o.last for o in offices if o.last), default=None)
    return Office(offices[0].office, offices[0].state, first, last)
