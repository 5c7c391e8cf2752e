"""Cues of languages whose verbs stand last, but before the clause they report (Persian).

"X … گفت که …", "X با بیان اینکه …، گفت: …": a clause or a quotation stands behind the verb of
saying, and its subject is what opens the clause.  A noun phrase that is reported stands before the
verb: "X بر ضرورت … تأکید کرد", "X … را محکوم کرد".  The genitive is not written, so a name behind a
noun ("سفر پوتین") is told from a subject by its place alone.
"""

from __future__ import annotations

from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.cue import Cue, SayingVerb, with_coordinated
from dragoman.reading.scan import Scan

_REACH = 8
"""Tokens between the subject of a second report of a sentence and its verb."""
_CLAUSE = 2
"""Tokens that a reported noun phrase has at least."""
_CLOSING = ".!?؟؛;…"
_OPENING = ',،؛;:–—-()«»"”“'


def verb_last(at: SayingVerb) -> Cue:
    """The cue of a verb of saying that stands last in its clause, with its speaker."""
    scan, cues = at.scan, at.cues
    cue = Cue(saying="say" if at.saying == "quoted" else at.saying, start=at.match.start, end=at.match.end)  # fmt: skip
    floor = max((max(c.end, c.right) for c in cues), default=at.sentence.start)
    able = [c for c in at.before() if c.start >= floor and c.kind != "agency"]
    told = [c for c in cues if c.saying != "according"]
    if told:
        subject = _second_subject(at, able)
        if subject is None:
            cue.speaker, cue.elided = told[-1].speaker, True
            cue.opens = not cue.speaker
    else:
        subject = _first_subject(scan, able)
        cue.opens = subject is None and not _is_unnamed(at)
    if subject is not None:
        cue.speaker = with_coordinated(at.chunks, subject)
    if _closes_clause(at):
        first = _reported_from(at, max(floor, subject.end if subject is not None else floor))
        if at.match.start - first >= _CLAUSE:
            cue.reported_from = first
    return cue


def _first_subject(scan: Scan, able: list[Chunk]) -> Chunk | None:
    """Whoever opens a clause, else the first person, else the first body."""
    opening = [c for c in able if _opens(scan, c)]
    people = [c for c in opening if c.kind in HUMAN]
    if people or opening:
        first = opening[0]
        if first.kind not in HUMAN and people and not _is_beside(scan, first, people[0]):
            first = people[0]
        return first
    return next((c for c in able if c.kind in HUMAN), able[0] if able else None)


def _is_beside(scan: Scan, first: Chunk, second: Chunk) -> bool:
    """Whether no mark stands between two chunks, so that the first is still the subject."""
    return not scan.has_mark(first.end, second.start, _OPENING)


def _second_subject(at: SayingVerb, able: list[Chunk]) -> Chunk | None:
    """A new subject behind the report before: "… و Y نیز افزود"; None where the first goes on."""
    for chunk in able:
        near = at.match.start - chunk.end <= _REACH
        if near and chunk.kind in HUMAN and _opens(at.scan, chunk) and chunk.start > at.floor:
            return chunk
    return None


def _opens(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk stands where a clause opens: behind a mark, a time or a small word."""
    i = chunk.start - 1
    if i < 0 or scan.sentence_of[i] != chunk.sentence:
        return True
    return (
        scan.tokens[i].text[0] in _OPENING
        or i in scan.date_tokens
        or scan.has_grammar(i, "and", "but", "adverb", "because")
    )


def _is_unnamed(at: SayingVerb) -> bool:
    """Whether someone without a name may be the subject: the clause opens with a noun phrase."""
    scan, i = at.scan, at.sentence.start
    while i < at.match.start and (
        i in scan.date_tokens or scan.has_grammar(i, "and", "but", "adverb")
    ):
        i += 1
    if any(scan.has_grammar(k, "source") for k in range(at.sentence.start, at.match.start)):
        return True
    return i < at.match.start and not scan.is_category(i, "marker", "saying")


def _closes_clause(at: SayingVerb) -> bool:
    """Whether nothing that is reported follows the verb."""
    scan, i = at.scan, at.match.end
    if i >= at.sentence.end or scan.tokens[i].text[0] in _CLOSING:
        return True
    if scan.has_grammar(i, "and"):
        return True
    return at.saying in ("charged", "stress") and scan.tokens[i].text in ",،"


def _reported_from(at: SayingVerb, floor: int) -> int:
    """First token of the noun phrase that is reported: behind the setting that a comma closes."""
    scan, first = at.scan, floor
    for i in range(floor, at.match.start - _CLAUSE):
        if scan.tokens[i].text in ",،" and scan.quote_of[i] < 0:
            first = i + 1
    while first < at.match.start and (
        first in scan.date_tokens
        or scan.has_grammar(first, "adverb", "and", "but")
        or (not scan.tokens[first].is_word and scan.tokens[first].text not in '«"“')
    ):
        first += 1
    return first
