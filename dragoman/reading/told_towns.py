"""Towns that no pack knows, where the report itself says in which state they lie.

"Arrived in Jacmel, Haiti", "llegó a Jacmel (Haití)", "flew to Jacmel in southern Haiti": without
its state beside it a name behind "in" may be anything, with it it is a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.pack import alpha2
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_GAP = 6
"""Tokens from a town to its state: ", en el sur de"."""
_WAY = 6
"""Tokens from a verb of travel to where it leads: "arrived on Monday evening in"."""
_TRAVEL = ("visit", "arrival", "departure", "onward")
_TELLING = ("trigger", "saying", "modality", "pronoun")


def take_towns(scan: Scan, chunks: Sequence[Chunk]) -> None:
    """Make towns of the names beside which their state stands, where something is or leads there."""
    for i, chunk in enumerate(chunks):
        if chunk.kind != "name" or chunk.possessive or chunk.office or not _there(scan, chunk):
            continue
        state = chunk.state or _state_behind(scan, chunks, i)
        if state is None or chunk.name is None:
            continue
        chunk.kind = "city"
        chunk.place = scan.words(*chunk.name)
        chunk.country = alpha2().get(state)
        chunk.state = chunk.name = None


def _there(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name stands where a place would: behind "in", or where a verb of travel leads."""
    if chunk.slot == "in":
        return True
    if chunk.slot not in ("to", ""):
        return False
    begin = chunk.marker if chunk.slot else chunk.start
    for match in reversed(scan.matches_in(max(0, begin - _WAY), begin, "trigger")):
        if scan.sentence_of[match.start] != chunk.sentence:
            return False
        led = chunk.slot == "to" or match.end == chunk.start
        return (
            led and match.has("trigger", *_TRAVEL) and (bool(chunk.slot) or _leads(scan, match.end))
        )
    return False


def _leads(scan: Scan, end: int) -> bool:
    """Whether the words of a verb end in a preposition: "llegó a", not "visited"."""
    return any(e.category == "marker" for e in scan.pack.table.single(scan.tokens[end - 1]))


def _state_behind(scan: Scan, chunks: Sequence[Chunk], i: int) -> str | None:
    """The state right behind a name, apart from it by a comma or "in" and by nothing that tells more."""
    if i + 1 >= len(chunks):
        return None
    chunk, land = chunks[i], chunks[i + 1]
    if land.kind != "state" or land.sentence != chunk.sentence or land.possessive:
        return None
    between = range(chunk.end, land.start)
    if not 0 < len(between) <= _GAP or land.slot not in ("", "in", "of"):
        return None
    if scan.tokens[chunk.end].text != "," and land.slot != "in":
        return None
    if any(scan.is_category(k, *_TELLING) for k in between):
        return None
    return land.state
