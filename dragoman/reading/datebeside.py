"""The day of an event from the words of its own sentence."""

from __future__ import annotations

import msgspec

from dragoman.language.dates import ResolvedDate, Tense, TimeExpression, resolve
from dragoman.language.phrases import Match
from dragoman.model import Unresolved
from dragoman.reading.candidate import Candidate, Reader, steps_between
from dragoman.reading.clauses import clause_around
from dragoman.reading.day_of_saying import of_saying
from dragoman.reading.dayspans import days_apart, days_between, is_over, just_over, months_between
from dragoman.reading.han_days import of_other_clause
from dragoman.reading.made_by import clause_behind
from dragoman.reading.moodclause import held_now
from dragoman.reading.otherdays import (
    BESIDE,
    begins_then,
    behind_aside,
    happened_when,
    in_aside,
    its_plan,
    of_calling_off,
    of_clause_before,
    of_content_before,
    of_invitation,
    of_past,
    of_there,
    of_what_was_before,
    planned_for,
    scheduled_below,
    spoken,
    told_aside,
    told_later,
    told_then,
)
from dragoman.reading.scan import Scan
from dragoman.reading.since_then import is_since
from dragoman.reading.stops import sets_out
from dragoman.reading.toldday import (
    month_of_report,
    named_weekday,
    told_beside,
    within_the_day,
)
from dragoman.reading.unwritten_genitive import announced, dated_behind
from dragoman.reading.upon_invitation import beside_journey, was_given
from dragoman.reading.verblast_parts import of_other_telling

_UNDATED = ("duration", "since", "until", "recurring")
_COUNTED = ("relative", "period", "range", "anaphoric")
_ARRIVED = 2
"""Days after which whoever set out has arrived."""
_WIDEST = 366
"""Days of the longest time in which an event may be said to lie."""
_CLEFT = 4
"""Tokens before a day that is put first for stress: "C'est en 2011 que …"."""


def date_beside(reader: Reader, match: Match, candidate: Candidate) -> None:
    """Take the day from the nearest time expression of the trigger's sentence."""
    scan, published = reader.scan, reader.document.published
    if _given_before(scan, match, candidate):
        return
    best: tuple[tuple[bool, bool, int], ResolvedDate, bool] | None = None
    left = candidate.kind == "visit" and sets_out(reader, match, candidate.form)
    tense: Tense = "past" if left else _tense(scan, candidate)
    candidate.now = candidate.form == "present" or held_now(scan, match)
    for first, last, expression in scan.dates_in(candidate.sentence):
        when = happened_when(scan, match, last)
        if not (when or _concerns(reader, match, candidate, (first, last))):
            continue
        timed = candidate.timed
        candidate.timed = timed or not (within_the_day(expression) or expression.kind == "since")
        if not (when or _dates(scan, expression, candidate)):
            continue
        if expression.kind == "anaphoric":
            found = told_beside(reader, match, (first, last), expression, tense)
            if found is None:
                continue
        else:
            ahead = expression.kind == "weekday" and begins_then(scan, match, candidate)
            found = _found(reader, expression, "future" if ahead else tense, candidate)
        if found is None or found.start is None:
            _leave_undated(reader, first, last)
            continue
        if not when and _no_day_of_news(expression, found, candidate, published):
            candidate.timed = timed
            continue
        candidate.timed = True
        elsewhere = scan.quote_of[first] != scan.quote_of[match.start]
        rank = (elsewhere, len(found.start) < 10, steps_between(reader, match, first, last))
        if when:
            rank = False, False, -1
            found = msgspec.structs.replace(found, end=found.end or found.start)
        if best is None or rank < best[0]:
            best = (rank, found, expression.part("year") is not None)
    if best is None and scheduled_below(scan, candidate):
        candidate.status = "planned"
    if best is not None:
        # A caption dates what it shows to the year: "X meets Y in Lima on June 5, 2024".
        scheduled = candidate.form == "present" and candidate.kind != "visit" and not best[2]
        _take(candidate, best[1], published, scheduled and scan.pack.meta.analytic)
        if match.has("trigger", "arrival", "departure") and candidate.start == best[1].end:
            candidate.begun_in = candidate.sentence
    dated = len(candidate.start or "") == len((published or "")[:10]) == 10
    if left and dated and days_between(candidate.start or "", (published or "")[:10]) >= _ARRIVED:
        candidate.status = "held"


def _given_before(scan: Scan, match: Match, candidate: Candidate) -> bool:
    """ "At the invitation of X he travels on Monday", "viajará el lunes a Lima, invitada por X":
    when he was invited no one says."""
    if candidate.form == "noun" and was_given(scan, match):
        candidate.timed = candidate.timed or bool(scan.pack.meta.auxiliaries)
        return True
    invited = candidate.kind == "invitation" and candidate.form == "passive"
    return invited and beside_journey(scan, match)


