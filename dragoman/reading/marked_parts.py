"""The parts of an event that a small word marks: "with X", "between X and Y", "to X", "from X", "in Lima"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.case_parts import (
    before_matter,
    with_before,
)
from dragoman.reading.chunk import ANIMATE, HUMAN, OWNERS, PLACES, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.han_parts import owns_behind
from dragoman.reading.otherdays import told_aside
from dragoman.reading.partners import (
    addressed,
    elsewhere,
    of_another,
    second_side,
    with_in_front,
    with_too,
)
from dragoman.reading.phrase import with_joined
from dragoman.reading.scan import Scan
from dragoman.reading.unwritten_genitive import behind_verb
from dragoman.reading.verbs import last_report

_FAR = 20
"""Tokens between "received" and whom the letter is from: the recipient and the letter stand there."""


def marked_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    """Add to `found` the parts that a small word marks, the nearest of each first."""
    order = scan.pack.meta.order
    entry = trigger.entry("trigger")
    received = entry is not None and (entry.key in ("receipt", "bidden") or bool(entry.tail))
    both = [*right, *reversed(left)] if order != "sov" else [*reversed(left), *right]
    either = order in ("v2", "sov") or not scan.pack.meta.spaces
    for chunk in both:
        behind = chunk.start >= trigger.end
        if (
            not behind
            and not either
            and chunk.slot != "in"
            and not (order == "vso" and chunk.slot == "between")
            and not (scan.pack.meta.paradigms and with_before(scan, trigger, chunk))
            and not with_in_front(scan, trigger, chunk)
        ):
            continue
        if of_another(scan, trigger, chunk):
            continue
        if chunk.slot == "with" and chunk.kind in (*ANIMATE, "capital") and not found.partner:
            found.partner = with_joined(right if behind else left, chunk)
        elif found.partner and behind and with_too(scan, found.partner, chunk):
            found.partner = [*found.partner, *with_joined(right, chunk)]
        elif chunk.slot == "between" and chunk.kind in ANIMATE and not found.between:
            found.between = with_joined(right if behind else left, chunk)
            if scan.pack.meta.article:
                found.between += second_side(found.between, chunk, right)
        elif _is_goal(trigger, chunk) and chunk.kind in ANIMATE and not found.recipient:
            if chunk.kind not in PLACES or behind:
                found.recipient = with_joined(right if behind else left, chunk)
        elif chunk.slot == "by" and _acts(trigger, chunk) and not found.agent:
            found.agent = [chunk]
        elif not found.sender and _is_sender(scan, trigger, chunk, received):
            found.sender = [chunk]
    said = last_report(scan, trigger) if order == "sov" and not scan.pack.meta.nominal else 0
    # Where someone speaks is not where happens what he speaks of.
    left = [c for c in left if c.start >= said and not elsewhere(scan, trigger, c)]
    found.places = _places(scan, trigger, left, before_matter(scan, trigger, right))
    found.partner = found.partner or addressed(scan, trigger, found.recipient)


def _is_sender(scan: Scan, trigger: Match, chunk: Chunk, received: bool) -> bool:
    """Whether a phrase marked "of" or "from" behind a trigger tells whose letter it is."""
    marked = chunk.slot in ("of", "from") or owns_behind(scan, chunk)
    if not marked or chunk.kind not in HUMAN or chunk.pronoun in OWNERS:
        return False  # "un message de son frère X": X's
    last = scan.pack.meta.order == "sov"
    if chunk.start < trigger.end and not (received and last and chunk.slot == "from"):
        return False
    far = received or _of_letter(scan, chunk)
    return chunk.start - trigger.end <= (_FAR if far else 8)


def _of_letter(scan: Scan, chunk: Chunk) -> bool:
    """Whether somebody stands right behind a word for a letter: "a remis au roi X un message de Y"."""
    noun = scan.covered[chunk.marker] if chunk.marker >= 0 else None
    noun = noun if noun is None or noun.start < chunk.marker else scan.covered[chunk.marker - 1]
    return noun is not None and noun.has("trigger", "message") and noun.has_value("trigger", "noun")


def _is_goal(trigger: Match, chunk: Chunk) -> bool:
    """Whether a phrase is marked "to", or tells for whom a letter is: "un message pour le président"."""
    letter = trigger.has("trigger", "message") and chunk.marker - trigger.end <= 0
    return chunk.slot == "to" or (chunk.slot == "for" and letter and chunk.marker >= trigger.start)


def _acts(trigger: Match, chunk: Chunk) -> bool:
    """Whether "by" marks who did something: "una gira por Perú" only leads there."""
    toured = chunk.kind in PLACES and trigger.has("trigger", "tour")
    return chunk.kind in ANIMATE and not toured


def _places(scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """Places by nearness: after the trigger first, then before it."""
    chunks = [*behind_verb(scan, trigger, right), *reversed(left)]
    # "in the Kremlin": the seat of a government is a place where it is marked as one.
    return [
        c
        for c in chunks
        if (c.kind in PLACES and c.kind != "region") or (c.kind == "metonym" and c.slot == "in")
        if not told_aside(scan, c.start)
    ]
