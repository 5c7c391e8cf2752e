"""Days of events told by no more than a part of the day: "in the afternoon he will meet X"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.scan import Scan

_NEAR = 3
"""Sentences back in which the day of another event is the one whose evening is meant."""


def part_of_day(scan: Scan, match: Match) -> str:
    """The words for a part of the day, no day beside them, that no other trigger parts from this one."""
    if not scan.holds("grammar", "daypart"):
        return ""
    sentence = scan.sentences[scan.sentence_of[match.start]]
    found = []
    for part in scan.matches_in(sentence.start, sentence.end, "grammar"):
        if not part.has("grammar", "daypart") or _of_a_day(scan, part):
            continue
        low, high = sorted(((part.start, part.end), (match.start, match.end)))
        quoted = scan.quote_of[part.start] == scan.quote_of[match.start]
        if quoted and not scan.matches_in(low[1], high[0], "trigger", "saying"):
            found.append(part)
    nearest = min(found, key=lambda p: abs(p.start - match.start), default=None)
    return scan.words(nearest.start, nearest.end) if nearest is not None else ""


def _of_a_day(scan: Scan, part: Match) -> bool:
    """Whether a part of the day goes with a day named beside it: "le matin du 5 mai", "вечером в среду"."""
    here = scan.sentences[scan.sentence_of[part.start]]
    beside = range(max(here.start, part.start - 2), min(here.end, part.end + 3))
    return any(i in scan.date_tokens for i in beside)


def settle_dayparts(reader: Reader, candidates: list[Candidate]) -> None:
    """Date what happens "in the evening": on the day of the event told before it, else of publication.

    What is to come is not before the day of publication, and what was not behind it.
    """
    published = reader.document.published
    if not published or len(published) != 10:
        return
    for event in candidates:
        if not event.daypart or event.start is not None or event.timed:
            continue
        before = [
            c
            for c in candidates
            if 0 <= event.sentence - c.sentence <= _NEAR and c.trigger < event.trigger
        ]
        last = max(before, key=lambda c: c.trigger, default=None)
        day = last.start if last is not None else None
        if day is not None and len(day) != 10:
            continue
        ahead = event.status != "held"
        if day is None or (day < published if ahead else day > published):
            day = published
        event.start = event.end = day
        event.date_basis = f"'{event.daypart}' of {day}"
