"""Who was at a summit, who comes on a visit: sides of a noun that stand in a list or behind "from"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.phrase import phrase_start, with_joined
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan

_HOSTED = 6
"""Tokens between a summit and whoever hosts it: "the summit in Lima was co-hosted by X"."""


def attending(scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """Who is named of those at a summit: "20 leaders attended the summit, including X and Y"."""
    if not trigger.has("trigger", "summit") or not scan.pack.meta.analytic:
        return []
    for side in (right, left):
        for chunk in side:
            opening = phrase_start(scan, chunk) - 1
            if chunk.kind in HUMAN and opening >= 0 and scan.has_grammar(opening, "among"):
                return _listed(scan, side, chunk)
    for chunk in right:
        by = chunk.slot == "by" and chunk.kind in HUMAN
        if by and chunk.start - trigger.end <= _HOSTED + 6:
            between = scan.matches_in(trigger.end, chunk.start, "trigger")
            if any(m.has("trigger", "hosting") for m in between) and not scan.has_mark(
                trigger.end, chunk.start, ",;:"
            ):
                return with_joined(right, chunk)
    return []


_ATTENDED = 12
"""Tokens from the verb of attending to the noun for a gathering, whose title stands between."""


def attended(scan: Scan, noun: Match, roles: dict[int, str]) -> bool:
    """Whether somebody is told to be at a conference or forum: "took part in the Lima forum".

    A summit is one whoever goes there; of a conference it is told only by who attends it.
    """
    if not noun.has("grammar", "gathering"):
        return True
    sentence = scan.sentences[scan.sentence_of[noun.start]]
    first = max(sentence.start, noun.start - _ATTENDED)
    last = min(sentence.end, noun.end + _ATTENDED) if scan.pack.meta.auxiliaries else noun.start
    return bool(roles) and scan.has_grammar_in(first, last, "attends")


def given_by_both(scan: Scan, noun: Match, frame: str) -> str:
    """The frame of a press conference: joint, where it is told to follow talks: "auf das Gespräch folgte"."""
    if frame != "press_conference" or not scan.holds("grammar", "follows"):
        return frame
    first, last = stretch(scan, noun.start)
    follows = any(scan.has_grammar(i, "follows") for i in range(first, last))
    return "joint_conference" if follows else frame


def _listed(scan: Scan, side: list[Chunk], first: Chunk) -> list[Chunk]:
    """The people of a list from its first on: "X, Y and Z"."""
    listed = [first]
    for chunk in side[side.index(first) + 1 :]:
        between = range(listed[-1].end, phrase_start(scan, chunk))
        tied = all(
            scan.tokens[i].text == "," or scan.has_grammar(i, "and", "determiner") for i in between
        )
        if chunk.kind not in HUMAN or not tied:
            break
        listed.append(chunk)
    return listed


def comes_from(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether "from" names whose visit or invitation it is: "braced for a visit from X"."""
    if scan.pack.meta.order != "svo" or not scan.pack.meta.analytic:
        return False
    person = chunk.kind in ("person", "role") or (chunk.kind == "name" and chunk.slot == "from")
    return person and trigger.has("trigger", "visit", "invitation") and bool(chunk.slot)
