"""Whose "we" a report speaks with: the state that goes without saying in it.

A paper from Ankara writes "the Foreign Ministry" and means its own.  The country
of the page's address, a national agency and the city of the dateline say whose
it is; a state that the report itself names more than all others together comes
last.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from dragoman.language.pack import Pack, alpha3
from dragoman.language.tokens import tokenize
from dragoman.model import Document
from dragoman.reading.chunk import Chunk

_LOOSE = frozenset(
    {"tv", "me", "io", "co", "fm", "ai", "eu", "cc", "ws", "to", "is", "la", "ly", "gg"}
)
"""Country domains that are sold to everyone."""


class Home(msgspec.Struct, frozen=True):
    """The state (ISO 3166-1 alpha-3) a report is at home in; `sure` when its origin says so."""

    state: str | None
    sure: bool


NOWHERE = Home(None, False)


def home_of(document: Document, pack: Pack, chunks: list[Chunk]) -> Home:
    """Where a report is at home; no state where nothing says."""
    origin = (
        _of_address(document.url)
        or _of_agency(document.agency, pack)
        or _of_city(document.dateline, pack)
    )
    return Home(origin or _most_named(chunks), origin is not None)


def _of_address(url: str | None) -> str | None:
    if not url:
        return None
    ending = (urlsplit(url).hostname or "").rsplit(".", 1)[-1]
    if ending in _LOOSE:
        return None
    return alpha3().get({"uk": "GB"}.get(ending, ending.upper()))


def settle_implied(chunks: list[Chunk], home: Home) -> None:
    """Say which state a word of office means that several use: "Bundespräsident".

    It is that of home, else the one whose holder of the office or whose parties the report
    names, else the first that the pack gives.
    """
    shared = [c for c in chunks if ";" in c.implied]
    if not shared:
        return
    named = {(c.office, c.state) for c in chunks if c.state}
    parties = {c.implied for c in chunks if c.implied and ";" not in c.implied}
    for chunk in shared:
        states = chunk.implied.split(";")
        told = [s for s in states if (chunk.office, s) in named or s in parties]
        chunk.implied = home.state if home.state in states else (told or states)[0]


def _of_agency(agency: str | None, pack: Pack) -> str | None:
    """The state of a national agency, where the pack's table [implied] gives it."""
    if not agency:
        return None
    for match in pack.table.find(tokenize(agency, pack.code, pack.elisions)):
        if entry := match.entry("implied"):
            return entry.key
    return None


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
