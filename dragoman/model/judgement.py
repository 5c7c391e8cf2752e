"""A person's correction: appended, never overwritten, and each can be undone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

ACTIONS = (
    "same_actor", "different_actor", "same_event", "different_event", "copy", "not_copy",
    "reject", "edit", "reattribute", "unsure", "undo",
)  # fmt: skip


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Who decided what, when and why.

    `subject` and `object` are ids of actors, events, statements or documents
    as `action` demands; `field` and `value` are for `edit` and `reattribute`.
    An `edit` of one of several values says in `object` which (see `edits`).
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


def in_order(j: Judgement) -> tuple[str, str]:
    """The order in which judgements were made."""
    return j.at, j.id


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """All judgements that no standing `undo` takes back, in order of time.

    An undo can be undone: the latest are looked at first.
    """
    made = list(judgements)
    undone: set[str] = set()
    for j in sorted(made, key=in_order, reverse=True):
        if j.action == "undo" and j.id not in undone:
            undone.add(j.subject)
    return sorted((j for j in made if j.id not in undone and j.action != "undo"), key=in_order)
