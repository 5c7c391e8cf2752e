"""Input items and what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from dragoman.model import PASSED_OVER
from dragoman.model.origin import Origin
from dragoman.store.schema import documents, inputs


def list_inputs(connection: Connection) -> list[Origin]:
    """Every input item with its fate, by place."""
    return [origin for _, origin in list_keyed(connection)]


def list_keyed(connection: Connection) -> list[tuple[str, Origin]]:
    """Every input item with its key and fate, by place."""
    rows = _in_order(connection, _came_in())
    return [(row.key, _origin(row, fate)) for row, fate in _with_fates(rows)]


def list_fates(connection: Connection) -> list[tuple[str, str, str | None, str | None]]:
    """Key, fate, language and reason of every input item, by place."""
    light = select(
        inputs.c.key, inputs.c.place, inputs.c.live, inputs.c.reason, inputs.c.variant,
        documents.c.id, documents.c.hash, documents.c.current, documents.c.language,
    ).outerjoin(documents, documents.c.variant == inputs.c.variant)  # fmt: skip
    rows = _in_order(connection, light)
    return [(row.key, fate, row.language, row.reason) for row, fate in _with_fates(rows)]


def _in_order(connection: Connection, query: Select[Any]) -> Sequence[Any]:
    return connection.execute(query.order_by(inputs.c.place, inputs.c.key)).all()


def _with_fates(rows: Sequence[Any]) -> list[tuple[Any, str]]:
    """All input items, by place, each with what became of it."""
    current = {row.id: row for row in rows if row.current}
    first: dict[str, str] = {}
    for row in rows:
        if row.current and row.live:
            first.setdefault(row.variant, row.place)
    return [(row, _fate(row, current.get(row.id), first)) for row in rows]


def load_inputs(connection: Connection, fates: Mapping[str, str]) -> dict[str, Origin]:
    """Input items by key, of the fates that are known of them."""
    rows = connection.execute(_came_in().where(inputs.c.key.in_(list(fates))))
    return {row.key: _origin(row, fates[row.key]) for row in rows}


def list_standing(connection: Connection, places: Sequence[str], limit: int) -> list[Origin]:
    """At most `limit` of the items that stand at one of `places` or within it, by place."""
    within = or_(
        *(
            or_(
                inputs.c.standing == place,
                and_(inputs.c.standing > f"{place}/", inputs.c.standing < f"{place}0"),
                and_(inputs.c.standing > f"{place}:", inputs.c.standing < f"{place};"),
            )
            for place in places
        )
    )
    rows = connection.execute(
        _came_in().where(within).order_by(inputs.c.standing, inputs.c.key).limit(limit)
    ).all()
    variants = {row.variant for row in rows if row.variant}
    ids = {row.id for row in rows if row.id}
    first = connection.execute(
        select(inputs.c.variant, func.min(inputs.c.place).label("place"))
        .where(inputs.c.variant.in_(variants), inputs.c.live)
        .group_by(inputs.c.variant)
    )
    places_of = {row.variant: row.place for row in first}
    now = connection.execute(
        select(documents.c.id, documents.c.hash).where(documents.c.id.in_(ids), documents.c.current)
    )
    current = {row.id: row for row in now}
    return [_origin(row, _fate(row, current.get(row.id), places_of)) for row in rows]


def _came_in() -> Select[Any]:
    return select(
        inputs.c.key, inputs.c.place, inputs.c.live, inputs.c.reason, inputs.c.message,
        inputs.c.variant, documents.c.id, documents.c.hash, documents.c.current,
        documents.c.title, documents.c.language, documents.c.published, documents.c.outlet,
    ).outerjoin(documents, documents.c.variant == inputs.c.variant)  # fmt: skip


def _origin(row: Any, fate: str) -> Origin:
    return Origin(
        place=row.place,
        fate=fate,
        document=row.id,
        title=row.title,
        language=row.language,
        published=row.published,
        outlet=row.outlet,
        reason=row.reason,
        message=row.message,
    )


def _fate(row: Any, current: Any, first: Mapping[str, str]) -> str:
    if row.reason in PASSED_OVER:
        return "passed_over"
    if row.variant is None or row.reason is not None:
        return "set_aside"
    if not row.live:
        return "replaced"
    if row.current:
        return "read" if first[row.variant] == row.place else "duplicate"
    return "duplicate" if current is not None and current.hash == row.hash else "version"
