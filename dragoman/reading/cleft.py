"""Who stands behind "was": "A ricevere l'ospite è stato X", "Waiting for him at the airport was X"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.phrase import is_plain, phrase_start, with_joined
from dragoman.reading.scan import Scan


def cleft(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "A ricevere l'ospite è stato X", "Waiting for him at the airport was X": who stands behind "was"."""
    forms = scan.pack.meta.passive
    for chunk in right:
        first = phrase_start(scan, chunk)
        was = scan.tokens[first - 1].norm in forms or (
            scan.covered[first - 1] is not None and scan.has_grammar(first - 1, "auxiliary")
        )
        if was and first - 1 > trigger.end and is_plain(chunk) and chunk.kind in HUMAN:
            return with_joined(right, chunk)
    return []


def opens_cleft(scan: Scan, trigger: Match, right: list[Chunk]) -> bool:
    """Whether a preposition and an infinitive open a clause whose subject stands behind "was":
    "… a Lima, dove ad attenderlo c'era X"."""
    meta = scan.pack.meta
    if not (meta.inversion and meta.pro_drop) or not trigger.has_value("trigger", "base"):
        return False
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    i = trigger.start - 1
    if i <= sentence.start or not scan.is_category(i, "marker"):
        return False
    before = scan.tokens[i - 1].text
    opens = before in ",;:–—" or scan.has_grammar(i - 1, "there", "and")
    return opens and bool(cleft(scan, trigger, right))
