"""Rules of the calendar: days, months and years that are named."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.language.dates import periods as p
from dragoman.language.dates.calendars import HEBREW, HIJRI, month_days, year_in
from dragoman.language.dates.choosing import (
    by_shift,
    chosen,
    in_month,
    tried,
    year_of,
)
from dragoman.language.dates.expression import Tense, TimeExpression
from dragoman.language.dates.periods import DAY, Meant, Reference

_YEAR, _TWO_MONTHS = DAY * 366, DAY * 62
_WEEK, _MONTH = DAY * 7, DAY * 31

# --- days, months, years --------------------------------------------------------------------


def calendar_date(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A day, a month or a year of the calendar."""
    expression, tense = by_shift(expression, reference, tense)
    day, weekday = expression.part("day"), expression.part("weekday")
    if day is not None:

        def make(year: int, month: int) -> Meant | None:
            first, last = month_days(year, month)
            found = first + DAY * (day - 1)
            if not first <= found <= last:
                return None
            open_year = expression.part("year") is None
            agrees = weekday is None or found.isoweekday() == weekday
            if weekday is not None and open_year and expression.part("month") is None:
                return p.a_day(found) if agrees else None
            return p.a_day(found, precise=agrees and not HIJRI < month < HEBREW)

        if expression.part("offset") is not None:
            tense = None  # "明天(16日)": its day is at hand, whatever the tense
        meant = _agreeing(expression, make, reference, tense)
        bare = expression.part("month") is None and tense == "past"
        if weekday is None or reference is None or not bare:
            return meant
        return _at_hand(meant, _agreeing(expression, make, reference, None), reference)
    if expression.part("month") is not None:
        return in_month(expression, p.a_month, reference, tense)
    year = year_of(expression, reference)
    return None if year is None else p.a_year(year, relative=expression.part("year") is None)


def _at_hand(told: Meant | None, nearest: Meant | None, reference: Reference) -> Meant | None:
    """ "On Friday (17th)", told as past, is the Friday just ahead rather than one of months ago."""
    days = [meant.first for meant in (told, nearest) if meant is not None and meant.first]
    if len(days) < 2:
        return told or nearest
    far, near = (abs(day - reference.middle) for day in days)
    return nearest if near <= _WEEK and far > _MONTH else told


def _agreeing(
    expression: TimeExpression,
    make: Callable[[int, int], Meant | None],
    reference: Reference | None,
    tense: Tense | None,
) -> Meant | None:
    """A day whose weekday is also given: a year near the reference where both agree, if any.

    The weekday goes before the tense for a day within two months, and never
    reaches further than a year: beyond that it is the weekday that is wrong.
    """
    meant = in_month(expression, make, reference, tense)
    if meant is None or meant.precise or reference is None or expression.part("weekday") is None:
        return meant
    month = expression.part("month")
    if month is None or expression.part("year") is not None:
        return meant
    today, this = reference.middle, year_in(reference.middle, month)
    near = tried(lambda y: make(y, month), range(this - 1, this + 2))
    agreeing = [c for c in near if c.precise and c.first and abs(c.first - today) <= _YEAR]
    beside = [c for c in agreeing if c.first and abs(c.first - today) <= _TWO_MONTHS]
    return chosen(agreeing, reference, tense) or chosen(beside, reference, None) or meant


def day_range(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one day of a month to another, of the same or the next month named."""
    low, high = expression.part("day"), expression.part("day2")
    month2, year2 = expression.part("month2"), expression.part("year2")
    if low is None or high is None:
        return None

    def make(year: int, month: int) -> Meant | None:
        last_month = month2 or month
        last_year = year2 or (year + 1 if last_month < month else year)
        first = month_days(year, month)[0] + DAY * (low - 1)
        last = month_days(last_year, last_month)[0] + DAY * (high - 1)
        if first > last or last > month_days(last_year, last_month)[1]:
            return None
        return p.days(first, last)

    if expression.part("year") is None and year2 is not None:
        month = expression.part("month") or month2
        if month is None:
            return None
        return make(year2 - 1 if month2 and month2 < month else year2, month)
    return in_month(expression, make, reference, tense)


def year_range(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one year to another; two figures take the century of the first ("1980-88")."""
    first, last = expression.part("year"), expression.part("year2")
    if first is None or last is None:
        return None
    if last % 100 == (last - 1900) % 100 and not 0 <= last - first <= 300:
        last = first // 100 * 100 + last % 100
    return p.years(first, last) if first <= last else None


def month_range(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one month to another: "June to August 2024"."""
    month2 = expression.part("month2")

    def make(year: int, month: int) -> Meant | None:
        if month2 is None:
            return None
        first = month_days(year, month)[0]
        return p.months(first, month_days(year + (month2 < month), month2)[0])

    return in_month(expression, make, reference, tense)


def nth_weekday(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The first Friday of July"; -1 is the last."""
    nth, weekday = expression.part("nth"), expression.part("weekday")
    if nth is None or weekday is None:
        return None

    def make(year: int, month: int) -> Meant | None:
        first, last = month_days(year, month)
        if nth < 0:
            return p.a_day(last - DAY * ((last.isoweekday() - weekday) % 7))
        day = first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return p.a_day(day) if day <= last else None

    return in_month(expression, make, reference, tense)
