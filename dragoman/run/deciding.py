"""From what a person decides to a judgement: checked, with full ids, named and dated."""

from __future__ import annotations

import hashlib

import msgspec
from sqlalchemy import Connection

from dragoman.errors import JudgementError, NotFound
from dragoman.model import ACTIONS, Judgement, edits
from dragoman.store import finding, queries

_PAIRS = ("same_actor", "different_actor", "same_event", "different_event", "copy", "not_copy")

# What the ids of a judgement may name; a judgement that is not here is about any of these.
_ANYTHING = ("event", "statement", "commitment", "actor", "document")
_SUBJECTS: dict[str, tuple[str, ...]] = {
    "same_actor": ("actor",),
    "different_actor": ("actor",),
    "same_event": ("event",),
    "different_event": ("event",),
    "copy": ("document",),
    "not_copy": ("document",),
    "reattribute": ("statement",),
    "undo": ("judgement",),
}


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decides: a judgement before it has its id and time.

    `action` is one of `same_actor`, `different_actor`, `same_event`,
    `different_event`, `copy`, `not_copy`, `reject`, `edit`, `reattribute`,
    `unsure`, `undo`.  `subject` and `object` are ids or their beginnings;
    `field` and `value` are for `edit` (see `model.edits`; `object` says which of several), `value` (the speaker) for `reattribute`.  Actors may be named instead.
    """

    action: str
    subject: str
    author: str
    object: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str = ""


def decided(ask: Connection, wanted: Decision, *, at: str) -> Judgement:
    """The judgement that `wanted` comes to when made `at` (UTC, ISO 8601), with full ids.

    Raises JudgementError.
    """
    if wanted.action not in ACTIONS:
        known = ", ".join(ACTIONS)
        raise JudgementError(f"no such judgement: {wanted.action}", hint=f"One of: {known}.")
    _demand_text(wanted)
    kinds = _SUBJECTS.get(wanted.action, _ANYTHING)
    try:
        full = msgspec.structs.replace(wanted, subject=_found(ask, kinds, wanted.subject))
        if wanted.action in ("edit", "reattribute"):
            full = _edited(ask, full)
        elif wanted.object:
            full = msgspec.structs.replace(full, object=_found(ask, kinds, wanted.object))
    except NotFound as error:
        raise JudgementError(error.message, hint=error.hint) from error
    if full.action in _PAIRS and full.object is None:
        raise JudgementError(f"{full.action} needs two ids", hint="Name the other one as well.")
    if full.subject == full.object:
        raise JudgementError(f"{full.action} needs two different ids, and got {full.subject} twice")
    digest = hashlib.sha256(msgspec.json.encode(full) + at.encode()).hexdigest()
    return Judgement(id=f"ju{digest[:16]}", at=at, **msgspec.structs.asdict(full))


def _edited(ask: Connection, wanted: Decision) -> Decision:
    """An edit whose field can be set to its value, with the full ids of the actors and events that
    it names.  Raises JudgementError and NotFound."""
    kind = finding.kind_of(ask, _ANYTHING, wanted.subject) or "actor"
    field = wanted.field
    if wanted.action == "reattribute":
        field = field or "speaker"
        if not wanted.value:
            raise JudgementError("reattribute needs the speaker whom the words belong to")
    if field is None:
        raise JudgementError("an edit needs the name of a field and its value")
    if field not in edits.EDITABLE[kind]:
        raise JudgementError(
            f"{wanted.subject} has no field {field!r} to edit",
            hint=f"Possible: {', '.join(edits.EDITABLE[kind])}.",
        )
    value = wanted.value or None
    fault = edits.fault(kind, field, value)
    if fault:
        raise JudgementError(fault)
    if value and field in edits.ACTOR_FIELDS and not (field == "to" and edits.is_state(value)):
        value = edits.JOINT.join(_actor(ask, one.strip()) for one in value.split(edits.JOINT))
    if value and field in edits.EVENT_FIELDS:
        value = finding.find_id(ask, "event", value)
    if value and field == "story":
        value = finding.find_id(ask, "story", value)
    named = edits.names_one_of_several(field)
    full = msgspec.structs.replace(
        wanted, field=field, value=value, object=_which(ask, wanted) if named else None
    )
    if named:
        _demand_part(ask, full)
    return full


def _actor(ask: Connection, wanted: str) -> str:
    """The id of an actor by id or name, the best known of those so named.  Raises NotFound."""
    return finding.find_actors(ask, wanted)[0].id


def _which(ask: Connection, wanted: Decision) -> str:
    """Which of several values an edit is about, as `model.edits` names it."""
    what = (wanted.field or "").partition(".")[0]
    if not wanted.object:
        raise JudgementError(
            f"an edit of {wanted.field} must say of which one", hint=f"Name {_NAMED[what]}."
        )
    match what:
        case "participant":
            return _actor(ask, wanted.object)
        case "office":
            return edits.office_key(*edits.office_named(wanted.object))
        case "link":
            return finding.find_id(ask, "event", wanted.object)
        case "alias":
            return wanted.object
        case _:
            return finding.find_id(ask, "document", wanted.object)


_NAMED = {
    "participant": "the actor who took part",
    "office": "the office: 'foreign minister [LBN]'",
    "link": "the other event",
    "alias": "the name as reports write it",
    "form": "the report of the statement",
    "via": "the report of the statement",
}
"""What tells one of several values from the others."""


def _demand_part(ask: Connection, wanted: Decision) -> None:
    """Raises JudgementError where what is to be corrected is not there."""
    field, one = wanted.field or "", wanted.object or ""
    if field in ("participant", "office", "link", "alias") and wanted.value:
        return  # It is put in, or set where it is there.
    there = _there(ask, wanted.subject, field.partition(".")[0])
    if one not in there:
        raise JudgementError(
            f"{wanted.subject} has no {_PART.get(field, field.partition('.')[0])} {one}",
            hint=f"There: {', '.join(there)}." if there else "There is none.",
        )


_PART = {"form": "report", "via": "report", "alias": "name", "link": "tie to"}


def _there(ask: Connection, subject: str, what: str) -> list[str]:
    """What a thing has of what it has several of, as edits name each."""
    match what:
        case "participant":
            return [part.actor for part in finding.find_event(ask, subject).participants]
        case "link":
            return [tie.event for tie in finding.find_event(ask, subject).links]
        case "form" | "via":
            said = queries.statements_by_id(ask, [subject])
            return [version.document for one in said for version in one.versions]
    (actor,) = queries.actors(ask, [subject])
    if what == "alias":
        return [name.text for name in actor.names]
    return [edits.office_key(office.office, office.state) for office in actor.offices]


def _demand_text(wanted: Decision) -> None:
    """Raises JudgementError for bytes that are no text, which a terminal may hand on."""
    for name in Decision.__struct_fields__:
        try:
            (getattr(wanted, name) or "").encode()
        except UnicodeEncodeError as error:
            raise JudgementError(
                f"{name} holds bytes that are no text", hint="Write it in UTF-8."
            ) from error


def _found(ask: Connection, kinds: tuple[str, ...], wanted: str) -> str:
    """The full id of what `wanted` means; `ID@DOCUMENT` means what one document tells of it."""
    thing, at, document = wanted.partition("@")
    found = finding.find_subject(ask, kinds, thing)
    if not found.startswith(thing):
        # It has become part of another. The judgement is on what was named: two ids that an
        # earlier judgement made one can still be held apart.
        found = thing
    return f"{found}@{finding.find_id(ask, 'document', document)}" if at else found
