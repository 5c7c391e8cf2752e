"""Places that speak: "Berlin said", and what a place only tells where."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.dropped import is_plural
from dragoman.reading.scan import Scan
from dragoman.reading.speaking_bodies import BODIES, body_before, body_behind


def of_place(
    scan: Scan, match: Match, chunks: list[Chunk]
) -> tuple[list[Chunk], bool, bool] | None:
    """The place that speaks for itself: "в Кремле заявили", "говорится в сообщении ведомства"."""
    meta = scan.pack.meta
    if not meta.impersonal:
        return None
    if re.fullmatch(meta.passive_voice, scan.tokens[match.end - 1].norm):
        able = [c for c in chunks if c.kind in BODIES]
        behind = [c for c in able if 0 <= c.start - match.end <= 6 and c.slot in ("in", "of", "")]
        return (behind[:1], True, not behind)
    if is_plural(scan, match.start, match.end):
        return body_behind(scan, match, chunks) or body_before(scan, match, chunks)
    return None


def speaking_place(scan: Scan, match: Match, chunks: list[Chunk]) -> list[Chunk]:
    """Who speaks in "בקרמלין אמרו": a place or body marked "in" beside a verb in the plural."""
    if not is_plural(scan, match.start, match.end):
        return []
    kinds = ("capital", "metonym", "institution", "organization", "state")
    for chunk in chunks:
        close = match.start - chunk.end == 0 or chunk.start - match.end == 0
        if close and chunk.slot == "in" and chunk.kind in kinds:
            # "גורמים במשרד החוץ אמרו": sources there that no one names.
            return [] if scan.has_grammar(chunk.start - 1, "source") else [chunk]
    return []
