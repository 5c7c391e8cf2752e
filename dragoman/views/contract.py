"""The interchange contract: readings and records as the plain dicts that other programs rely on.

`docs/contract.md` describes every key.  The version grows only by adding;
an existing key never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dragoman.model import (
    Account,
    AccountFields,
    Commitment,
    Conflict,
    Copy,
    Document,
    Event,
    Participant,
    Reading,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Removed,
    Span,
    Statement,
    Story,
    Term,
)

VERSION = 1

Plain = dict[str, Any]


def encoded(contract: Plain) -> bytes:
    """`contract` as one line of UTF-8 JSON, keys in the contract's order."""
    return msgspec.json.encode(contract)


def reading_contract(document: Document, reading: Reading) -> Plain:
    """One document, read alone."""
    return {
        "contract": VERSION,
        "reader": reading.reader,
        "document": {
            "id": document.id,
            "path": document.path,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "published": document.published,
            "published_basis": document.published_basis,
            "modified": document.modified,
            "outlet": document.outlet,
            "agency": document.agency,
            "byline": document.byline,
            "dateline": document.dateline,
            "text": document.text,
            "removed": [_removed(passage) for passage in document.removed],
            "notes": [msgspec.to_builtins(note) for note in document.notes],
            "dates": [msgspec.to_builtins(clue) for clue in document.dates],
            "parts": [msgspec.to_builtins(part) for part in document.parts],
        },
        "actors": [
            {
                "name": actor.name,
                "kind": actor.kind,
                "office": actor.office,
                "state": actor.state,
                "organization": actor.organization,
                "key": actor.key,
                "mentions": _spans(actor.mentions),
            }
            for actor in reading.actors
        ],
        "events": [_event(event) for event in reading.events],
        "statements": [_statement(statement) for statement in reading.statements],
        "commitments": [_commitment(commitment) for commitment in reading.commitments],
        "terms": [_term(term) for term in reading.terms],
        "unresolved": [msgspec.to_builtins(item) for item in reading.unresolved],
    }


def record_contract(record: Record, documents: Iterable[Document]) -> Plain:
    """Many documents, resolved; equal records give equal dicts, in the order of ids."""
    return {
        "contract": VERSION,
        "documents": [_source(document) for document in sorted(documents, key=lambda d: d.id)],
        "actors": [_actor(actor) for actor in sorted(record.actors, key=lambda a: a.id)],
        "events": [_recorded_event(event) for event in sorted(record.events, key=lambda e: e.id)],
        "statements": [
            _recorded_statement(statement)
            for statement in sorted(record.statements, key=lambda s: s.id)
        ],
        "commitments": [
            _recorded_commitment(commitment)
            for commitment in sorted(record.commitments, key=lambda c: c.id)
        ],
        "stories": [_story(story) for story in sorted(record.stories, key=lambda s: s.id)],
        "copies": [_copy(copy) for copy in sorted(record.copies, key=_copy_order)],
        "conflicts": [_conflict(conflict) for conflict in sorted(record.conflicts)],
        "redirects": [{"id": r.id, "to": r.to} for r in sorted(record.redirects, key=_redirect)],
    }


def _redirect(redirect: Any) -> tuple[str, str]:
    return redirect.id, redirect.to or ""


def _copy_order(copy: Copy) -> tuple[str, str, str]:
    return copy.document, copy.of, copy.kind


def _spans(spans: Sequence[Span]) -> list[Plain]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _removed(passage: Removed) -> Plain:
    return {"text": passage.text, "reason": passage.reason}


def _participant(participant: Participant) -> Plain:
    return {
        "name": participant.name,
        "kind": participant.kind,
        "role": participant.role,
        "office": participant.office,
        "state": participant.state,
    }


def _place(place: Any) -> Plain | None:
    return None if place is None else {"name": place.name, "country": place.country}


