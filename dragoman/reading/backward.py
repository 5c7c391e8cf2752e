"""What "X said so" speaks of, behind what was said: "… . Lo ha detto X", "… . Así lo anunció X"."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.contentspans import is_worth, trimmed
from dragoman.reading.drafts import LONG, Progress
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def told_backward(scan: Scan, sentence: Sentence, progress: Progress) -> list[Span]:
    """What "X said so" speaks of, if no one else's cue told it: the quotation before it, or sentence."""
    spans = _sentence_before(scan, sentence)
    behind = range(max(0, sentence.start - 3), sentence.start) if spans else range(0)
    number = max((scan.quote_of[i] for i in behind), default=-1)
    if number >= 0 and scan.quotes[number].words >= LONG:
        spans = [Span(scan.quotes[number].start, scan.quotes[number].end)]
        progress.drafts = [
            d for d in progress.drafts if d.cue or not any(s.overlaps(spans[0]) for s in d.content)
        ]
    told = [s for d in progress.drafts if d.speakers for s in d.content]
    return [s for s in spans if not any(s.overlaps(o) for o in told)]


def _sentence_before(scan: Scan, sentence: Sentence) -> list[Span]:
    """What "this was announced by X" speaks of: the sentence before it, not far up."""
    if not sentence.index:
        return []
    before = scan.sentences[sentence.index - 1]
    span = trimmed(scan, before.start, before.end) if sentence.line - before.line <= 2 else None
    return [span] if span is not None and is_worth(scan, span) else []
