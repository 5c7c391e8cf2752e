"""Statements in the making, and what the sentences read so far leave to the next."""

from __future__ import annotations

import msgspec

from dragoman.model import Span
from dragoman.reading.candidate import Reader
from dragoman.reading.cue import Cue
from dragoman.reading.frames import persons
from dragoman.reading.quotes import Quote
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

LONG = 5
"""Words from which a quotation is speech rather than a borrowed term."""


class Draft(msgspec.Struct, kw_only=True):
    """A statement in the making."""

    speakers: tuple[int, ...]
    form: str
    content: list[Span]
    cue: Span | None
    sentence: int
    addressee: int = -1
    via: str | None = None
    event: int | None = None


class Progress(msgspec.Struct, kw_only=True):
    """What the sentences so far leave to the next: the drafts, and quotations already given."""

    drafts: list[Draft] = []
    spoken: set[int] = set()
    """Quotations that already have a speaker."""
    announced: tuple[int, tuple[int, ...]] = (-9, ())
    """A sentence that ends by announcing someone's words, and who that is."""


def quotes_of(scan: Scan, sentence: Sentence) -> list[int]:
    if not scan.quotes:
        return []
    return sorted({*scan.quote_of[sentence.start : sentence.end]} - {-1})


def speakers_of(reader: Reader, cue: Cue) -> tuple[int, ...]:
    return cue.actors or tuple(persons(reader.casting, cue.speaker))


def distance_to(scan: Scan, cue: Cue, quote: Quote) -> int:
    at = scan.token_at(quote.start)
    return min(abs(cue.start - at), abs(cue.end - scan.token_at(quote.end)))


def claim_spans(progress: Progress, spans: list[Span], speakers: tuple[int, ...]) -> None:
    """A quotation that ran over several sentences belongs to the cue at its end."""
    for draft in progress.drafts:
        if any(a.overlaps(b) for a in draft.content for b in spans):
            draft.speakers = speakers


def claim_before(
    reader: Reader, sentence: Sentence, progress: Progress, speakers: tuple[int, ...]
) -> None:
    """Open quotations just before, in the same paragraph, without a speaker of their own."""
    for draft in reversed(progress.drafts):
        if draft.speakers or draft.sentence < sentence.index - 3:
            break
        draft.speakers = speakers


def is_nobody(reader: Reader, draft: Draft) -> bool:
    """Whether only someone without a name speaks, of whom an office says no more ("an official")."""
    casts = [reader.casting.actors[i] for i in draft.speakers]
    unnamed = reader.scan.pack.meta.unnamed_offices
    return bool(unnamed) and all(not c.named and c.office in unnamed for c in casts)


def told_already(progress: Progress, speakers: tuple[int, ...], spans: list[Span]) -> bool:
    """Whether the last statement holds `spans`; it takes them over where they hold it instead.

    "Er habe betont, man „…“, schrieb X weiter" is said once.
    """
    last = progress.drafts[-1] if progress.drafts else None
    if last is None or last.speakers != speakers:
        return False
    if _hold(last.content, spans):
        return True
    if _hold(spans, last.content):
        last.content, last.form = spans, "mixed"
        return True
    return False


def _hold(wide: list[Span], narrow: list[Span]) -> bool:
    return all(any(w.start <= n.start and n.end <= w.end for w in wide) for n in narrow)
