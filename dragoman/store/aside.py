"""What became no document: each item that was set aside, with its place and reason."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, or_, select, true

from dragoman.model import PASSED_OVER, Quarantined
from dragoman.store.intake import digest_of
from dragoman.store.rows import put, slices
from dragoman.store.schema import inputs


def set_aside(connection: Connection, items: Sequence[tuple[str | None, Quarantined]]) -> None:
    """Store items that became no document, each with its standing place and reason."""
    for some in slices(sorted({standing for standing, _ in items if standing is not None})):
        # The same item may be named from another folder than the last time.
        connection.execute(
            delete(inputs).where(inputs.c.standing.in_(some), inputs.c.variant.is_(None))
        )
    put(
        connection,
        inputs,
        [
            {
                "key": digest_of("set aside", item.place),
                "place": item.place,
                "standing": standing,
                "variant": None,
                "live": True,
                "reason": item.reason,
                "message": item.message,
            }
            for standing, item in items
        ],
        replace=True,
    )


def list_set_aside(connection: Connection, passed_over: bool) -> list[tuple[str, str | None]]:
    """Place and standing place of every item that is set aside (with `passed_over`, of those
    too that were passed over), by place."""
    # A document that the present reader fails on stands nowhere; what somebody took off the
    # list has no document.
    listed = or_(inputs.c.live, inputs.c.variant.is_not(None))
    rows = connection.execute(
        select(inputs.c.place, inputs.c.standing)
        .where(listed, inputs.c.reason.is_not(None))
        .where(true() if passed_over else func.coalesce(inputs.c.reason, "").not_in(PASSED_OVER))
        .order_by(inputs.c.place, inputs.c.key)
    )
    return [(row.place, row.standing) for row in rows]


def forget_set_aside(connection: Connection, places: Sequence[str]) -> None:
    """Drop set-aside items that are no longer where they stood."""
    for some in slices(places):
        connection.execute(
            delete(inputs).where(inputs.c.standing.in_(some), inputs.c.variant.is_(None))
        )
