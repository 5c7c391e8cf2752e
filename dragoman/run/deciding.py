"""From what a person decides to a judgement: checked, with full ids, named and dated."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import msgspec
from sqlalchemy import Connection

from dragoman.errors import JudgementError, NotFound
from dragoman.model import ACTIONS, Judgement
from dragoman.store import finding

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
    `field` and `value` are for `edit`, `value` (the speaker) for `reattribute`.
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
        subject = _found(ask, kinds, wanted.subject)
        object = _found(ask, kinds, wanted.object) if wanted.object else None
    except NotFound as error:
        raise JudgementError(error.message, hint=error.hint) from error
    if wanted.action in _PAIRS and object is None:
        raise JudgementError(f"{wanted.action} needs two ids", hint="Name the other one as well.")
    if subject == object:
        raise JudgementError(f"{wanted.action} needs two different ids, and got {subject} twice")
    if wanted.action == "edit":
        _demand_field(subject, wanted.field)
        _demand_value(wanted.field, wanted.value)
    if wanted.action == "reattribute" and not wanted.value:
        raise JudgementError("reattribute needs the speaker whom the words belong to")
    decided = msgspec.structs.replace(wanted, subject=subject, object=object)
    digest = hashlib.sha256(msgspec.json.encode(decided) + at.encode()).hexdigest()
    return Judgement(id=f"ju{digest[:16]}", at=at, **msgspec.structs.asdict(decided))


def _demand_text(wanted: Decision) -> None:
    """Raises JudgementError for bytes that are no text, which a terminal may hand on."""
    for name in Decision.__struct_fields__:
        try:
            (getattr(wanted, name) or "").encode()
        except UnicodeEncodeError as error:
            raise JudgementError(
                f"{name} holds bytes that are no text", hint="Write it in UTF-8."
            ) from error


def _demand_field(subject: str, field: str | None) -> None:
    """Raises JudgementError unless what `subject` names has a field that may be edited."""
    from dragoman.record import EDITABLE

    if field is None:
        raise JudgementError("an edit needs the name of a field and its value")
    kind = subject.partition("-")[0]
    possible = EDITABLE.get(kind, EDITABLE["actor"])
    if field not in possible:
        raise JudgementError(
            f"{subject} has no field {field!r} to edit", hint=f"Possible: {', '.join(possible)}."
        )


def _demand_value(field: str | None, value: str | None) -> None:
    """Raises JudgementError for a day that is none or a status that does not exist."""
    from dragoman.model import STATUSES

    if value is None or value == "":
        return
    if field in ("start", "end") and not _is_day(value):
        raise JudgementError(
            f"{value!r} is no date",
            hint="Write 2024, 2024-06 or 2024-06-04; an empty value is open.",
        )
    if field == "status" and value not in STATUSES:
        raise JudgementError(f"no such status: {value}", hint=f"One of: {', '.join(STATUSES)}.")


def _is_day(value: str) -> bool:
    """Whether a value is a year, a month or a day in ISO 8601."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _found(ask: Connection, kinds: tuple[str, ...], wanted: str) -> str:
    """The full id of what `wanted` means; `ID@DOCUMENT` means what one document tells of it."""
    thing, at, document = wanted.partition("@")
    found = finding.find_subject(ask, kinds, thing)
    if not found.startswith(thing):
        # It has become part of another. The judgement is on what was named: two ids that an
        # earlier judgement made one can still be held apart.
        found = thing
    return f"{found}@{finding.find_id(ask, 'document', document)}" if at else found
