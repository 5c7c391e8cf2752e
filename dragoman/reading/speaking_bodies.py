"""Bodies that speak through a verb in the plural: "…, сообщили в Кремле", "…, отметили в компании"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, Chunk
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
