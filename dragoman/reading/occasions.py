"""What kind of encounter a meeting was: an official meal or a welcome at the airport is one of its own."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan

_BEFORE, _BEHIND = 8, 10
"""Tokens around a trigger, up to the next one, in which its occasion is told."""


def occasion(scan: Scan, match: Match, kind: str) -> str:
    """ "meal" or "welcome" where words beside a meeting say so, else "" for talks."""
    occasions = scan.pack.meta.occasions
    if kind != "meeting" or not occasions:
        return ""
    first, last = _clause(scan, match)
    if not scan.pack.meta.spaces:
        told = scan.lookup[scan.tokens[first].start : scan.tokens[last - 1].end]
        return next((key for key, words in occasions.items() if any(w in told for w in words)), "")
    norms = [scan.tokens[i].norm for i in range(first, last)]
    if scan.pack.meta.attached:
        # Articles and prepositions are written onto the word ("بالمطار").
        return next(
            (key for key, words in occasions.items() if any(w in n for w in words for n in norms)),
            "",
        )
    return next(
        (key for key, words in occasions.items() if any(n.startswith(words) for n in norms)), ""
    )


def _clause(scan: Scan, match: Match) -> tuple[int, int]:
    """The tokens around a trigger that no other trigger parts from it."""
    sentence = scan.sentences[scan.sentence_of[match.start]]
    first = max(sentence.start, match.start - _BEFORE)
    last = min(sentence.end, match.end + _BEHIND)
    for other in scan.matches_in(first, last, "trigger"):
        if other.end <= match.start:
            first = max(first, other.end)
        elif other.start >= match.end:
            return first, other.start
    return first, last
