"""Input items and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select

from dragoman.language.naming import unread_because, without_pack
from dragoman.model import PASSED_OVER
from dragoman.model.origin import KEPT, Origin
from dragoman.store.intake import by_name
from dragoman.store.rows import slices
from dragoman.store.schema import documents, inputs

OF_ANOTHER = ("duplicate", "version")
"""Fates of items whose document stands for another place."""


class _Item(msgspec.Struct, frozen=True, gc=False):
    """As much of an input item as its fate depends on."""

    key: str
    place: str
    live: bool
    reason: str | None
    variant: str | None
    id: str | None
    hash: str | None
    current: bool | None
    language: str | None


def list_inputs(connection: Connection) -> list[Origin]:
    """Every input item with its fate, by place."""
    rows = _in_order(connection, _came_in())
    stands = _standing_among(rows)
    return [_origin(row, fate, stands) for row, fate in _with_fates(rows, stands)]


def list_fates(connection: Connection) -> list[tuple[str, str, str | None, str | None]]:
    """Key, fate, language and reason of every input item, by place."""
    light = _with_documents(
        select(
            inputs.c.key, inputs.c.place, inputs.c.live, inputs.c.reason, inputs.c.variant,
            documents.c.id, *map(_as_it_stands, ("hash", "current", "language")),
        )
    )  # fmt: skip
    # Each is looked at several times, which rows of a database make dear.
    rows = [_Item(*row) for row in _in_order(connection, light)]
    found = _with_fates(rows, _standing_among(rows))
    return [(row.key, fate, row.language, row.reason) for row, fate in found]


def _in_order(connection: Connection, query: Select[Any]) -> Sequence[Any]:
    return connection.execute(query.order_by(inputs.c.place, inputs.c.key)).all()


def _standing_among(rows: Iterable[Any]) -> dict[str, str]:
    """By document id, the place among `rows` that its current version was read from: of several
    files with the same words the one whose name comes first."""
    found: dict[str, str] = {}
    for row in rows:
        if row.current and row.live:
            before = found.setdefault(row.id, row.place)
            if before != row.place:
                found[row.id] = min(before, row.place, key=by_name)
    return found


def _with_fates(rows: Sequence[Any], stands: Mapping[str, str]) -> list[tuple[Any, str]]:
    """All input items, by place, each with what became of it."""
    current = {row.id: row.hash for row in rows if row.current}
    return [(row, _fate(row, current, stands)) for row in rows]


def load_inputs(connection: Connection, fates: Mapping[str, str]) -> dict[str, Origin]:
    """Input items by key, of the fates that are known of them."""
    rows = connection.execute(_came_in().where(inputs.c.key.in_(list(fates)))).all()
    told = {row.id for row in rows if fates[row.key] in OF_ANOTHER}
    stands = _standing_among(_current(connection, told))
    return {row.key: _origin(row, fates[row.key], stands) for row in rows}


def list_standing(connection: Connection, places: Sequence[str], limit: int) -> list[Origin]:
    """At most `limit` of the items that stand at one of `places` or within it, by place."""
    rows = connection.execute(
        _came_in().where(within(places)).order_by(inputs.c.standing, inputs.c.key).limit(limit)
    ).all()
    now = _current(connection, {row.id for row in rows if row.id})
    current = {row.id: row.hash for row in now}
    stands = _standing_among(now)
    return [_origin(row, _fate(row, current, stands), stands) for row in rows]


def within(places: Sequence[str]) -> ColumnElement[bool]:
    """Whether an item stands at one of `places` or in it."""
    return or_(
        false(),
        *(
            or_(
                inputs.c.standing == place,
                and_(inputs.c.standing > f"{place}/", inputs.c.standing < f"{place}0"),
                and_(inputs.c.standing > f"{place}:", inputs.c.standing < f"{place};"),
            )
            for place in places
        ),
    )


def _current(connection: Connection, ids: Iterable[str]) -> list[Any]:
    """Where the current versions of these documents stand."""
    query = select(
        documents.c.id, documents.c.hash, documents.c.current, inputs.c.live, inputs.c.place
    ).join(inputs, inputs.c.variant == func.coalesce(documents.c.corrects, documents.c.variant))
    found: list[Any] = []
    for some in slices(sorted(ids)):
        found += connection.execute(query.where(documents.c.id.in_(some), documents.c.current))
    return found


def _came_in() -> Select[Any]:
    shown = ("hash", "current", "title", "language", "published", "outlet")
    return _with_documents(
        select(
            inputs.c.key, inputs.c.place, inputs.c.live, inputs.c.reason, inputs.c.message,
            inputs.c.variant, documents.c.id, *map(_as_it_stands, shown),
        )
    )  # fmt: skip


_CORRECTED = documents.alias("corrected")
"""The version that stands in place of the one that came in, where people corrected it."""


def _with_documents(query: Select[Any]) -> Select[Any]:
    """`query` of input items joined with the document that each came to."""
    return query.outerjoin(documents, documents.c.variant == inputs.c.variant).outerjoin(
        _CORRECTED, and_(_CORRECTED.c.corrects == documents.c.variant, _CORRECTED.c.current)
    )


def _as_it_stands(name: str) -> ColumnElement[Any]:
    """A column of an item's document, or of the version that stands in its place."""
    there = _CORRECTED.c.variant.is_not(None)
    return case((there, _CORRECTED.c[name]), else_=documents.c[name]).label(name)


def _origin(row: Any, fate: str, stands: Mapping[str, str]) -> Origin:
    return Origin(
        place=row.place,
        fate=fate,
        document=row.id,
        of=stands.get(row.id) if fate in OF_ANOTHER else None,
        title=row.title,
        language=row.language,
        published=row.published,
        outlet=row.outlet,
        reason=row.reason,
        message=unread_because(row.language) if fate in KEPT else row.message,
    )


def _fate(row: Any, current: Mapping[str, str], stands: Mapping[str, str]) -> str:
    """`current` has by document id the hash of its current version, `stands` where that is."""
    if row.reason in PASSED_OVER:
        return "passed_over"
    if row.variant is None or row.reason is not None:
        return "set_aside" if row.live or row.variant is not None else "forgotten"
    if not row.live:
        return "replaced"
    if row.current:
        if stands[row.id] != row.place:
            return "duplicate"
        return "no_pack" if without_pack(row.language) else "read"
    return "duplicate" if current.get(row.id) == row.hash else "version"
