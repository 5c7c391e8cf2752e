"""Reported speech that stands before its verb: "X, … olduğunu söyledi", "X … diye konuştu".

Where the verb stands last, what it reports stands between the speaker and the verb, as a
nominalised clause or a quotation.  One sentence may hold several verbs of saying: participles
("… belirten X": the speaker stands behind), converbs ("… belirterek": the subject goes on) and
a finite verb, each with the content that stands between the verb before it and itself.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.model import Span
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.contentfirst_parts import UTTERANCE, report_before
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.stretches import (
    Report,
    Stretch,
    clause_of,
    opens_behind,
    stretch_behind,
    trimmed_range,
    words_of,
)
from dragoman.reading.verblast import (
    first_subject,
    head_behind,
    is_participle,
    is_subject,
    unnamed_head,
)

_TELLING = ("say", "tell", "stress", "charged", "label")
"""Kinds of verbs that report what stands before them."""


def find_reports(reader: Reader, sentence: Sentence, spoken: set[int]) -> list[Report]:
    """All reports of a sentence, in order; a sentence that ends inside a quotation has none yet."""
    scan = reader.scan
    stretch = _stretch(reader, sentence, spoken)
    matches = [
        m
        for m in scan.matches_in(stretch.start, stretch.end, "saying")
        if scan.quote_of[m.start] < 0 and _kind(m) is not None
    ]
    reports: list[Report] = []
    floor, subject = stretch.start, _NOBODY
    for match in matches:
        kind = _kind(match)
        if match.start < floor or kind is None:
            continue
        if kind == "noun":
            reports += _owned_words(scan, stretch, match, floor)
            continue
        if kind == "according":
            report = _according(scan, stretch, match, floor)
            if report is not None and match.start >= sentence.start:
                reports.append(report)
            continue
        cue, subject = _cue(scan, stretch, match, floor, subject)
        report = report_before(scan, stretch, cue, floor)
        behind = (
            stretch_behind(scan, stretch, cue) if opens_behind(scan, cue, stretch.end) else None
        )
        if behind is not None and report is not None and not clause_of(scan, report):
            report = None
        report = report or behind
        if match.start >= sentence.start:
            if report is not None:
                reports.append(report)
            if behind is not None and behind is not report:
                reports.append(behind)
        floor = max(cue.end, *(c.end for c in cue.speaker)) if cue.inverted else cue.end
        if cue.opens and is_participle(scan, match):
            floor = unnamed_head(scan, match, stretch.end) or floor
        if report is not None and report.spans:
            floor = max(floor, *(scan.token_range(s.start, s.end)[1] for s in report.spans))
        if not _goes_on(scan, match):
            subject = msgspec.structs.replace(subject, finite=True)
    return _with_channels(_rejoined(scan, reports))


def _rejoined(scan: Scan, reports: list[Report]) -> list[Report]:
    """A quotation that its cue cuts within a sentence is one: '"Bu adım" diyen X, "yol açacak" dedi'."""
    kept: list[Report] = []
    for report in reports:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.spans
            and report.spans  # what a colon announces stands in the next paragraph
            and last.form == report.form == "direct"
            and last.cue.inverted
            and last.cue.speaker == report.cue.speaker
            and scan.text[last.spans[-1].end - 1] not in ".!?…"
            and scan.text[report.spans[0].start].islower()
        ):
            last.spans += report.spans
            last.quotes += report.quotes
            continue
        kept.append(report)
    return kept


class _Subject(msgspec.Struct, frozen=True):
    """Who spoke at the verb before, and whether that verb closed its clause."""

    chunks: tuple[Chunk, ...] = ()
    finite: bool = False


_NOBODY = _Subject()


def _kind(match: Match) -> str | None:
    kinds = [e.key for e in match.entries if e.category == "saying"]
    for kind in (*_TELLING, "according", "noun"):
        if kind in kinds:
            return kind
    return None


def _stretch(reader: Reader, sentence: Sentence, spoken: set[int]) -> Stretch:
    """A sentence, from where the quotation in which it begins was introduced."""
    scan = reader.scan
    start, end = sentence.start, sentence.end
    number = scan.quote_of[start]
    if number >= 0:
        quote = scan.quotes[number]
        if number in spoken:
            start = min(scan.token_range(0, quote.close)[1], end)
        else:
            opening = scan.token_at(quote.open)
            start = min(start, scan.sentences[scan.sentence_of[opening]].start)
    last = scan.quote_of[end - 1]
    if (
        last >= 0
        and scan.quotes[last].close > scan.tokens[end - 1].end
        and not _announced(scan, start, end, last)
    ):
        # The quotation goes on: its verb of saying is still to come.
        end = min(end, scan.token_at(scan.quotes[last].open))
    first, final = (
        scan.sentence_of[start] if start < len(scan.tokens) else sentence.index,
        sentence.index,
    )
    chunks = [
        c for k in range(first, final + 1) for c in reader.of_sentence(k)
        if c.quoted < 0 and start <= c.start and c.end <= end
    ]  # fmt: skip
    return Stretch(start=start, end=max(end, start), chunks=chunks)


def _announced(scan: Scan, start: int, end: int, quote: int) -> bool:
    """Whether a verb of saying and a colon stand before the quotation ("şunları söyledi: …")."""
    opening = scan.token_at(scan.quotes[quote].open)
    return start < opening <= end and scan.tokens[opening - 1].text == ":"


def _owned_words(scan: Scan, stretch: Stretch, match: Match, floor: int) -> list[Report]:
    """ "X'in “…” sözleri": the quotation between an owner and the noun for his words."""
    quotes = [
        n for n, q in enumerate(scan.quotes) if scan.token_range(0, q.close)[1] == match.start
    ]
    if not quotes or scan.quotes[quotes[0]].words < UTTERANCE:
        return []
    quote = scan.quotes[quotes[0]]
    opening = scan.token_at(quote.open)
    able = [
        c for c in stretch.chunks
        if c.possessive and c.kind in ANIMATE and floor <= c.start and 0 <= opening - c.end <= 3
    ]  # fmt: skip
    if not able:
        return []
    cue = Cue(saying="say", start=match.start, end=match.end, speaker=[able[-1]])
    span = Span(quote.start, quote.end)
    return [Report(cue=cue, spans=[span], form="direct", quotes=quotes[:1])]


def _goes_on(scan: Scan, match: Match) -> bool:
    """Whether the sentence goes on with the same subject behind a verb that is not finite."""
    pattern = scan.pack.meta.converb
    norm = scan.tokens[match.end - 1].norm
    return is_participle(scan, match) or (bool(pattern) and ends_in(norm, pattern))


def _cue(
    scan: Scan, stretch: Stretch, match: Match, floor: int, last: _Subject
) -> tuple[Cue, _Subject]:
    """The cue of `match` with its speaker, and who goes on as subject behind it."""
    cue = Cue(saying=_kind(match) or "say", start=match.start, end=match.end)
    if is_participle(scan, match):
        head = head_behind(scan, stretch.chunks, match)
        if head is not None:
            cue.speaker, cue.inverted = [head], True
            return cue, _Subject((head,))
        if cue.saying == "say" and unnamed_head(scan, match, stretch.end) is not None:
            cue.opens = True
            return cue, _NOBODY
        cue.saying = "none"
        return cue, last
    here = [c for c in stretch.chunks if floor <= c.start and c.end <= match.start]
    subjects = [c for c in here if is_subject(scan, c)]
    if last.chunks and not (last.finite and subjects and _contrasts(scan, subjects[0], floor)):
        cue.speaker, cue.elided = list(last.chunks), True
        return cue, last
    if _in_passive(scan, match):
        cue.speaker = _issuers(scan, here, match)
        return cue, _Subject()
    if subjects:
        cue.speaker = _tied(stretch.chunks, first_subject(scan, subjects))
    elif not _unnamed(scan, floor, match.start):
        cue.opens = True
    return cue, _Subject(tuple(cue.speaker))


def _contrasts(scan: Scan, chunk: Chunk, floor: int) -> bool:
    """Whether a new subject takes over behind a finite verb: it opens the clause."""
    words = [i for i in range(floor, chunk.start) if scan.tokens[i].is_word]
    return all(
        scan.is_category(i, "grammar") or i in scan.date_tokens or scan.is_category(i, "modality")
        for i in words
    )


def _issuers(scan: Scan, here: list[Chunk], match: Match) -> list[Chunk]:
    """Whose statement says so: "Kremlin'den yapılan açıklamada … bildirildi", "bakanlığın açıklamasında"."""
    for said in scan.matches_in(here[0].start if here else match.start, match.start, "saying"):
        if said.entry("saying") is None or (
            said.entries[0].key != "noun" and not any(e.key == "noun" for e in said.entries)
        ):
            continue
        for chunk in reversed(here):
            issues = chunk.slot in ("from", "by") or chunk.possessive
            able = chunk.kind in (*ANIMATE, "capital", "agency")
            if chunk.end <= said.start and issues and able and said.start - chunk.end <= 6:
                return [chunk]
    return []


def _in_passive(scan: Scan, match: Match) -> bool:
    """ "It was said": only the issuer of a statement can be whose words they are."""
    return scan.pack.meta.passive_voice != "" and ends_in(
        scan.tokens[match.end - 1].norm, scan.pack.meta.passive_voice
    )


def _unnamed(scan: Scan, start: int, end: int) -> bool:
    """Whether a noun in the plural stands there as subject ("diplomatlar … söyledi")."""
    pattern = scan.pack.meta.plural_subject
    return bool(pattern) and any(
        scan.quote_of[i] < 0 and scan.tokens[i].is_word
        and re.fullmatch(pattern, scan.tokens[i].norm) is not None
        for i in range(start, end)
    )  # fmt: skip


def _tied(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    last = i
    while last + 1 < len(chunks) and chunks[last + 1].joined and is_like(chunks[last + 1]):
        last += 1
    return chunks[i : last + 1]


def is_like(chunk: Chunk) -> bool:
    """Whether a chunk may speak beside the one before it."""
    return chunk.kind in ANIMATE and not chunk.slot and not chunk.possessive


def _according(scan: Scan, stretch: Stretch, match: Match, floor: int) -> Report | None:
    """ "X'e göre …", "X'in açıklamasına göre …": what follows up to the end of the sentence."""
    before = [c for c in stretch.chunks if floor <= c.start and c.end <= match.start]
    able = [
        c for c in before if c.kind in (*ANIMATE, "agency", "capital") and match.start - c.end <= 4
    ]
    if not able:
        return None
    speaker = able[-1]
    gap = match.start - speaker.end
    if scan.has_grammar_in(speaker.end, match.start, "source"):
        return None  # "Dışişleri kaynaklarından alınan bilgiye göre": no one named speaks
    if gap > 1 and not (speaker.possessive or _qualifies_statement(scan, speaker, match)):
        return None
    cue = Cue(saying="according", start=match.start, end=match.end, speaker=[speaker])
    span = trimmed_range(scan, match.end, stretch.end)
    if span is None or words_of(scan, span) < 3:
        return None
    inside = [n for n, q in enumerate(scan.quotes) if span.start <= q.start and q.end <= span.end]
    return Report(cue=cue, spans=[span], form="mixed" if inside else "indirect", quotes=inside)


def _qualifies_statement(scan: Scan, speaker: Chunk, match: Match) -> bool:
    return any(scan.is_category(i, "saying") for i in range(speaker.end, match.start + 1))


def _with_channels(reports: list[Report]) -> list[Report]:
    """An agency is the channel of what others say in the same sentence."""
    kept = []
    for report in reports:
        speaker = report.cue.speaker
        if speaker and all(c.kind == "agency" or c.institution == "state media" for c in speaker):
            for other in reports:
                if other is not report and other.cue.via is None:
                    other.cue.via = speaker[0].key or "state media"
            continue
        kept.append(report)
    return kept
