"""What an expression comes to, given the day of writing and the tense of its sentence."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import msgspec

from dragoman.language.dates.choosing import Rule
from dragoman.language.dates.expression import ResolvedDate, Tense, TimeExpression
from dragoman.language.dates.periods import (
    DAY,
    Meant,
    Reference,
    days,
    monday,
    narrowed,
    plus,
    read_reference,
)
from dragoman.language.dates.relative import anaphoric
from dragoman.language.dates.rules import RULES

_UNRESOLVED = ("duration", "recurring")
_YEAR = timedelta(days=366)


def resolve(
    expression: TimeExpression,
    reference: str | None,
    tense: Tense | None = None,
    anchor: str | None = None,
) -> ResolvedDate | None:
    """The date or stretch that `expression` means, or None where the words do not fix one.

    `reference` is the ISO date of writing, at whatever precision is known
    ("2024-06-05", "2023-03"); without it nothing relative resolves.  `tense`
    is the sentence's: it decides the direction of a bare weekday, day or
    month.  Without it a weekday is the last one up to the reference, a day
    or month the nearest.  `anchor` is the ISO day that the telling stands at:
    "the day before", "two weeks later", "that week" count from it and resolve
    only with it.  Raises OptionError if `reference` or `anchor` is no ISO date.
    """
    # Where it stands plays no part: "on Monday" is worked out once a day of writing.
    return _resolved(msgspec.structs.replace(expression, start=0, end=0), reference, tense, anchor)


@lru_cache(maxsize=4096)
def _resolved(
    expression: TimeExpression, reference: str | None, tense: Tense | None, anchor: str | None
) -> ResolvedDate | None:
    known = read_reference(reference) if reference is not None else None
    if anchor is not None:
        told = read_reference(anchor)
        known = msgspec.structs.replace(known or told, anchor=told.on)
    try:
        meant = _meant(expression, known, tense)
    except (ValueError, OverflowError):  # no such day (31 June), or outside the calendar
        return None
    if meant is None:
        return None
    return ResolvedDate(
        start=meant.start,
        end=meant.end,
        basis=_basis(expression, meant, known),
        precise=meant.precise and not expression.vague,
        first=meant.first.isoformat() if meant.first else None,
        last=meant.last.isoformat() if meant.last else None,
    )


def _meant(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    if expression.kind == "anaphoric":
        return anaphoric(expression, reference)
    if expression.kind in _UNRESOLVED:
        return None
    if expression.rule in _COMPOUND:
        return _COMPOUND[expression.rule](expression, reference, tense)
    meant = RULES[expression.rule](expression, reference, tense)
    if meant is None:
        return None
    today = reference.on if reference else None
    return narrowed(meant, expression.word("part"), today)


def _between(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """From one end to the other; an end without a year, month or week takes the other's."""
    first, second = expression.ends
    bare = first.part("year") is None and not _counted(first)
    if tense == "future" and (second.part("offset") or 0) <= 0 and second.rule == "offset":
        tense = "past"  # "between May and now"
    if (bare and first.kind == second.kind == "weekday" and _counted(second)) or (
        bare and second.part("year") is not None
    ):
        end = _meant(second, reference, tense)
        begin = _meant(first, _at(end.first), "past") if end and end.first else None
    elif tense == "future" or _counted(first) or (second.kind == "weekday" and _fixed(first)):
        begin = _meant(first, reference, tense)
        end = _ahead_of(begin.first, second, reference) if begin and begin.first else None
    else:
        end = _meant(second, reference, tense)
        if end is None or end.first is None:
            return None
        bare = bare and first.kind in ("weekday", "date", "month")
        begin = _meant(first, _at(end.first) if bare else reference, "past" if bare else tense)
        if bare and begin and begin.first:
            end = _nearer_end((begin.first, end), expression, reference, tense)
            begin = _meant(first, _at(end.first), "past") if end and end.first else None
    if not begin or not end or begin.first is None or end.last is None or begin.first > end.last:
        return None
    return Meant(
        begin.first,
        end.last,
        begin.start,
        end.end,
        begin.precise and end.precise,
        begin.relative or end.relative,
    )


