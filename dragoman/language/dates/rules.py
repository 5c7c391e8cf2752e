"""One function a rule: how the parts of a form come to days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dragoman.language.dates import periods as p
from dragoman.language.dates.calendars import easter, month_days, year_in
from dragoman.language.dates.expression import Tense, TimeExpression
from dragoman.language.dates.periods import DAY, Meant, Reference

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
_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _step(expression: TimeExpression) -> int | None:
    shift = expression.word("shift")
    return None if shift is None else _STEPS[shift]


def _relative(meant: Meant | None) -> Meant | None:
    return meant and msgspec.structs.replace(meant, relative=True)


# --- choosing a year or month that the words leave open ------------------------------------


def _chosen(candidates: list[Meant], reference: Reference, tense: Tense | None) -> Meant | None:
    """The candidate the tense asks for: last up to the reference, next from it, or the nearest."""
    today = reference.middle
    within = [c for c in candidates if c.first is not None and c.last is not None]
    if tense == "past":
        within = [c for c in within if c.first <= today]  # type: ignore[operator]
    elif tense == "future":
        within = [c for c in within if c.last >= today]  # type: ignore[operator]

    def distance(c: Meant) -> tuple[int, bool]:
        assert c.first is not None and c.last is not None
        if c.first <= today <= c.last:
            return 0, False
        gap = min(abs((c.first - today).days), abs((c.last - today).days))
        return gap, c.first > today

    best = min(within, key=distance, default=None)
    if best is not None and reference.month is None:
        best = msgspec.structs.replace(best, precise=False)
    return _relative(best)


def _tried(make: Callable[[int], Meant | None], over: range) -> list[Meant]:
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


def _year_of(expression: TimeExpression, reference: Reference | None, month: int = 1) -> int | None:
    """The year that is written, or said by "this year", "next year"; None if left open."""
    year = expression.part("year")
    if year is not None:
        return year
    step = _step(expression)
    if step is not None and expression.word("unit") == "year" and reference is not None:
        return year_in(reference.middle, month) + step
    return None


def _month_of_day(expression: TimeExpression, make: Callable[[int, int], Meant | None],
                  reference: Reference | None, tense: Tense | None) -> Meant | None:  # fmt: skip
    """`make(year, month)` for the month and year that the parts or the reference give."""
    month = expression.part("month")
    if month is not None:
        year = _year_of(expression, reference, month)
        if year is not None:
            meant = make(year, month)
            return meant if expression.part("year") is not None else _relative(meant)
        if reference is None:
            return None
        this = year_in(reference.middle, month)
        span = range(this - 8, this + 9)
        return _chosen(_tried(lambda y: make(y, month), span), reference, tense)
    if reference is None or reference.month is None:
        return None
    step = _step(expression)
    at = reference.year * 12 + reference.month - 1
    if step is not None and expression.word("unit") == "month":
        return _relative(make((at + step) // 12, (at + step) % 12 + 1))
    if reference.day is None:
        return None
    span = range(at - 48, at + 49)
    return _chosen(_tried(lambda m: make(m // 12, m % 12 + 1), span), reference, tense)


# --- days, months, years --------------------------------------------------------------------


def _date(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A day, a month or a year of the calendar."""
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
            return p.a_day(found, precise=month < 200 and agrees)

        return _agreeing(expression, make, reference, tense)
    if expression.part("month") is not None:
        return _month_of_day(expression, p.a_month, reference, tense)
    year = _year_of(expression, reference)
    return None if year is None else p.a_year(year, relative=expression.part("year") is None)


def _agreeing(
    expression: TimeExpression,
    make: Callable[[int, int], Meant | None],
    reference: Reference | None,
    tense: Tense | None,
) -> Meant | None:
    """A day whose weekday is also given: a year near the reference where both agree, if any."""
    meant = _month_of_day(expression, make, reference, tense)
    if meant is None or meant.precise or reference is None or expression.part("weekday") is None:
        return meant
    month = expression.part("month")
    if month is None or expression.part("year") is not None:
        return meant
    this = year_in(reference.middle, month)
    near = _tried(lambda y: make(y, month), range(this - 1, this + 2))
    return _chosen([c for c in near if c.precise], reference, None) or meant


