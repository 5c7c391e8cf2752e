"""Talks at which one side told the other something: "X told Y during a meeting in Lima that …"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, OWNERS, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.partners import open_partner
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_PHRASE = 6
"""Tokens from the word that makes talks a setting to their noun: an article, adjectives, a time."""


def told_at(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> bool:
    """Whether somebody told another something in talks that name no side; both go to `found`."""
    meta = scan.pack.meta
    if meta.order != "svo" or meta.paradigms or not scan.holds("grammar", "setting"):
        return False
    if not trigger.has("trigger", "meeting", "negotiation", "call") or open_partner(scan, trigger):
        return False
    first = _setting(scan, trigger)
    if first < 0:
        return False
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    said = [m for m in scan.matches_in(start, first, "saying") if _reports(m)]
    if not said or scan.has_grammar_in(said[-1].end, first, "that", "relative", "because", "and"):
        return False
    verb = said[-1]
    tellers = [c for c in left if c.end <= verb.start and is_plain(c) and c.kind in HUMAN]
    told = [
        c
        for c in left
        if 0 <= c.start - verb.end <= 2 and c.kind in HUMAN and (is_plain(c) or c.slot == "to")
    ]
    if not tellers or not told or told[0].pronoun in ("his", "her", "their"):
        return False
    found.subject, found.partner = with_joined(left, tellers[-1]), with_joined(left, told[0])
    found.setting = True
    return True


def tell_behind(scan: Scan, trigger: Match, right: list[Chunk], found: Arguments) -> None:
    """Make whom the `found` subject told something the other side of the talks that open the sentence.

    "In a call on Monday X assured Y of help."
    """
    meta = scan.pack.meta
    if meta.order != "svo" or meta.paradigms or len(found.subject) != 1 or found.partner:
        return
    if not trigger.has("trigger", "meeting", "negotiation", "call") or open_partner(scan, trigger):
        return
    if not scan.holds("grammar", "setting") or _setting(scan, trigger) < 0:
        return
    end = found.subject[0].end
    verb = next((m for m in scan.matches_in(end, end + 3, "saying") if _reports(m)), None)
    if verb is None or (scan.has_mark(end, verb.start, ",;:") and scan.tokens[end].text != ","):
        return
    told = [c for c in right if 0 <= c.start - verb.end <= 2 and c.kind in HUMAN]
    told = [c for c in told if (is_plain(c) or c.slot == "to") and c.pronoun not in OWNERS][:1]
    if told and not scan.has_grammar_in(verb.end, told[0].start, "that", "relative"):
        found.partner, found.bare = with_joined(right, told[0]), False


def _reports(match: Match) -> bool:
    return match.has("saying", "say", "tell", "charged", "stress")


def _setting(scan: Scan, trigger: Match) -> int:
    """The word that makes talks the setting of what is said ("during a long meeting"), or -1."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 1 - _PHRASE), -1):
        match = scan.covered[i]
        if match is not None and match.has("grammar", "setting"):
            return match.start
        if i in scan.date_tokens or scan.has_grammar(i, "determiner", "indefinite"):
            continue
        if match is not None and not match.has("marker", "of") and match.entry("modifier") is None:
            return -1
        if not scan.tokens[i].is_word:
            return -1
    return -1
