"""Bodies that speak through a verb in the plural: "…, сообщили в Кремле", "…, отметили в компании"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, SPOKESPERSONS, Chunk
from dragoman.reading.cue import Cue, with_coordinated
from dragoman.reading.scan import Scan

_BODIES = ("capital", "institution", "metonym", "state", "organization")
_PLAIN = 3
"""Words of a body that no pack knows: "в пожарной охране"."""


def body_behind(
    scan: Scan, match: Match, chunks: list[Chunk]
) -> tuple[list[Chunk], bool, bool] | None:
    """The speaker, and whether he stands behind and is still to be found, of a plural verb.

    An office without a name speaks for whose it is: "в канцелярии премьера".  A body that no one
    names leaves the speaker open to nobody, and so nobody else is given the words.
    """
    i = match.end
    while i + 1 < len(scan.tokens) and (
        not {i, i + 1}.isdisjoint(scan.date_tokens) or scan.has_grammar(i, "adverb")
    ):
        i += 1
    here = i < len(scan.tokens) and scan.sentence_of[i] == scan.sentence_of[match.start]
    if not here or not match.start or scan.tokens[match.start - 1].text not in ",»”–—-":
        return None
    marker = scan.covered[i]
    if marker is None or not marker.has("marker", "in"):
        return None
    body = next((c for c in chunks if c.slot == "in" and c.start in (i, marker.end)), None)
    if body is not None:
        return ([body], True, False) if body.kind in _BODIES else None
    k = marker.end
    while k < len(scan.tokens) and k - marker.end < _PLAIN and _is_plain(scan, k):
        k += 1
    if k == marker.end:
        return None
    owner = next((c for c in chunks if c.start == k and c.slot in ("of", "")), None)
    if owner is not None and owner.kind in ANIMATE:
        return [owner], True, False
    return [], True, False


def _is_plain(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    return token.is_word and token.text.islower() and scan.covered[i] is None


def _behind_spokesperson(scan: Scan, chunk: Chunk, chunks: list[Chunk]) -> tuple[int, ...] | None:
    """ "Die Kommission will das nach den Worten eines Sprechers prüfen": for whom he speaks."""
    if chunk.office not in SPOKESPERSONS or chunk.name is not None:
        return None
    if chunk.state or chunk.organization or not scan.has_grammar(chunk.start - 1, "indefinite"):
        return None
    kinds = ("organization", "institution", "metonym")
    bodies = [c.actor for c in chunks if c.kind in kinds and not c.slot and c.actor >= 0]
    return (bodies[0],) if bodies else None


def _is_noun(scan: Scan, match: Match) -> bool:
    """Whether a word for a source is a noun with its own article: "den Angaben", not "zufolge"."""
    return scan.tokens[match.start].is_capital and match.end - match.start == 1


def _end_of(scan: Scan, match: Match) -> int:
    behind = scan.covered[match.end] if match.end < len(scan.tokens) else None
    return match.end + (behind is not None and behind.entry("postposition") is not None)


def source_placed(scan: Scan, match: Match, chunks: list[Chunk]) -> Cue | None:
    """Where a pack says which words stand behind what they mark ("X zufolge"), that decides."""
    behind = match.entry("postposition") is not None
    if behind and scan.has_grammar(match.start - 1, "determiner") and _is_noun(scan, match):
        # "Den Angaben zufolge": of whoever spoke last.
        start = match.start - 1
        return Cue(saying="according", start=start, end=_end_of(scan, match), carried=True)
    reach = 6 if scan.tokens[match.start].is_word else 1
    for chunk in chunks:
        if chunk.kind not in (*ANIMATE, "agency", "capital"):
            continue
        gap = match.start - chunk.end if behind else chunk.start - match.end
        if 0 <= gap <= (1 if behind else reach):
            body = _behind_spokesperson(scan, chunk, chunks)
            if body is not None:
                return Cue(
                    saying="according",
                    start=match.start,
                    end=match.end,
                    actors=body,
                    aside=chunk.end,
                )
            speaker = with_coordinated(chunks, chunk)
            return Cue(saying="according", start=match.start, end=match.end, speaker=speaker)
    return None
