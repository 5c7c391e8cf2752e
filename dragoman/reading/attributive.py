"""Participles before the noun they tell of: "die nach Lima gereiste Ministerin X", "der eingetroffene Y"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import HUMAN, PLACES, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.scan import Scan

_PHRASE = 10
"""Tokens from the article to the participle: where to, when, for what."""


def attributed(scan: Scan, trigger: Match, chunks: list[Chunk]) -> Arguments | None:
    """The parts of a participle that stands right before whoever it tells of, None where it does not.

    Between it and the article stands all that it governs.
    """
    head = next((c for c in chunks if c.start == trigger.end and c.kind in HUMAN), None)
    journey = trigger.has("trigger", "visit", "arrival") and trigger.has_value("trigger", "past")
    if head is None or not journey or not _inflected(scan, trigger):
        return None
    first = _article(scan, trigger)
    if first < 0:
        return None
    places = [c for c in chunks if first < c.start < trigger.start and c.kind in PLACES]
    return Arguments(subject=[head], places=[c for c in places if c.slot in ("in", "to")])


def _inflected(scan: Scan, trigger: Match) -> bool:
    """Whether the word has an ending that only stands before a noun: "eingetroffene", "gereiste"."""
    ending = scan.pack.meta.attributive
    return bool(ending) and ends_in(scan.tokens[trigger.end - 1].norm, ending)


def _article(scan: Scan, trigger: Match) -> int:
    """The article that opens the phrase, -1 where none does; one behind a preposition may be a place's."""
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    within = -1
    for i in range(trigger.start - 1, max(start, trigger.start - _PHRASE) - 1, -1):
        if scan.tokens[i].text in ",;:":
            break
        if scan.has_grammar(i, "determiner"):
            if not scan.is_category(i - 1, "marker"):
                return i
            within = i
    return within


def letter_of(scan: Scan, receipt: Match, chunks: list[Chunk]) -> list[Chunk]:
    """Whose letter somebody got: whoever stands behind its noun, with an article that shows no case
    of its own: "erhielt ein Schreiben der Präsidentin"."""
    end = scan.sentences[scan.sentence_of[receipt.start]].end
    for noun in scan.matches_in(receipt.end, end, "trigger"):
        if noun.has("trigger", "message") and noun.has_value("trigger", "noun"):
            behind = [c for c in chunks if 0 <= c.start - noun.end <= 1 and c.kind in HUMAN]
            return behind[:1]
    return []
