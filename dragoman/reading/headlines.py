"""Journeys that a headline tells without a verb: "Maas in Islamabad", "Albares en Nuakchot: …"."""

from __future__ import annotations

from dragoman.language.pack import alpha3
from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.datebeside import date_beside
from dragoman.reading.places import place_of
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import ENDS, Sentence
from dragoman.reading.stops import per_country

_HEAD = 2
"""Sentences in which a headline or caption stands, whatever marks they end with."""
_LINES = 6
"""Lines above the text, without a full stop, among which a headline may stand: date, topic, captions."""


def headline_visits(reader: Reader) -> list[Candidate]:
    """A visit for each person whom a headline puts in another country."""
    scan = reader.scan
    meta = scan.pack.meta
    if not (meta.analytic or meta.noun_capitals or meta.nominal):
        return []
    found = []
    for sentence in _head(scan):
        for person, place in _placed(scan, sentence, reader.of_sentence(sentence.index)):
            visited = place_of(place)
            land = alpha3().get((visited and visited.country) or "")
            if visited is None or land is None or not _away(reader, person.actor, land):
                continue
            candidate = Candidate(
                kind="visit",
                status="held",
                trigger=person.start,
                because="headline",
                roles={person.actor: "visitor"},
                states=(),
                evidence=[scan.span(sentence.start, sentence.end)],
                sentence=sentence.index,
                form="noun",
                place=visited,
            )
            at = Match(place.start, place.end, ())
            if scan.pack.meta.order == "v2" and scan.dates_in(sentence.index):
                candidate.form = "present"  # "Lawrow am Freitag in Berlin" is still to come
            if _awaited(scan, place):
                candidate.status, candidate.because = "planned", "headline"
            date_beside(reader, at, candidate)
            found += per_country(reader, at, candidate)
    return found


def _head(scan: Scan) -> list[Sentence]:
    """The lines that stand above the text."""
    lines = _HEAD
    for sentence in scan.sentences[:_LINES]:
        if scan.tokens[sentence.end - 1].text in ENDS:
            break
        lines = max(lines, sentence.index + 1)
    return scan.sentences[:lines]


def _awaited(scan: Scan, place: Chunk) -> bool:
    """Whether a word behind the place says that somebody is to come: "X in Ankara erwartet"."""
    behind = scan.match_at.get(place.end)
    return behind is not None and behind.has_value("trigger", "future")


def _behind_topic(scan: Scan, sentence: Sentence) -> int:
    """Where a headline begins behind its topic and a colon: "Staatsbesuch: X in Lima"."""
    if not scan.pack.meta.noun_capitals:
        return sentence.start
    for i in range(sentence.start, min(sentence.start + _PREFIX, sentence.end)):
        if scan.tokens[i].text == ":":
            return i + 1
    return sentence.start


def _placed(scan: Scan, sentence: Sentence, chunks: list[Chunk]) -> list[tuple[Chunk, Chunk]]:
    """Those at the head of a sentence and the place behind them, with no verb before or between."""
    people: list[Chunk] = []
    start = _behind_topic(scan, sentence)
    if any(c.start < start for c in chunks):
        start = sentence.start  # "X in Lima: …" has no topic before the colon
    for chunk in (c for c in chunks if c.start >= start):
        if chunk.quoted >= 0 or chunk.possessive:
            return []
        if chunk.kind in HUMAN and chunk.actor >= 0 and not chunk.slot:
            if not people and not _opens(scan, start, chunk):
                return []
            if people and not chunk.joined:
                return []
            people.append(chunk)
            continue
        if not people or chunk.kind not in LANDS or chunk.slot != "in":
            return []
        between = range(people[-1].end, chunk.start)
        free = all(
            i in scan.date_tokens
            or i + 1 in scan.date_tokens
            or scan.is_category(i, "marker")
            or scan.has_grammar(i, "determiner")
            or _is_noun(scan, i)
            for i in between
        )
        verbs = any(
            scan.is_category(i, "saying", "trigger", "copula") and not _is_noun(scan, i)
            for i in range(start, chunk.end)
        )
        told = free and not verbs and not _goes_on(scan, sentence, chunk)
        return [(person, chunk) for person in people] if told else []
    return []


def _goes_on(scan: Scan, sentence: Sentence, place: Chunk) -> bool:
    """Whether a verb may follow the place, where verbs stand last: "X Riyad'da" tells all."""
    behind = range(place.end, sentence.end) if scan.pack.meta.nominal else range(0)
    return any(scan.tokens[i].is_word and scan.tokens[i].text[0] not in "'’" for i in behind)


_PREFIX = 4
"""Tokens of a date that software sets before a headline ("date 2024-06 …")."""


def _is_noun(scan: Scan, i: int) -> bool:
    """Whether a noun of the journey's own stands there: "X zu Gesprächen in Lima"."""
    match = scan.covered[i]
    noun = match is not None and match.has_value("trigger", "noun")
    return bool(noun) and scan.pack.meta.noun_capitals and scan.tokens[i].is_capital


def _opens(scan: Scan, start: int, chunk: Chunk) -> bool:
    before = scan.tokens[start : chunk.start]
    return len(before) <= _PREFIX and not any(t.is_capital for t in before)


def _away(reader: Reader, person: int, land: str) -> bool:
    """Whether someone is abroad in `land`: of another state, or met there by one who is of it."""
    actors = reader.casting.actors
    if actors[person].kind not in ("person", "name"):
        return False
    if actors[person].state is not None:
        return actors[person].state != land
    return any(a.kind == "person" and a.state == land for a in actors)
