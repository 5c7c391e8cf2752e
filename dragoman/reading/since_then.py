"""Days of what has been since: "his first visit since the inauguration in 2022" is no visit of 2022."""

from __future__ import annotations

from dragoman.reading.chunk import PLACES
from dragoman.reading.scan import Scan

_REACH = 14
"""Tokens between "since" and the day of what has been since."""


def is_since(scan: Scan, at: int) -> bool:
    """Whether a day is told of a noun behind "since", a comma right before it at most.

    "Desde Lima" tells whence: a noun in small letters must follow, article and owner apart.
    """
    if not scan.holds("grammar", "since_then"):
        return False
    first = scan.sentences[scan.sentence_of[at]].start
    for i in range(at - 1, max(first - 1, at - _REACH), -1):
        if scan.has_grammar(i, "since_then"):
            return i + 1 < at and i + 1 not in scan.date_tokens and _noun_follows(scan, i + 1, at)
        if scan.tokens[i].text in ";:" or (scan.tokens[i].text == "," and i < at - 2):
            return False
        match = scan.covered[i]
        if match is not None and match.has_value("trigger", "past", "present", "base"):
            return False
    return False


def _noun_follows(scan: Scan, i: int, limit: int) -> bool:
    while i < limit and scan.is_category(i, "grammar", "pronoun", "marker"):
        i += 1
    token = scan.tokens[i]
    plain = i < limit and token.is_word and not token.is_capital
    return plain and not scan.is_category(i, *PLACES)
