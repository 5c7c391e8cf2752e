"""What a noun of an event is for: "invited to talks", "a trip for the signing"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.upon_invitation import was_given


def is_purpose(scan: Scan, trigger: Match) -> bool:
    """Whether "zu" or its like stands before the noun, adjectives apart."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        if (entry := scan.entry(i, "marker")) is not None and entry.key != "object":
            return entry.key == "to"
        if scan.tokens[i].is_capital or not scan.tokens[i].is_word:
            return False
    return False


def is_aim(scan: Scan, sentence: Sentence, trigger: Match, of: str, near: list[Chunk]) -> bool:
    """Whether a trigger of the frame `of` stands close by, so that this one is what it is for.

    The words of actors and places (`near`) are no distance.
    """
    behind = _AIM_BEHIND if scan.pack.meta.auxiliaries else 6
    if not _has_frame(scan, trigger.start - _AIM_BEFORE, trigger.end + behind, of):
        return False
    first, left = trigger.start, (5 if scan.pack.meta.spaces else 14)
    left += 2 * bool(scan.pack.meta.auxiliaries or of == "acceptance")
    while first > sentence.start and left and trigger.start - first < _AIM_BEFORE:
        first -= 1
        itself = (w := scan.covered[first]) is not None and w.has("trigger", of)
        itself = itself and not scan.has_mark(first, trigger.start, ",")
        left -= not (itself or any(c.start <= first < c.end for c in near))
        if scan.is_category(first, "saying") and not scan.is_category(first, "trigger"):
            left = 0  # "gratitude for the invitation, assuring he would come"
    reach = range(first, trigger.start)
    if scan.pack.meta.auxiliaries:
        reach = range(reach.start, min(sentence.end, trigger.end + behind))
    elif scan.pack.meta.order == "sov" or not scan.pack.meta.spaces:
        # "ziyaret daveti", "访问肯尼亚的邀请": what an invitation is for stands before it.
        reach = range(reach.start, min(sentence.end, trigger.end + behind))
    if not scan.pack.meta.spaces:
        # "应X邀请,Y将访问…": the comma ends the occasion, and the journey is told as one.
        commas = [i for i in range(reach.start, trigger.start) if scan.tokens[i].text in ",，"]
        reach = range(commas[-1] if commas else reach.start, reach.stop)
    return _has_frame(scan, reach.start, reach.stop, of)


_AIM_BEFORE = 30


_AIM_BEHIND = 8
"""Tokens before and behind a trigger in which what it is for may stand."""


def _has_frame(scan: Scan, start: int, end: int, name: str) -> bool:
    """Whether a trigger of the frame `name` begins in tokens `start` to `end`."""
    if not scan.holds("trigger", name):
        return False
    for match in scan.matches_in(start, end, "trigger"):
        entry = match.entry("trigger")
        if entry is not None and entry.key == name and not was_given(scan, match):
            return True
    return False


def holds_event(scan: Scan, trigger: Match, form: str, chunk: Chunk) -> bool:
    """Whether a host's object is an event, and nobody: "as X hosted the summit Y said he was ready"."""
    if scan.pack.meta.order != "svo" or not scan.pack.meta.analytic or form == "noun":
        return False
    if not trigger.has("trigger", "hosting") or chunk.start < trigger.end or chunk.slot == "with":
        return False
    between = scan.matches_in(trigger.end, chunk.start, "trigger")
    return any(m.has_value("trigger", "noun") and m.has("trigger", "summit") for m in between)
