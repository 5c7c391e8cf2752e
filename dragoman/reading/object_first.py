"""What is called something, where it stands before its verb: "такую сделку в МИД назвали «лучшей»"."""

from __future__ import annotations

from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan


def object_named(scan: Scan, cue: Cue, floor: int) -> int:
    """The first token of an object that stands before its verb and a quotation; -1 without one.

    `floor` is the first token of the clause.  What a preposition opens is no object.
    """
    if not scan.pack.meta.paradigms or cue.saying != "stress" or cue.inverted or cue.elided:
        return -1
    quoted = any(scan.quote_of[i] >= 0 for i in range(cue.end, min(cue.end + 2, len(scan.tokens))))
    if not quoted or not cue.speaker:
        return -1
    first = cue.speaker[-1].end if cue.speaker[-1].end < cue.start else floor
    while first < cue.start and (
        first in scan.date_tokens
        or not scan.tokens[first].is_word
        or scan.has_grammar(first, "adverb")
    ):
        first += 1
    if first in (cue.start, cue.left) or scan.is_category(first, "marker", "pronoun"):
        return -1
    return first
