"""What the noun before a relative word is to the verb behind it: "X, whom Y met", "X, con quien se vio Y"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.forms import is_participle
from dragoman.reading.frames import Arguments
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_REACH = 16
"""Tokens over which a relative word reaches its verb."""


def complete_relative(
    scan: Scan, chunks: list[Chunk], verb: int, found: Arguments, *, partner_only: bool = False
) -> None:
    """Give a verb in a relative clause the noun outside as its object or its other side.

    `chunks` are those of its sentence; the subject stands inside the clause.  A noun with a light
    verb ("con cui ha avuto un colloquio") takes a partner only.
    """
    word = _relative_word(scan, verb)
    if word < 0:
        return
    marker = scan.entry(word - 1, "marker")
    partner = marker is not None and marker.key == "with"
    # "a quien X recibió", "a quem X enviou …"
    to = marker is not None and marker.key == "to" and scan.pack.meta.analytic and not partner_only
    i = word - 1 if partner or to else word
    comma = i > 0 and scan.tokens[i - 1].text == ","
    if (marker is not None or partner_only) and not (partner or to):
        return
    if not comma and scan.has_grammar(word, "that"):
        return  # "dijo Petro que la ministra …": what he said
    heads = [c for c in chunks if c.end <= i and c.kind in HUMAN]
    if not heads or i - comma - heads[-1].end > 0:
        return
    head = with_joined(chunks, heads[-1])
    inside = [c for c in chunks if word < c.start and is_plain(c) and c.kind in HUMAN]
    between = [c for c in inside if c.end <= verb]
    if between:
        found.subject = with_joined(chunks, between[-1])
    elif not (partner or to):
        return
    elif inside and inside[0].start - verb <= _REACH // 2:
        found.subject = with_joined(chunks, inside[0])
    if partner:
        found.partner = head
        found.subject = [c for c in found.subject if c not in head]
        found.object = [c for c in found.object if c not in found.subject]
    elif to:
        found.recipient = found.recipient or head
        found.object = found.object or head
        found.subject = [c for c in found.subject if c not in head]
    elif not found.object:
        found.object = head


def _relative_word(scan: Scan, verb: int) -> int:
    """The relative word that opens the clause of the verb at token `verb`, or -1."""
    if not (scan.holds("grammar", "relative") or scan.holds("grammar", "that")):
        return -1
    first = max(scan.sentences[scan.sentence_of[verb]].start + 1, verb - _REACH)
    for i in range(verb - 1, first - 1, -1):
        behind_comma = scan.tokens[i - 1].text == "," and scan.has_grammar(i, "that")
        if behind_comma or scan.has_grammar(i, "relative"):
            return i
        if scan.tokens[i].text in ";:" or _is_verb(scan, i):
            return -1
    return -1


def _is_verb(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and any(
        (e.category == "trigger" and e.value not in ("noun", "base"))
        or (e.category == "saying" and e.key in ("say", "tell", "stress", "charged"))
        for e in match.entries
    )


def apposed(scan: Scan, trigger: Match, near: list[Chunk]) -> Chunk | None:
    """Whom a participle behind a comma tells of: "avec la présidente X, venue à Lima en mai"."""
    before = trigger.start - 1
    if before < 1 or scan.tokens[before].text != "," or not is_participle(trigger):
        return None
    named = [c for c in near if c.end == before and c.kind == "person"]
    return named[0] if named else None


def in_relative(scan: Scan, word: Match) -> bool:
    """Whether a relative word opens the clause of a verb, small words between."""
    if scan.pack.meta.order != "svo":
        return False
    for i in range(word.start - 1, max(-1, word.start - 4), -1):
        if scan.has_grammar(i, "relative"):
            return True
        if not scan.tokens[i].is_word or scan.covered[i] is None:
            return False
    return False
