"""The present moment, as it is noted beside what people and builds do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now(*, ahead: int = 0) -> str:
    """UTC, ISO 8601 with seconds; so many seconds from now."""
    return _written(datetime.now(UTC) + timedelta(seconds=ahead))


def after(before: str | None) -> str:
    """Now, or if that is not after `before`, the second that follows it."""
    present = now()
    if before is None or before < present:
        return present
    return _written(datetime.fromisoformat(before).replace(tzinfo=UTC) + timedelta(seconds=1))


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
