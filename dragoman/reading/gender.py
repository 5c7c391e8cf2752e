"""Whether a person is a man or a woman, where a language's verbs, offices or articles show it.

"אמרה ננסי פלוסי", "השרה", "la ministra", "die Ministerin" show a woman, "אמר פומפאו", "השר",
"le ministre" a man; a pronoun or a bare office then stands for no one of the other kind.
"""

from __future__ import annotations

import re

from dragoman.reading.cast import Cast
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_FINITE = ("past", "present", "future")
_SAYING = ("say", "tell", "stress", "charged")


def differs(scan: Scan, cast: Cast, key: str) -> bool:
    """Whether the pronoun `key` ("he", "she" and their forms) cannot mean an actor, by its mentions."""
    meta = scan.pack.meta
    if not meta.gendered_verb:
        # Romance "su", "son", "suo" agree with what is owned.
        told = ("he", "she") if meta.inversion else ("he", "she", "his", "her")
        if not meta.feminine_sign or key not in told or meta.auxiliaries:
            return False
    votes = _votes(scan, cast)
    return votes < 0 if key in ("she", "her") else votes > 0


def _votes(scan: Scan, cast: Cast) -> int:
    """Mentions that show a woman less those that show a man."""
    shown = _vote if scan.pack.meta.gendered_verb else sign
    # Asked at every pronoun: only what was mentioned since the last time is looked at.
    cast.votes += sum(shown(scan, c) for c in cast.mentions[cast.voted :])
    cast.voted = len(cast.mentions)
    return cast.votes


def sign(scan: Scan, chunk: Chunk) -> int:
    """1 where a noun phrase shows a woman, -1 for a man, 0 where nothing shows it."""
    meta = scan.pack.meta
    if not meta.feminine_sign or chunk.kind not in ("person", "role") or chunk.start >= chunk.end:
        return 0
    first = scan.tokens[chunk.start]
    before = scan.tokens[chunk.start - 1] if chunk.start else first
    for token in (first, before):
        if re.fullmatch(meta.feminine_sign, token.norm):
            return 1
        if re.fullmatch(meta.masculine_sign, token.norm):
            return -1
    return 0


def unlike(scan: Scan, cast: Cast, chunk: Chunk) -> bool:
    """Whether a noun phrase ("la ministra") shows another sex than the mentions of an actor.

    An office with its state may stand in the masculine for a woman too ("il ministro sloveno").
    """
    own = sign(scan, chunk)
    if own < 0 and (chunk.state or chunk.organization):
        return False
    return own != 0 and own * _votes(scan, cast) < 0


def _vote(scan: Scan, chunk: Chunk) -> int:
    """1 for a woman, -1 for a man, 0 where a mention shows nothing."""
    meta = scan.pack.meta
    if chunk.kind == "pronoun" or chunk.start >= chunk.end:
        return 0
    office = scan.covered[chunk.start]
    if office is not None and office.entry("office", "counterpart"):
        norm = scan.tokens[office.start].norm[len(office.prefix) :]
        return 1 if re.fullmatch(meta.gendered_office, norm) else -1
    if chunk.slot:
        return 0
    for i in (chunk.end, chunk.start - 1):
        if not 0 <= i < len(scan.tokens) or scan.sentence_of[i] != chunk.sentence:
            continue
        match = scan.covered[i]
        if match is None or not any(
            (e.category == "saying" and e.key in _SAYING)
            or (e.category == "trigger" and e.value in _FINITE)
            for e in match.entries
        ):
            continue
        norm = scan.tokens[match.start].norm[len(match.prefix) :]
        if re.fullmatch(meta.several, norm):
            return 0
        return 1 if re.fullmatch(meta.gendered_verb, norm) else -1
    return 0
