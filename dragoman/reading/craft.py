"""What carries somebody: "l'avion de X s'est posé à Lima", "l'aereo di X è atterrato a Lima"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.phrase import other_verb, with_joined
from dragoman.reading.scan import Scan

_JOURNEYS = ("visit", "arrival", "departure")
_QUALIFIED = 3
"""Tokens from the word for the craft to its owner: "l'avion présidentiel de"."""


def carried(scan: Scan, trigger: Match, form: str, left: list[Chunk], found: Arguments) -> None:
    """Whose craft it is that travels is who travels; `left` are the noun phrases before the verb."""
    if (
        form in ("noun", "passive")
        or not (scan.pack.meta.analytic or scan.pack.meta.article)
        or not trigger.has("trigger", *_JOURNEYS)
    ):
        return
    if not scan.holds("grammar", "craft"):
        return
    for chunk in reversed(left):
        if chunk.kind not in HUMAN or chunk.slot not in ("of", "by", "with"):
            continue
        if any(other_verb(scan, i) for i in range(chunk.end, trigger.start)):
            return
        before = range(max(0, chunk.marker - _QUALIFIED), chunk.marker)
        if any(_is_craft(scan, i) for i in before):
            found.subject = with_joined(left, chunk)
        return


def _is_craft(scan: Scan, i: int) -> bool:
    return any(
        e.category == "grammar" and e.key == "craft" for e in scan.pack.table.single(scan.tokens[i])
    )
