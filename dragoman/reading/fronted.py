"""Subjects told ahead of their clause: "أما X فأكد أن …", "As for X, …" in verb-first order."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.scan import Scan

_SO = "ف"
"""The attached particle by which the clause of one told ahead begins."""


def told_ahead(scan: Scan, chunks: list[Chunk], match: Match) -> Chunk | None:
    """Who is told ahead of the clause that the verb `match` opens, None if no one is."""
    first = scan.sentences[scan.sentence_of[match.start]].start
    if scan.holds("grammar", "happened") and scan.has_grammar(match.start - 1, "that"):
        return _whose_it_was(scan, chunks, match.start - 1, first)
    if not scan.holds("grammar", "fronted") or not _opens(scan, match):
        return None
    for i in range(match.start - 1, first - 1, -1):
        if scan.has_grammar(i, "fronted"):
            near = [c for c in chunks if 0 < c.start - i <= 2 and c.end <= match.start]
            return near[0] if near and _is_free(near[0]) else None
    return None


def _whose_it_was(scan: Scan, chunks: list[Chunk], that: int, first: int) -> Chunk | None:
    """X in "سبق لX أن زار …": it happened before that he did so."""
    for i in range(that - 1, first - 1, -1):
        if scan.has_grammar(i, "happened"):
            near = [c for c in chunks if 0 < c.start - i <= 2 and c.end <= that]
            return near[0] if near and near[0].kind in ANIMATE else None
    return None


def _opens(scan: Scan, match: Match) -> bool:
    """Whether "so" is written onto the verb, or onto the particle before it ("فقد")."""
    before = scan.covered[match.start - 1] if match.start else None
    return match.prefix.startswith(_SO) or (before is not None and before.prefix.startswith(_SO))


def _is_free(chunk: Chunk) -> bool:
    return chunk.kind in (*ANIMATE, "capital") and not chunk.slot and chunk.start < chunk.end
