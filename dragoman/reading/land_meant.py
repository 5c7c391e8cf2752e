"""Journeys whose goal is told by a word for the place named before: "landed there", "auf der Insel"."""

from __future__ import annotations

from dragoman.language.pack import alpha2
from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk, is_determiner
from dragoman.reading.frames import Arguments, Frame
from dragoman.reading.hosts import land_hosting
from dragoman.reading.otherplaces import ends_in_marker
from dragoman.reading.places import place_meant, place_of
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan
from dragoman.reading.travellers import where_hosted

_BACK = 4
"""Sentences back in which the place is named that "there" or "the island" means."""
_NEAR = 6
"""Words, times apart, between a verb and "the island"."""


def place_pointed(reader: Reader, match: Match, frame: Frame, found: Arguments) -> Place | None:
    """Where something was whose place is told by a word for it, or by who has it on its ground."""
    place = place_meant(reader, match, frame.kind) or land_meant(reader, match, frame, found)
    return place or where_hosted(reader, match, frame, found) or land_hosting(reader, match, frame)


def land_meant(reader: Reader, match: Match, frame: Frame, found: Arguments) -> Place | None:
    """Where a journey leads that names no place: to the one named last, if a word points to it."""
    scan = reader.scan
    if not (frame.goal and frame.place_object and scan.pack.meta.capitals):
        return None
    at, whole = _there(scan, match), True
    if at < 0:
        at, whole = _ground(reader, match), False
    if at < 0:
        return None
    homes = {reader.casting.actors[c.actor].state for c in found.subject if c.actor >= 0}
    place = _last_named(reader, at, frozenset(alpha2().get(s or "", "") for s in homes))
    return place if whole or place is None else Place(None, place.country)


def arrives(reader: Reader, match: Match) -> bool:
    """Whether "was there in 2019", "who came in May" tells of a visit to a place named before."""
    scan = reader.scan
    free = bool(scan.pack.meta.auxiliaries)
    if scan.quote_of[match.start] >= 0 or not (free or scan.pack.meta.active_participle):
        return False
    before = [
        c
        for c in reader.of_sentence(scan.sentence_of[match.start])
        if c.kind in HUMAN and c.pronoun not in ("i", "we")
    ]
    first, last = stretch(scan, match.start)
    if free:
        inside = [c for c in before if first <= c.start < last and not c.slot]
        at = next((i for i in range(match.end, last) if _points(scan, i)), -1)
        # "war dort früher Botschafter" says what he was.
        clear = all(_slight(scan, inside, i) for i in range(match.end, at))
        clear = clear and all(_slight(scan, [], i) for i in range(at + 1, last))
        return at > 0 and bool(inside) and clear
    i = match.start - 1
    while i > 0 and (scan.has_grammar(i, "adverb", "relative") or scan.tokens[i].text == ","):
        i -= 1
    if not any(c.end == i + 1 and not c.slot and not c.possessive for c in before):
        return False
    there = _is_there(scan, match.end) and not scan.has_grammar(match.end + 1, "that")
    timed = match.end + there in scan.date_tokens or _date_follows(scan, match.end + there)
    moves = scan.entry(match.start, "grammar") is None or not scan.has_grammar(
        match.start, "auxiliary"
    )
    return timed and (there or moves)


def _date_follows(scan: Scan, i: int) -> bool:
    """Whether a time stands at token `i`, behind a preposition."""
    return i + 1 < len(scan.tokens) and scan.is_category(i, "marker") and i + 1 in scan.date_tokens


def _points(scan: Scan, i: int) -> bool:
    """Whether "there" or "the island" stands at token `i`."""
    return _is_there(scan, i) or (scan.has_grammar(i, "ground") and not _owned(scan, i))


def _slight(scan: Scan, people: list[Chunk], i: int) -> bool:
    """Whether a token of "war im Mai auch Minister X dort" is of a time, a person or a small word."""
    return (
        i in scan.date_tokens
        or i + 1 in scan.date_tokens
        or not scan.tokens[i].is_word
        or scan.tokens[i].norm in scan.pack.meta.auxiliaries.get("been", ())
        or scan.is_category(i, "marker")
        or scan.has_grammar(i, "adverb", "determiner")
        or any(c.start <= i < c.end for c in people)
        or (scan.covered[i] is None and scan.tokens[i].text.islower())
    )


def _is_there(scan: Scan, i: int) -> bool:
    here = 0 <= i < len(scan.tokens) and scan.has_grammar(i, "there")
    return here and not scan.has_grammar(i, "relative")


