"""Rules that count from the day of writing, and of units within a unit."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.language.dates import periods as p
from dragoman.language.dates.absolute import calendar_date
from dragoman.language.dates.calendars import month_days
from dragoman.language.dates.choosing import (
    as_relative,
    chosen,
    step_of,
    tried,
    year_of,
)
from dragoman.language.dates.expression import Tense, TimeExpression
from dragoman.language.dates.periods import DAY, Meant, Reference

# --- counted from the reference -----------------------------------------------------------


_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def weekday(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A weekday by its tense; "last", "next", "this" and a week named with it go before that."""
    weekday = expression.part("weekday")
    today = reference.on if reference else None
    if weekday is None or today is None:
        return None
    back, on = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    shift = expression.word("shift")
    if shift in ("last", "next", "afternext", "beforelast") or expression.word("unit") == "week":
        week = p.monday(today) + timedelta(weeks=step_of(expression) or 0)
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


def day_offset(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Yesterday", "the day after tomorrow"."""
    today = reference.on if reference else None
    offset = expression.part("offset")
    if today is None or offset is None:
        return None
    return p.a_day(today + DAY * offset, relative=True)


def counted(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Two weeks ago", "in three days", "two days after tomorrow", at the unit's precision."""
    sign, today = expression.part("sign") or 1, reference.on if reference else None
    unit = expression.word("unit")
    if reference is None or unit is None:
        return None
    if today is None:
        coarse = reference.month is not None and unit in ("month", "year", "decade")
        if not coarse and unit not in ("year", "decade"):
            return None
    day = (today or reference.middle) + DAY * (expression.part("offset") or 0)
    finest = unit
    for number in ("", "2", "3"):
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


def counted_weekdays(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Two Sundays from now", "three Mondays ago"."""
    count, weekday = expression.part("n"), expression.part("weekday")
    today = reference.on if reference else None
    if count is None or weekday is None or today is None or not 1 <= count <= 52:
        return None
    if (expression.part("sign") or 1) > 0:
        first = today + DAY * ((weekday - today.isoweekday()) % 7 or 7)
        return p.a_day(first + timedelta(weeks=count - 1), relative=True)
    last = today - DAY * ((today.isoweekday() - weekday) % 7 or 7)
    return p.a_day(last - timedelta(weeks=count - 1), relative=True)


def anaphoric(expression: TimeExpression, reference: Reference | None) -> Meant | None:
    """ "The day before", "two weeks later", "that week", counted from the day told of."""
    anchor = reference.anchor if reference else None
    unit = expression.word("unit")
    if anchor is None:
        return None
    told = Reference(anchor.year, anchor.month, anchor.day, anchor.isoformat())
    if expression.part("offset") is not None:
        return day_offset(expression, told, None)
    if expression.part("n") is not None and expression.part("sign") is not None:
        return counted(expression, told, None)
    if unit is None or unit == "hour" or expression.part("n") is not None:
        return None
    return _unit_near(unit, step_of(expression) or expression.part("sign") or 0, told)


def span(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The past two weeks", "the next three days": up to the eve, or from the morrow."""
    count, unit, step = expression.part("n"), expression.word("unit"), step_of(expression)
    today = reference.on if reference else None
    if not count or unit is None or step is None or today is None:
        return None
    if unit in ("quarter", "half", "decade", "century"):
        first, last = _unit_days(today, unit, -count if step < 0 else 1)
        last = _unit_days(today, unit, -1 if step < 0 else count)[1]
        return p.days(first, last, precise=False, relative=True)
    if step < 0:
        return p.days(p.plus(today, -count, unit), today - DAY, precise=False, relative=True)
    return p.days(today + DAY, p.plus(today, count, unit), precise=False, relative=True)


def within(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Within two weeks": from the reference on."""
    count, unit = expression.part("n"), expression.word("unit")
    today = reference.on if reference else None
    if count is None or unit is None or today is None:
        return None
    today += DAY * (expression.part("offset") or 0)
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


def period(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Last week", "this month", "next March", "last summer", "the year after next"."""
    if expression.word("season") is not None:
        return _season(expression, reference, tense)
    step, unit = step_of(expression), expression.word("unit")
    if step is None and unit == "weekend":  # "at the weekend": the last one, or the one ahead
        step = -1 if tense == "past" else 0
    if reference is None or step is None:
        return None
    month = expression.part("month")
    if month is not None:
        return _month_near(month, step, reference)
    return None if unit in (None, "hour") else _unit_near(unit, step, reference)


def _month_near(month: int, step: int, reference: Reference) -> Meant | None:
    """ "Last March", "this March", "next March"."""
    if reference.month is None or step == 0:
        return p.a_month(reference.year + step, month, relative=True)
    near = [p.a_month(year, month) for year in range(reference.year - 1, reference.year + 2)]
    return chosen(_others(near, reference), reference, "past" if step < 0 else "future")


def _others(near: list[Meant], reference: Reference) -> list[Meant]:
    """Those that do not hold the day of writing: "last summer", said in summer, is a year ago."""
    today = reference.middle
    return [c for c in near if c.first and c.last and not c.first <= today <= c.last]


def _unit_near(unit: str, step: int, reference: Reference) -> Meant | None:
    """ "Last week", "next year", as far as the reference is known."""
    years = unit in ("year", "decade", "century")
    if reference.month is None and not years:
        return None
    if reference.on is None and not years and unit not in ("month", "quarter", "half"):
        return None
    first, last = _unit_days(reference.middle, unit, step)
    if unit == "day":
        return p.a_day(first, relative=True)
    if unit == "month":
        return p.a_month(first.year, first.month, relative=True)
    if years:
        return p.years(first.year, last.year, relative=True)
    return p.days(first, last, precise=False, relative=True)


def _season(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A season by its months, northern; its days are loose."""
    season, step = expression.word("season"), step_of(expression)

    def make(year: int) -> Meant:
        first = date(year, _SEASON_MONTH[season or "spring"], 1)
        return p.months(first, p.plus_months(first, 2), precise=False)

    year = expression.part("year")
    if year is not None:
        return make(year)
    if reference is None:
        return None
    if step == 0 or expression.word("unit") == "year":
        return as_relative(make(reference.year + (step or 0)))
    near = [make(y) for y in range(reference.year - 1, reference.year + 2)]
    if step is None:
        return chosen(near, reference, tense)
    return chosen(_others(near, reference), reference, "past" if step < 0 else "future")


def week_of(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The week of 16 September"."""
    unit = expression.word("unit") or "week"
    meant = calendar_date(expression, reference, tense)
    if meant is None or meant.first is None:
        return None
    first, last = _unit_days(meant.first, unit, 0)
    return p.days(first, last, precise=False, relative=meant.relative)


def week_number(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "Week 35": the ISO week of its year."""
    number = expression.part("n")
    year = year_of(expression, reference) or (reference.year if reference else None)
    if number is None or year is None or not 1 <= number <= 53:
        return None
    first = date.fromisocalendar(year, number, 1)
    return p.days(first, first + DAY * 6, precise=False, relative=expression.part("year") is None)


def nth_unit(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The third week of July", "the last four months of 2021", "the ninth month of next year"."""
    nth, unit, count = expression.part("nth"), expression.word("unit2"), expression.part("n") or 1
    whole = calendar_date(expression, reference, tense)
    step = step_of(expression)
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


def quarter(
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

    year = year_of(expression, reference)
    if year is not None:
        return make(year)
    if reference is None:
        return None
    span = range(reference.year - 1, reference.year + 2)
    return chosen(tried(make, span), reference, tense)


def decade(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """ "The 1990s", "the 70s"."""
    year = expression.part("year")
    if year is None:
        return None
    year = year if year > 99 else year + (1900 if year >= 20 else 2000)
    return p.years(year, year + 9) if year % 10 == 0 else None


def century(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    number = expression.part("n") or expression.part("day")
    return p.years((number - 1) * 100 or 1, number * 100 - 1) if number else None
