"""Which function reads which rule."""

from __future__ import annotations

from dragoman.language.dates import absolute, feasts, relative
from dragoman.language.dates.choosing import Rule

RULES: dict[str, Rule] = {
    "date": absolute.calendar_date,
    "days": absolute.day_range,
    "years": absolute.year_range,
    "months": absolute.month_range,
    "weekday": relative.weekday,
    "offset": relative.day_offset,
    "count": relative.counted,
    "countday": relative.counted_weekdays,
    "span": relative.span,
    "within": relative.within,
    "period": relative.period,
    "nth": absolute.nth_weekday,
    "nthunit": relative.nth_unit,
    "weekof": relative.week_of,
    "weekno": relative.week_number,
    "quarter": relative.quarter,
    "decade": relative.decade,
    "century": relative.century,
    "feast": feasts.feast,
}
"""Every rule a pattern may name, but those of compound and unresolved expressions."""
