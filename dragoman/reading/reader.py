"""The order of the steps that turn one document into its reading."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from dragoman.language.fingerprint import fingerprint, sources
from dragoman.language.models import version as trained_version
from dragoman.language.pack import codes, load
from dragoman.language.pack import folder as packs
from dragoman.model import Actor, Document, Event, Reading, Statement
from dragoman.reading.actors import find_actors
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.cast import Cast, Casting
from dragoman.reading.chunks import find_chunks
from dragoman.reading.commitments import find_commitments
from dragoman.reading.events import find_events
from dragoman.reading.finished import office_of
from dragoman.reading.firstperson import lend_voices
from dragoman.reading.home import home_of
from dragoman.reading.lists import give_offices
from dragoman.reading.names import find_names
from dragoman.reading.scan import scan
from dragoman.reading.statements import find_drafts, finished_statements
from dragoman.reading.terms import with_terms
from dragoman.reading.told_towns import take_towns

RULES = fingerprint(sources(Path(__file__).parent) + sources(packs().parent))[:12]
"""Names the rules and packs by their content: whoever edits a pack has stored reports read again."""
VERSION = "+".join(filter(None, (RULES, trained_version())))
"""The reader by which stored readings are kept: its rules and the trained parts it finds."""


def read(document: Document) -> Reading:
    """Read one document.

    A language without a pack gives an empty reading: nothing is guessed
    through another language's words.
    """
    if document.language not in codes() or not document.text.strip():
        return Reading(document=document.id, reader=VERSION)
    document = _own_language(document)
    reader = prepare(document)
    told, statements = tell(reader)
    events = tuple(event for event, _ in told)
    statements, terms = with_terms(reader.scan, statements)
    return Reading(
        document=document.id,
        reader=VERSION,
        actors=_actors(reader.casting),
        events=events,
        statements=tuple(statements),
        commitments=find_commitments(reader, statements, events),
        terms=terms,
        unresolved=tuple(sorted(reader.unresolved, key=lambda u: (u.start, u.end, u.what))),
    )


def _own_language(document: Document) -> Document:
    """`document` with blanks where it is in another language: no words of that are taken for its
    own, and what is found stands where it stood."""
    text = document.text
    for part in document.parts:
        blank = re.sub(r"[^\n]", " ", text[part.start : part.end])
        text = text[: part.start] + blank + text[part.end :]
    return msgspec.structs.replace(document, text=text) if document.parts else document


def tell(reader: Reader) -> tuple[list[tuple[Event, Candidate]], list[Statement]]:
    """The events of a document, and its statements; who speaks tells who "I" is in an event."""
    drafts = find_drafts(reader)
    lend_voices(reader, drafts)
    told = find_events(reader)
    return told, finished_statements(reader, drafts, [candidate for _, candidate in told])


def prepare(document: Document) -> Reader:
    """The document with its noun phrases and whom they stand for: all that finds rest on.

    Raises PackError when its language has no pack.
    """
    pack = load(document.language or "")
    seen = scan(document.text, pack)
    chunks = find_chunks(seen, find_names(seen))
    take_towns(seen, chunks)
    give_offices(seen, chunks)
    casting = find_actors(seen, chunks, home_of(document, pack, chunks))
    return Reader(scan=seen, chunks=chunks, casting=casting, document=document, unresolved=[])


def _actors(casting: Casting) -> tuple[Actor, ...]:
    found = [_actor(casting, cast) for cast in casting.actors if cast.mentions]
    return tuple(sorted(found, key=lambda a: (a.mentions[0].start, a.name)))


def _actor(casting: Casting, cast: Cast) -> Actor:
    span = casting.scan.span
    tokens = sorted({(m.start, m.end) for m in cast.mentions if m.end > m.start})
    return Actor(
        name=cast.name,
        kind="person" if cast.kind == "name" and len(cast.parts) > 1 else _kind(cast.kind),
        mentions=tuple([span(start, end) for start, end in tokens]),
        office=office_of(cast),
        state=cast.state,
        organization=cast.organization,
        key=cast.key,
    )


def _kind(kind: str) -> str:
    return "person" if kind == "name" else kind
