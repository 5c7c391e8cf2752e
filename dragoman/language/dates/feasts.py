"""Days known by the name of a feast: which day that is, in the year that the words or the tense give."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import msgspec

from dragoman.language.dates import absolute
from dragoman.language.dates import periods as p
from dragoman.language.dates.calendars import (
    HEBREW,
    HIJRI,
    easter,
    month_days,
    orthodox_easter,
    year_in,
)
from dragoman.language.dates.choosing import chosen, tried, year_of
from dragoman.language.dates.expression import Tense, TimeExpression
from dragoman.language.dates.periods import DAY, Meant, Reference

SHARED = resources.files("dragoman.language.dates") / "feasts.toml"
_FEASTS: dict[str, dict[str, int]] = tomllib.loads(SHARED.read_text(encoding="utf-8"))
NAMES = tuple(_FEASTS)
_MOVABLE = {"easter", "orthodox", "advent"}
_TENSE: dict[str, Tense] = {"last": "past", "past": "past", "next": "future", "coming": "future"}


def feast(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Easter", "last Christmas", "Eid al-Fitr this year", "Labor Day weekend"."""
    rule = _FEASTS[expression.word("feast") or ""]
    meant = _day(rule, expression, reference, tense)
    weekend = expression.word("unit") == "weekend"
    return _with_weekend(meant) if weekend and meant is not None else meant


def _day(
    rule: dict[str, int],
    expression: TimeExpression,
    reference: Reference | None,
    tense: Tense | None,
) -> Meant | None:
    """The day of a feast in the year that is written, or that "last", "next" or the tense gives."""
    shift = expression.word("shift")
    if expression.word("unit") != "year" and shift in _TENSE:
        tense = _TENSE[shift]
        expression = _without(expression, "shift")
    if not _MOVABLE & set(rule):
        return _of_a_month(rule, expression, reference, tense)

    def make(year: int) -> Meant:
        return p.a_day(_movable(rule, year))

    year = year_of(expression, reference)
    if year is not None:
        return make(year)
    if reference is None:
        return None
    return chosen(tried(make, range(reference.year - 2, reference.year + 3)), reference, tense)


def _of_a_month(
    rule: dict[str, int],
    expression: TimeExpression,
    reference: Reference | None,
    tense: Tense | None,
) -> Meant | None:
    """A feast on a day or on a weekday of a month, read as that would be."""
    parts = {name: value for name, value in rule.items() if name != "plus"}
    if expression.word("unit") != "year":
        expression = _without(expression, "unit")
    dated = msgspec.structs.replace(
        expression, parts=tuple(sorted({**dict(expression.parts), **parts}.items()))
    )
    year = year_of(expression, reference)
    if rule["month"] > 12 and year is not None and 1700 < year < 3000:
        return _in_common_year(rule, year)
    read = absolute.nth_weekday if "nth" in rule else absolute.calendar_date
    meant = read(dated, reference, tense)
    if meant is None or meant.first is None or "plus" not in rule:
        return meant
    return p.a_day(meant.first + DAY * rule["plus"], relative=meant.relative)


def _in_common_year(rule: dict[str, int], year: int) -> Meant | None:
    """The feast of another calendar that falls in a Gregorian year, the first if two do."""
    month, day = rule["month"], rule["day"]
    first = year_in(date(year, 1, 1), month)
    found = (month_days(y, month)[0] + DAY * (day - 1) for y in (first, first + 1))
    held = [d for d in found if d.year == year]
    return p.a_day(held[0], precise=not HIJRI < month < HEBREW) if held else None


def _movable(rule: dict[str, int], year: int) -> date:
    """The day of a feast that moves with Easter or Advent."""
    if "easter" in rule:
        return easter(year) + DAY * rule["easter"]
    if "orthodox" in rule:
        return orthodox_easter(year) + DAY * rule["orthodox"]
    fourth = date(year, 12, 24)
    return fourth - DAY * (fourth.isoweekday() % 7) - DAY * 21 + DAY * rule["advent"]


def _without(expression: TimeExpression, name: str) -> TimeExpression:
    parts = tuple(part for part in expression.parts if part[0] != name)
    return msgspec.structs.replace(expression, parts=parts)


def _with_weekend(meant: Meant) -> Meant:
    """The weekend nearest to a feast, and the days from it to the feast."""
    if meant.first is None:
        return meant
    day = meant.first
    weekday = day.isoweekday()
    saturday = p.monday(day) + DAY * (5 if weekday > 3 else -2)
    first, last = min(day, saturday), max(day, saturday + DAY)
    if weekday in (2, 3):  # the feast does not touch it
        first, last = saturday, saturday + DAY
    return p.days(first, last, relative=meant.relative)
