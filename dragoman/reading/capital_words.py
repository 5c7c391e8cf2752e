"""What stands between a preposition and the town it marks: "in der Hauptstadt Havanna"."""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import PLACES, Chunk, is_determiner
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def before_capital(scan: Scan, chunk: Chunk, i: int, first: int) -> int:
    """The token before "the capital", where a town's name follows; else `i`.  A sentence opens at `first`."""
    if chunk.kind not in ("capital", "city") or i <= first or chunk.quoted >= 0:
        return i
    at = i - 1 if scan.tokens[i].text == "," else i
    word = scan.covered[at] if scan.has_grammar(at, "capital") else None
    if word is None:
        return i
    k = word.start - 1
    while k > first and is_determiner(scan, k) and not scan.is_category(k, "marker"):
        k -= 1
    return k if k >= first and scan.is_category(k, "marker") else i


def before_place_noun(scan: Scan, sentence: Sentence, chunk: Chunk, i: int) -> int:
    """The token before "the port of", told by one noun at token `i`: "in der alten Hafenstadt Lima"."""
    sign = scan.pack.meta.place_noun
    if not sign or chunk.kind not in PLACES or i <= sentence.start:
        return i
    if not scan.tokens[i].is_capital or not ends_in(scan.tokens[i].norm, sign):
        return i
    i -= 1
    while i > sentence.start and (
        is_determiner(scan, i)
        or scan.is_category(i, "demonym", "modifier")
        or (scan.covered[i] is None and scan.tokens[i].text.islower())
    ):
        i -= 1
    return i
