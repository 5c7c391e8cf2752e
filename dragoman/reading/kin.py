"""Nouns that an owner puts before a name: "with his friend X", "his guest"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import OWNERS, Chunk
from dragoman.reading.scan import Scan


def mark_kin(scan: Scan, chunks: list[Chunk]) -> None:
    """Let "with his friend, the senator X" be with X, and make "his guest" someone's role."""
    if not (scan.holds("grammar", "kin") or scan.holds("grammar", "guest")):
        return
    for i, owner in enumerate(chunks):
        if owner.kind != "pronoun" or owner.pronoun not in OWNERS or owner.end >= len(scan.tokens):
            continue
        noun = owner.end
        if not scan.has_grammar(noun, "kin", "guest"):
            continue
        named = chunks[i + 1] if i + 1 < len(chunks) else None
        if named is not None and named.name is not None and not named.slot:
            between = range(noun + 1, named.start)
            if len(between) <= _KIN and all(_is_aside(scan, k) for k in between):
                named.slot, named.marker = owner.slot, owner.marker
                owner.slot, owner.possessive = "of", True
                continue
        if scan.has_grammar(noun, "guest"):
            owner.kind, owner.key, owner.end = "role", "guest", noun + 1


def is_owned_guest(scan: Scan, match: Match) -> bool:
    """Whether "host" is a noun that an owner stands before ("his host"), and tells of no visit."""
    return match.has("grammar", "guest") and any(
        e.category == "pronoun" and e.key in OWNERS
        for e in scan.pack.table.single(scan.tokens[match.start - 1])
    )


_KIN = 4
"""Tokens that may stand between "friend" and the name."""


def _is_aside(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    if token.text == "," or scan.has_grammar(i, "determiner", "and", "kin", "guest"):
        return True
    return token.is_word and token.text.islower() and scan.covered[i] is None
