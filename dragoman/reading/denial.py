"""Whether someone denies that an event took place, or will, and what takes a plan back."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_DENIAL = 16
"""Tokens over which a verb of denial governs what is denied."""


def event_denied(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    """Whether someone denies the event: "опровергли сообщения о том, что X посетит Иран"."""
    if not scan.holds("modality", "denial"):
        return False
    behind = scan.pack.meta.order == "sov" or scan.pack.meta.content_first
    low = max(sentence.start, trigger.start - _DENIAL)
    reach = (
        (trigger.end, min(sentence.end, trigger.end + _DENIAL)) if behind else (low, trigger.start)
    )
    for match in scan.matches_in(*reach, "modality"):
        denial = match.has("modality", "denial")
        if not denial or scan.quote_of[match.start] >= 0:
            continue
        between = (trigger.end, match.start) if behind else (match.end, trigger.start)
        apart = scan.has_mark(*between, ";:")
        said = any(
            e.category == "saying" and e.key in ("say", "tell")
            for other in scan.matches_in(*between, "saying")
            for e in other.entries
        )
        if not apart and not said:
            return True
    return False


def put_off(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The words behind "but" that take a plan back: "was due in Lima, but the plans were called off"."""
    for word in scan.matches_in(trigger.end, sentence.end, "modality", "trigger"):
        if word.entry("trigger") is not None:
            return ""
        if word.has("modality", "cancelled"):
            return (
                word.entries[0].phrase
                if scan.has_grammar_in(trigger.end, word.start, "but")
                else ""
            )
    return ""
