"""Parts of a sentence that Chinese order shows: who is qualified by a journey, what a setting holds."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_ERRAND = 16
"""Signs between a journey and whom it qualifies."""
_TRAVEL = ("visit", "arrival", "departure", "tour")


def qualified(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "来访的X": whom a verb qualifies is its subject."""
    i = trigger.end
    travels = any(e.key in _TRAVEL for e in trigger.entries if e.category == "trigger")
    while (
        travels
        and i < len(scan.tokens)
        and (i in scan.date_tokens or scan.is_category(i, "trigger", "state", "capital", "city"))
    ):
        # "来华进行正式访问的X"
        i += 1
    if travels and (i >= len(scan.tokens) or not scan.has_grammar(i, "possessive")):
        # "来华出席论坛的X": what he came for stands between.
        i = next((k for k in range(i, min(i + _ERRAND, len(scan.tokens))) if _closes(scan, k)), i)
    if i >= len(scan.tokens) or not scan.has_grammar(i, "possessive"):
        return []
    return [c for c in right if c.kind in HUMAN and c.start == i + 1]


def travelling_object(
    scan: Scan, trigger: Match, right: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Whom a journey before him qualifies, and `right` without that journey.

    "会见来华访问的X" meets X, not China; both as they were where no journey stands there.
    """
    for journey in scan.matches_in(trigger.end, trigger.end + _ERRAND, "trigger"):
        if any(c.kind in HUMAN and c.end <= journey.start for c in right):
            break
        if guests := qualified(scan, journey, right):
            return guests, [c for c in right if c.start >= guests[0].start]
    return [], right


def _closes(scan: Scan, i: int) -> bool:
    """Whether token `i` ends the clause, or is the sign that ties it to a noun."""
    return scan.tokens[i].text in ",，。;；" or scan.has_grammar(i, "possessive")


def who_met(scan: Scan, near: list[Chunk], verb: Match) -> Chunk | None:
    """ "李明会见加纳总统X，称…": behind a comma Chinese goes on with who met, not with whom he met.

    `near` are those who may be the subject of `verb`, the nearest last.
    """
    met = near[-1]
    if scan.pack.meta.spaces or met.kind not in HUMAN:
        return None
    if not scan.has_mark(met.end, verb.start, ",，"):
        return None
    first = scan.sentences[met.sentence].start
    for trigger in reversed(scan.matches_in(first, met.start, "trigger")):
        entry = trigger.entry("trigger")
        if entry is None or entry.value == "noun" or entry.key not in ("meeting", "reception"):
            continue
        if scan.has_mark(trigger.end, met.start, ",，"):
            return None
        before = [c for c in near if c.kind in HUMAN and c.end <= trigger.start]
        return before[-1] if before else None
    return None


def feels_about(scan: Scan, near: list[Chunk], verb: Match) -> Chunk | None:
    """ "X对Y加入Z表示担忧": who stands before the sign of the object speaks, not whom it names."""
    if scan.pack.meta.spaces or not verb.has("saying", "charged"):
        return None
    for i in range(verb.start - 1, near[0].end - 1, -1):
        if scan.tokens[i].text in ",，":
            return None
        match = scan.covered[i]
        if scan.tokens[i].text in "对就" and match is not None and match.entry("marker"):
            return next((c for c in reversed(near) if c.end <= i), None)
    return None


def within_setting(scan: Scan, trigger: Match, form: str, right: list[Chunk]) -> list[Chunk]:
    """What stands before the comma that closes a setting: "在记者会上，X介绍说…" tells no more of it.

    Of a verb, what a verb behind the comma has: "会见X，同Y会谈".
    """
    if scan.pack.meta.spaces or not right:
        return right
    if form != "noun":
        return [c for c in right if not (c.slot == "with" and _of_next(scan, trigger, c))]
    last = max(c.end for c in right)
    comma = next((i for i in range(trigger.end, last) if scan.tokens[i].text in ",，"), last)
    return [c for c in right if c.end <= comma]


def _of_next(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether a comma stands before a chunk, and another event's word behind it."""
    end = scan.sentences[chunk.sentence].end
    return scan.has_mark(trigger.end, chunk.start, ",，") and bool(
        scan.matches_in(chunk.end, min(chunk.end + _ERRAND, end), "trigger")
    )


def planned_before(scan: Scan, sentence: Sentence, trigger: Match) -> str:
    """The words that plan a clause before "并": "预计20日转往堪培拉,…,并会见总理X"."""
    within = trigger.end - trigger.start > 2 and scan.tokens[trigger.start].text == "并"
    and_then = trigger.start if within else trigger.start - 1
    if scan.pack.meta.spaces or and_then - 1 < sentence.start:
        return ""
    if (
        not (within or scan.has_grammar(and_then, "and"))
        or scan.tokens[and_then - 1].text not in ",，"
    ):
        return ""
    told = scan.matches_in(sentence.start, and_then, "modality", "trigger")
    if any(m.has_value("trigger", "past") for m in told):
        return ""
    ahead = [m for m in told if m.has("modality", "planned", "future")]
    return ahead[-1].entries[0].phrase if ahead else ""


def object_before(scan: Scan, speaker: list[Chunk], verb: int) -> int:
    """Where the object of a Chinese verb begins that stands before it: "对袭击表示谴责"."""
    first = max((c.end for c in speaker if c.end <= verb), default=verb)
    for i in range(verb - 1, first - 1, -1):
        if scan.tokens[i].text in ",，;；。":
            break
        match = scan.covered[i]
        if match is not None and match.start == i and scan.tokens[i].text in _OBJECT_SIGNS:
            return i
    return verb


_OBJECT_SIGNS = "对就向因"
"""Signs before what a verb behind it is about."""
