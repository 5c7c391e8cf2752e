"""People's judgements: appended, never changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from dragoman.errors import JudgementError
from dragoman.model import ACTOR_KINDS, Judgement
from dragoman.model.judgement import standing
from dragoman.store.rows import put, slices
from dragoman.store.schema import judgements


def append(connection: Connection, fresh: Sequence[Judgement]) -> int:
    """Append judgements, and say how many were new; one that is there already is the same one.

    Raises JudgementError if an id is there with another content.
    """
    there = named(connection, [judgement.id for judgement in fresh])
    for judgement in fresh:
        if judgement.id in there and there[judgement.id] != judgement:
            raise JudgementError(
                f"judgement {judgement.id} is in the store with another content",
                hint="A judgement is never changed: undo it and make a new one.",
            )
    new = {j.id: j for j in fresh if j.id not in there}
    rows = [msgspec.to_builtins(judgement) for judgement in new.values()]
    put(connection, judgements, rows, replace=False)
    return len(new)


def every(connection: Connection) -> list[Judgement]:
    """All judgements in the order they were made; of one second, an undo after what it undoes."""
    found = {judgement.id: judgement for judgement in _listed(connection, None)}
    return sorted(found.values(), key=lambda j: (j.at, _depth(j, found), j.id))


def latest(connection: Connection, until: str) -> str | None:
    """When the last judgement was made, of those made until then: clocks elsewhere may be wrong."""
    at = judgements.c.at
    found: str | None = connection.scalar(select(func.max(at)).where(at <= until))
    return found


def about(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """Judgements on any of `ids` or on what a document tells of one, in no order."""
    found: dict[str, Judgement] = {}
    for column in (judgements.c.subject, judgements.c.object):
        for some in slices(ids, 100):
            parts = [
                and_(column > f"{id}@", column < f"{id}A") for id in some if id.startswith(_TOLD)
            ]
            named = select(judgements).where(or_(column.in_(some), *parts))
            for row in connection.execute(named).mappings():
                found[row["id"]] = _judgement(row)
    return list(found.values())


_TOLD = ("actor-", "event-", *(f"{kind}-" for kind in ACTOR_KINDS))
"""How the ids begin of what several documents tell of, and a judgement may name one document's
part in."""


def standing_on(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """The judgements on any of `ids` that nobody has taken back, in the order they were made."""
    found = latest_found = {j.id: j for j in about(connection, ids)}
    while latest_found:
        later = about(connection, list(latest_found))
        latest_found = {j.id: j for j in later if j.id not in found}
        found = found | latest_found
    return standing(found.values())


def named(connection: Connection, ids: Sequence[str]) -> dict[str, Judgement]:
    """The judgements that have one of these ids."""
    return {j.id: j for some in slices(ids) for j in _listed(connection, some)}


def _depth(judgement: Judgement, found: dict[str, Judgement]) -> int:
    """How many judgements an undo stands on."""
    depth = 0
    while judgement.action == "undo" and judgement.subject in found and depth < len(found):
        judgement = found[judgement.subject]
        depth += 1
    return depth


def _listed(connection: Connection, ids: Sequence[str] | None) -> list[Judgement]:
    query = select(judgements)
    if ids is not None:
        query = query.where(judgements.c.id.in_(ids))
    rows = connection.execute(query).mappings()
    return [_judgement(row) for row in rows]


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(**{name: row[name] for name in Judgement.__struct_fields__})
