"""Verbs that lead a journey on: "la tournée s'achèvera en Autriche", "il viaggio ha portato X in Angola".

Other things end or begin somewhere too, so a journey must be their subject.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.scan import Scan


def of_journey(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether a word for a stop is a journey's: it holds one, or whom it leads on, or one is its subject.

    `chunks` are those of its sentence.  Whoever is led somewhere is so by a journey told anywhere
    before; what only ends or begins has it as its subject.
    """
    words = range(match.start, match.end)
    if any(_is_journey(scan, i) or _is_clitic(scan, i) for i in words):
        return True
    first = scan.sentences[scan.sentence_of[match.start]].start
    led = any(0 <= c.start - match.end <= 2 and c.kind in HUMAN and not c.slot for c in chunks)
    if led:
        return any(_is_journey(scan, i) for i in range(first, match.start))
    commas = 0
    for i in range(match.start - 1, first - 1, -1):
        if _is_journey(scan, i):
            return commas % 2 == 0
        text = scan.tokens[i].text
        verb = scan.covered[i]
        told = verb is not None and (
            verb.has_value("trigger", "past", "present", "future")
            or verb.has("saying", "say", "tell")
            or verb.has("grammar", "that")
        )
        if text in ";:" or (commas % 2 == 0 and told):
            return False
        commas += text == ","
    return False


def _is_journey(scan: Scan, i: int) -> bool:
    return any(
        e.category == "grammar" and e.key == "journey"
        for e in scan.pack.table.single(scan.tokens[i])
    )


def _is_clitic(scan: Scan, i: int) -> bool:
    """Whether a token of the verb's phrase is whom the journey leads on: "lo porterà a"."""
    return any(
        (e.category == "pronoun" and e.key in ("him", "them")) or e.key == "determiner"
        for e in scan.pack.table.single(scan.tokens[i])
    )
