"""Where an event was: from the words beside it, from the visit it falls in, from the head of the report."""

from __future__ import annotations

from dragoman.language.pack import alpha2
from dragoman.language.phrases import Match
from dragoman.language.tokens import tokenize
from dragoman.model import Place
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import LANDS, Chunk
from dragoman.reading.frames import Arguments, Frame
from dragoman.reading.otherplaces import (
    apart,
    at_site,
    ends_in_marker,
    goal_of_next,
    goal_word,
    in_topic,
    is_attribute,
    is_dateline,
    of_next_visit,
)
from dragoman.reading.owners import is_compound
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.verblast import is_nominal

NOWHERE = ("call", "message", "invitation")
"""Kinds that have no one place."""


def place_beside(scan: Scan, match: Match, frame: Frame, found: Arguments) -> Place | None:
    if frame.kind == "call":
        # Where one of them was is not where the call was.
        return None
    if frame.place_object and ends_in_marker(scan, match) and not _marks_time(scan, match):
        # "flew to", "is in": what follows must be the place, or the words mean something else.
        for chunk in found.places:
            if chunk.slot in ("with", "about", "by", "between") and chunk.marker >= match.end:
                continue  # "chegar a acordo com Bruxelas"
            if chunk.slot == "from" and chunk.marker >= match.end:
                continue  # "flew in from Kingston"
            if 0 <= chunk.start - match.end <= 3 and not chunk.possessive:
                return place_of(chunk)
        return None
    if (seen := _seen(scan, match, frame, found.places)) is not None:
        return seen
    places = found.places
    if not scan.pack.meta.spaces:
        # "对加纳进行访问，赴肯尼亚…": what stands right before comes before what stands behind.
        places = sorted(places, key=lambda c: c.end != match.start)
    # "A tour of Egypt": whose it is would stand before it or behind "by".
    tour = scan.pack.meta.active_participle and frame.goal and match.has_value("trigger", "noun")
    goal = goal_word(scan, match) if frame.place_object else -1
    wanted = _marks_of(match, frame)
    for chunk in places:
        if chunk.start < goal:
            continue  # "left Lima on Tuesday for Quito", "for a visit to Quito"
        if apart(scan, match, chunk) or is_attribute(scan, chunk) or is_dateline(scan, chunk):
            continue
        if (goal_of_next if frame.goal else of_next_visit)(scan, match, chunk):
            continue
        if scan.pack.meta.auxiliaries and in_topic(scan, match.end, chunk.start):
            continue
        if tour and chunk.slot == "of" and chunk.marker == match.end:
            return place_of(chunk)
        slots = (
            (goal >= 0 and chunk.marker == goal)
            or chunk.slot in wanted
            or at_site(scan, chunk)
            or (frame.goal and is_compound(scan, chunk, match))
            or (frame.place_object and chunk.slot in ("", "object"))
        )
        # "访问新德里的行程": the sign of the genitive closes the verb's clause.
        visited = frame.place_object and not scan.pack.meta.spaces and chunk.start == match.end
        if slots and (visited or not chunk.possessive):
            return place_of(chunk)
        if frame.goal and chunk.possessive and _gone_to(scan, match, chunk):
            return place_of(chunk)
    return None


def _marks_time(scan: Scan, match: Match) -> bool:
    """ "A atterri dans la nuit de lundi à mardi à Lima": a time stands behind the verb's own word."""
    i = match.end
    i += i < len(scan.tokens) and scan.has_grammar(i, "determiner")
    return i < len(scan.tokens) and i in scan.date_tokens


def _marks_of(match: Match, frame: Frame) -> tuple[str, ...]:
    """What may mark the place of an event; of a tour also "through": "una gira por Perú"."""
    if match.has("trigger", "tour"):
        return ("in", "to", "by", "through")
    return ("in", "to") if frame.goal else ("in",)


def _gone_to(scan: Scan, match: Match, chunk: Chunk) -> bool:
    """ "gittiği Azerbaycan'ın Lenkeran kentinde": a relative verb has where it leads right behind it."""
    return bool(scan.pack.meta.nominal) and chunk.start == match.end and is_nominal(scan, match)


def _seen(scan: Scan, match: Match, frame: Frame, places: list[Chunk]) -> Place | None:
    """ "از چاد دیدن کرد": where the verb of a visit takes "from", the place right before it."""
    if not frame.goal or scan.pack.meta.order != "sov" or scan.pack.meta.nominal:
        return None
    for chunk in places:
        between = range(chunk.end, match.start)
        if chunk.slot == "from" and chunk.end <= match.start and len(between) <= 2:
            near = all(scan.has_grammar(i, "adverb", "determiner") for i in between)
            return place_of(chunk) if near else None
    return None


