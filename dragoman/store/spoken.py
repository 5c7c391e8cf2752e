"""Statements as they are looked up: by speaker, addressee, channel, form, term, topic and words.

What they are looked up by stands in the documents and readings; it is brought
together here once, when the record is written, and again when any of it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Column, Connection, delete, exists, insert, select

from dragoman.language.searching import words
from dragoman.model import Document, Reading, RecordedStatement, Statement
from dragoman.store import fulltext, intake
from dragoman.store.rows import slices
from dragoman.store.schema import (
    SAID,
    actors,
    events,
    statement_versions,
    statements,
    utterance_marks,
    utterances,
)

_STATEMENT = msgspec.json.Decoder(RecordedStatement)
_BATCH = 300
_JOINT = "; "


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """Take statements out of the index; `fill` puts them back as they are then."""
    for some in slices(ids):
        connection.execute(delete(utterances).where(utterances.c.of.in_(some)))
        connection.execute(delete(utterance_marks).where(utterance_marks.c.of.in_(some)))


def forget_told(connection: Connection, documents: Iterable[str]) -> None:
    """Take out the statements that any of `documents` tells."""
    for some in slices(documents):
        told = select(statement_versions.c.of).where(statement_versions.c.document.in_(some))
        forget(connection, connection.scalars(told.distinct()).all())


def renew(connection: Connection, documents: Iterable[str]) -> None:
    """Index the statements that any of `documents` tells as those are now."""
    told: set[str] = set()
    for some in slices(documents):
        v = statement_versions.c
        told.update(connection.scalars(select(v.of).where(v.document.in_(some))))
    forget(connection, sorted(told))
    for ids in slices(sorted(told), _BATCH):
        _index(connection, ids)


def forget_said_at(connection: Connection, event_ids: Iterable[str]) -> None:
    """Take out the statements made at any of these events."""
    for some in slices(event_ids):
        said = select(statements.c.id).where(statements.c.event.in_(some))
        forget(connection, connection.scalars(said).all())


def forget_said_by(connection: Connection, actor_ids: Iterable[str]) -> None:
    """Take out the statements by or to any of these actors."""
    for some in slices(actor_ids):
        m = utterance_marks.c
        said = select(m.of).where(m.kind.in_(("speaker", "addressee")), m.value.in_(some))
        forget(connection, connection.scalars(said.distinct()).all())


def fill(connection: Connection) -> None:
    """Index every statement that is not indexed."""
    for ids in _missing(connection):
        _index(connection, ids)


def _missing(connection: Connection) -> Iterator[list[str]]:
    """Those without an index, in batches by document, so that each document is opened seldom."""
    v = statement_versions.c
    indexed = exists().where(utterances.c.of == v.of)
    rows = connection.execute(select(v.of, v.document).where(~indexed).order_by(v.document, v.of))
    ids = list(dict.fromkeys(row.of for row in rows))
    yield from slices(ids, _BATCH)


def _index(connection: Connection, ids: Sequence[str]) -> None:
    bodies = connection.scalars(select(statements.c.body).where(statements.c.id.in_(ids)))
    said = [_STATEMENT.decode(body) for body in bodies]
    told = {version.document for statement in said for version in statement.versions}
    documents = {document.id: document for document in intake.load_documents(connection, told)}
    readings = intake.load_readings(connection, list(documents.values()))
    days = _told_of(connection, {s.event for s in said if s.event}, events.c.first_day)
    speakers = {name for s in said for name in s.speaker.split(_JOINT)}
    states = _told_of(connection, speakers, actors.c.state)
    rows = []
    marks = []
    for statement in said:
        day = days.get(statement.event or "") or _published(statement, documents)
        rows.append({"of": statement.id, "day": day})
        found = {*_marks(statement, documents, readings)}
        found |= {("state", states[s]) for s in statement.speaker.split(_JOINT) if s in states}
        marks += [
            {"of": statement.id, "kind": kind, "value": value, "day": day}
            for kind, value in sorted(found)
        ]
    connection.execute(insert(utterances), rows)
    if marks:
        connection.execute(insert(utterance_marks), marks)
    numbers = connection.execute(
        select(utterances.c.of, utterances.c.number).where(utterances.c.of.in_(ids))
    )
    by_id = {row.of: row.number for row in numbers}
    fulltext.put(
        connection, SAID, [(by_id[s.id], " \n".join(_wordings(s, documents))) for s in said]
    )


def _published(statement: RecordedStatement, documents: dict[str, Document]) -> str:
    days = [documents[v.document].published for v in statement.versions if v.document in documents]
    return min((day for day in days if day), default="")


def _wordings(statement: RecordedStatement, documents: dict[str, Document]) -> Iterator[str]:
    for version in statement.versions:
        document = documents.get(version.document)
        if document:
            yield " ".join(span.of(document.text) for span in version.content)


def _marks(
    statement: RecordedStatement, documents: dict[str, Document], readings: dict[str, Reading]
) -> Iterator[tuple[str, str]]:
    for speaker in statement.speaker.split(_JOINT):
        yield "speaker", speaker
    if statement.addressee:
        yield "addressee", statement.addressee
    for topic in statement.topics:
        yield "topic", topic
    for version in statement.versions:
        yield "form", version.form
        if version.via:
            yield "via", version.via
        document, reading = documents.get(version.document), readings.get(version.document)
        if document is None:
            continue
        yield "language", document.language or "und"
        if document.outlet or document.agency:
            yield "outlet", str(document.outlet or document.agency)
        if reading is not None and version.index < len(reading.statements):
            yield from _read(reading.statements[version.index], document)


def _read(said: Statement, document: Document) -> Iterator[tuple[str, str]]:
    """What only the reading of a document has of a statement."""
    for term in said.terms:
        surface = " ".join(words(document.text[term.start : term.end]))
        if term.concept or surface:
            yield "term", term.concept or surface


def _told_of(connection: Connection, ids: set[str], column: Column[str]) -> dict[str, str]:
    """id -> what `column` of its table holds, for those of `ids` where it holds anything."""
    key = column.table.c.id
    found: dict[str, str] = {}
    for some in slices(sorted(ids)):
        rows = connection.execute(select(key, column).where(key.in_(some), column.is_not(None)))
        found.update({row[0]: row[1] for row in rows})
    return found
