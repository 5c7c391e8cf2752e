"""Languages whose verbs stand last and whose genitive is not written: what a bare noun phrase behind
a noun is to it ("در دیدار X", at the meeting with X)."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.gaps import is_unwritten
from dragoman.reading.scan import Scan

_TITLE = 3
"""Tokens between the noun and whom it names: a word of honour and an opening mark."""
_ANNOUNCED = 40
"""Tokens from a journey to the verb that announces it: traveller, day and goal stand between."""


def met_at(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> bool:
    """ "X در دیدار Y … گفت": X is the subject before, whom he met stands bare behind the noun.

    Without a subject before, or with one marked "with" behind, Y is who holds the meeting.
    """
    if not is_unwritten(scan) or not trigger.has("trigger", "meeting", "negotiation"):
        return False
    before = scan.covered[trigger.start - 1] if trigger.start else None
    if before is None or not before.has("marker", "in"):
        return False
    behind = [c for c in right if c.kind in HUMAN][:1]
    if not behind or behind[0].slot or behind[0].start - trigger.end > _TITLE:
        return False
    between = range(trigger.end, behind[0].start)
    if any(scan.tokens[i].is_word and not scan.is_category(i, "honorific") for i in between):
        return False
    hosts = [c for c in left if c.kind in HUMAN and not c.slot and not c.possessive]
    if not hosts or any(c.slot == "with" and c.kind in HUMAN for c in right[:2]):
        return False
    found.subject, found.partner = hosts[:1], behind
    return True


def announced(scan: Scan, trigger: Match) -> str:
    """The words that announce a journey: "از سفر X به Y خبر داد" tells of one to come."""
    if not trigger.has("trigger", "visit", "tour"):
        return ""
    if not is_unwritten(scan):
        return _announced_before(scan, trigger)
    before = scan.covered[trigger.start - 1] if trigger.start else None
    if before is None or not before.has("marker", "from"):
        return ""
    end = scan.sentences[scan.sentence_of[trigger.start]].end
    for match in scan.matches_in(trigger.end, min(end, trigger.end + _ANNOUNCED), "saying"):
        return scan.words(match.start, match.end) if match.has("grammar", "announces") else ""
    return ""


def _announced_before(scan: Scan, trigger: Match) -> str:
    """The verb that announces the journey which is its object: "a annoncé sa visite à Lima"."""
    if scan.pack.meta.order != "svo" or not trigger.has_value("trigger", "noun"):
        return ""
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        before = scan.covered[i]
        if before is not None and before.has("grammar", "announces"):
            return scan.words(before.start, before.end)
        if not scan.tokens[i].is_word or (before is not None and not _is_owner(scan, i)):
            return ""
    return ""


def _is_owner(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "determiner", "indefinite") or scan.is_category(i, "pronoun")


def behind_verb(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """Of what stands behind a verb, what it governs: nothing in "به X سفر کرد تا درباره جنگ Y …"."""
    if not is_unwritten(scan) or trigger.has_value("trigger", "noun"):
        return right
    return [c for c in right if c.start - trigger.end <= 1 and c.slot]


def dated_behind(scan: Scan, trigger: Match, first: int) -> bool:
    """Whether a day behind a verb is that of the next: "سفر کرد و قرار است جمعه … دیدار کند"."""
    entry = trigger.entry("trigger")
    if not is_unwritten(scan) or first < trigger.end or entry is None or entry.tail:
        return False
    return entry.value in ("past", "future") and scan.has_grammar(trigger.end, "and")
