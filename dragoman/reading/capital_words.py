"""What stands between a preposition and the town it marks: "in der Hauptstadt Havanna"."""

from __future__ import annotations

from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.scan import Scan


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
