"""Documents as people corrected them: a version of its own in place of the one that came in.

What came in is never changed.  Where judgements correct a document's metadata,
a version made from both stands in its place: it is what is read, listed and
found.  When the judgements are taken back, or another version comes in, the
version is made anew or steps aside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select, update

from dragoman.model import Document, Judgement
from dragoman.model.edits import EDITABLE, corrected
from dragoman.model.judgement import in_order
from dragoman.store import decisions, fulltext
from dragoman.store.rows import put, slices
from dragoman.store.schema import documents, judgements

_DOCUMENT = msgspec.json.Decoder(Document)
_FIELDS = EDITABLE["document"]


def take_over(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Let of each of these documents the version stand that the judgements on it ask for; the ids
    of those of which another stands now."""
    changed: set[str] = set()
    for some in slices(sorted(set(ids))):
        edits = _edits(connection, some)
        d = documents.c
        rows = connection.execute(
            select(d.id, d.variant, d.corrects).where(d.id.in_(some), d.current)
        ).all()
        for row in rows:
            if row.corrects is not None or row.id in edits:
                came_in = row.corrects or row.variant
                stands = _made(connection, came_in, edits.get(row.id, ()))
                if stands != row.variant:
                    _seat(connection, row.variant, stands)
                    changed.add(row.id)
    return changed


def judged(connection: Connection, fresh: Sequence[Judgement]) -> set[str]:
    """What `fresh` judgements correct, or take the correction of back: ids that may be documents'."""
    found: set[str] = set()
    known = {j.id: j for j in fresh}
    for j in fresh:
        while j.action == "undo" and j.subject in known | decisions.named(connection, [j.subject]):
            j = (known | decisions.named(connection, [j.subject]))[j.subject]
        if j.action == "edit" and j.field in _FIELDS:
            found.add(j.subject)
    return found


def _edits(connection: Connection, ids: Sequence[str]) -> dict[str, list[Judgement]]:
    """The corrections of metadata that stand, by document, in their order."""
    j = judgements.c
    edited = connection.scalars(
        select(j.subject).where(j.subject.in_(ids), j.action == "edit", j.field.in_(_FIELDS))
    ).all()
    found: dict[str, list[Judgement]] = {}
    for judgement in sorted(decisions.standing_on(connection, sorted(set(edited))), key=in_order):
        if (
            judgement.action == "edit"
            and judgement.field in _FIELDS
            and judgement.subject in edited
        ):
            found.setdefault(judgement.subject, []).append(judgement)
    return found


def _made(connection: Connection, came_in: str, edits: Sequence[Judgement]) -> str:
    """The version that `edits` make of the one that came in; it itself where they change nothing."""
    d = documents.c
    row = connection.execute(select(documents).where(d.variant == came_in)).mappings().one()
    before = _DOCUMENT.decode(row["body"])
    made = corrected(before, edits)
    if made == before:
        return came_in
    body = msgspec.json.encode(made)
    variant = hashlib.sha256(came_in.encode() + body).hexdigest()
    shown = ("hash", "path", "url", "title", "language", "published", "outlet")
    fresh = {**row, **{name: getattr(made, name) for name in shown}}
    fresh |= {"variant": variant, "corrects": came_in, "current": False, "body": body}
    put(connection, documents, [fresh], replace=False)
    fulltext.keep(connection, [(variant, made)])
    return variant


def _seat(connection: Connection, before: str, now: str) -> None:
    """Let the version `now` be current in place of the one `before`."""
    connection.execute(update(documents).where(documents.c.variant == before).values(current=False))
    connection.execute(update(documents).where(documents.c.variant == now).values(current=True))
