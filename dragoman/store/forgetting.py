"""Set-aside items that somebody takes off the list: they stay in the log, and can be listed again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from dragoman.model import PASSED_OVER
from dragoman.store.origins import within
from dragoman.store.rows import slices
from dragoman.store.schema import inputs

MISSING = "missing"


def forget(
    connection: Connection, places: Sequence[str], standing: Sequence[str], *, missing: bool
) -> list[str]:
    """Take items off the list that are set aside at one of `places` (as they are listed, or by
    their standing place) or within it; with `missing` also all that are no longer there.  Their
    places."""
    at = _at(places, standing)
    wanted = or_(at, inputs.c.reason == MISSING) if missing else at
    return _turn(connection, wanted, live=False)


def list_again(connection: Connection, places: Sequence[str], standing: Sequence[str]) -> list[str]:
    """Put items back on the list; all that were taken off it where `places` is empty."""
    return _turn(connection, _at(places, standing) if places else inputs.c.key != "", live=True)


def _at(places: Sequence[str], standing: Sequence[str]) -> ColumnElement[bool]:
    return or_(inputs.c.place.in_(places), within(standing))


def _turn(connection: Connection, wanted: ColumnElement[bool], *, live: bool) -> list[str]:
    aside = and_(inputs.c.variant.is_(None), inputs.c.reason.not_in(PASSED_OVER))
    rows = connection.execute(
        select(inputs.c.key, inputs.c.place)
        .where(aside, wanted, inputs.c.live != live)
        .order_by(inputs.c.place)
    ).all()
    for some in slices([row.key for row in rows]):
        connection.execute(update(inputs).where(inputs.c.key.in_(some)).values(live=live))
    return [row.place for row in rows]
