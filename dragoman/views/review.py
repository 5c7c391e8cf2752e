"""Doubtful decisions with both sides open: what each is, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dragoman.model import (
    Conflict,
    Copy,
    Document,
    Judgement,
    Reading,
    RecordedActor,
    RecordedEvent,
    Span,
)
from dragoman.model.doubt import Doubt
from dragoman.views.origins import source_name
from dragoman.views.passages import Passage, passage
from dragoman.views.timeline import Line, line

_REPORTS = 3
"""Reports of one side that are opened."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of one report."""

    document: str
    source: str
    language: str | None
    published: str | None
    found: Passage


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: `facts` are short texts that tell it, `line` an event as a timeline has it."""

    id: str
    title: str
    reports: int
    state: str | None = None
    facts: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    line: Line | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One doubtful decision, to be answered yes (they are one; it is a copy), no, or unsure."""

    doubt: Doubt
    one: Side
    other: Side
    why: tuple[str, ...] = ()


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """Questions, the closest to the threshold first, and how many there are by topic."""

    questions: tuple[Question, ...]
    topics: dict[str, int]


class Judgements(msgspec.Struct, frozen=True, kw_only=True):
    """Some of what people decided, the last first: how many judgements there are in all, which of
    these stand, and all that cannot be followed."""

    judgements: tuple[Judgement, ...]
    total: int
    standing: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """What questions are opened from, each by id; copies by the pair."""

    actors: Mapping[str, RecordedActor]
    events: Mapping[str, RecordedEvent]
    copies: Mapping[tuple[str, str], Copy]
    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]


def reports_of(thing: RecordedActor | RecordedEvent) -> list[str]:
    """The reports that a side is shown with."""
    if isinstance(thing, RecordedActor):
        return list(thing.documents[:_REPORTS])
    return list(dict.fromkeys(a.document for a in thing.accounts))[:_REPORTS]


def question(doubt: Doubt, known: Open) -> Question | None:
    """`doubt` with both sides open; None if one of them is no longer in the record."""
    if doubt.topic == "copy":
        return _of_copies(doubt, known)
    table: Mapping[str, RecordedActor | RecordedEvent]
    table = known.actors if doubt.topic == "actor" else known.events
    one, other = table.get(doubt.one), table.get(doubt.other)
    if one is None or other is None:
        return None
    return Question(doubt=doubt, one=_side(one, known), other=_side(other, known))


def _side(thing: RecordedActor | RecordedEvent, known: Open) -> Side:
    if isinstance(thing, RecordedActor):
        offices = dict.fromkeys(office.office for office in thing.offices)
        names = dict.fromkeys(name.text for name in thing.names if name.text != thing.name)
        return Side(
            id=thing.id,
            title=thing.name,
            reports=len(thing.documents),
            state=thing.state,
            facts=(*list(offices)[:4], *list(names)[:6]),
            words=tuple(_mentioned(thing, known)),
        )
    return Side(
        id=thing.id,
        title=thing.kind,
        reports=len(thing.accounts),
        words=tuple(_evidence(thing, known)),
        line=line(thing, known.actors),
    )


def _mentioned(actor: RecordedActor, known: Open) -> Iterable[Words]:
    names = {name.text for name in actor.names}
    for id in reports_of(actor):
        document, reading = known.documents.get(id), known.readings.get(id)
        if document is None or reading is None:
            continue
        spans = [a.mentions[0] for a in reading.actors if a.name in names]
        if spans:
            yield _words(document, min(spans, key=lambda span: span.start))


def _evidence(event: RecordedEvent, known: Open) -> Iterable[Words]:
    shown = set(reports_of(event))
    for account in event.accounts:
        document = known.documents.get(account.document)
        if document is not None and account.document in shown:
            shown.discard(account.document)
            yield _words(document, account.evidence[0])


def _words(document: Document, span: Span) -> Words:
    return Words(
        document=document.id,
        source=source_name(document, document.id),
        language=document.language,
        published=document.published,
        found=passage(document.text, span),
    )


def _of_copies(doubt: Doubt, known: Open) -> Question | None:
    one, other = known.documents.get(doubt.one), known.documents.get(doubt.other)
    copy = known.copies.get((doubt.one, doubt.other))
    if one is None or other is None or copy is None:
        return None
    longest = sorted(copy.passages, key=lambda p: (p.copy.start - p.copy.end, p.copy.start))
    shown = sorted(longest[:_REPORTS])
    return Question(
        doubt=doubt,
        one=_text(one, [p.copy for p in shown]),
        other=_text(other, [p.of for p in shown]),
        why=(copy.kind, *copy.why),
    )


def _text(document: Document, spans: Iterable[Span]) -> Side:
    return Side(
        id=document.id,
        title=document.title or source_name(document, document.id),
        reports=1,
        facts=(
            source_name(document, document.id),
            *([document.published] if document.published else []),
        ),
        words=tuple(_words(document, span) for span in spans),
    )