def _event(event: Event) -> Plain:
    return {
        "type": event.type,
        "mode": event.mode,
        "kind": event.kind,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "date_basis": event.date_basis,
        "place": _place(event.place),
        "participants": [_participant(participant) for participant in event.participants],
        "parties": list(event.parties),
        "background": event.background,
        "evidence": _spans(event.evidence),
    }


def _term(term: Term) -> Plain:
    return {"start": term.start, "end": term.end, "voice": term.voice, "concept": term.concept}


def _statement(statement: Statement) -> Plain:
    cue = statement.cue
    return {
        "speaker": statement.speaker,
        "state": statement.state,
        "form": statement.form,
        "content": _spans(statement.content),
        "cue": None if cue is None else {"start": cue.start, "end": cue.end},
        "addressee": statement.addressee,
        "via": statement.via,
        "event": statement.event,
        "topics": list(statement.topics),
        "terms": [_term(term) for term in statement.terms],
    }


def _commitment(commitment: Commitment) -> Plain:
    return {
        "by": commitment.by,
        "to": commitment.to,
        "content": {"start": commitment.content.start, "end": commitment.content.end},
        "due": commitment.due,
        "kind": commitment.kind,
        "state": commitment.state,
    }


def _source(document: Document) -> Plain:
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "published": document.published,
        "published_basis": document.published_basis,
        "outlet": document.outlet,
        "agency": document.agency,
    }


def _actor(actor: RecordedActor) -> Plain:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "state": actor.state,
        "names": [msgspec.to_builtins(name) for name in actor.names],
        "offices": [msgspec.to_builtins(office) for office in actor.offices],
        "documents": list(actor.documents),
        **({"listing": msgspec.to_builtins(actor.listing)} if actor.listing else {}),
    }


def _fields(fields: AccountFields) -> Plain:
    return {
        "status": fields.status,
        "start": fields.start,
        "end": fields.end,
        "date_basis": fields.date_basis,
        "place": _place(fields.place),
        "participants": [{"actor": p.actor, "role": p.role} for p in fields.participants],
    }


def _account(account: Account) -> Plain:
    return {
        "document": account.document,
        "evidence": _spans(account.evidence),
        "fields": _fields(account.fields),
    }


def _recorded_event(event: RecordedEvent) -> Plain:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "kind": event.kind,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "date_basis": event.date_basis,
        "place": _place(event.place),
        "participants": [msgspec.to_builtins(part) for part in event.participants],
        "parties": list(event.parties),
        "accounts": [_account(account) for account in event.accounts],
        "independent_accounts": event.independent_accounts,
        "differences": [msgspec.to_builtins(difference) for difference in event.differences],
        "story": event.story,
        "links": [msgspec.to_builtins(link) for link in event.links],
    }


def _recorded_statement(statement: RecordedStatement) -> Plain:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "event": statement.event,
        "addressee": statement.addressee,
        "topics": list(statement.topics),
        "versions": [
            {
                "document": version.document,
                "index": version.index,
                "form": version.form,
                "content": _spans(version.content),
                "via": version.via,
            }
            for version in statement.versions
        ],
    }


def _recorded_commitment(commitment: RecordedCommitment) -> Plain:
    return {
        "id": commitment.id,
        "by": commitment.by,
        "to": commitment.to,
        "kind": commitment.kind,
        "due": commitment.due,
        "status": commitment.status,
        "met_by": commitment.met_by,
        "accounts": [
            {
                "document": account.document,
                "content": {"start": account.content.start, "end": account.content.end},
            }
            for account in commitment.accounts
        ],
    }


def _story(story: Story) -> Plain:
    why = {document: list(ties) for document, ties in sorted(story.why.items())}
    return {"id": story.id, "documents": list(story.documents), "why": why}


def _copy(copy: Copy) -> Plain:
    return {
        "document": copy.document,
        "of": copy.of,
        "kind": copy.kind,
        "score": copy.score,
        "passages": [msgspec.to_builtins(passage) for passage in copy.passages],
        "why": list(copy.why),
    }


def _conflict(conflict: Conflict) -> Plain:
    return {"judgements": list(conflict.judgements), "message": conflict.message}
