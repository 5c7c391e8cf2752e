"""A date of any precision as the days it may mean: what searches and sorting compare."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(date: str | None) -> str | None:
    """The earliest day `date` (2024, 2024-06, 2024-06-04) may mean; None if it is no date."""
    found = _DATE.match(date or "")
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(date: str | None) -> str | None:
    """The latest day `date` may mean; None if it is no date."""
    found = _DATE.match(date or "")
    if not found:
        return None
    year, month, day = found.groups()
    month = month or "12"
    if day is None:
        ends = calendar.monthrange(int(year), int(month)) if "01" <= month <= "12" else (0, 31)
        day = f"{ends[1]:02d}"
    return f"{year}-{month}-{day}"