def _days(
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
    return _month_of_day(expression, make, reference, tense)


def _years(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one year to another; two figures take the century of the first ("1980-88")."""
    first, last = expression.part("year"), expression.part("year2")
    if first is None or last is None:
        return None
    if last % 100 == (last - 1900) % 100 and not 0 <= last - first <= 300:
        last = first // 100 * 100 + last % 100
    return p.years(first, last) if first <= last else None


def _months(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one month to another: "June to August 2024"."""
    month2 = expression.part("month2")

    def make(year: int, month: int) -> Meant | None:
        if month2 is None:
            return None
        first = month_days(year, month)[0]
        return p.months(first, month_days(year + (month2 < month), month2)[0])

    return _month_of_day(expression, make, reference, tense)


def _nth(
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

    return _month_of_day(expression, make, reference, tense)


def _easter(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A feast so many days from Easter."""
    offset = expression.part("days") or 0

    def make(year: int) -> Meant:
        return p.a_day(easter(year) + DAY * offset)

    year = _year_of(expression, reference)
    if year is not None:
        return make(year)
    if reference is None:
        return None
    span = range(reference.year - 1, reference.year + 2)
    return _chosen(_tried(make, span), reference, tense)


# --- counted from the reference -----------------------------------------------------------


def _weekday(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A weekday by its tense; "last", "next", "this" and a week named with it go before that."""
    weekday = expression.part("weekday")
    today = reference.date if reference else None
    if weekday is None or today is None:
        return None
    back, on = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    shift = expression.word("shift")
    if shift in ("last", "next", "afternext", "beforelast") or expression.word("unit") == "week":
        week = p.monday(today) + timedelta(weeks=_step(expression) or 0)
        day = week + DAY * (weekday - 1)
    elif shift == "past":
        day = today - DAY * (back or 7)
    elif shift == "coming":
        day = today + DAY * (on or 7)
    elif shift == "this" and tense is None:
        day = p.monday(today) + DAY * (weekday - 1)
    else:
        day = today + DAY * on if tense == "future" else today - DAY * back
    return p.a_day(day, relative=True)


def _offset(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Yesterday", "the day after tomorrow"."""
    today = reference.date if reference else None
    offset = expression.part("offset")
    if today is None or offset is None:
        return None
    return p.a_day(today + DAY * offset, relative=True)


def _count(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Two weeks ago", "in three days", "two days after tomorrow", at the unit's precision."""
    sign, today = expression.part("sign") or 1, reference.date if reference else None
    unit = expression.word("unit")
    if reference is None or unit is None:
        return None
    if today is None:
        coarse = reference.month is not None and unit in ("month", "year", "decade")
        if not coarse and unit not in ("year", "decade"):
            return None
    day = (today or reference.middle) + DAY * (expression.part("offset") or 0)
    finest = unit
    for number in ("3", "2", ""):
        step = expression.word(f"unit{number}")
        if step is not None:
            day = p.plus(day, sign * (expression.part(f"n{number}") or 0), step)
            finest = finest if number == "" or step != "day" else "day"
    if finest == "hour":
        return None
    if finest in ("day", "workday"):
        return p.a_day(day, relative=True)
    if finest in ("week", "fortnight", "weekend", "workweek"):
        return p.a_day(day, precise=False, relative=True)
    text = f"{day:%Y-%m}" if unit in ("month", "quarter", "half") else f"{day.year:04}"
    if today is None:
        return Meant(None, None, text, text, False, True)
    return Meant(day, day, text, text, False, True)


def _span(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The past two weeks", "the next three days": up to the eve, or from the morrow."""
    count, unit, step = expression.part("n"), expression.word("unit"), _step(expression)
    today = reference.date if reference else None
    if count is None or unit is None or step is None or today is None:
        return None
    if unit in ("quarter", "half", "decade", "century"):
        first, last = _unit_days(today, unit, -count if step < 0 else 1)
        last = _unit_days(today, unit, -1 if step < 0 else count)[1]
        return p.days(first, last, precise=False, relative=True)
    if step < 0:
        return p.days(p.plus(today, -count, unit), today - DAY, precise=False, relative=True)
    return p.days(today + DAY, p.plus(today, count, unit), precise=False, relative=True)


def _within(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Within two weeks": from the reference on."""
    count, unit = expression.part("n"), expression.word("unit")
    today = reference.date if reference else None
    if count is None or unit is None or today is None:
        return None
    return p.days(today, p.plus(today, count, unit), precise=False, relative=True)


def _unit_days(today: date, unit: str, step: int) -> tuple[date, date]:
    """First and last day of the unit that lies `step` units from that of `today`."""
    if unit == "day":
        return today + DAY * step, today + DAY * step
    if unit in ("week", "workweek", "workday", "weekend", "fortnight"):
        weeks = step * 2 if unit == "fortnight" else step
        first = p.monday(today) + timedelta(weeks=weeks)
        length = {"workweek": 4, "workday": 4, "fortnight": 13}.get(unit, 6)
        return (first + DAY * 5 if unit == "weekend" else first), first + DAY * length
    if unit == "month":
        first = p.plus_months(today.replace(day=1), step)
        return month_days(first.year, first.month)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        first = p.plus_months(
            date(today.year, (today.month - 1) // size * size + 1, 1), step * size
        )
        end = p.plus_months(first, size - 1)
        return first, month_days(end.year, end.month)[1]
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    year = (today.year // size + step) * size
    return date(year, 1, 1), date(year + size - 1, 12, 31)


def _period(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Last week", "this month", "next March", "last summer", "the year after next"."""
    step, unit = _step(expression), expression.word("unit")
    month, season = expression.part("month"), expression.word("season")
    if season is not None:
        return _season(expression, reference, tense)
    if reference is None:
        return None
    if step is None and unit == "weekend":
        step = -1 if tense == "past" else 0
    if step is None:
        return None
    today = reference.date
    if month is not None:
        side: Tense | None = {-1: "past", 1: "future"}.get(step)  # type: ignore[assignment]
        this = reference.year
        if reference.month is None:
            return p.a_month(this + step, month, relative=True)
        if step == 0:
            return p.a_month(this, month, relative=True)
        near = [p.a_month(y, month) for y in range(this - 1, this + 2)]
        others = [c for c in near if not (c.first <= reference.middle <= c.last)]  # type: ignore[operator]
        return _chosen(others, reference, side)
    if unit is None or unit == "hour":
        return None
    coarse = reference.month is None and unit not in ("year", "decade", "century")
    if coarse or (today is None and unit in ("day", "week", "workweek", "weekend", "fortnight")):
        return None
    first, last = _unit_days(reference.middle, unit, step)
    if unit == "day":
        return p.a_day(first, relative=True)
    if unit == "month":
        return p.a_month(first.year, first.month, relative=True)
    if unit in ("year", "decade", "century"):
        return p.years(first.year, last.year, relative=True)
    return p.days(first, last, precise=False, relative=True)


def _season(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A season by its months, northern; its days are loose."""
    season, step = expression.word("season"), _step(expression)

    def make(year: int) -> Meant:
        first = date(year, _SEASON_MONTH[season or "spring"], 1)
        return p.months(first, p.plus_months(first, 2), precise=False)

    year = expression.part("year")
    if year is not None:
        return make(year)
    if reference is None:
        return None
    if step == 0 or expression.word("unit") == "year":
        return _relative(make(reference.year + (step or 0)))
    side: Tense | None = tense if step is None else ("past" if step < 0 else "future")
    near = [make(y) for y in range(reference.year - 1, reference.year + 2)]
    if step is not None:
        near = [c for c in near if not (c.first <= reference.middle <= c.last)]  # type: ignore[operator]
    return _chosen(near, reference, side)


def _weekof(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The week of 16 September"."""
    unit = expression.word("unit") or "week"
    meant = _date(expression, reference, tense)
    if meant is None or meant.first is None:
        return None
    first, last = _unit_days(meant.first, unit, 0)
    return p.days(first, last, precise=False, relative=meant.relative)


def _weekno(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Week 35": the ISO week of its year."""
    number = expression.part("n")
    year = _year_of(expression, reference) or (reference.year if reference else None)
    if number is None or year is None or not 1 <= number <= 53:
        return None
    first = date.fromisocalendar(year, number, 1)
    return p.days(first, first + DAY * 6, precise=False, relative=expression.part("year") is None)


def _nthunit(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The third week of July", "the last four months of 2021", "the ninth month of next year"."""
    nth, unit, count = expression.part("nth"), expression.word("unit2"), expression.part("n") or 1
    whole = _date(expression, reference, tense)
    step = _step(expression)
    if whole is None and step is not None and reference is not None:
        first, last = _unit_days(reference.middle, expression.word("unit") or "month", step)
        whole = p.days(first, last, relative=True)
    if whole is None or whole.first is None or whole.last is None or nth is None or unit is None:
        return None
    if unit == "week":
        low = p.first_week(whole.first) + timedelta(weeks=nth - 1)
        if nth < 0:
            low = p.last_week(whole.last) - timedelta(weeks=count - 1)
        return p.days(low, low + DAY * (7 * count - 1), precise=False, relative=whole.relative)
    low = p.plus(whole.first, nth - 1, unit)
    if nth < 0:
        low = p.plus(whole.last + DAY, -count, unit)
    high = p.plus(low, count, unit) - DAY
    if unit == "month":
        return p.months(low, high, relative=whole.relative)
    return p.days(low, high, relative=whole.relative)


def _quarter(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The third quarter of 2016", "the second half of this year"."""
    nth, size = (
        expression.part("nth") or expression.part("n"),
        6 if expression.word("unit2") == "half" else 3,
    )
    if nth is None or not 1 <= nth <= 12 // size:
        return None

    def make(year: int) -> Meant:
        first = date(year, (nth - 1) * size + 1, 1)
        return p.months(first, p.plus_months(first, size - 1), precise=False)

    year = _year_of(expression, reference)
    if year is not None:
        return make(year)
    if reference is None:
        return None
    span = range(reference.year - 1, reference.year + 2)
    return _chosen(_tried(make, span), reference, tense)


def _decade(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The 1990s", "the 70s"."""
    year = expression.part("year")
    if year is None:
        return None
    year = year if year > 99 else year + (1900 if year >= 20 else 2000)
    return p.years(year, year + 9) if year % 10 == 0 else None


def _century(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    number = expression.part("n") or expression.part("day")
    return p.years((number - 1) * 100 or 1, number * 100 - 1) if number else None


RULES: dict[str, Rule] = {
    "date": _date,
    "days": _days,
    "years": _years,
    "months": _months,
    "weekday": _weekday,
    "offset": _offset,
    "count": _count,
    "span": _span,
    "within": _within,
    "period": _period,
    "nth": _nth,
    "nthunit": _nthunit,
    "weekof": _weekof,
    "weekno": _weekno,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "easter": _easter,
}
"""Every rule a pattern may name, but those of compound and unresolved expressions."""
