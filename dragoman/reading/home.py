"""Whose "we" a report speaks with: the state that goes without saying in it.

A paper from Ankara writes "the Foreign Ministry" and means its own.  The country
of the page's address, a national agency and the city of the dateline say whose
it is; a state that the report itself names more than all others together comes
last.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import msgspec

from dragoman.language.pack import Pack, alpha3
from dragoman.language.tokens import tokenize
from dragoman.model import Document
from dragoman.reading.chunk import PLACES, Chunk, chunks_of
from dragoman.reading.scan import Scan

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
        or _of_spelling(document.text, pack)
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


def settle_implied(scan: Scan, chunks: list[Chunk], home: Home) -> None:
    """Say which state a word of office means that several use: "Bundespräsident".

    Two who are named are of two states, and nobody travels to his own.  Of those left it is the
    state told with the name, else that of home, of a holder or a party that the report names, the
    only one that it speaks of, and at last the first that the pack gives.
    """
    shared = [c for c in chunks if ";" in c.implied]
    if not shared:
        return
    holders: dict[str, list[Chunk]] = {}
    for chunk in shared:
        if chunk.name is not None:
            holders.setdefault(_surname(scan, chunk), []).append(chunk)
    evidence = _Evidence(scan, chunks, home)
    order = sorted(holders.items(), key=lambda held: not evidence.excludes(*held))
    for surname, mentions in order:
        evidence.settle(surname, mentions)
    for chunk in shared:
        if chunk.name is None:
            before = [
                c for c in chunks if c.name and c.office == chunk.office and c.start < chunk.start
            ]
            told = [c.state or c.implied for c in before[-1:] if chunk.office]
            states = chunk.implied.split(";")
            same = [s for s in told if s in states]
            chunk.implied = same[0] if same else evidence.likeliest(chunk.office, states, states)


class _Evidence:
    """What a report tells of the states that a word of office may mean."""

    def __init__(self, scan: Scan, chunks: list[Chunk], home: Home) -> None:
        self.scan, self.chunks, self.home = scan, chunks, home
        self.parties = {c.implied for c in chunks if c.implied and ";" not in c.implied}
        self.roles = {(c.office, c.state) for c in chunks if c.state and c.name is None}
        # Whoever is called a counterpart holds the same office, unsaid.
        self.held = {
            (c.office, c.state, _surname(scan, c))
            for c in chunks
            if c.state and c.name is not None and (c.office or c.counterpart)
        }
        self.told = Counter(c.state for c in chunks if c.state and c.name is None)
        self.acting = Counter(c.state for c in chunks if c.kind == "state" and not c.slot)

    def excludes(self, surname: str, mentions: list[Chunk]) -> bool:
        return bool(self._own(surname, mentions) or self._not_of(surname, mentions))

    def settle(self, surname: str, mentions: list[Chunk]) -> None:
        """Give the mentions of one holder the state he is of."""
        states = mentions[0].implied.split(";")
        own = self._own(surname, mentions)
        excluded = self._not_of(surname, mentions)
        left = [s for s in states if s not in excluded] or states
        office = mentions[0].office
        state = own or self.likeliest(office, states, left)
        for chunk in mentions:
            chunk.implied = state
        self.held.add((office, state, surname))

    def likeliest(self, office: str | None, states: list[str], left: list[str]) -> str:
        if self.home.state in left:
            return self.home.state
        named = [s for s in left if (office, s) in self.roles or s in self.parties]
        if not named and states[0] not in left:
            named = sorted(left, key=lambda s: -self.told[s])
        if not named and not self.told[left[0]]:
            named = [s for s in left if self.acting[s]]
        return (named or left)[0]

    def _own(self, surname: str, mentions: list[Chunk]) -> str:
        states = mentions[0].implied.split(";")
        offices = {c.office for c in mentions}
        offices.add(None)
        own = [s for o, s, name in self.held if name == surname and o in offices and s in states]
        return min(own) if own else ""

    def _not_of(self, surname: str, mentions: list[Chunk]) -> set[str]:
        office = mentions[0].office
        others = {s for o, s, name in self.held if o in (office, None) and name != surname and s}
        return others | {s for c in mentions for s in self._destinations(c)}

    def _destinations(self, chunk: Chunk) -> set[str]:
        """The states to which the sentence of an unmarked chunk takes him."""
        found: set[str] = set()
        if chunk.slot:
            return found
        for place in chunks_of(self.chunks, chunk.sentence):
            if place.start < chunk.end:
                continue
            if place.kind in ("person", "role", "name") and place.slot in ("", "object"):
                break  # "… hat X zu einem Besuch in Wien empfangen": the visitor is X
            if place.kind in PLACES and place.state and self._is_goal(place):
                found.add(place.state)
        return found

    def _is_goal(self, place: Chunk) -> bool:
        before = place.marker if place.marker >= 0 else place.start
        told = self.scan.covered[before - 1] if before else None
        goes = told is not None and told.has("trigger", "visit", "arrival")
        return place.slot == "to" or (place.slot in ("in", "") and goes)


def _surname(scan: Scan, chunk: Chunk) -> str:
    assert chunk.name is not None
    return scan.tokens[chunk.name[1] - 1].norm


def _of_agency(agency: str | None, pack: Pack) -> str | None:
    """The state of a national agency, where the pack's table [implied] gives it."""
    if not agency:
        return None
    for match in pack.table.find(tokenize(agency, pack.code, pack.elisions)):
        if entry := match.entry("implied"):
            return entry.key
    return None


def _of_spelling(text: str, pack: Pack) -> str | None:
    """The state in which words are written as in the text: "grosse Strasse", "im Jänner"."""
    for state, spelling in pack.meta.spelling.items():
        if (not spelling.never or spelling.never not in text) and re.search(spelling.words, text):
            return state
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
