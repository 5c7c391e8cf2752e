"""Courses: plans, and what came of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman.model import RecordedEvent
from dragoman.model.selection import Selection
from dragoman.store import schema

AHEAD = frozenset(("planned", "proposed"))
"""What an event is before it has come to anything."""
OUTCOMES = frozenset(("fulfils", "cancels"))
"""Links that lead from what came of a plan to the plan."""


def is_plan(event: RecordedEvent) -> bool:
    """Whether an event is a plan.  An invitation is an act of its own, whatever comes of it."""
    return event.status in AHEAD and event.kind != "invitation"


def plans_of(event: RecordedEvent) -> list[str]:
    """Ids of what an event came of, invitations too."""
    return [link.event for link in event.links if link.kind in OUTCOMES]


def can_fold(wanted: Selection) -> bool:
    """Whether `wanted` may hold both a plan and what came of it."""
    asked = set(wanted.statuses)
    return not asked or bool(asked & AHEAD and asked - AHEAD)


def pairs(connection: Connection) -> list[tuple[str, str]]:
    """Every plan with what came of it, by id."""
    query = _answered(select(schema.event_links.c.to, schema.event_links.c.of))
    return [(plan, outcome) for plan, outcome in connection.execute(query)]


def answered_in(among: Select[Any]) -> Select[Any]:
    """Ids of the plans that came to one of the events `among` (a query of ids)."""
    link = schema.event_links.c
    return _answered(select(link.to)).where(link.of.in_(among.correlate(None)))


def _answered(query: Select[Any]) -> Select[Any]:
    link, plan = schema.event_links.c, schema.events.alias("plan")
    return (
        query.select_from(schema.event_links)
        .join(plan, plan.c.id == link.to)
        .where(
            link.kind.in_(sorted(OUTCOMES)),
            plan.c.status.in_(sorted(AHEAD)),
            plan.c.kind != "invitation",
        )
    )
