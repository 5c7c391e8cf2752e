"""Choosing the year or month that the words leave open, by the tense and the reference."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dragoman.language.dates.calendars import year_in
from dragoman.language.dates.expression import Tense, TimeExpression
from dragoman.language.dates.periods import Meant, Reference

Rule = Callable[[TimeExpression, Reference | None, Tense | None], Meant | None]
_STEPS = {
    "last": -1,
    "past": -1,
    "this": 0,
    "next": 1,
    "coming": 1,
    "afternext": 2,
    "beforelast": -2,
}


def step_of(expression: TimeExpression) -> int | None:
    shift = expression.word("shift")
    return None if shift is None else _STEPS[shift]


def by_shift(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> tuple[TimeExpression, Tense | None]:
    """A day of the calendar with "last", "this", "next" before it: its tense, or its year."""
    step = step_of(expression)
    if step is None or expression.word("unit") is not None:
        return expression, tense
    if expression.part("month") is None and not (step and expression.part("day")):
        return expression, tense
    if step:
        alone = expression.part("weekday") is None  # "next Friday, 12 May": the Friday is
        return expression, ("past" if step < 0 else "future") if alone else tense
    if reference is None or expression.part("year") is not None:
        return expression, tense
    parts = {**dict(expression.parts), "year": reference.year}
    if (expression.part("month") or 0) > 12:
        return expression, tense
    return msgspec.structs.replace(expression, parts=tuple(sorted(parts.items()))), tense


def as_relative(meant: Meant | None) -> Meant | None:
    return meant and msgspec.structs.replace(meant, relative=True)


def chosen(candidates: list[Meant], reference: Reference, tense: Tense | None) -> Meant | None:
    """The candidate the tense asks for: last up to the reference, next from it, or the nearest.

    A reference of a month or a year may be any day in it: "on 24 March", written in that March.
    """
    low, high = reference.bounds
    today = reference.middle
    ranked: list[tuple[int, bool, int]] = []
    for place, candidate in enumerate(candidates):
        first, last = candidate.first, candidate.last
        if first is None or last is None:
            continue
        if (tense == "past" and first > high) or (tense == "future" and last < low):
            continue
        inside = first <= high and last >= low
        gap = 0 if inside else min(abs(first - today), abs(last - today)).days
        ranked.append((gap, first > today, place))
    if not ranked:
        return None
    best = candidates[min(ranked)[2]]
    if reference.month is None:
        best = msgspec.structs.replace(best, precise=False)
    return as_relative(best)


def tried(make: Callable[[int], Meant | None], over: range) -> list[Meant]:
    """What `make` gives for each number for which there is such a day."""
    made = []
    for number in over:
        try:
            meant = make(number)
        except ValueError:
            continue
        if meant is not None:
            made.append(meant)
    return made


def year_of(expression: TimeExpression, reference: Reference | None, month: int = 1) -> int | None:
    """The year that is written, or said by "this year", "next year"; None if left open."""
    year = expression.part("year")
    if year is not None:
        return year
    step = step_of(expression)
    if step is not None and expression.word("unit") == "year" and reference is not None:
        return year_in(reference.middle, month) + step
    return None


def in_month(expression: TimeExpression, make: Callable[[int, int], Meant | None],
                  reference: Reference | None, tense: Tense | None) -> Meant | None:  # fmt: skip
    """`make(year, month)` for the month and year that the parts or the reference give."""
    month = expression.part("month")
    if month is not None:
        year = year_of(expression, reference, month)
        if year is not None:
            meant = make(year, month)
            return meant if expression.part("year") is not None else as_relative(meant)
        if reference is None:
            return None
        this = year_in(reference.middle, month)
        span = range(this - 8, this + 9)
        return chosen(tried(lambda y: make(y, month), span), reference, tense)
    if reference is None or reference.month is None:
        return None
    step = step_of(expression)
    at = reference.year * 12 + reference.month - 1
    if step is not None and expression.word("unit") == "month":
        return as_relative(make((at + step) // 12, (at + step) % 12 + 1))
    if reference.day is None:
        return None
    span = range(at - 48, at + 49)
    return chosen(tried(lambda m: make(m // 12, m % 12 + 1), span), reference, tense)
