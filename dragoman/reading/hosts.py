"""Countries and towns that have talks on their ground: "Peru will host the summit", "Doha accueille les pourparlers"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import LANDS, Chunk
from dragoman.reading.frames import Frame
from dragoman.reading.places import place_of
from dragoman.reading.scan import Scan

_GATHERINGS = ("meeting", "negotiation", "summit")
_REACH = 10
"""Tokens from the word of hosting to what is hosted: "will host the seventh extraordinary EAC summit"."""


def land_hosting(reader: Reader, match: Match, frame: Frame) -> Place | None:
    """Where talks are that a country or town, not a person, is said to host."""
    scan = reader.scan
    if frame.kind not in _GATHERINGS or not scan.holds("grammar", "hosts"):
        return None
    word = _word(scan, match)
    if word is None:
        return None
    index = scan.sentence_of[match.start]
    lands = [c for c in reader.of_sentence(index) if c.kind in LANDS and not c.possessive]
    host = _host(lands, word)
    return place_of(host) if host is not None else None


def _word(scan: Scan, match: Match) -> Match | None:
    """The word of hosting nearest to a gathering, in its clause; it may be the trigger itself."""
    if match.has("grammar", "hosts"):
        return match
    if not match.has_value("trigger", "noun"):
        return None
    sentence = scan.sentences[scan.sentence_of[match.start]]
    low = max(sentence.start, match.start - _REACH)
    high = min(sentence.end, match.end + _REACH)
    words = [
        m
        for m in scan.matches_in(low, high, "grammar")
        if m.has("grammar", "hosts")
        and not scan.has_mark(min(m.end, match.end), max(m.start, match.start), ",;:،，；：")
    ]
    return min(words, key=lambda m: abs(m.start - match.start), default=None)


def _host(lands: list[Chunk], word: Match) -> Chunk | None:
    """Whose ground it is: right behind the word or behind "by", else the last named before it."""
    for land in lands:
        if (land.start == word.end and not land.slot) or (
            land.slot == "by" and land.marker == word.end
        ):
            return land
    before = [c for c in lands if c.end <= word.start and not c.slot]
    return before[-1] if before else None
