"""Statements: versions of one utterance, aligned across reports and languages."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.language.sounds import script
from dragoman.model import Copy, Document, Reading, RecordedStatement, Span, StatementVersion
from dragoman.record import ids, marks, renderings
from dragoman.record.clusters import constrained
from dragoman.record.events import span
from dragoman.record.portrait import words

# Share of the shorter wording's rare words that the other has: versions of one utterance within
# a language share more than half of them, other utterances on one occasion less than a third.
_SAME_WORDS = 0.5
_FEWEST = 4
"""A wording of fewer words than this is too short to be told from another by its words."""
_DAYS = 4
_COVERED = 0.5
"""Share of a wording that must lie in the aligned passage of a translation."""


class Said(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One statement of one reading, its speaker resolved."""

    version: tuple[str, int]
    speaker: str
    story: str | None
    day: str | None
    language: str | None
    words: dict[str, int]
    spans: tuple[Span, ...]


def said(
    document: Document, reading: Reading, speaker_of: Mapping[str, str], story: str | None
) -> list[Said]:
    """The statements of one reading as they are compared."""
    out = []
    for index, statement in enumerate(reading.statements):
        text = " ".join(part.of(document.text) for part in statement.content)
        out.append(
            Said(
                version=(document.id, index),
                speaker="; ".join(
                    speaker_of.get(name.strip(), name.strip())
                    for name in statement.speaker.split(";")
                ),
                story=story,
                day=document.published,
                language=document.language,
                words=words(text),
                spans=statement.content,
            )
        )
    return out


def cluster(
    statements: Sequence[Said], copies: Sequence[Copy], documents: Mapping[str, Document]
) -> list[list[Said]]:
    """Statements grouped into utterances: one speaker, one occasion, the same words, the same
    passage of a translation, or the same things told in two languages."""
    ordered = sorted(statements, key=lambda s: s.version)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, statement in enumerate(ordered):
        blocks[statement.speaker, statement.story or statement.version[0]].append(i)
    edges: dict[tuple[int, int], float] = {}
    for _, members in sorted(blocks.items()):
        _within(ordered, members, edges)
        _rendered(ordered, members, documents, edges)
    _translated(ordered, copies, edges)

    def apart(a: list[int], b: list[int]) -> bool:
        return bool({ordered[i].version[0] for i in a} & {ordered[i].version[0] for i in b})

    groups = constrained(range(len(ordered)), edges, apart)
    return [[ordered[i] for i in group] for group in groups]


def _within(
    ordered: Sequence[Said], members: Sequence[int], edges: dict[tuple[int, int], float]
) -> None:
    """Pairs of one speaker and story whose words agree, weighed by rarity in this company."""
    df = Counter(word for i in members for word in ordered[i].words)
    worded = {i: ordered[i].words for i in members}
    for i, j in sorted(sharing(worded, _SAME_WORDS, df)):
        a, b = ordered[i], ordered[j]
        if a.version[0] == b.version[0] or not _near(a.day, b.day):
            continue
        score = overlap(a.words, b.words, df)
        if score >= _SAME_WORDS:
            edges[i, j] = score


def _rendered(
    ordered: Sequence[Said],
    members: Sequence[int],
    documents: Mapping[str, Document],
    edges: dict[tuple[int, int], float],
) -> None:
    """Pairs of one speaker and story in two languages that tell the same (see `renderings`)."""
    if len({ordered[i].language for i in members}) < 2:
        return
    found = {doc: marks.find(documents[doc]) for doc in {ordered[i].version[0] for i in members}}
    told = {}
    for i in members:
        document, spans = ordered[i].version[0], ordered[i].spans
        what = renderings.kept(documents[document], spans, found[document])
        told[i] = (document, ordered[i].language, what)
    for (i, j), score in renderings.pairs(told).items():
        if _near(ordered[i].day, ordered[j].day):
            # Less sure than equal words or an aligned passage: these are joined first.
            edges.setdefault((i, j), min(0.45, 0.1 * score))