_HAPPEN = ("meeting", "negotiation", "press_conference", "signing", "summit")
_THERE = 8  # Tokens behind "there" in which what happened there is told.


def place_meant(reader: Reader, match: Match, kind: str) -> Place | None:
    """Where something happened whose place is told by "here", or by having come."""
    return place_here(reader, match, kind) or _arrived(reader, match, kind)


def _arrived(reader: Reader, match: Match, kind: str) -> Place | None:
    """Whoever "flew in from Kingston" came to where the report was written."""
    if kind != "visit" or not reader.document.dateline or not match.has("trigger", "arrival"):
        return None
    scan = reader.scan
    origins = [c for c in reader.of_sentence(scan.sentence_of[match.start]) if c.slot == "from"]
    near = any(0 <= c.marker - match.end <= 1 for c in origins if c.kind in LANDS)
    # "llegó al país", "arribó a esta capital"
    home = match.end < len(scan.tokens) and scan.has_grammar(match.end, "home")
    return _town_of_news(reader) if near or home else None


def place_there(reader: Reader, match: Match, kind: str) -> Place | None:
    """The place that "there" or "where" means: that of its sentence before it, or of the one before."""
    scan = reader.scan
    words = scan.holds("grammar", "there") or scan.holds("grammar", "there_behind")
    if kind not in _HAPPEN or not words:
        return None
    sentence = scan.sentences[scan.sentence_of[match.start]]
    if scan.pack.meta.auxiliaries:
        return _where_clause(reader, match)
    for i in range(match.start - 1, max(sentence.start - 1, match.start - _THERE), -1):
        if scan.is_category(i, "trigger") or scan.tokens[i].text in ";:":
            return None
        if not scan.has_grammar(i, "there"):
            continue
        return _place_before(reader, sentence, i)
    if scan.has_grammar(match.end, "there_behind"):
        return _place_before(reader, sentence, match.end)
    return None


def _place_before(reader: Reader, sentence: Sentence, there: int) -> Place | None:
    """The last place marked as one before token `there`, or that of the sentence before."""
    before = [c for c in reader.of_sentence(sentence.index) if c.end <= there]
    if not before and there - sentence.start <= 1 and sentence.index:
        before = reader.of_sentence(sentence.index - 1)
    goals = [c for c in before if c.kind in LANDS]
    # "returned from Seoul, where he met X": what stands right before it is meant, however marked.
    goals = [
        c
        for c in goals
        if (c.slot in ("in", "to") or (c.slot == "from" and there - c.end <= 1))
        and not c.possessive
    ]
    return place_of(goals[-1]) if goals else None


def _where_clause(reader: Reader, match: Match) -> Place | None:
    """The place of "there" in the clause of a trigger, whose verb may stand far behind it."""
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    first, last = stretch(scan, match.start)
    for i in (*range(match.start - 1, first - 1, -1), *range(match.end, last)):
        if scan.has_grammar(i, "there"):
            return _place_before(reader, sentence, i)
    return None


def place_here(reader: Reader, match: Match, kind: str) -> Place | None:
    """The town of the dateline, where words beside the event say "here" outside quotations."""
    scan = reader.scan
    if kind not in _HAPPEN or not reader.document.dateline:
        return None
    sentence = scan.sentences[scan.sentence_of[match.start]]
    quote = scan.quote_of[match.start]
    here = any(
        scan.quote_of[i] == quote
        for i in range(sentence.start, sentence.end)
        if scan.has_grammar(i, "here")
    )
    return _town_of_news(reader) if here else None


def _town_of_news(reader: Reader) -> Place | None:
    """The town of the dateline with its country."""
    pack = reader.scan.pack
    city = tokenize(reader.document.dateline or "", pack.code, pack.elisions)
    for match in pack.table.find(city):
        if entry := match.entry("capital"):
            return Place(entry.value or None, alpha2().get(entry.key))
        if entry := match.entry("city"):
            return Place(entry.value or None, entry.key)
    return None


def place_of(chunk: Chunk) -> Place | None:
    """The place that a chunk names: a town with its country, a state, or a seat of its government."""
    if chunk.kind == "city":
        return Place(chunk.place, chunk.country)
    if chunk.kind in ("capital", "state", "metonym") and chunk.state:
        return Place(chunk.place, alpha2().get(chunk.state))
    return None
