"""A noun phrase and its neighbours: those joined to it, its article, the verb near it."""

from __future__ import annotations

from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.scan import Scan


def is_plain(chunk: Chunk) -> bool:
    """Whether someone stands without a small word or possessive before him, as a subject does."""
    return (
        chunk.kind in ANIMATE
        and not chunk.slot
        and not chunk.possessive
        and (chunk.pronoun not in ("his", "her", "their", "its") or chunk.kind != "pronoun")
    )


def with_joined(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    """`chunk` with all that is coordinated with it."""
    first = 0
    while chunks[first] is not chunk:
        first += 1
    last = first
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in (*ANIMATE, "demonym"):
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ANIMATE:
        last += 1
    return [c for c in chunks[first : last + 1] if c.kind in ANIMATE]


def other_verb(scan: Scan, i: int) -> bool:
    """Whether token `i` is a verb of saying or of an event."""
    entry = scan.entry(i, "saying", "trigger")
    return entry is not None and entry.value != "noun" and entry.key not in ("noun", "according")


def is_close(end: int, start: int, tokens: int) -> bool:
    """Whether `start` stands within `tokens` behind `end`."""
    return start - end <= tokens


def phrase_start(scan: Scan, chunk: Chunk) -> int:
    """The first token of a chunk with the article before it."""
    i = chunk.start
    while i > 0 and scan.has_grammar(i - 1, "determiner"):
        i -= 1
    return i
