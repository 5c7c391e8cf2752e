"""Subjects told ahead of their clause: "أما X فأكد أن …", "As for X, …" in verb-first order."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.scan import Scan

_SO = "ف"
"""The attached particle by which the clause of one told ahead begins."""


def told_ahead(scan: Scan, chunks: list[Chunk], match: Match) -> Chunk | None:
    """Who is told ahead of the clause that the verb `match` opens, None if no one is."""
    first = scan.sentences[scan.sentence_of[match.start]].start
    if scan.holds("grammar", "happened") and scan.has_grammar(match.start - 1, "that"):
        return _whose_it_was(scan, chunks, match.start - 1, first)
    if not scan.holds("grammar", "fronted") or not _opens(scan, match):
        return None
    for i in range(match.start - 1, first - 1, -1):
        if scan.has_grammar(i, "fronted"):
            near = [c for c in chunks if 0 < c.start - i <= 2 and c.end <= match.start]
            return near[0] if near and _is_free(near[0]) else None
    return None


def met_next(scan: Scan, trigger: Match, people: list[Chunk], right: list[Chunk]) -> bool:
    """Whether who alone stands behind a verb of meeting is met by whoever did the deed before it.

    "زار X دمشق والتقى Y", "وصل X إلى دمشق حيث التقى Y": the second verb has no subject of its own.
    """
    first = trigger.start - 1
    # "بعد أن التقى X", "على أن يلتقي X": who is told before goes on behind "after he", "so that he".
    after = ("there", "and", "that", "because")
    joined = trigger.prefix.startswith(("و", "ف")) or scan.has_grammar(first, *after)
    behind = [c for c in right if c.kind in HUMAN]
    if not people or not joined or not behind or not scan.has_grammar(trigger.start, "meets"):
        return False
    met = behind[0]
    # "التقى الوزيران", "والتقى الرئيس وفدا من …": they have an object, or need none.
    apart = any(i not in scan.date_tokens for i in range(trigger.end, met.start))
    if apart or met.slot or met.kind == "collective":
        return False
    others = [c for c in behind[1:] if not c.slot and not c.joined]
    closes = met.end >= len(scan.tokens) or not scan.tokens[met.end].is_word
    closes = closes or scan.covered[met.end] is not None or met.end in scan.date_tokens
    return closes and not others and not any(c.slot == "with" for c in behind)


def only_places(scan: Scan, start: int, end: int, chunks: list[Chunk]) -> bool:
    """Whether nothing but times and places stands between: "מחר יגיע לפריז נשיא קניה X"."""
    there = {i for c in chunks if c.kind in PLACES and c.slot for i in range(c.start, c.end)}
    return all(
        i in there or i in scan.date_tokens or (not there and not scan.tokens[i].is_word)
        for i in range(start, end)
    )


def parted(scan: Scan, chunks: list[Chunk], met: Chunk) -> set[int]:
    """The actors that a role cannot be: who meets it in its own clause ("X is to meet with the president")."""
    head = before_verb(scan, chunks, met)
    apart = set() if head is None else {head.actor}
    second = scan.pack.meta.article and met.slot == "to"  # "בין X ל-Y"
    if second:
        return apart | {
            c.actor for c in chunks if c.slot == "between" and met.start - c.end in (0, 1)
        }
    if met.slot not in ("with", "between"):
        return apart
    slots = ("", "between") if met.slot == "between" else ("",)
    return apart | {
        c.actor
        for c in chunks
        if c.actor >= 0 and c.end <= met.start and c.kind in HUMAN and c.slot in slots
        if c.name is not None
    }


def before_verb(scan: Scan, chunks: list[Chunk], met: Chunk) -> Chunk | None:
    """The subject of a headline's verb, right behind which `met` stands: "X يلتقي رئيس غانا"."""
    verb = scan.covered[met.start - 1] if met.start else None
    if verb is None or met.slot or scan.pack.meta.order != "vso":
        return None
    if not verb.has_value("trigger", "present", "past", "future"):
        return None
    if not verb.has("trigger", "meeting", "reception", "call", "invitation"):
        return None
    ends = [c for c in chunks if c.end == verb.start and c.actor >= 0 and not c.slot]
    return ends[0] if ends and ends[0].kind in HUMAN else None


def _whose_it_was(scan: Scan, chunks: list[Chunk], that: int, first: int) -> Chunk | None:
    """X in "سبق لX أن زار …": it happened before that he did so."""
    for i in range(that - 1, first - 1, -1):
        if scan.has_grammar(i, "happened"):
            near = [c for c in chunks if 0 < c.start - i <= 2 and c.end <= that]
            return near[0] if near and near[0].kind in ANIMATE else None
    return None


def _opens(scan: Scan, match: Match) -> bool:
    """Whether "so" is written onto the verb, or onto the particle before it ("فقد")."""
    before = scan.covered[match.start - 1] if match.start else None
    return match.prefix.startswith(_SO) or (before is not None and before.prefix.startswith(_SO))


def _is_free(chunk: Chunk) -> bool:
    return chunk.kind in (*ANIMATE, "capital") and not chunk.slot and chunk.start < chunk.end
