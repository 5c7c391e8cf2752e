"""What a verb of saying that stands last reports: its quotations, its clause, and where it begins."""

from __future__ import annotations

import re

from dragoman.language.tokens import ends_in
from dragoman.model import Span
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan
from dragoman.reading.stretches import (
    Report,
    Stretch,
    past_setting,
    trimmed_range,
    words_of,
)

_CARRYING = ("charged", "label")
"""Verbs that are part of what is said: "toplantıyı “gösteri” olarak nitelendirdi"."""


def report_before(scan: Scan, stretch: Stretch, cue: Cue, floor: int) -> Report | None:
    """What `cue` reports of the words of `stretch` from token `floor` on, or nothing."""
    if cue.saying == "none":
        return None
    start = floor
    own = [c for c in cue.speaker if not cue.inverted and floor <= c.start and c.end <= cue.start]
    if own:
        start = own[-1].end
    quotes = [
        n for n, q in enumerate(scan.quotes)
        if scan.tokens[start].start <= q.open + 1 and q.close <= scan.tokens[cue.start].start + 1
    ]  # fmt: skip
    quotes = [n for n in quotes if scan.quotes[n].words > 0]
    carried = cue.saying in _CARRYING
    if quotes and (not carried or _utters(scan, quotes[-1])):
        adjoining = _adjoining(scan, quotes, cue)
        if adjoining and not _embedded(scan, start, adjoining):
            spans = [Span(scan.quotes[n].start, scan.quotes[n].end) for n in adjoining]
            return Report(cue=cue, spans=spans, form="direct", quotes=adjoining)
    end = cue.end if carried else cue.start
    begin = past_setting(scan, start, cue.start, quotes)
    span = trimmed_range(scan, begin, end)
    if span is None or words_of(scan, span) < (3 if carried else 2):
        return None
    if cue.saying == "say" and _is_setting(scan, span):
        return None
    inside = [n for n in quotes if span.start <= scan.quotes[n].start]
    if cue.saying == "label" and not inside:
        return None  # "ziyareti başarılı olarak değerlendirdi" quotes nobody
    return Report(cue=cue, spans=[span], form="mixed" if inside else "indirect", quotes=inside)


UTTERANCE = 4
"""Words from which a quotation is all that is said: "“Birlikte yükselelim …” çağrısında bulundu"."""


def _utters(scan: Scan, number: int) -> bool:
    """Whether a quotation is a sentence of its own, and no term of what is told of it."""
    quote = scan.quotes[number]
    return quote.words >= UTTERANCE and scan.text[quote.start].isupper()


def _is_setting(scan: Scan, span: Span) -> bool:
    """Whether a stretch only tells where it was said: "kararı Lima'da bir toplantıda duyurdu"."""
    last = scan.token_range(span.start, span.end)[1] - 1
    match = scan.covered[last]
    held = match is not None and match.entry("trigger") is not None
    return held and ends_in(scan.tokens[last].norm, scan.pack.meta.setting)


def _embedded(scan: Scan, start: int, quotes: list[int]) -> bool:
    """Whether the quotation is the end of a clause that began before it ("ziyaretin "…" olduğunu")."""
    quote = scan.quotes[quotes[-1]]
    first, last = scan.token_range(quote.start, quote.end)
    verb = next(
        (scan.tokens[i] for i in range(last - 1, first - 1, -1) if scan.tokens[i].is_word), None
    )
    if verb is None or not ends_in(verb.norm, scan.pack.meta.nominal):
        return False
    opening = scan.token_range(scan.quotes[quotes[0]].start, quote.end)[0]
    if not scan.tokens[opening].text[0].islower():
        return False
    before = past_setting(scan, start, scan.token_at(scan.quotes[quotes[0]].open), [])
    return any(scan.tokens[i].is_word for i in range(before, opening))


def _adjoining(scan: Scan, quotes: list[int], cue: Cue) -> list[int]:
    """The quotations right before the verb, with nothing of weight between them and it."""
    after = scan.token_range(0, scan.quotes[quotes[-1]].close)[1]
    between = [i for i in range(after, cue.start) if scan.tokens[i].is_word]
    if any(not scan.is_category(i, "grammar") for i in between):
        return []
    if scan.quotes[quotes[-1]].words < 2:
        return []
    found = [quotes[-1]]
    for n in reversed(quotes[:-1]):
        gap = scan.text[scan.quotes[n].close : scan.quotes[found[0]].open]
        if len(re.findall(r"\w+", gap)) > 1:
            break
        found.insert(0, n)
    return found
