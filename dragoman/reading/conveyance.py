"""Journeys told of what carries somebody, or of whom he is the first: "X's plane landed", "mit X kommt ein Minister"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, OWNERS, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.phrase import other_verb, with_joined
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan

_BEFORE = 6
"""Tokens from "plane" to the verb: an auxiliary, a time, whose it is."""
_JOURNEYS = ("visit", "arrival", "departure")
_QUALIFIED = 3
"""Tokens from the word for the craft to its owner: "l'avion présidentiel de"."""


def carried(scan: Scan, trigger: Match, form: str, left: list[Chunk], found: Arguments) -> None:
    """Whose craft it is that travels is who travels; `left` are the noun phrases before the verb."""
    if (
        form in ("noun", "passive")
        or not (scan.pack.meta.analytic or scan.pack.meta.article)
        or not trigger.has("trigger", *_JOURNEYS)
    ):
        return
    if not scan.holds("grammar", "craft"):
        return
    for chunk in reversed(left):
        if chunk.kind not in HUMAN or chunk.slot not in ("of", "by", "with"):
            continue
        if any(other_verb(scan, i) for i in range(chunk.end, trigger.start)):
            return
        before = range(max(0, chunk.marker - _QUALIFIED), chunk.marker)
        if any(_is_craft(scan, i) for i in before):
            found.subject = with_joined(left, chunk)
        return


def _is_craft(scan: Scan, i: int) -> bool:
    return any(
        e.category == "grammar" and e.key == "craft" for e in scan.pack.table.single(scan.tokens[i])
    )


def owner_carried(scan: Scan, trigger: Match, chunks: list[Chunk]) -> list[Chunk]:
    """Whose aircraft arrived, by an owner before the noun or "of" behind it; `chunks` are its sentence's."""
    meta = scan.pack.meta
    if not scan.holds("grammar", "craft") or not (meta.auxiliaries or meta.active_participle):
        return []
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    for i in range(trigger.start - 1, max(first, trigger.start - 2 * _BEFORE) - 1, -1):
        if scan.tokens[i].text in ";:" or scan.is_category(i, "trigger"):
            return []
        if not scan.has_grammar(i, "craft"):
            continue
        return _owner(scan, i, chunks)
    for i in range(trigger.end, trigger.end + _BEFORE if meta.auxiliaries else 0):
        # "Am Montag landete die Maschine des Präsidenten in Lima"
        if i >= len(scan.tokens) or scan.tokens[i].text in ",;:.":
            return []
        if scan.has_grammar(i, "craft"):
            return _owner(scan, i, chunks)
    return []


def _owner(scan: Scan, craft: int, chunks: list[Chunk]) -> list[Chunk]:
    for chunk in chunks:
        if chunk.kind not in HUMAN or chunk.end > craft + _BEFORE:
            continue
        owns = chunk.possessive or chunk.pronoun in OWNERS
        before = owns and 0 <= craft - chunk.end <= 2 and chunk.end <= craft
        behind = chunk.slot in ("of", "from", "by") and 0 < chunk.start - craft <= 3
        behind = behind or (
            bool(scan.pack.meta.auxiliaries)
            and 0 < chunk.start - craft <= 2
            and scan.tokens[chunk.start - 1].norm in ("des", "der")
        )
        if before or behind:
            return [chunk]
    return []


def embodied(scan: Scan, trigger: Match, chunks: list[Chunk], subject: list[Chunk]) -> list[Chunk]:
    """Who the subject is in "mit X reist erstmals ein norwegischer Minister nach Lima": X himself."""
    if not scan.pack.meta.auxiliaries or len(subject) != 1 or subject[0].name is not None:
        return []
    role = subject[0]
    if role.kind != "role" or not scan.has_grammar(_article(scan, role), "indefinite"):
        return []
    first, last = stretch(scan, trigger.start)
    for chunk in chunks:
        named = chunk.slot == "with" and chunk.kind in ("person", "name")
        if named and first <= chunk.start < min(role.start, last):
            return [chunk]
    return []


def _article(scan: Scan, role: Chunk) -> int:
    """The token before a role, its adjectives apart."""
    i = role.start - 1
    while i > 0 and scan.covered[i] is None and scan.tokens[i].text.islower():
        i -= 1
    return max(i, 0)
