"""The day that a telling stands at: "the day before", "two days later" count from it."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

import msgspec

from dragoman.language.dates import ResolvedDate, Tense, TimeExpression, resolve, spot
from dragoman.language.phrases import Match
from dragoman.reading.candidate import Reader
from dragoman.reading.scan import Scan

_PASSED_OVER = ("duration", "since", "until", "recurring")
"""Lengths and bounds do not move the telling to another day."""
_REACH = 12
"""Sentences back in which a day named is still the one the telling stands at."""
_CHAIN = 4
"""Steps of "the next day … two days later …" that are followed."""


def told(
    reader: Reader,
    token: int,
    expression: TimeExpression,
    tense: Tense | None,
    steps: int = _CHAIN,
) -> ResolvedDate | None:
    """What an expression comes to, counted from the day of writing or from the day told of."""
    anchor = None
    if expression.kind == "anaphoric" and steps:
        anchor = _day_told(reader, token, tense, steps - 1, expression)
    return resolve(expression, reader.document.published, tense, anchor)


def _day_told(
    reader: Reader, token: int, tense: Tense | None, steps: int, asking: TimeExpression
) -> str | None:
    """The last day named before `token`, as an ISO date; None if none is near or it is no day.

    What is said in quotations counts from the speaker's day and is passed over; a month or year
    named last leaves the day open, but "the following month" counts from a month as well. "The
    same day" is none of several, and "two days before" does not go back from "the day before".
    """
    scan = reader.scan
    by_month = asking.word("unit") in ("month", "year")
    passed_over = _PASSED_OVER if leads_on(asking) else (*_PASSED_OVER, "range")
    here = scan.sentence_of[token]
    for place in range(bisect_left(scan.dates, token, key=lambda d: d[0]) - 1, -1, -1):
        first, _, expression = scan.dates[place]
        if scan.sentence_of[first] < here - _REACH:
            return None
        if expression.kind in passed_over or expression.vague:
            continue
        if _goes_back(asking) and _goes_back(expression):
            continue
        if scan.quote_of[first] >= 0 and scan.quote_of[first] != scan.quote_of[token]:
            continue
        if expression.kind == "anaphoric" and not leads_on(expression):
            continue
        if expression.kind == "period":
            continue  # "last week he rang X": no day at which the telling stands
        if scan.sentence_of[first] != here and relative_before(scan, first) >= 0:
            continue  # "a trip that began on Thursday": the telling stands at another day
        # A date without its year is the nearest, whatever is told of the next day.
        its = None if expression.kind == "date" else tense
        found = told(reader, first, expression, its, steps)
        if found is None or found.start is None:
            return None
        if by_month and len(found.start) == 7:
            return f"{found.end or found.start}-01"
        return (found.end or found.start) if len(found.start) == 10 else None
    return None


def told_beside(
    reader: Reader,
    match: Match,
    at: tuple[int, int],
    expression: TimeExpression,
    tense: Tense | None,
) -> ResolvedDate | None:
    """What an anaphoric expression at tokens `at` comes to for the event that `match` tells.

    "Came back on Wednesday, a day after he had met X": the meeting was the day before.
    """
    first, last = at
    if not _counts_from_next(reader.scan, first, last, expression):
        return told(reader, first, expression, tense)
    if last > match.start or reader.scan.has_mark(last, match.start, ","):
        return None
    parts = tuple(
        (name, -value if name == "sign" and isinstance(value, int) else value)
        for name, value in expression.parts
    )
    return told(reader, first, msgspec.structs.replace(expression, parts=parts), tense)


def _counts_from_next(scan: Scan, first: int, last: int, expression: TimeExpression) -> bool:
    """Whether "a day after" counts from what follows it, not from a day told before: "a day after, he …"."""
    if not expression.part("n") or (expression.part("sign") or 0) < 0:
        return False
    if expression.kind != "anaphoric" or last >= len(scan.tokens) or not scan.tokens[last].is_word:
        return False
    opening = scan.sentences[scan.sentence_of[first]]
    if first - opening.start <= 1 and not scan.has_mark(last, opening.end, ","):
        return False
    if first > opening.start and scan.has_grammar(first - 1, "and"):
        return False  # "e due giorni dopo ha incontrato"
    word, longer = scan.tokens[last - 1], scan.covered[last - 1]
    return (longer is not None and longer.end > last and longer.has("modality", "past")) or any(
        e.category == "modality" and e.key == "past" for e in scan.pack.table.single(word)
    )


_CLAUSE = 12
"""Tokens from a relative word to the day in its clause."""


def relative_before(scan: Scan, first: int) -> int:
    """The word that opens the relative clause of a day, which no comma has closed; -1 without one."""
    start = scan.sentences[scan.sentence_of[first]].start
    for i in range(first - 1, max(start, first - _CLAUSE) - 1, -1):
        if scan.tokens[i].text in ",;:()—":
            return -1
        if scan.has_grammar(i, "relative"):
            return i
        if scan.has_grammar(i, "that"):
            # "a trip that began on": the verb behind "that"; "said that on Monday he …" is none.
            return i if not scan.is_category(i - 1, "saying") and i + 1 < first else -1
    return -1


def leads_on(expression: TimeExpression) -> bool:
    """Whether an anaphoric expression leads to another day, not to the same one."""
    return expression.part("n") is not None or bool(
        expression.part("offset") or expression.part("sign") or expression.word("shift")
    )


def within_the_day(expression: TimeExpression) -> bool:
    """Lengths, and "earlier in the day": they do not set an event apart from the day of the news."""
    if expression.kind == "duration":
        return True
    return (
        expression.kind == "anaphoric"
        and not leads_on(expression)
        and expression.word("unit") in (None, "day")
        and not (expression.word("unit") is None and expression.part("offset") is None)
    )


def _goes_back(expression: TimeExpression) -> bool:
    """Whether an expression is "the day before", "two days earlier"."""
    step = (expression.part("offset") or 0) + (expression.part("sign") or 0)
    return expression.kind == "anaphoric" and step < 0


def named_weekday(reader: Reader, expression: TimeExpression) -> ResolvedDate | None:
    """A weekday that nothing counts from, as the one day with its year that the report names.

    "Seen here in Cairo on 18 March 2023.  Passing through on Saturday, the
    minister …": the 18th was a Saturday, in the month of publication if that
    is known.  What was set aside, such as a caption, is asked too.
    """
    weekday = expression.part("weekday")
    if expression.rule != "weekday" or weekday is None or expression.word("shift") is not None:
        return None
    if reader.named_days is None:
        reader.named_days = _named_days(reader)
    days = [d for d in reader.named_days if date.fromisoformat(d).isoweekday() == weekday]
    if len(days) != 1:
        return None
    named = reader.named_days[days[0]]
    basis = f"'{expression.lead}{expression.text}', which {named.basis} was"
    return msgspec.structs.replace(named, basis=basis)


def _named_days(reader: Reader) -> dict[str, ResolvedDate]:
    """The days that the report names with their year, in the month of publication if known."""
    month = (reader.document.published or "")[:7]
    aside = (spot(part.text, reader.scan.pack.code) for part in reader.document.removed)
    days: dict[str, ResolvedDate] = {}
    for named in [*(e for _, _, e in reader.scan.dates), *(e for part in aside for e in part)]:
        if named.kind == "date" and named.part("year") is not None:
            found = resolve(named, None)
            if found is not None and found.start and found.start.startswith(month):
                days.setdefault(found.start, found)
    return days


def month_of_report(expression: TimeExpression, published: str | None) -> ResolvedDate | None:
    """The month of a report of which nothing closer is known, for "on Thursday", "today"; a day of
    the month told by its number is that day of it ("no dia 6", "vom 5. bis 8.")."""
    if published is None or len(published) != 7 or expression.part("month") is not None:
        return None
    numbered = expression.kind in ("date", "range") and bool(expression.part("day"))
    day = numbered or expression.kind in ("weekday", "date")
    day = day and expression.word("shift") in (None, "this")
    if not day and expression.part("offset") not in (-1, 0, 1):
        return None
    words = f"'{expression.lead}{expression.text}' in the month of publication {published}"
    first, last = expression.part("day"), expression.part("day2")
    start, end = published, published
    if numbered and first and expression.rule in ("date", "days") and not expression.part("year"):
        start, end = f"{published}-{first:02}", f"{published}-{max(first, last or first):02}"
    return ResolvedDate(start=start, end=end, basis=words, precise=False)
