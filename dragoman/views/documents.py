"""One document: its text with everything found in it, where it came from, its copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dragoman.model import (
    Commitment,
    Copy,
    DateClue,
    Document,
    Note,
    Reading,
    RecordedActor,
    RecordedEvent,
    RecordedStatement,
    Removed,
    Span,
    Term,
)
from dragoman.views.comparison import Utterance, utterance
from dragoman.views.origins import source_name
from dragoman.views.speakers import names, speakers
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Line, lines

LAYERS = ("event", "statement", "mention", "term", "commitment", "unresolved")
"""What may be found in a text, the widest passages first."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Characters `start` to `end` of the text, what was found there, and of what it is evidence.

    `layer` is one of LAYERS; `target` the id of the event, statement or actor
    in the record, None where the record has none.
    """

    start: int
    end: int
    layer: str
    label: str
    target: str | None = None


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """Another document of one text: `of` that this one goes back to, or `copy` made of this one."""

    relation: str
    document: str
    source: str
    title: str | None
    language: str | None
    kind: str
    score: float
    why: tuple[str, ...]


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one document.  Offsets are Unicode code points of `text`."""

    id: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    published_basis: str | None
    modified: str | None
    outlet: str | None
    agency: str | None
    dateline: str | None
    byline: str | None
    url: str | None
    path: str | None
    dates: tuple[DateClue, ...]
    notes: tuple[Note, ...]
    removed: tuple[Removed, ...]
    text: str
    marks: tuple[Mark, ...]
    events: tuple[Line, ...]
    statements: tuple[Utterance, ...]
    kin: tuple[Kin, ...]
    story: str | None = None
    versions: int = 1
    """How many texts the document has had, the present one counted."""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What a document's text carries: its reading, and what the record made of it.

    `named` is whom the reading's names mean in the record.
    """

    reading: Reading | None = None
    events: Sequence[RecordedEvent] = ()
    copies: Sequence[Copy] = ()
    named: Mapping[str, RecordedActor] = {}
    story: str | None = None
    versions: int = 1


def document_view(document: Document, found: Findings, around: Surroundings) -> DocumentView:
    """`document` with what was `found` in it; statements are those of `around`."""
    return DocumentView(
        id=document.id,
        source=source_name(document, document.id),
        title=document.title,
        language=document.language,
        published=document.published,
        published_basis=document.published_basis,
        modified=document.modified,
        outlet=document.outlet,
        agency=document.agency,
        dateline=document.dateline,
        byline=document.byline,
        url=document.url,
        path=document.path,
        dates=document.dates,
        notes=document.notes,
        removed=document.removed,
        text=document.text,
        marks=_marks(document, found, around),
        events=lines(sorted(found.events, key=_first_told(document)), around.actors),
        statements=tuple(utterance(said, around) for said in _in_order(document, around)),
        kin=tuple(_kin(document, copy, around) for copy in found.copies),
        story=found.story,
        versions=found.versions,
    )


def _first_told(document: Document) -> Callable[[RecordedEvent], tuple[int, str]]:
    def place(event: RecordedEvent) -> tuple[int, str]:
        starts = [s.start for a in event.accounts if a.document == document.id for s in a.evidence]
        return min(starts, default=0), event.id

    return place


def _in_order(document: Document, around: Surroundings) -> list[RecordedStatement]:
    def place(statement: RecordedStatement) -> tuple[int, str]:
        mine = [v for v in statement.versions if v.document == document.id]
        return min((s.start for v in mine for s in v.content), default=0), statement.id

    return sorted(around.statements, key=place)


def _marks(document: Document, found: Findings, around: Surroundings) -> tuple[Mark, ...]:
    reading = found.reading
    marks = [*_event_marks(document, found.events), *_statement_marks(document, around)]
    if reading is not None:
        for actor in reading.actors:
            known = found.named.get(actor.name)
            target, name = (known.id, known.name) if known else (None, actor.name)
            label = f"{name}, {actor.office}" if actor.office else name
            marks += _marked(actor.mentions, "mention", label, target)
        terms = [*reading.terms, *(term for said in reading.statements for term in said.terms)]
        marks += [_term_mark(term) for term in terms]
        marks += [_promise_mark(promise) for promise in reading.commitments]
        for doubt in reading.unresolved:
            label = f"{doubt.what} not resolved: {doubt.reason}"
            marks += [Mark(start=doubt.start, end=doubt.end, layer="unresolved", label=label)]
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(document.text)]
    return tuple(
        sorted(
            dict.fromkeys(inside),
            key=lambda m: (m.start, -m.end, LAYERS.index(m.layer), m.label, m.target or ""),
        )
    )


def _event_marks(document: Document, events: Iterable[RecordedEvent]) -> list[Mark]:
    marks: list[Mark] = []
    for event in events:
        words = (event.kind.replace("_", " "), event.status, event.start)
        label = ", ".join(word for word in words if word)
        for account in event.accounts:
            if account.document == document.id:
                marks += _marked(account.evidence, "event", label, event.id)
    return marks


def _statement_marks(document: Document, around: Surroundings) -> list[Mark]:
    marks: list[Mark] = []
    for statement in around.statements:
        name = names(speakers(statement, around.actors))
        for version in statement.versions:
            if version.document == document.id:
                label = f"{name}, {version.form} speech"
                marks += _marked(version.content, "statement", label, statement.id)
    return marks


def _marked(spans: Iterable[Span], layer: str, label: str, target: str | None) -> list[Mark]:
    return [Mark(start=s.start, end=s.end, layer=layer, label=label, target=target) for s in spans]


_VOICES = {
    "speaker": "in the speaker's words",
    "paraphrase": "in a paraphrase",
    "outlet": "in the outlet's own voice",
}


def _term_mark(term: Term) -> Mark:
    label = f"loaded term {_VOICES.get(term.voice, term.voice)}"
    if term.concept:
        label += f" ({term.concept})"
    return Mark(start=term.start, end=term.end, layer="term", label=label)


def _promise_mark(promise: Commitment) -> Mark:
    label = f"commitment of {promise.by}" + (f" to {promise.to}" if promise.to else "")
    where = promise.content
    return Mark(start=where.start, end=where.end, layer="commitment", label=label)


def _kin(document: Document, copy: Copy, around: Surroundings) -> Kin:
    relation, id = ("of", copy.of) if copy.document == document.id else ("copy", copy.document)
    other = around.documents.get(id)
    return Kin(
        relation=relation,
        document=id,
        source=source_name(other, id),
        title=other.title if other else None,
        language=other.language if other else None,
        kind=copy.kind,
        score=copy.score,
        why=copy.why,
    )
