"""A person's correction: appended, never overwritten, and each can be undone."""

from __future__ import annotations

import msgspec

ACTIONS = (
    "same_actor", "different_actor", "same_event", "different_event", "copy", "not_copy",
    "reject", "edit", "reattribute", "unsure", "undo",
)  # fmt: skip


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Who decided what, when and why.

    `subject` and `object` are ids of actors, events, statements or documents
    as `action` demands; `field` and `value` are for `edit` and `reattribute`.
    An `edit` of one participant or office says in `object` which (see `edits`).
    An `undo` names the judgement it takes back as its subject.
    """

    id: str
    action: str
    subject: str
    author: str
    at: str
    """UTC, ISO 8601 with seconds."""
    object: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str = ""
