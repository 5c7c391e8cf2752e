"""How far times lie apart, each an ISO 8601 date at the precision it was told with."""

from __future__ import annotations

from datetime import date

from dragoman.language.dates import TimeExpression
from dragoman.reading.scan import Scan


def days_between(first: str, last: str) -> int:
    """Days from one day to another; a large number when either is not a day."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 10_000


def days_apart(one: str, other: str) -> int:
    """Days between the first days of two times, each a year, month or day."""
    return abs(days_between(*((time + "-01-01")[:10] for time in (one, other))))


_LATELY = 270
"""Days ahead from which a day without a year, told in the present, is rather of the year before."""


def just_over(day: str, published: str) -> bool:
    """Whether a day of the present is only just over: "weilt vom 6. bis 8. Mai in Lima", told on the 10th."""
    return len(day) == len(published) == 10 and days_between(published, day) > _LATELY


def months_between(first: str | None, last: str | None) -> int:
    """Months between two dates that are months; none where one is a day or a year."""
    if first is None or last is None or 7 not in (len(first), len(last)) or len(first + last) < 14:
        return 0
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7])


_SEASON = 60
"""Days beyond which two times are not of one journey."""


def seasons_apart(one: str | None, other: str | None) -> bool:
    """Whether two times are too far from one another for one journey; a year may hold any day of it."""
    if not one or not other or days_apart(one, other) <= _SEASON:
        return False
    return min(len(one), len(other)) > 4 or one[:4] != other[:4]


def is_over(scan: Scan, expression: TimeExpression, sentence: int) -> bool:
    """Whether a time says itself that it is over: "told yesterday of the trip that X will make".

    Where something is called off it may be its day: "the trip planned for yesterday was put off".
    """
    if expression.kind not in ("relative", "period", "weekday"):
        return False
    if expression.word("shift") != "last" and int(expression.part("offset") or 0) >= 0:
        return False
    here = scan.sentences[sentence]
    moods = scan.matches_in(here.start, here.end, "modality")
    return not any(m.has("modality", "cancelled") for m in moods)


def is_to_come(expression: TimeExpression) -> bool:
    """Whether a time says itself that it is to come: "tomorrow", "next month"."""
    return expression.word("shift") == "next" or int(expression.part("offset") or 0) > 0
