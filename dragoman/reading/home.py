"""Whose "we" a report speaks with: the state that goes without saying in it.

A paper from Ankara writes "the Foreign Ministry" and means its own.  The city
of the dateline and the country of the page's address say whose it is; a state
that the report itself names more than all others together comes last.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from dragoman.language.pack import Pack, alpha3
from dragoman.language.tokens import tokenize
from dragoman.model import Document
from dragoman.reading.chunks import Chunk

_LOOSE = frozenset({"tv", "me", "io", "co", "fm", "ai", "eu", "cc", "ws", "to", "is", "la", "ly", "gg"})
"""Country domains that are sold to everyone."""


class Home(msgspec.Struct, frozen=True):
    """The state (ISO 3166-1 alpha-3) a report is at home in; `sure` when its origin says so."""

    state: str | None
    sure: bool


def home_of(document: Document, pack: Pack, chunks: list[Chunk]) -> Home:
    """Where a report is at home; no state where nothing says."""
    origin = _of_address(document.url) or _of_city(document.dateline, pack)
    return Home(origin or _most_named(chunks), origin is not None)


def _of_address(url: str | None) -> str | None:
    if not url:
        return None
    ending = (urlsplit(url).hostname or "").rsplit(".", 1)[-1]
    if ending in _LOOSE:
        return None
    return alpha3().get({"uk": "GB"}.get(ending, ending.upper()))


def _of_city(city: str | None, pack: Pack) -> str | None:
    if not city:
        return None
    for match in pack.table.find(tokenize(city, pack.code, pack.elisions)):
        if entry := match.entry("capital", "state"):
            return entry.key
        if entry := match.entry("city"):
            return alpha3().get(entry.key)
    return None


def _most_named(chunks: list[Chunk]) -> str | None:
    counts: dict[str, int] = {}
    for chunk in chunks:
        if chunk.state and chunk.kind != "person":
            counts[chunk.state] = counts.get(chunk.state, 0) + 1
    if not counts:
        return None
    top = max(counts, key=lambda s: (counts[s], s))
    return top if counts[top] >= 3 and counts[top] * 2 > sum(counts.values()) else None