def _tense(scan: Scan, candidate: Candidate) -> Tense:
    """Whether the days of an event are those before its report or those to come."""
    if candidate.form == "present" and scan.pack.meta.order == "v2":
        return "future"  # German tells the past in past tenses: "reist am Freitag" is ahead
    # What is called off was ahead: "the visit due on Friday was put off".
    return "past" if candidate.status == "held" or candidate.unreal else "future"


def _leave_undated(reader: Reader, first: int, last: int) -> None:
    span = reader.scan.span(first, last)
    reason = "no date to count from"
    reader.unresolved.append(Unresolved(start=span.start, end=span.end, what="date", reason=reason))


def _found(
    reader: Reader, expression: TimeExpression, tense: Tense, candidate: Candidate
) -> ResolvedDate | None:
    """What a time expression comes to for an event, by the report's day."""
    published = reader.document.published
    found = _resolved(expression, published, tense, candidate)
    if found and tense == "past" and candidate.form != "past" and reader.scan.pack.meta.spaces:
        ahead = resolve(expression, published, "future") if _day_alone(expression) else None
        found = ahead if ahead and _nearer(ahead, found, published) else found
    if found and candidate.form == "present" and just_over(found.start or "", published or ""):
        found = _resolved(expression, published, "past", candidate) or found
    if candidate.status == "cancelled" and found and published and expression.rule == "date":
        # "was to come in February, but put the trip off": in the nearest February.
        before = _resolved(expression, published, "past", candidate) or found
        found = min(found, before, key=lambda day: days_apart(day.start or "9999", published))
    return found or named_weekday(reader, expression) or month_of_report(expression, published)


def _dates(scan: Scan, expression: TimeExpression, candidate: Candidate) -> bool:
    """Whether an expression is of a kind that dates an event; "since Monday" dates a visit."""
    if expression.kind in _UNDATED:
        return expression.kind == "since" and candidate.kind == "visit"
    ahead = candidate.status in ("planned", "proposed")
    if ahead and is_over(scan, expression, candidate.sentence):
        return False
    if within_the_day(expression):
        return expression.kind == "anaphoric" and expression.word("unit") != "hour"
    return not (expression.vague and expression.kind in _COUNTED)


def _no_day_of_news(
    expression: TimeExpression, found: ResolvedDate, candidate: Candidate, published: str | None
) -> bool:
    """Whether a time tells how rare an event is, or is too wide to be its day.

    "the first minister to come since 2018", "in five years", "within the last five years".
    """
    assert found.start is not None
    if expression.kind == "since":
        return len(found.start) < 10
    if within_the_day(expression) and candidate.status != "held":
        return not published or found.start <= published  # "said the same day that he will meet X"
    if len(found.start) == 4 and candidate.status != "held":
        # "will visit Lima next year": of what is planned a year at hand is the date.
        return not published or int(found.start) - int(published[:4]) not in (0, 1)
    happened = candidate.status == "held" and candidate.form != "present"
    if (
        happened
        and len(found.start) < 10
        and published
        and found.start > published[: len(found.start)]
    ):
        return True
    return (
        len(found.start) == 10
        and len(found.end or "") == 10
        and days_between(found.start, found.end or found.start) > _WIDEST
    )


def _concerns(reader: Reader, match: Match, candidate: Candidate, at: tuple[int, int]) -> bool:
    """Whether a time expression of a trigger's sentence is said of it, not of another verb."""
    scan, (first, last) = reader.scan, at
    if planned_for(scan, match, first, last):
        return True
    if (clause := clause_behind(scan, match, reader.of_sentence(candidate.sentence))) and any(
        start in clause for start, _, _ in scan.dates_in(candidate.sentence)
    ):
        return first in clause  # "met on Friday to prepare the trip that X will make in January"
    if _of_other_verb(reader, match, first, last):
        return False
    if told_later(scan, match, first) or _of_next(scan, match, first):
        return False
    if of_other_clause(scan, match, first, last):
        return False
    if of_what_was_before(scan, match, candidate, first):
        return False
    if last <= match.start and (
        of_clause_before(scan, match, first, last)
        or of_content_before(scan, match, last)
        or announced(scan, match)
    ):
        return False
    ahead = candidate.status == "planned" and candidate.form in ("noun", "base")
    if ahead and of_past(scan, match, at):
        return False
    if (
        not scan.pack.meta.spaces
        and candidate.kind == "invitation"
        and scan.has_mark(match.end, first, ",，")
    ):
        # "应李明邀请，王伟将于4月1日访问加纳": behind the comma is told what the invitation is to.
        return False
    if spoken(scan, first) != spoken(scan, match.start):
        # "In the coming days …", he said at the meeting; "I shall meet him," he said on Friday.
        return False
    if _apart(scan, match, first, last) or in_aside(scan, match, first, last):
        # "the first trip since the two settled in March": another clause's day.
        return False
    if candidate.status != "held" and told_then(scan, match, first):
        return False
    if told_aside(scan, first) or behind_aside(scan, match, first) or is_since(scan, first):
        return False
    if of_there(scan, candidate, match.end, first):
        return False
    if of_invitation(scan, match, candidate, first):
        return False
    if candidate.status == "cancelled" and of_calling_off(scan, match, first, last):
        return False
    return candidate.status == "held" or not of_saying(reader, match, first, last)


