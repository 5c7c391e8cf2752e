"""The day of an event: from the words beside it, from what it is part of, from the day of the news.

A report dates its news once and does not repeat the day.  So a fresh event
without a time expression of its own takes, in this order: the day of the
visit it falls in, the day that the head of the report gives for the doings of
the same people, and at last no more than the month of publication, where the
day of publication leaves no doubt which month is meant.  The basis says which.
"""

from __future__ import annotations

from datetime import date

from dragoman.language.dates import ResolvedDate, Tense, TimeExpression, resolve
from dragoman.language.phrases import Match
from dragoman.model import Place, Unresolved
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN
from dragoman.reading.clauses import clause_around
from dragoman.reading.scan import Scan

_UNDATED = ("duration", "since", "until", "anaphoric", "recurring")
_COUNTED = ("relative", "period", "range")
_INSIDE = ("meeting", "negotiation", "press_conference", "signing", "summit")
_HEAD = 4
"""Sentences in which a report gives the day of its news."""
_EDGE = 3
"""Days at the turn of a month in which yesterday's news may belong to the month before."""


def date_beside(reader: Reader, match: Match, candidate: Candidate) -> None:
    """Take the day from the nearest time expression of the trigger's sentence."""
    scan = reader.scan
    best: tuple[tuple[bool, int], ResolvedDate] | None = None
    published = reader.document.published
    tense: Tense = "future" if candidate.status in ("planned", "proposed") else "past"
    if candidate.form == "present" and scan.pack.meta.order == "v2":
        # German tells the past in past tenses: "reist am Freitag" is ahead.
        tense = "future"
    for first, last, expression in scan.dates_in(candidate.sentence):
        if _of_other_verb(reader, match, first, last):
            continue
        if _spoken(scan, first) and not _spoken(scan, match.start):
            # "In the coming days …", he said at the meeting.
            continue
        candidate.timed = candidate.timed or not _within_the_day(expression)
        begun = expression.kind == "since" and candidate.kind == "visit"
        if (expression.kind in _UNDATED and not begun) or (
            expression.vague and expression.kind in _COUNTED
        ):
            continue
        found = _resolved(expression, published, tense, candidate)
        if found is None or found.start is None:
            span = scan.span(first, last)
            reader.unresolved.append(
                Unresolved(
                    start=span.start, end=span.end, what="date", reason="no date to count from"
                )
            )
            continue
        if len(found.start) == 4 and candidate.status != "held":
            continue
        if _apart(scan, match, first, last):
            # "the first trip since the two settled in March": another clause's day.
            continue
        distance = min(abs(first - match.end), abs(match.start - last))
        rank = (len(found.start) < 10, distance)
        if best is None or rank < best[0]:
            best = (rank, found)
    if best is not None:
        _take(candidate, best[1], published)


def _spoken(scan: Scan, token: int) -> bool:
    """Whether a token stands in a quotation long enough to be speech."""
    return scan.quote_of[token] >= 0 and scan.quotes[scan.quote_of[token]].words >= 5


def _within_the_day(expression: TimeExpression) -> bool:
    """Lengths, and "earlier in the day": they do not set an event apart from the day of the news."""
    if expression.kind == "duration":
        return True
    return (
        expression.kind == "anaphoric"
        and expression.part("n") is None
        and (expression.word("unit") == "day" and expression.part("sign") is None)
    )


def _of_other_verb(reader: Reader, match: Match, first: int, last: int) -> bool:
    """Whether a time expression stands in another verb's clause ("…, den er im Mai traf")."""
    scan = reader.scan
    if not scan.pack.meta.auxiliaries:
        return False
    sentence = scan.sentences[scan.sentence_of[match.start]]
    chunks = reader.of_sentence(sentence.index)
    clause = clause_around(scan, sentence, chunks, Match(first, last, ()))
    if not clause.opened or clause.start <= match.start < clause.end:
        return False
    return any(
        (entry := other.entry("trigger")) is not None and entry.value != "noun"
        for other in scan.matches_in(clause.start, clause.end, "trigger")
    )


def _take(candidate: Candidate, found: ResolvedDate, published: str | None) -> None:
    candidate.start, candidate.end = found.start, found.end or found.start
    if published and found.start and _days(found.start[:10], published[:10]) > 14:
        candidate.timed_apart = True
    candidate.date_basis = found.basis
    month = candidate.start[:7] if candidate.start else ""
    if published and candidate.form == "present" and len(month) == 7 and month > published[:7]:
        # "reist Anfang Mai nach …", told in April.
        candidate.status = "planned" if candidate.status == "held" else candidate.status
    if published and candidate.start and len(candidate.start) == 10 and len(published) == 10:
        if candidate.status == "held" and candidate.start > published:
            candidate.status = "planned"
        candidate.background = candidate.start[:7] < published[:7] and candidate.form == "noun"


