"""Nationalities that a hyphen joins: "a cimeira luso-marroquina", "der deutsch-polnische Gipfel"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_NEAR = 2
"""Tokens between a noun and the nationalities that qualify it."""


def two_nations(scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """The two nations beside a noun that tells of an encounter, where a hyphen joins them; else none."""
    if not scan.pack.meta.analytic:
        return []
    both = [c for c in right[:2] if c.start - trigger.end <= _NEAR]
    if not scan.pack.meta.adjective_after:
        both = [c for c in left[-2:] if trigger.start - c.end <= _NEAR]
    if len(both) < 2 or any(c.kind != "demonym" or not c.state for c in both):
        return []
    first, second = both
    tied = range(first.end - 1, second.start)
    hyphen = second.start - first.end <= 1 and any(scan.tokens[i].text == "-" for i in tied)
    return both if hyphen and first.state != second.state else []


def is_joined(beside: list[Chunk], nation: Chunk) -> bool:
    """Whether a nationality beside a noun is one of two that a hyphen joins."""
    others = (c for c in beside if c.kind == "demonym" and c is not nation)
    return any(0 <= c.start - nation.end <= 1 or 0 <= nation.start - c.end <= 1 for c in others)