def sharing(
    worded: Mapping[int, Mapping[str, int]], share: float, df: Mapping[str, int]
) -> set[tuple[int, int]]:
    """All pairs whose `overlap` may reach `share`, and few others.

    What reaches it has one of the shorter wording's heaviest words, those
    without which less than `share` of its weight is left (prefix filtering,
    Chaudhuri, Ganti and Kaushik 2006): so it is enough to look for these.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, words_of in worded.items():
        for word in words_of:
            holders[word].append(i)
    pairs: set[tuple[int, int]] = set()
    for i, words_of in worded.items():
        heaviest = sorted(words_of, key=lambda w: (-_weight(w, df), len(holders[w]), w))
        left = sum(_weight(word, df) for word in heaviest)
        least = share * left - 1e-9
        for word in heaviest:
            if left < least:
                break
            pairs.update((i, j) if i < j else (j, i) for j in holders[word] if i != j)
            left -= _weight(word, df)
    return pairs


def _weight(word: str, df: Mapping[str, int]) -> float:
    heavy = 0.3 if len(word) < 4 and script(word) != "han" else 1.0
    return heavy / math.sqrt(math.sqrt(1 + df.get(word, 0)))


def overlap(a: Mapping[str, int], b: Mapping[str, int], df: Mapping[str, int]) -> float:
    """Share of the shorter wording's weight that the other wording has."""
    if min(len(a), len(b)) < _FEWEST:
        return 1.0 if a == b else 0.0
    if max(sum(a.values()), sum(b.values())) > 6 * min(sum(a.values()), sum(b.values())):
        return 0.0

    shared = sum(_weight(w, df) for w in a if w in b)
    return shared / min(sum(_weight(w, df) for w in a), sum(_weight(w, df) for w in b))


def _near(a: str | None, b: str | None) -> bool:
    return (
        not a
        or not b
        or abs(span(a)[0] - span(b)[0]) <= _DAYS + (28 if len(a) < 10 or len(b) < 10 else 0)
    )


def _translated(
    ordered: Sequence[Said], copies: Sequence[Copy], edges: dict[tuple[int, int], float]
) -> None:
    """Pairs of one speaker that stand in aligned passages of a text and its copy or translation."""
    spoken = [(s.version[0], s.spans) for s in ordered]
    for (i, j), share in aligned(spoken, copies):
        if ordered[i].speaker == ordered[j].speaker:
            edges[i, j] = max(edges.get((i, j), 0.0), share)


def aligned(
    passages: Sequence[tuple[str, Sequence[Span]]], copies: Sequence[Copy]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of passages (document and spans), by place, that stand in one aligned passage of a text
    and its copy or translation, with how much of both lies within it."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for i, (document, _) in enumerate(passages):
        by_document[document].append(i)
    for copy in copies:
        for passage in copy.passages:
            for i in by_document.get(copy.document, ()):
                inside = _share(passages[i][1], passage.copy)
                if inside < _COVERED:
                    continue
                for j in by_document.get(copy.of, ()):
                    other = _share(passages[j][1], passage.of)
                    if other >= _COVERED:
                        yield (min(i, j), max(i, j)), (inside + other) / 2


def _share(spans: Sequence[Span], passage: Span) -> float:
    total = sum(s.end - s.start for s in spans)
    inside = sum(max(0, min(s.end, passage.end) - max(s.start, passage.start)) for s in spans)
    return inside / total


def describe(
    group: Sequence[Said],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    event_of: Mapping[tuple[str, int], str],
    named: Mapping[tuple[str, str], str],
) -> RecordedStatement:
    """One recorded statement from all its versions."""
    anchor = min(group, key=lambda s: (s.day or "9999", s.version))
    versions = []
    events, addressees, topics = Counter[str](), Counter[str](), set[str]()
    for item in sorted(group, key=lambda s: s.version):
        document, index = item.version
        statement = readings[document].statements[index]
        versions.append(StatementVersion(document=document, index=index, form=statement.form,
                                         content=statement.content, via=statement.via))  # fmt: skip
        topics.update(statement.topics)
        if statement.event is not None and (document, statement.event) in event_of:
            events[event_of[document, statement.event]] += 1
        if statement.addressee:
            who = statement.addressee
            addressees[named.get((document, who), who)] += 1
    return RecordedStatement(
        id=ids.statement(*anchor.version),
        speaker=anchor.speaker,
        versions=tuple(versions),
        event=_most(events),
        addressee=_most(addressees),
        topics=tuple(sorted(topics)),
    )


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda k: (-counted[k], k)) if counted else None
