"""Places in an event's sentence: sites in a town, and what is not where it was: datelines, topics, other deeds."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan


def is_dateline(scan: Scan, chunk: Chunk) -> bool:
    """Whether a town at the head of a sentence says where the report was written."""
    first = scan.sentences[chunk.sentence].start
    behind = chunk.end + 1
    return (
        chunk.start == first
        and not chunk.slot
        and behind < len(scan.tokens)
        and scan.tokens[chunk.end].text in ",،(—–-"
        and (behind in scan.date_tokens or scan.is_category(behind, "agency"))
    )


def is_attribute(scan: Scan, chunk: Chunk) -> bool:
    """Whether the place belongs to what is talked about ("the war in Gaza"), not to what happened."""
    i = chunk.marker - 1
    if i < 0 or scan.sentence_of[i] != chunk.sentence:
        return False
    if scan.has_grammar(i, "topic"):
        return True
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic) or not scan.is_category(
        i, "state", "demonym"
    ):
        return False
    # "la détention de deux Canadiens en Chine": what it is about has an owner before the place.
    for k in range(i - 1, max(scan.sentences[chunk.sentence].start, i - _OWNED) - 1, -1):
        if scan.has_grammar(k, "topic"):
            return True
        if not scan.tokens[k].is_word or scan.is_category(k, "trigger", "saying"):
            return False
    return False


_OWNED = 4
"""Tokens from what is talked about to the people it is about: "detention of two Canadians in …"."""


def apart(scan: Scan, match: Match, chunk: Chunk) -> bool:
    """Whether a clause of its own holds the place ("received him …, a day after talks in Beirut")."""
    own = chunk.marker if chunk.marker >= 0 else chunk.start
    low, high = (match.end, own) if chunk.start >= match.end else (chunk.end, match.start)
    # Behind, "held talks" is told of someone else, whatever joins it to what stands before.
    behind = ("light",) if chunk.start >= match.end else ()
    joins = ("because", "relative", "that", *behind)
    trigger = clause = False
    done = match.has_value("trigger", "past") and scan.pack.meta.order == "svo"
    closing = scan.pack.meta.inversion and scan.pack.meta.analytic
    for i in range(low, high):
        found = scan.covered[i]
        if found is None or found.start == match.start:
            continue
        if (
            closing
            and scan.tokens[i - 1].text == ","
            and found.start == i
            and found.has("saying", "say")
        ):
            return True  # "their talks will be the first, they say in Lima"
        trigger = trigger or found.entry("trigger") is not None
        clause = clause or other_talks(scan, found)
        clause = clause or found.has("grammar", *joins) or found.has("modality", "past")
        # "met X and discussed his coming visit to Kigali"
        clause = clause or (done and chunk.start >= match.end and found.has("modality", "planned"))
    return trigger and clause


def other_talks(scan: Scan, noun: Match) -> bool:
    """Whether a noun tells of something before or after: "einen Tag nach dessen Gesprächen in Beirut"."""
    if not scan.holds("modality", "past") or not noun.has_value("trigger", "noun"):
        return False
    sentence = scan.sentences[scan.sentence_of[noun.start]]
    for i in range(noun.start - 1, max(sentence.start, noun.start - 4) - 1, -1):
        before = scan.covered[i]
        if before is not None and before.has("modality", "past"):
            return True
        if not scan.tokens[i].is_word:
            return False
    return False


def in_topic(scan: Scan, start: int, place: int) -> bool:
    """Whether a place belongs to what is talked about: "berieten über die Krise in Venezuela"."""
    return scan.holds("marker", "about") and any(
        (entry := scan.entry(i, "marker")) is not None and entry.key == "about"
        for i in range(start, place)
    )


def at_site(scan: Scan, chunk: Chunk) -> bool:
    """Whether a town is named for where in it something was: "accueilli à l'aéroport de Kinshasa"."""
    anywhere = bool(
        scan.pack.meta.auxiliaries
    )  # "auf dem Flughafen von Lima", "am Bahnhof von Lima"
    slots = ("of", "by") if anywhere else ("of",)
    if chunk.kind not in ("capital", "city") or chunk.slot not in slots or chunk.marker <= 0:
        return False
    site = chunk.marker - 1
    site -= not scan.has_grammar(site, "site")  # "l'aéroport international de"
    if not scan.has_grammar(site, "site") or scan.sentence_of[site] != chunk.sentence:
        return False
    if anywhere:
        return True
    before = site - 1
    while before > 0 and scan.has_grammar(before, "determiner"):
        before -= 1
    entries = scan.pack.table.single(scan.tokens[before])
    return any(e.category == "marker" and e.key in ("in", "to") for e in entries)


def goal_word(scan: Scan, match: Match) -> int:
    """The preposition of a verb in two parts behind which the goal stands ("left X for Y"), or -1."""
    for entry in match.entries:
        word = entry.tail.removeprefix("+").strip()
        if entry.category == "trigger" and entry.tail.startswith("+") and " " not in word:
            end = scan.sentences[scan.sentence_of[match.start]].end
            at = _outside_brackets(scan, range(match.end, end), word)
            known = scan.pack.table.single(scan.tokens[at]) if at >= 0 else ()
            if any(e.category == "marker" for e in known):
                return at
    return -1


def _outside_brackets(scan: Scan, tokens: range, word: str) -> int:
    """The first of `tokens` that is `word`, not in brackets: "arrivé vers 8h (7h à Paris) à Lima"; or -1."""
    depth = 0
    for i in tokens:
        depth += (scan.tokens[i].text == "(") - (scan.tokens[i].text == ")")
        if depth <= 0 and scan.tokens[i].norm == word:
            return i
    return -1


def goal_of_next(scan: Scan, match: Match, place: Chunk) -> bool:
    """Whether another word of travel leads to the place: "arrived on Monday, before leaving for Lima"."""
    if not scan.pack.meta.spaces:
        return False
    return any(
        (entry := other.entry("trigger")) is not None
        and entry.value != "noun"
        and entry.key in ("visit", "arrival", "departure")
        for other in scan.matches_in(match.end, place.start, "trigger")
        if place.start - other.end <= 1 and ends_in_marker(scan, other)
    )


def of_next_visit(scan: Scan, match: Match, place: Chunk) -> bool:
    """Whether the place is the goal of a journey that a list goes on to: "беседа с X и визит в Лиму".

    In "встретился с X в ходе визита в Лиму" the journey is when and where they met.
    """
    if not scan.pack.meta.paradigms or place.marker < match.end:
        return False
    before = scan.covered[place.marker - 1]
    if before is None or not before.has("trigger", "visit") or before.start < match.end:
        return False
    first = before.start - 1
    while first > match.end and scan.tokens[first].is_word and scan.covered[first] is None:
        first -= 1  # adjectives
    joined = scan.tokens[first].text == "," or scan.has_grammar(first, "and")
    return joined and before.has_value("trigger", "noun")


def ends_in_marker(scan: Scan, match: Match) -> bool:
    entries = scan.pack.table.single(scan.tokens[match.end - 1])
    return match.end - match.start > 1 and any(e.category == "marker" for e in entries)
