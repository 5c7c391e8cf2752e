"""Journeys that a headline tells without a verb: "Maas in Islamabad", "Albares en Nuakchot: …"."""

from __future__ import annotations

from dragoman.language.pack import alpha3
from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.datebeside import date_beside
from dragoman.reading.places import place_of
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_HEAD = 2
"""Sentences in which a headline or caption stands."""


def headline_visits(reader: Reader) -> list[Candidate]:
    """A visit for each person whom a headline puts in another country."""
    scan = reader.scan
    if not scan.pack.meta.analytic:
        return []
    found = []
    for sentence in scan.sentences[:_HEAD]:
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
            date_beside(reader, Match(place.start, place.end, ()), candidate)
            found.append(candidate)
    return found


def _placed(scan: Scan, sentence: Sentence, chunks: list[Chunk]) -> list[tuple[Chunk, Chunk]]:
    """Those at the head of a sentence and the place behind them, with no verb before or between."""
    people: list[Chunk] = []
    for chunk in chunks:
        if chunk.quoted >= 0 or chunk.possessive:
            return []
        if chunk.kind in HUMAN and chunk.actor >= 0 and not chunk.slot:
            if not people and not _opens(scan, sentence, chunk):
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
            for i in between
        )
        verbs = any(
            scan.is_category(i, "saying", "trigger", "copula")
            for i in range(sentence.start, chunk.end)
        )
        return [(person, chunk) for person in people] if free and not verbs else []
    return []


_PREFIX = 4
"""Tokens of a date that software sets before a headline ("date 2024-06 …")."""


def _opens(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    before = scan.tokens[sentence.start : chunk.start]
    return len(before) <= _PREFIX and not any(t.is_capital for t in before)


def _away(reader: Reader, person: int, land: str) -> bool:
    """Whether someone is abroad in `land`: of another state, or met there by one who is of it."""
    actors = reader.casting.actors
    if actors[person].kind not in ("person", "name"):
        return False
    if actors[person].state is not None:
        return actors[person].state != land
    return any(a.kind == "person" and a.state == land for a in actors)