def _apart(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a clause begins between a trigger and a time expression."""
    low, high = (match.end, first) if first >= match.end else (last, match.start)
    return scan.opens_clause_between(low, high)


def _resolved(
    expression: TimeExpression, published: str | None, tense: Tense, candidate: Candidate
) -> ResolvedDate | None:
    """The day an expression gives; a day just ahead turns a headline's present into a plan.

    "X heads to Cairo on March 18", published on 17 March, does not mean last year.
    """
    found = resolve(expression, published, tense)
    if tense == "future" and expression.kind == "date":
        # "on Sunday (22nd)" of a visit under way, told on the 23rd, does not mean months ahead.
        behind = resolve(expression, published, "past")
        if (
            found
            and behind
            and found.start
            and behind.start
            and published
            and _days(behind.start, published) <= 10
            and _days(published, found.start) > 60
        ):
            return behind
    if (
        tense == "past"
        and candidate.form == "present"
        and expression.kind == "weekday"
        and published
        and found
        and found.start
        and _days(found.start, published[:10]) > 1
    ):
        # "desloca-se na sexta-feira", told on Wednesday: the present of what was tells of today.
        return resolve(expression, published, "future")
    if tense == "past" and candidate.form != "past" and expression.kind in ("date", "weekday"):
        ahead = resolve(expression, published, "future")
        if (
            found
            and ahead
            and found.start
            and ahead.start
            and published
            and _days(published, ahead.start) <= 31
            and _days(found.start, published) > 180
        ):
            return ahead
    return found


def _days(first: str, last: str) -> int:
    """Days between two ISO dates; a large number when either is not a day."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 10_000


def settle_days(reader: Reader, candidates: list[Candidate]) -> None:
    """Give fresh events without a time expression of their own what the report fixes."""
    _share(candidates)
    news = _day_of_news(reader)
    for candidate in candidates:
        if candidate.start is not None or candidate.timed or candidate.status != "held":
            continue
        if news is not None and news[1] & set(candidate.roles):
            candidate.start = candidate.end = news[0].start
            candidate.date_basis = f"{news[0].basis}, at the head of the report"
    _share(candidates)
    published = reader.document.published
    for candidate in candidates:
        if candidate.start is None and not candidate.timed and published:
            _month(candidate, candidates, published)


def _share(candidates: list[Candidate]) -> None:
    """A visit spans the days of what happened on it; what happened on a one-day visit has its day."""
    for visit in candidates:
        if visit.kind != "visit":
            continue
        visitors = {i for i, role in visit.roles.items() if role == "visitor"}
        inside = [
            c
            for c in candidates
            if c.kind in _INSIDE
            and c.status == visit.status
            and visitors & set(c.roles)
            and _may_be_at(c.place, visit.place)
        ]
        if visit.start is None:
            _span(visit, [c for c in inside if c.start and len(c.start) == 10])
        elif len(visit.start) == 10 and visit.end in (None, visit.start):
            for c in inside:
                if c.start is None and not c.timed:
                    c.start, c.end = visit.start, visit.end
                    c.date_basis = f"{visit.date_basis} (the visit)"


def _span(visit: Candidate, days: list[Candidate]) -> None:
    if days and not visit.timed:
        first = min(days, key=lambda c: c.start or "")
        visit.start = first.start
        visit.end = max(c.end or c.start or "" for c in days)
        visit.date_basis = f"{first.date_basis} (a {first.kind} during the visit)"


def _may_be_at(place: Place | None, visited: Place | None) -> bool:
    return place is None or visited is None or place.country == visited.country


def _day_of_news(reader: Reader) -> tuple[ResolvedDate, set[int]] | None:
    """The day that the first sentences give, and the people who act in them."""
    scan, published = reader.scan, reader.document.published
    if not published:
        return None
    for first, _, expression in scan.dates:
        if scan.sentence_of[first] >= _HEAD:
            return None
        if expression.kind not in ("weekday", "relative", "date") or scan.quote_of[first] >= 0:
            continue
        found = resolve(expression, published, "past")
        if found is None or found.start is None or len(found.start) != 10:
            continue
        if 0 <= _days(found.start, published) <= 7:
            people = {
                index
                for c in reader.chunks
                if c.sentence < _HEAD and c.kind in HUMAN
                for index in (c.actors or (c.actor,))
                if index >= 0
            }
            return found, people
    return None


def _month(candidate: Candidate, candidates: list[Candidate], published: str) -> None:
    """The month of publication for fresh news; a plan only has it as part of such a visit."""
    if candidate.status != "held":
        visits = [
            c
            for c in candidates
            if c.kind == "visit"
            and c.start
            and set(c.roles) & set(candidate.roles)
            and c is not candidate
        ]
        if visits and visits[0].start and _may_be_at(candidate.place, visits[0].place):
            candidate.start = candidate.end = visits[0].start[:7]
            candidate.date_basis = f"month of the visit: {visits[0].date_basis}"
        return
    if candidate.background or len(published) < 7:
        return
    if len(published) == 10 and int(published[8:]) < _EDGE:
        return
    candidate.start = candidate.end = published[:7]
    candidate.date_basis = f"told as news, published {published}"
