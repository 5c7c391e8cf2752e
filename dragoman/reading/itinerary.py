"""Stops told one by one: "am Donnerstag steht Kenia auf dem Programm, am Samstag Sambia", "dann folgt Peru"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.datebeside import date_beside
from dragoman.reading.places import place_of
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan
from dragoman.reading.status import outlook
from dragoman.reading.stops import last_traveller, onward, per_country


def going_on(reader: Reader, match: Match, form: str, told: list[Candidate]) -> list[Candidate]:
    """The further stops of the journey told last, with their days."""
    if match.has("grammar", "follows"):
        by = match.end - match.start > 1  # "followed by"
        if not (_after_journey(reader.scan, match) if by else _only_stops(reader, match)):
            return []
    going = onward(reader, match, form, told)
    for visit in going:
        at = _at_place(reader, match, visit)
        own = _with_day(reader.scan, at)
        # Where journeys are told by their clause, a day is of one stop.
        alone = len(going) == 1 or not reader.scan.holds("grammar", "journey")
        if _day_in_part(reader.scan, at) and (own is not None or alone):
            date_beside(reader, own or at, visit)
    return going


def told_stops(reader: Reader, match: Match, candidate: Candidate) -> list[Candidate]:
    """A visit to several countries is one visit to each, on the day told right beside each."""
    visits = per_country(reader, match, candidate)
    for visit in visits[1:]:
        at = _with_day(reader.scan, _at_place(reader, match, visit))
        if at is not None:
            visit.start = visit.end = visit.date_basis = None
            visit.timed = False
            date_beside(reader, at, visit)
            _in_order(visits[0], visit)
    return visits


_WEEK = 7


def _in_order(first: Candidate, stop: Candidate) -> None:
    """A later stop is no weekday before the first: "on Monday to Peru, on Wednesday to Chile"."""
    days = [first.start or "", stop.start or ""]
    if first.status != "planned" or any(len(day) != 10 for day in days) or days[1] >= days[0]:
        return
    later = date.fromisoformat(days[1]) + timedelta(days=_WEEK)
    if later.isoformat() >= days[0] and (stop.end in (None, stop.start)):
        stop.start = later.isoformat()
        stop.end = stop.start if stop.end else None


def _with_day(scan: Scan, at: Match) -> Match | None:
    """A place with the time right beside it, a preposition between: "Peru on Friday", "am Freitag Peru"."""
    start, end = at.start, at.end
    sentence = scan.sentences[scan.sentence_of[start]]
    before = start - 1
    while before > sentence.start and _links(scan, before):
        before -= 1
    behind = end
    while behind < sentence.end - 1 and _links(scan, behind):
        behind += 1
    if scan.pack.meta.active_participle and behind in scan.date_tokens:
        return Match(start, behind + 1, at.entries)
    if before >= sentence.start and before in scan.date_tokens:
        return Match(before, end, at.entries)
    return None


def _links(scan: Scan, i: int) -> bool:
    """Whether a preposition, an article or a bracket stands between a place and its day."""
    if i in scan.date_tokens:
        return False
    return scan.is_category(i, "marker") or scan.tokens[i].text == "("


_STOP = 3
"""Tokens between a noun for a visit and where it leads."""


def stop_noun(reader: Reader, match: Match, form: str, told: list[Candidate]) -> list[Candidate]:
    """The stop of a journey told before: "zum Schluss folgt ein Abstecher nach Peru", "a stop in Peru follows".

    The clause names nobody, so it is the stop of whoever was told to travel.
    """
    scan = reader.scan
    meta = scan.pack.meta
    if (
        form != "noun"
        or not match.has("trigger", "visit")
        or not match.has_value("trigger", "noun")
    ):
        return []
    if not (meta.auxiliaries or meta.active_participle) or scan.quote_of[match.start] >= 0:
        return []
    first, last = stretch(scan, match.start)
    chunks = reader.of_sentence(scan.sentence_of[match.start])
    here = [c for c in chunks if first <= c.start < last]
    goals = [c for c in here if c.kind in LANDS and 0 <= c.start - match.end <= _STOP]
    goals = [c for c in goals if c.slot in ("in", "to")]
    people = any(c.kind in (*HUMAN, "group") for c in here)
    if not goals or people or not _is_new(scan, match):
        return []
    view = outlook(scan, match, form, reader.in_phrases(scan.sentence_of[match.start]))
    place, traveller = place_of(goals[0]), last_traveller(told, scan.sentence_of[match.start])
    if view is None or place is None or traveller is None:
        return []
    status, because = view.status, view.because
    now = {w for key in ("held_now", "present") for w in meta.auxiliaries.get(key, ())}
    if status == "held" and any(scan.tokens[i].norm in now for i in range(first, last)):
        status, because = "planned", match.entries[0].phrase
    sentence = scan.sentences[scan.sentence_of[match.start]]
    visit = Candidate(
        kind="visit",
        status=status,
        trigger=match.start,
        because=because,
        roles=dict(traveller),
        states=(),
        evidence=[scan.span(sentence.start, sentence.end)],
        sentence=sentence.index,
        form=form,
        place=place,
        onward=True,
    )
    if _day_in_part(scan, match):
        date_beside(reader, match, visit)
    return [visit]


def _is_new(scan: Scan, match: Match) -> bool:
    """Whether "a" stands before a noun, adjectives between: not "the visit to Peru", told before."""
    i = match.start - 1
    while i >= 0 and scan.tokens[i].text.islower() and not scan.has_grammar(i, "determiner"):
        if scan.is_category(i, "trigger", "marker"):
            return False
        i -= 1
    return i >= 0 and scan.has_grammar(i, "indefinite")


def _at_place(reader: Reader, match: Match, visit: Candidate) -> Match:
    """The place of a stop as what a day may stand beside; else the word for the stop."""
    for chunk in reader.of_sentence(visit.sentence):
        if chunk.kind in LANDS and place_of(chunk) == visit.place and _near(chunk, match):
            return Match(chunk.start, chunk.end, match.entries)
    return match


_REACH = 20


def _near(chunk: Chunk, match: Match) -> bool:
    return -_REACH <= chunk.start - match.start <= 2 * _REACH


def _day_in_part(scan: Scan, at: Match) -> bool:
    """Whether a time stands in the same part of the sentence, between semicolons."""
    sentence = scan.sentences[scan.sentence_of[at.start]]
    first, last = at.start, at.end
    while first > sentence.start and scan.tokens[first - 1].text not in ";:":
        first -= 1
    while last < sentence.end and scan.tokens[last].text not in ";:":
        last += 1
    whole = first == sentence.start and last == sentence.end
    return whole or any(i in scan.date_tokens for i in range(first, last))


def _after_journey(scan: Scan, match: Match) -> bool:
    """Whether the sentence tells of a journey before "followed by"."""
    first = scan.sentences[scan.sentence_of[match.start]].start
    told = scan.matches_in(first, match.start, "trigger")
    return any(m.has("trigger", "visit", "arrival", "departure", "tour", "onward") for m in told)


def _only_stops(reader: Reader, match: Match) -> bool:
    """Whether the clause of "follow" holds nothing but places and small words: "dann folgt Sambia"."""
    scan = reader.scan
    first, last = stretch(scan, match.start)
    lands = [
        c
        for c in reader.of_sentence(scan.sentence_of[match.start])
        if c.kind in LANDS and not c.slot and first <= c.start < last
    ]
    for i in range(first, last):
        small = i in scan.date_tokens or not scan.tokens[i].is_word or match.start <= i < match.end
        small = small or scan.is_category(i, "modality", "marker")
        small = small or scan.has_grammar(i, "and", "adverb", "auxiliary", "determiner", "but")
        small = small or (scan.covered[i] is None and scan.tokens[i].text.islower())
        if not small and not any(c.start <= i < c.end for c in lands):
            return False
    return bool(lands)