def _of_next(scan: Scan, match: Match, first: int) -> bool:
    """Whether "and" and another event stand before the day: "rings Petro and agrees on talks in May"."""
    if not scan.pack.meta.analytic or first < match.end:
        return False
    for other in scan.matches_in(match.end, first, "trigger"):
        if first - other.end <= BESIDE and other.entry("trigger") is not None:
            return scan.has_grammar_in(match.end, other.start, "and")
    return False


def _of_other_verb(reader: Reader, match: Match, first: int, last: int) -> bool:
    """Whether a time expression stands in another verb's clause ("…, den er im Mai traf")."""
    scan = reader.scan
    if scan.pack.meta.nominal:
        return of_other_telling(scan, match, first, last)
    if dated_behind(scan, match, first):
        return True
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


def _take(
    candidate: Candidate, found: ResolvedDate, published: str | None, scheduled: bool
) -> None:
    """Give a candidate its day; `scheduled` where its words tell of that day as still to come."""
    candidate.start, candidate.end = found.start, found.end or found.start
    if found.end is None and published and len(published) == 10:
        candidate.end = max(published, found.start or "")  # "in Cairo since Monday"
    if found.start and (
        len(found.start) == 4 or (published and days_between(found.start[:10], published[:10]) > 14)
    ):
        candidate.timed_apart = True  # news is not dated by its year
    candidate.date_basis = found.basis
    month = candidate.start[:7] if candidate.start else ""
    if published and candidate.form == "present" and len(month) == 7 and month > published[:7]:
        # "reist Anfang Mai nach …", told in April.
        candidate.status = "planned" if candidate.status == "held" else candidate.status
    if published and candidate.start and len(candidate.start) == 10 and len(published) == 10:
        if candidate.status == "held" and (
            candidate.start > published or (scheduled and candidate.start == published)
        ):
            candidate.status = "planned"
        candidate.background = candidate.start[:7] < published[:7] and candidate.form == "noun"


def _apart(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a clause begins between a trigger and a time expression."""
    low, high = (match.end, first) if first >= match.end else (last, match.start)
    if last <= match.start and first - scan.sentences[scan.sentence_of[first]].start <= _CLEFT:
        low += 1  # "C'est en 2011 qu'un ministre s'est rendu …" says when he did
    if first >= match.end and scan.has_mark(low, high, ";"):
        return True
    return scan.opens_clause_between(low, high) and not its_plan(scan, match, first, last)


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
            and days_between(behind.start, published) <= 10
            and days_between(published, found.start) > 60
        ):
            return behind
    if (
        tense == "past"
        and candidate.now
        and expression.kind == "weekday"
        and published
        and found
        and found.start
        and days_between(found.start, published[:10]) > 1
    ):
        # "desloca-se na sexta-feira", told on Wednesday: the present of what was tells of today.
        return resolve(expression, published, "future")
    if tense == "past" and candidate.form != "past" and expression.word("shift") == "this":
        # "Faye in Praia this Friday", told on Thursday: without a verb of the past it is this week's.
        return resolve(expression, published, None if expression.kind == "weekday" else tense)
    if (
        tense == "past"
        and candidate.form != "past"
        and expression.kind in ("date", "weekday", "range")
    ):
        ahead = resolve(expression, published, "future")
        if found and ahead and _rather_ahead(found, ahead, published, candidate):
            return ahead
    return found


def _day_alone(expression: TimeExpression) -> bool:
    """Whether nothing but the number of a day is told: "visita Oslo nos dias 20 e 21"."""
    day = expression.part("day") is not None and expression.rule in ("date", "days")
    return day and not (expression.part("month") or expression.word("shift"))


def _nearer(ahead: ResolvedDate, found: ResolvedDate, published: str | None) -> bool:
    if not (published and ahead.start and found.start) or len(published) != 10:
        return False
    return days_apart(ahead.start, published) < days_apart(found.start, published)


_SOON = 92
"""Days ahead that a verb in the present may tell of: "desloca-se a Lima entre 20 e 22 de maio"."""


def _rather_ahead(
    found: ResolvedDate, ahead: ResolvedDate, published: str | None, candidate: Candidate
) -> bool:
    """Whether the day to come is meant, since the one that has been is too far."""
    if (
        found.start
        and ahead.start
        and published
        and days_between(found.start, published) > 180
        and days_between(published, ahead.start) <= (_SOON if candidate.form == "present" else 31)
    ):
        return True
    # "the visit announced for March", put off in February
    return candidate.status != "held" and (
        0 < months_between(published, ahead.start) < months_between(found.start, published)
    )
