"""Posts of which a state has one holder at a time."""

from __future__ import annotations

from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

HIGH = (
    "president",
    "prime minister",
    "premier",
    "foreign minister",
    "chancellor",
    "defence minister",
)
"""Offices of which a state has one holder at a time."""


def is_one_post(scan: Scan, chunk: Chunk) -> bool:
    """Whether words without an article mean a post of which its state has one: "Глава МИД Перу"."""
    meta = scan.pack.meta
    bare = bool(meta.paradigms or meta.nominal) or not meta.spaces
    told = bool(chunk.state) and chunk.state != chunk.implied
    return bare and told and chunk.office in (*HIGH, "head of state", "head of government")