def _there(scan: Scan, match: Match) -> int:
    """The token of "there" in the words of a verb of travel or beside it, or of "where" before it; -1."""
    sentence = scan.sentences[scan.sentence_of[match.start]]
    if match.entry("trigger") is None:
        return match.start  # "who came in May"
    for i in range(match.start, match.end):
        words = scan.pack.table.single(scan.tokens[i])
        if any(e.category == "grammar" and e.key == "there" for e in words):
            return match.start
    if scan.pack.meta.auxiliaries:
        first, last = stretch(scan, match.start)
        return next((i for i in range(first, last) if scan.has_grammar(i, "there")), -1)
    i = match.end
    while i < sentence.end and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i += 1
    if i < sentence.end and _is_there(scan, i):
        return i
    first, _ = stretch(scan, match.start)
    if match.has_value("trigger", "noun"):
        return -1
    if scan.has_grammar(first, "there") and scan.has_grammar(first, "relative"):
        verbs = scan.matches_in(first, match.start, "trigger", "saying")
        return -1 if verbs else first
    return -1


def _ground(reader: Reader, match: Match) -> int:
    """The token of "the island", "dem Inselstaat" by a verb of travel, where no name goes with it; -1."""
    scan = reader.scan
    if not (scan.holds("grammar", "ground") or scan.holds("grammar", "capital")):
        return -1
    first, last = stretch(scan, match.start)
    first = first if scan.pack.meta.auxiliaries else match.end
    named = [
        c
        for c in reader.of_sentence(scan.sentence_of[match.start])
        if c.kind in LANDS and first <= c.start < last
    ]
    for i in range(first, last):
        if not scan.has_grammar(i, "ground", "capital") or match.start <= i < match.end:
            continue
        if any(i < c.start <= i + 2 for c in named) or _owned(scan, i):
            continue
        low, high = (match.end, i) if i >= match.end else (i + 1, match.start)
        between = [
            k
            for k in range(low, high)
            if k not in scan.date_tokens and not scan.has_grammar(k, "determiner")
        ]
        if scan.pack.meta.adjective_after and not _goal_here(scan, match, between, i):
            continue
        verbs = any(scan.is_category(k, "trigger", "saying") for k in between)
        if len(between) <= (2 * _NEAR if i < match.start else _NEAR) and not verbs:
            return i
    return -1


def _goal_here(scan: Scan, match: Match, between: list[int], at: int) -> bool:
    """Whether "la isla" stands where the verb's own preposition, or "to", "in" of its own, puts it:
    "viajó el lunes a la isla", but not "ha venido a votar por el futuro del país"."""
    if ends_in_marker(scan, match):
        return not between
    i = at - 1
    dated = scan.date_tokens
    while i >= match.end and (
        i in dated
        or scan.has_grammar(i, "determiner")
        or (i + 1 in dated and scan.is_category(i, "marker"))
    ):
        i -= 1
    if i < match.end:
        return True
    entry = scan.entry(i, "marker")
    return entry is not None and entry.key in ("to", "in")


def _owned(scan: Scan, at: int) -> bool:
    """Whether the word is not of the place named before: "a country", "his country", "the capital of"."""
    word = scan.covered[at]
    if word is None:
        return True
    first = scan.sentences[scan.sentence_of[at]].start
    if word.end < len(scan.tokens) and (
        scan.has_grammar(word.end, "possessive")
        or (
            scan.entry(word.end, "marker") is not None
            and any(e.key == "of" for e in scan.pack.table.single(scan.tokens[word.end]))
        )
    ):
        return True
    i = word.start - 1
    while i >= first and scan.tokens[i].is_word:
        if scan.covered[i] is not None and not scan.is_category(i, "region"):
            break
        if _is_article(scan, i):
            break  # "the Caribbean island"
        i -= 1
    if i < first or scan.has_grammar(i, "indefinite") or scan.is_category(i, "demonym"):
        return True
    if scan.is_category(i, "pronoun") and not _is_article(scan, i):
        return True  # "su país", where "la isla" may be a pronoun too
    return not (_is_article(scan, i) or is_determiner(scan, i) or scan.is_category(i, "marker"))


def _is_article(scan: Scan, i: int) -> bool:
    if scan.tokens[i].norm in scan.pack.meta.contracted:
        return True  # "viajó al archipiélago"
    words = scan.pack.table.single(scan.tokens[i])
    return any(e.category == "grammar" and e.key == "determiner" for e in words)


def _last_named(reader: Reader, at: int, homes: frozenset[str]) -> Place | None:
    """The place named last before token `at` as one that somebody is in or goes to, not his own."""
    here = reader.scan.sentence_of[at]
    for index in range(here, max(-1, here - _BACK - 1), -1):
        for chunk in reversed(reader.of_sentence(index)):
            if chunk.kind not in LANDS or chunk.end > at or chunk.possessive:
                continue
            place = place_of(chunk) if chunk.slot in ("in", "to") else None
            if place is not None and place.country not in homes:
                return place
    return None