def _nearer_end(
    found: tuple[date, Meant],
    expression: TimeExpression,
    reference: Reference | None,
    tense: Tense | None,
) -> Meant | None:
    """The end of a range of bare days: the next after its begin, if that is nearer.

    "29 February to 1 March" does not run for years; and what began this
    month and ends in the next is the range that holds the day of writing.
    """
    begin, end = found
    first, second = expression.ends
    today = reference.on if reference else None
    if end.first and end.first - begin > _YEAR:
        return _ahead_of(begin, second, reference)
    if tense is None and today is not None and not _counted(second) and second.kind == "date":
        near = _meant(first, reference, None)
        ahead = _ahead_of(near.first, second, reference) if near and near.first else None
        if near and ahead and near.first and ahead.last and near.first <= today <= ahead.last:
            return ahead
    return end


def _ahead_of(first: date, second: TimeExpression, reference: Reference | None) -> Meant | None:
    """The end of a range that begins on `first`: the next such day, or as counted from today."""
    if _counted(second):
        return _meant(second, reference, None)
    return _meant(second, _at(first), "future")


def _counted(expression: TimeExpression) -> bool:
    """Whether an expression is counted from the day of writing, whatever the tense."""
    return expression.kind in ("relative", "period") or expression.word("shift") is not None


def _fixed(expression: TimeExpression) -> bool:
    return expression.part("year") is not None


def _at(day: date) -> Reference:
    return Reference(day.year, day.month, day.day, day.isoformat())


def _stretch(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A length from a day on: "a three-day visit from Tuesday" ends on Thursday."""
    length, anchor = sorted(expression.ends, key=lambda e: e.kind != "duration")
    count, unit = length.part("n"), length.word("unit")
    begin = _meant(anchor, reference, tense)
    if begin is None or begin.first is None or count is None or unit is None or count < 1:
        return None
    last = plus(begin.first, count, unit) - DAY
    return days(begin.first, max(last, begin.first), relative=begin.relative)


def _shifted(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """A distance counted from a day that is named: "two days after Christmas"."""
    distance, anchor = expression.ends
    if tense is None and anchor.kind == "weekday" and (distance.part("sign") or 0) > 0:
        tense = "future"
    begin = _meant(anchor, reference, tense)
    if begin is None or begin.first is None:
        return None
    counted = msgspec.structs.replace(distance, kind="relative", rule="count")
    meant = _meant(counted, _at(begin.first), tense)
    return meant and msgspec.structs.replace(meant, relative=begin.relative)


def _in_week(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """Weekdays of a week that is named: "Monday two weeks from now", "next week from Tue to Thu".

    Counted in months or years, it is the first such day from then on.
    """
    named, week = expression.ends
    meant = _meant(week, reference, tense)
    if meant is None or meant.first is None or meant.start is None:
        return None
    exact = len(meant.start) == 10
    start = monday(meant.first) if exact else meant.first
    found = []
    for end in named.ends or (named,):
        weekday = end.part("weekday")
        if weekday is None:
            return None
        found.append(start + DAY * ((weekday - start.isoweekday()) % 7))
    first, last = found[0], found[-1]
    return days(first, last if last >= first else last + DAY * 7, relative=True)


def _bound(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """Open towards the present, or a bound ahead."""
    if expression.rule == "since":
        meant = _meant(expression.ends[0], reference, "past")
        return meant and msgspec.structs.replace(meant, last=None, end=None)
    meant = _meant(expression.ends[0], reference, tense or "future")
    return meant and msgspec.structs.replace(meant, first=None, start=None)


_COMPOUND: dict[str, Rule] = {
    "between": _between,
    "stretch": _stretch,
    "shifted": _shifted,
    "inweek": _in_week,
    "since": _bound,
    "until": _bound,
}
"""The rules of expressions made of others."""


def _basis(expression: TimeExpression, meant: Meant, reference: Reference | None) -> str:
    """The words and what they were counted from, as a fragment of a sentence."""
    quoted = f"'{' '.join((expression.lead + expression.text).split())}'"
    if expression.kind == "anaphoric" and reference is not None and reference.anchor:
        return f"{quoted}, counted from {reference.anchor.isoformat()}"
    if not meant.relative or reference is None:
        return quoted
    low, high = reference.bounds
    if meant.last is not None and meant.last < low:
        relation = "before"
    elif meant.first is not None and meant.first > high:
        relation = "after"
    else:
        relation = "at"
    return f"{quoted} {relation} publication {reference.text}"
