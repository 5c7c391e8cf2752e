"""The stretch of words before a cue that is its content."""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.model import Span
from dragoman.reading.chunk import Chunk
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan

_TRIM = " \t\n,;:–—-\u00a0.。!?…"


class Report(msgspec.Struct, kw_only=True):
    """What one cue reports; `spans` is empty where the words only follow in the next lines."""

    cue: Cue
    spans: list[Span]
    form: str
    quotes: list[int] = []


class Stretch(msgspec.Struct, kw_only=True):
    """The tokens that one reading of a sentence looks at, with the noun phrases in them."""

    start: int
    end: int
    chunks: list[Chunk]


def clause_of(scan: Scan, report: Report) -> bool:
    """Whether what stands before the verb is a clause of its own ("… karşı olduklarını söyledi: …")."""
    if report.form == "direct" or report.cue.saying == "charged":
        return True
    last = scan.token_range(report.spans[-1].start, report.spans[-1].end)[1] - 1
    return ends_in(scan.tokens[last].norm, scan.pack.meta.nominal)


def opens_behind(scan: Scan, cue: Cue, end: int) -> bool:
    """Whether a colon or "ki" behind the verb announces the words."""
    if cue.end >= end:
        return False
    match = scan.covered[cue.end]
    return scan.tokens[cue.end].text == ":" or (match is not None and match.has("grammar", "that"))


def stretch_behind(scan: Scan, stretch: Stretch, cue: Cue) -> Report | None:
    start = cue.end + 1
    if start >= stretch.end:
        return Report(cue=cue, spans=[], form="direct")
    number = scan.quote_of[start] if scan.quote_of[start] >= 0 else -1
    if number < 0 and start + 1 < len(scan.tokens):
        number = scan.quote_of[start + 1]
    if number >= 0:
        quote = scan.quotes[number]
        return Report(cue=cue, spans=[Span(quote.start, quote.end)], form="direct", quotes=[number])
    span = trimmed_range(scan, start, stretch.end)
    return (
        Report(cue=cue, spans=[span], form="indirect")
        if span and words_of(scan, span) > 2
        else None
    )


def past_setting(scan: Scan, start: int, end: int, quotes: list[int]) -> int:
    """Behind where and when it was said: "yaptığı açıklamada, …", "düzenlenen basın toplantısında …"."""
    pattern = scan.pack.meta.setting
    if quotes:
        end = min(end, scan.token_at(scan.quotes[quotes[0]].open))
    begin = start
    while begin < end and (not scan.tokens[begin].is_word or _is_small(scan, begin)):
        begin += 1
    if not pattern:
        return begin
    for match in scan.matches_in(begin, min(end, begin + 25), "saying", "trigger"):
        said = match.has("saying", "noun")
        held = match.has_value("trigger", "noun")
        if not ends_in(scan.tokens[match.end - 1].norm, pattern) and not held:
            continue
        if held and (behind := _past_own(scan, begin, match, end)):
            return behind
        comma = match.end < end and scan.tokens[match.end].text == ","
        told = ends_in(scan.tokens[match.end - 1].norm, pattern)
        if told and (said or (held and comma)):
            return match.end + 1 if comma else match.end
    return begin


def _past_own(scan: Scan, begin: int, noun: Match, end: int) -> int:
    """Past the speaker's own talks with somebody: "Y ile görüşmesinde", "Y ile görüşmesinin ardından"."""
    partner = any(
        (found := scan.entry(i, "postposition")) is not None and found.key == "with"
        for i in range(begin, noun.start)
    ) or any(scan.tokens[i].text[0] in "'’" for i in range(begin, noun.start))
    word = scan.tokens[noun.end - 1].norm
    if not partner or not noun.has("trigger", "meeting", "call", "negotiation"):
        return 0
    if re.search("s[ıi]nd[ae]$", word):
        return noun.end
    behind = scan.tokens[noun.end].norm if noun.end < end else ""
    after = re.search("s[ıi]n[ıi]n$", word) and re.search("[ıiuü]nd[ae]n?$", behind)
    return noun.end + 1 if after else 0


def _is_small(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return (
        match is not None
        and match.end - match.start == 1
        and match.has("grammar", "adverb", "but", "and")
    )


def trimmed_range(scan: Scan, start: int, end: int) -> Span | None:
    if start >= end:
        return None
    first, last = scan.tokens[start].start, scan.tokens[end - 1].end
    while first < last and scan.text[first] in _TRIM:
        first += 1
    while last > first and scan.text[last - 1] in _TRIM:
        last -= 1
    return Span(first, last) if last > first else None


def words_of(scan: Scan, span: Span) -> int:
    first, last = scan.token_range(span.start, span.end)
    return sum(scan.tokens[i].is_word and i not in scan.date_tokens for i in range(first, last))
