"""Subjects outside a relative clause: "the king, whom X had invited, flew home", "the man who hit X said"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.scan import Scan

_REACH = 30
"""Tokens that a relative clause may have."""


def outside_relative(scan: Scan, before: list[Chunk], verb: Match) -> list[Chunk]:
    """Of the noun phrases before a verb, those outside the relative clause that ends right before it.

    All of them where no such clause ends there.
    """
    meta = scan.pack.meta
    if meta.order != "svo" or meta.paradigms or not meta.spaces or len(before) < 2:
        return before
    start = max(scan.sentences[scan.sentence_of[verb.start]].start, verb.start - _REACH)
    last = verb.start - 1
    modal = verb.has_value("trigger", "base")
    while last > start and (
        last in scan.date_tokens
        or scan.has_grammar(last, "adverb")
        or (modal and _is_modal(scan, last))
    ):
        last -= 1
    closed = scan.tokens[last].text == ","
    for i in range(last - 1, start, -1):
        if scan.tokens[i].text in ";:" or scan.quote_of[i] != scan.quote_of[verb.start]:
            return before
        if not _opens(scan, before, i, closed=closed):
            continue
        head = i - 1
        while head > start and scan.is_category(head, "marker"):
            head -= 1  # "with whom"
        if closed != (scan.tokens[head].text == ",") or not (closed or _is_over(scan, i, verb)):
            return before
        outside = [c for c in before if c.end <= head + (not closed)]
        return outside if outside and outside[-1].end >= head else before
    return before


def _is_modal(scan: Scan, i: int) -> bool:
    """Whether an infinitive hangs on a token: "doit", "potrebbe", "is to"."""
    word = scan.covered[i]
    return scan.has_grammar(i, "auxiliary") or (
        word is not None and word.has("modality", "planned", "possible", "future")
    )


def _opens(scan: Scan, before: list[Chunk], i: int, *, closed: bool) -> bool:
    """Whether a relative clause opens at token `i`; a word that is "that" too only right behind
    somebody and his comma: "la ministra, che ha incontrato X, è partita"."""
    if scan.has_grammar(i, "there"):
        return False
    if not scan.has_grammar(i, "that"):
        return scan.has_grammar(i, "relative")
    after_comma = closed and scan.pack.meta.inversion and scan.tokens[i - 1].text == ","
    return after_comma and any(c.end == i - 1 and c.kind in HUMAN for c in before)


def _is_over(scan: Scan, relative: int, verb: Match) -> bool:
    """Whether the clause of a relative word has its own verb, so that the next is not the clause's."""
    told = [
        m
        for m in scan.matches_in(relative, verb.start, "trigger", "saying")
        if m.has_value("trigger", "past", "present", "passive")
        or m.has("saying", "say", "tell", "charged", "stress")
    ]
    return bool(told) and not (
        scan.has_grammar_in(told[-1].end, verb.start, "and", "but", "that", "because")
        or scan.has_mark(told[-1].end, verb.start, ",;:")
    )
