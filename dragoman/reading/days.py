"""The day of an event: from the words beside it, from what it is part of, from the day of the news.

A report dates its news once and does not repeat the day.  So a fresh event
without a time expression of its own takes, in this order: the day of the
visit it falls in, the day that the head of the report gives for the doings of
the same people, and at last no more than the month of publication, where the
day of publication leaves no doubt which month is meant.  The basis says which.

The day of an arrival is that of the talks only where the news is of that day:
else they were held on the day of the news, or at some time from the arrival to
the report.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.language.dates import ResolvedDate, resolve
from dragoman.language.tokens import ends_in
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN
from dragoman.reading.dayparts import settle_dayparts
from dragoman.reading.dayspans import days_between
from dragoman.reading.scan import Scan

_INSIDE = ("meeting", "negotiation", "press_conference", "signing", "summit")
_News = tuple[ResolvedDate, set[int]]
"""The day of the news, and the people of it."""
_HEAD = 4
"""Sentences in which a report gives the day of its news."""
_STAY = 4
"""Days of a visit that date what happened on it more closely than the month of the news."""
_EDGE = 3
"""Days at the turn of a month in which yesterday's news may belong to the month before."""


def settle_days(reader: Reader, candidates: list[Candidate]) -> None:
    """Give fresh events without a time expression of their own what the report fixes."""
    news = _day_of_news(reader, candidates)
    published = reader.document.published
    for candidate in candidates:
        # "Daha önce de görüşmüştü": at some time before, which the news does not date.
        candidate.timed = candidate.timed or _was_before(reader.scan, candidate.sentence)
    _in_its_clause(reader.scan, candidates)
    settle_dayparts(reader, candidates)
    _share(candidates, news, published)
    for candidate in candidates:
        if candidate.start is not None or candidate.timed or candidate.status != "held":
            continue
        if candidate.onward:
            continue
        if (
            news is not None
            and news[1] & set(candidate.roles)
            and not _was_away(candidate, candidates, news[0])
        ):
            _date_by_news(candidate, news[0])
    _share(candidates, news, published)
    for candidate in candidates:
        if candidate.start is None and not candidate.timed and published:
            _month(candidate, candidates, published)


def _was_before(scan: Scan, index: int) -> bool:
    """Whether the verb that closes a sentence tells what was before the news: "görüşmüştü"."""
    ending = scan.pack.meta.pluperfect
    if not ending:
        return False
    last = scan.sentences[index].end - 1
    while last > scan.sentences[index].start and not scan.tokens[last].is_word:
        last -= 1
    return ends_in(scan.tokens[last].norm, ending)


def _in_its_clause(scan: Scan, candidates: list[Candidate]) -> None:
    """Date what a relative clause adds: "the day before he was received by X, with whom he signed"."""
    for event in candidates:
        fresh = event.start is None and not event.timed and event.status == "held"
        if not fresh or event.form == "noun" or event.kind == "visit":
            continue
        mains = [
            c
            for c in candidates
            if c.sentence == event.sentence
            and c.trigger < event.trigger
            and c.start is not None
            and c.status == "held"
            and (c.kind != "visit" or c.timed_apart)
            and c.timed
            and _may_be_at(event.place, c.place)
            and not c.roles.keys().isdisjoint(event.roles)
            and scan.has_grammar_in(c.trigger, event.trigger, "relative", "there", "because")
        ]
        if mains:
            event.take_day(max(mains, key=lambda c: c.trigger))


def _was_away(event: Candidate, candidates: list[Candidate], day: ResolvedDate) -> bool:
    """Whether those who took part were in another country on the day of the news."""
    return event.place is not None and any(
        c.place is not None
        and c.place.country != event.place.country
        and c.start == day.start
        and c.status == "held"
        and c.timed
        and not c.roles.keys().isdisjoint(event.roles)
        for c in candidates
        if c.kind in _INSIDE
    )


def _date_by_news(candidate: Candidate, day: ResolvedDate) -> None:
    candidate.start = candidate.end = day.start
    candidate.date_basis = f"{day.basis}, at the head of the report"


