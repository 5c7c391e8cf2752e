"""What is said in the perfect of a language whose participle closes the clause: "X hat … verurteilt"."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.contentspans import is_worth, trimmed
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def said_in_perfect(
    scan: Scan, sentence: Sentence, cue: Cue, bounds: tuple[int, Span | None]
) -> Span | None:
    """What stands between the auxiliary, or the subject behind it, and the participle of a cue.

    A verb that carries a part of the content stays in it.  `bounds` are the first token that
    belongs to the cue's report and what stands behind the participle, such as an infinitive.
    """
    floor, behind = bounds
    if cue.inverted or cue.saying not in ("say", "stress", "charged"):
        return None
    auxiliary = _auxiliary(scan, sentence, cue, floor)
    if auxiliary < 0 or (cue.saying != "charged" and behind is not None and is_worth(scan, behind)):
        return None
    start = auxiliary + 1
    if not cue.elided:
        start = max([start, *(c.end for c in cue.speaker if c.end <= cue.start)])
    while start < cue.start and _only_sets(scan, start):
        start += 1
    if start >= cue.start or scan.tokens[start].text == ",":
        return None
    span = trimmed(scan, start, cue.end if cue.saying == "charged" else cue.start)
    if span is None:
        return None
    if cue.saying == "charged" and behind is not None:
        span = Span(span.start, max(span.end, behind.end))
    return span if is_worth(scan, span) else None


def said_before(scan: Scan, sentence: Sentence, cue: Cue, floor: int) -> Span | None:
    """What stands before "…, hatte X am Freitag gesagt": a clause in the mood of reported speech."""
    if cue.saying not in ("say", "stress"):
        return None
    auxiliary = _auxiliary(scan, sentence, cue, floor)
    if auxiliary <= floor or scan.tokens[auxiliary - 1].text != ",":
        return None
    if not any(auxiliary < c.start < cue.start for c in cue.speaker):
        return None
    span = trimmed(scan, floor, auxiliary - 1)
    told = any(scan.in_subjunctive(i) for i in range(floor, auxiliary))
    return span if span is not None and told and is_worth(scan, span) else None


def _auxiliary(scan: Scan, sentence: Sentence, cue: Cue, floor: int) -> int:
    """The token of "hat" before a participle that closes its clause; -1 without one."""
    have = scan.pack.meta.auxiliaries.get("have", ())
    before, end = cue.start - 1, cue.end
    if not have or before <= floor or not scan.tokens[before].is_word:
        return -1
    goes_on = end < sentence.end and scan.tokens[end].is_word
    if goes_on and not scan.has_grammar(end, "and", "but"):
        return -1
    for i in range(before, max(floor, sentence.start) - 1, -1):
        if scan.quote_of[i] >= 0:
            continue
        if scan.tokens[i].text in ";:":
            return -1
        # "… den Mann, der ihn verletzt hat, kritisiert": that of a relative clause.
        if scan.tokens[i].norm in have and scan.tokens[i + 1].is_word:
            return i
    return -1


def _only_sets(scan: Scan, i: int) -> bool:
    """Whether a token tells when or how it was said: "hat am Montag erneut …"."""
    if i in scan.date_tokens or scan.has_grammar(i, "adverb"):
        return not scan.has_grammar(i, "reflexive")
    return scan.tokens[i].text.islower() and i + 1 in scan.date_tokens
