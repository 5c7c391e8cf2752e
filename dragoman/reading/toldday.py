"""The day that a telling stands at: "the day before", "two days later" count from it."""

from __future__ import annotations

from datetime import date

import msgspec

from dragoman.language.dates import ResolvedDate, Tense, TimeExpression, resolve, spot
from dragoman.reading.candidate import Reader

_PASSED_OVER = ("duration", "since", "until", "recurring")
"""Lengths and bounds do not move the telling to another day."""
_REACH = 12
"""Sentences back in which a day named is still the one the telling stands at."""


def day_told(reader: Reader, token: int, tense: Tense | None) -> str | None:
    """The last day named before `token`, as an ISO date; None if none is near or it is no day.

    What is said in quotations counts from the speaker's day and is passed
    over; a month or year named last leaves the day open.
    """
    scan = reader.scan
    here = scan.sentence_of[token]
    for first, _, expression in reversed(scan.dates):
        if first >= token or expression.kind in _PASSED_OVER:
            continue
        if scan.sentence_of[first] < here - _REACH:
            return None
        if scan.quote_of[first] >= 0 and scan.quote_of[first] != scan.quote_of[token]:
            continue
        if expression.vague or (expression.kind == "anaphoric" and not leads_on(expression)):
            continue
        # A date without its year is the nearest, whatever is told of the next day.
        found = told(reader, first, expression, None if expression.kind == "date" else tense)
        if found is None or found.start is None or len(found.start) != 10:
            return None
        return found.end if found.end and (expression.part("sign") or 1) > 0 else found.start
    return None


def told(
    reader: Reader, token: int, expression: TimeExpression, tense: Tense | None
) -> ResolvedDate | None:
    """What an expression comes to, counted from the day of writing or from the day told of."""
    anchor = day_told(reader, token, tense) if expression.kind == "anaphoric" else None
    return resolve(expression, reader.document.published, tense, anchor)


def leads_on(expression: TimeExpression) -> bool:
    """Whether an anaphoric expression leads to another day, not to the same one."""
    return expression.part("n") is not None or bool(
        expression.part("offset") or expression.part("sign") or expression.word("shift")
    )


def named_weekday(reader: Reader, expression: TimeExpression) -> ResolvedDate | None:
    """A weekday that nothing counts from, as the one day with its year that the report names.

    "Seen here in Cairo on 18 March 2023.  Passing through on Saturday, the
    minister …": the 18th was a Saturday, in the month of publication if that
    is known.  What was set aside, such as a caption, is asked too.
    """
    published = reader.document.published or ""
    weekday = expression.part("weekday")
    if expression.rule != "weekday" or weekday is None or expression.word("shift") is not None:
        return None
    days: dict[str, ResolvedDate] = {}
    aside = (spot(part.text, expression.language) for part in reader.document.removed)
    named = [e for _, _, e in reader.scan.dates] + [e for part in aside for e in part]
    for other in named:
        if other.kind != "date" or other.part("year") is None:
            continue
        found = resolve(other, None)
        if found is not None and found.start and found.start.startswith(published[:7]):
            days[found.start] = found
    agreeing = [d for d in days if date.fromisoformat(d).isoweekday() == weekday]
    if len(agreeing) != 1:
        return None
    basis = f"'{expression.lead}{expression.text}', which {days[agreeing[0]].basis} was"
    return msgspec.structs.replace(days[agreeing[0]], basis=basis)
