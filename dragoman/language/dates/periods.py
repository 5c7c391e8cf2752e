"""Stretches of days, the reference they are counted from, and the arithmetic of both."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import msgspec

from dragoman.errors import OptionError
from dragoman.language.dates.calendars import HEBREW, HIJRI, month_days

DAY = timedelta(days=1)


class Meant(msgspec.Struct, frozen=True):
    """Days `first` to `last`, and how they are written at the precision of the words."""

    first: date | None
    last: date | None
    start: str | None
    end: str | None
    precise: bool = True
    relative: bool = False
    """Whether the reference was needed."""


class Reference(msgspec.Struct, frozen=True):
    """The day, month or year of writing."""

    year: int
    month: int | None
    day: int | None
    text: str
    anchor: date | None = None
    """The day that the telling stands at, if another one."""

    @property
    def on(self) -> date | None:
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def middle(self) -> date:
        """A day inside the reference, for choosing the nearest of several."""
        return self.on or date(self.year, self.month or 7, 15)

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day that the reference may be."""
        if self.on is not None:
            return self.on, self.on
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        last = calendar.monthrange(self.year, self.month)[1]
        return date(self.year, self.month, 1), date(self.year, self.month, last)


def read_reference(reference: str) -> Reference:
    """An ISO date at any precision (a time of day is ignored); raises OptionError."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[T ])", reference)
    try:
        if not found:
            raise ValueError
        year, month, day = (int(g) if g else None for g in found.groups())
        assert year is not None
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise OptionError(
            f"{reference!r} is no date to count from",
            hint="Write it as 2024-06-05, 2024-06 or 2024.",
        ) from error
    return Reference(year, month, day, found.group(0).rstrip("T "))


def days(first: date, last: date, *, precise: bool = True, relative: bool = False) -> Meant:
    return Meant(first, last, first.isoformat(), last.isoformat(), precise, relative)


def a_day(day: date, *, precise: bool = True, relative: bool = False) -> Meant:
    return days(day, day, precise=precise, relative=relative)


def a_month(year: int, month: int, *, precise: bool = True, relative: bool = False) -> Meant:
    """A month of any calendar; one that is not Gregorian is given by its days."""
    first, last = month_days(year, month)
    if month > 12:
        return days(first, last, precise=precise and not HIJRI < month < HEBREW, relative=relative)
    text = f"{year:04}-{month:02}"
    return Meant(first, last, text, text, precise, relative)


def a_year(year: int, *, precise: bool = True, relative: bool = False) -> Meant:
    return years(year, year, precise=precise, relative=relative)


def years(first: int, last: int, *, precise: bool = True, relative: bool = False) -> Meant:
    return Meant(
        date(first, 1, 1), date(last, 12, 31), f"{first:04}", f"{last:04}", precise, relative
    )


def months(first: date, last: date, *, precise: bool = True, relative: bool = False) -> Meant:
    """Whole months from that of `first` to that of `last`."""
    last = date(last.year, last.month, calendar.monthrange(last.year, last.month)[1])
    return Meant(first.replace(day=1), last, f"{first:%Y-%m}", f"{last:%Y-%m}", precise, relative)


def monday(day: date) -> date:
    return day - DAY * (day.isoweekday() - 1)


def plus_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_DAYS_IN = {"day": 1, "week": 7, "workweek": 7, "fortnight": 14, "weekend": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def plus(day: date, count: int, unit: str) -> date:
    """`day` moved by so many units; ValueError or OverflowError outside the calendar."""
    if unit == "workday":
        step = 1 if count > 0 else -1
        while count:
            day += DAY * step
            count -= step if day.isoweekday() < 6 else 0
        return day
    if unit in _MONTHS_IN:
        return plus_months(day, count * _MONTHS_IN[unit])
    return day + DAY * (count * _DAYS_IN.get(unit, 0))


def first_week(first: date) -> date:
    """Monday of the first week of a month or year: the week that holds its first Thursday."""
    return first + DAY * ((4 - first.isoweekday()) % 7) - DAY * 3


def last_week(last: date) -> date:
    """Monday of the last week: the one that holds the last Thursday."""
    return last - DAY * ((last.isoweekday() - 4) % 7) - DAY * 3


def narrowed(meant: Meant, part: str | None, today: date | None) -> Meant | None:
    """The early, middle or late part: a week by its days, a month in halves, a year in thirds.

    A year named from the day of writing ("early next year") is cut in halves.
    """
    if part is None or meant.first is None or meant.last is None:
        return meant
    first, last = meant.first, meant.last
    if part in ("sofar", "rest"):
        if today is None:
            return None
        return days(first, today) if part == "sofar" else days(today, last)
    if part == "later":  # "later this week": its second half, and not what is over
        if today is None:
            return None
        half = first + DAY * 3 if (last - first).days < 7 else first
        return days(min(last, max(today, half)), last, precise=False)
    length = (last - first).days + 1
    if length <= 2:
        return meant  # "at the end of the day" is that day
    if length <= 7:
        low, high = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}[part]
        return days(first + DAY * low, first + DAY * min(high, length - 1), precise=False)
    if length <= 31:
        low, high = {"early": (0, 14), "mid": (9, 20), "late": (15, 30)}[part]
        first, last = first + DAY * low, min(last, first + DAY * high)
    elif meant.start and len(meant.start) == 4 and first.year == last.year:
        low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        if meant.relative and part != "mid":
            low, high = (1, 6) if part == "early" else (7, 12)
        first, last = date(first.year, low, 1), month_days(first.year, high)[1]
    else:
        third = length // 3
        low = {"early": 0, "mid": third, "late": 2 * third}[part]
        first, last = first + DAY * low, first + DAY * (low + third - 1)
    return Meant(first, last, meant.start, meant.end, False, meant.relative)