def _share(candidates: list[Candidate], news: _News | None, published: str | None) -> None:
    """A visit spans the days of what happened on it; what happened on a short visit has its days."""
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
            continue
        _extend(visit, inside)
        if len(visit.start) == 10 and _is_short(visit):
            ahead = [c for c in candidates if _still_ahead(visit, c)]
            for c in inside + ahead:
                if c.start is None and not c.timed:
                    _lend(visit, c, news, published)


def _still_ahead(visit: Candidate, event: Candidate) -> bool:
    """Whether a plan is of the country of a visit under way: "is in Lima today; he will meet X"."""
    return (
        (visit.status, event.status) == ("held", "planned")
        and event.kind in _INSIDE
        and event.place is not None
        and visit.place is not None
        and event.place.country == visit.place.country
        and any(role == "visitor" and i in event.roles for i, role in visit.roles.items())
    )


def _lend(visit: Candidate, event: Candidate, news: _News | None, published: str | None) -> None:
    """Date what happened on a short visit by it, as far as it says when that was."""
    first, last = visit.start or "", visit.end or visit.start or ""
    today = published if published and len(published) == 10 else first
    if event.status != "held":
        first = max(first, today)  # what is to come does not come before the report of it
        if last < first:
            return
    elif visit.begun_in >= 0 and first < today and (news is None or news[0].start != first):
        upon_arrival = 0 <= event.sentence - visit.begun_in <= 1
        later = news is not None and first < (news[0].start or "") <= today
        if news is not None and later and news[1] & set(event.roles) and not upon_arrival:
            _date_by_news(event, news[0])
            return
        stay = date.fromisoformat(first) + timedelta(_STAY)
        told = news[0].start or today if news is not None and later else today
        last = max(last, min(told, stay.isoformat()))
    event.start, event.end = first, last
    event.date_basis = f"{visit.date_basis} (the visit)"


def _extend(visit: Candidate, inside: list[Candidate]) -> None:
    """Let a visit that began on a day last until what happened on it a few days later."""
    for event in inside:
        begun, day = visit.start or "", event.end or event.start or ""
        if len(begun) == len(day) == 10 and 0 < days_between(begun, day) <= _STAY:
            visit.end = max(visit.end or begun, day)


def _is_short(visit: Candidate) -> bool:
    """Whether a visit takes few days, so that they date what happened on it."""
    return 0 <= days_between(visit.start or "", visit.end or visit.start or "") <= _STAY


def _span(visit: Candidate, days: list[Candidate]) -> None:
    if days and not visit.timed:
        first = min(days, key=lambda c: c.start or "")
        visit.start = first.start
        visit.end = max(c.end or c.start or "" for c in days)
        visit.date_basis = f"{first.date_basis} (a {first.kind} during the visit)"


def _may_be_at(place: Place | None, visited: Place | None) -> bool:
    return place is None or visited is None or place.country == visited.country


def _of_plan(scan: Scan, candidates: list[Candidate], first: int, start: str) -> bool:
    """Whether a time expression dates a plan alone: "She will receive him on Tuesday"."""
    told = [c for c in candidates if c.sentence == scan.sentence_of[first]]
    ahead = any(c.status == "planned" and c.start and c.start != start for c in told)
    return ahead and not any(c.status == "held" and c.start == start for c in told)


def _day_of_news(reader: Reader, candidates: list[Candidate]) -> _News | None:
    """The day that the first sentences give, and the people who act in them."""
    scan, published = reader.scan, reader.document.published
    if not published:
        return None
    for first, _, expression in scan.dates:
        if scan.sentence_of[first] >= _HEAD:
            return None
        if expression.kind not in ("weekday", "relative", "date") or scan.quote_of[first] >= 0:
            continue
        if _was_before(scan, scan.sentence_of[first]):
            continue
        found = resolve(expression, published, "past")
        if found is None or found.start is None or len(found.start) != 10:
            continue
        if _of_plan(scan, candidates, first, found.start):
            continue
        if 0 <= days_between(found.start, published) <= 7:
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
            # "He last visited the capital in 2017" dates no plan.
            and (c.end or c.start)[:7] >= published[:7][: len(c.end or c.start)]
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
