"""Noun phrases tied to one another by "and", commas and their like."""

from __future__ import annotations

import itertools

from dragoman.reading.chunk import (
    HUMAN,
    LANDS,
    PLACES,
    Chunk,
    is_determiner,
    joined_prefix,
)
from dragoman.reading.han_phrases import TITLE, is_titled
from dragoman.reading.scan import Scan


def tie_coordination(scan: Scan, chunks: list[Chunk]) -> None:
    """Mark coordination: "X and Y", "X, Y and Z"; the second takes the first one's marking.

    A comma alone joins only within a list that an "and" closes.
    """
    closed = False
    reach = 4 if scan.pack.meta.spaces else 4 + TITLE
    for before, chunk in zip(reversed(chunks[:-1]), reversed(chunks[1:]), strict=True):
        between = range(before.end, chunk.start)
        tied = (between or joined_prefix(scan, chunk.attached)) and len(between) <= reach
        if (
            not tied
            or (before.possessive and before.kind not in PLACES)
            or not _tied(scan, before, chunk)
        ):
            closed = False
            continue
        conjunction = joined_prefix(scan, chunk.attached) or scan.has_grammar_in(
            before.end, chunk.start, "and"
        )
        alike = (before.kind in HUMAN) == (chunk.kind in HUMAN)
        chunk.joined = conjunction or (closed and alike) or _lists(before, chunk)
        if chunk.joined and chunk.kind == "name" and before.kind == "person" and before.office:
            # "die Präsidenten Erdogan und al-Sisi"
            chunk.kind = "person"
        closed = chunk.joined
    if scan.pack.meta.nominal:
        _mark_whole_lists(chunks)
    for before, chunk in itertools.pairwise(chunks):
        if chunk.joined and chunk.slot == "between" and before.slot == "with":
            before.joined = False  # "Kaya, X ile Y arasındaki görüşme": between the two alone
        # "с X, и тот пообещал": the word is the subject of a clause of its own.
        own = (chunk.case == "nom" and chunk.certain) or chunk.pronoun == "latter"
        told = (
            chunk.slot and chunk.marker == chunk.start and chunk.case and chunk.case == before.case
        )
        if chunk.joined and (not chunk.slot or told) and before.slot and not own:
            chunk.slot = before.slot
            chunk.marker = before.marker


def _lists(before: Chunk, chunk: Chunk) -> bool:
    """ "встречи с министром X, премьером Y": the case carries the list on, where no "and" closes it."""
    named = all(c.kind == "person" and c.office and c.name is not None for c in (before, chunk))
    marked = before.slot in ("with", "by") and chunk.marker == chunk.start
    return named and marked and before.case == chunk.case == "ins"


def _mark_whole_lists(chunks: list[Chunk]) -> None:
    """Give states and bodies of a list the marking behind its last: "Fransa ve Yunanistan ile"."""
    for before, chunk in itertools.pairwise(reversed(chunks)):
        if before.joined and before.slot and not chunk.slot and chunk.kind in (*LANDS, *_BODIES):
            chunk.slot, chunk.marker = before.slot, before.marker


_BODIES = ("organization", "institution")


def _tied(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether nothing stands between two chunks but what ties them, and not an ending alone."""
    ending = before.end == chunk.start - 1 and scan.tokens[before.end].text[0] in "'’"
    if ending and scan.tokens[before.end].is_word and scan.pack.meta.nominal:
        return False  # "Antalya'da Rusya ve …"
    for i in range(before.end, chunk.start):
        if not scan.pack.meta.spaces and scan.tokens[i].text in "并並":
            return False  # "访问中国,并与X会面": another deed, not another country
        if not _ties(scan, i) and not _repeats(scan, before, chunk, i):
            if not scan.pack.meta.spaces:
                return i > before.end and is_titled(scan, chunk, i)
            return i == chunk.start - 1 and _qualifies(scan, chunk, i)
    return True


def _qualifies(scan: Scan, chunk: Chunk, i: int) -> bool:
    """Whether token `i` is an adjective of the office behind it: "e o autodeclarado presidente X"."""
    token = scan.tokens[i]
    plain = token.is_word and token.text.islower() and scan.covered[i] is None
    titled = chunk.kind in ("person", "role") and bool(chunk.office)
    romance = scan.pack.meta.inversion and scan.pack.meta.analytic
    return romance and plain and titled and is_determiner(scan, i - 1)


def _repeats(scan: Scan, before: Chunk, chunk: Chunk, i: int) -> bool:
    """Whether token `i` marks the same part again: "to Syria and to Lebanon".

    Which word marks a place is often the place's own: "nach Ghana und in den Sudan".

    The state of an office is marked within its phrase: "os chanceleres da Rússia e do Quénia".
    """
    match = scan.covered[i]
    if match is None or match.entry("marker") is None:
        return False
    slots = {before.slot or ("of" if before.state and before.kind in ("role", "group") else "")}
    if before.kind == "group" and before.state and chunk.kind == "state":
        slots.add("of")  # "com os homólogos do Peru, do Chile e da Bolívia"
    if before.kind in LANDS and chunk.kind in LANDS and before.slot in ("", *_WHERE):
        slots |= _WHERE
    return match.has("marker", *slots - {""})


_WHERE = {"in", "to"}


def _ties(scan: Scan, i: int) -> bool:
    text = scan.tokens[i].text
    if text in ",،、/&-–" or text[0] in "'’":
        return True
    match = scan.covered[i]
    kin = ("kin",) if scan.pack.meta.order == "v2" else ()  # "X und dessen Ehefrau Y"
    return match is not None and match.has("grammar", "and", "determiner", "possessive", *kin)
