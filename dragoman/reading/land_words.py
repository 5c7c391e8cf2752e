"""Journeys to what is called by a word for a country: "X, who is in the country on a visit", "访问该国"."""

from __future__ import annotations

from dragoman.language.pack import alpha2
from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.frames import Arguments, Frame
from dragoman.reading.scan import Scan

_REACH = 3
"""Tokens between a verb of a journey and the word for the country."""
_BACK = 2
"""Sentences before it in which the country may have been told."""


def country_meant(reader: Reader, match: Match, frame: Frame, found: Arguments) -> Place | None:
    """Which country "the country" is: the last one told of that is not the traveller's own.

    "The president met Minister X, who is in the country on a visit": who has him as a guest is of
    that country too.
    """
    scan = reader.scan
    if frame.subject != "visitor" or not scan.holds("grammar", "land"):
        return None
    word = _word(scan, match)
    if word < 0:
        return None
    actors = reader.casting.actors
    travellers = {c.actor for c in found.subject} - {-1}
    own = {actors[i].state for i in travellers} | {c.state for c in found.subject}
    own -= {None}
    if not own:
        return None  # nobody knows which country is another one
    index = scan.sentence_of[match.start]
    for back in range(_BACK + 1):
        for chunk in reversed(reader.of_sentence(index - back)):
            if (back == 0 and chunk.end > word) or chunk.actor in travellers:
                continue
            state = _state(reader, chunk)
            if state is not None and state not in own:
                return Place(None, alpha2().get(state))
    return None


def _word(scan: Scan, match: Match) -> int:
    """The word for a country beside a verb, in its clause; -1 where none is."""
    sentence = scan.sentences[scan.sentence_of[match.start]]
    low, high = max(sentence.start, match.start - _REACH), min(sentence.end, match.end + _REACH)
    if scan.pack.meta.order == "sov":
        high = match.start
    near: list[int] = [*range(match.start, high), *range(match.start - 1, low - 1, -1)]
    for i in near:
        first, last = (match.end, i) if i >= match.end else (i, match.start)
        if scan.has_grammar(i, "land") and not scan.has_mark(first, last, ",;:"):
            return i
    return -1


def _state(reader: Reader, chunk: Chunk) -> str | None:
    """The state that a phrase puts on the scene: a place told as one, or somebody's own."""
    if chunk.kind in LANDS:
        return chunk.state if not chunk.possessive else None
    if chunk.kind not in HUMAN or chunk.actor < 0:
        return None
    return reader.casting.actors[chunk.actor].state
