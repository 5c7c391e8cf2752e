"""What an expression comes to, given the day of writing and the tense of its sentence."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from dragoman.language.dates.expression import ResolvedDate, Tense, TimeExpression
from dragoman.language.dates.periods import (
    DAY,
    Meant,
    Reference,
    days,
    narrowed,
    plus,
    read_reference,
)
from dragoman.language.dates.rules import RULES

_UNRESOLVED = ("duration", "anaphoric", "recurring")


def resolve(
    expression: TimeExpression, reference: str | None, tense: Tense | None = None
) -> ResolvedDate | None:
    """The date or stretch that `expression` means, or None where the words do not fix one.

    `reference` is the ISO date of writing, at whatever precision is known
    ("2024-06-05", "2023-03"); without it nothing relative resolves.  `tense`
    is the sentence's: it decides the direction of a bare weekday, day or
    month.  Without it a weekday is the last one up to the reference, a day
    or month the nearest.  Raises OptionError if `reference` is no ISO date.
    """
    # Where it stands plays no part: "on Monday" is worked out once a day of writing.
    return _resolved(msgspec.structs.replace(expression, start=0, end=0), reference, tense)


@lru_cache(maxsize=4096)
def _resolved(
    expression: TimeExpression, reference: str | None, tense: Tense | None
) -> ResolvedDate | None:
    known = read_reference(reference) if reference is not None else None
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
    if expression.kind in _UNRESOLVED:
        return None
    if expression.rule == "between":
        return _between(expression, reference, tense)
    if expression.rule == "stretch" and expression.ends:
        return _stretch(expression, reference, tense)
    if expression.rule == "shifted":
        return _shifted(expression, reference, tense)
    if expression.rule in ("since", "until"):
        return _bound(expression, reference, tense)
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
    if bare and second.part("year") is not None:
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
    begin = _meant(anchor, reference, tense)
    if begin is None or begin.first is None:
        return None
    counted = msgspec.structs.replace(distance, kind="relative", rule="count")
    meant = _meant(counted, _at(begin.first), tense)
    return meant and msgspec.structs.replace(meant, relative=begin.relative)


def _bound(
    expression: TimeExpression, reference: Reference | None, tense: Tense | None
) -> Meant | None:
    """Open towards the present, or a bound ahead."""
    if expression.rule == "since":
        meant = _meant(expression.ends[0], reference, "past")
        return meant and msgspec.structs.replace(meant, last=None, end=None)
    meant = _meant(expression.ends[0], reference, tense or "future")
    return meant and msgspec.structs.replace(meant, first=None, start=None)


def _basis(expression: TimeExpression, meant: Meant, reference: Reference | None) -> str:
    """The words and what they were counted from, as a fragment of a sentence."""
    quoted = f"'{' '.join((expression.lead + expression.text).split())}'"
    if not meant.relative or reference is None:
        return quoted
    today = reference.on
    within = reference.middle if today is None else today
    if meant.last is not None and meant.last < within:
        relation = "before"
    elif meant.first is not None and meant.first > within:
        relation = "after"
    else:
        relation = "at"
    return f"{quoted} {relation} publication {reference.text}"
