"""Promises: what a speaker says will be done, and visits agreed to."""

from __future__ import annotations

from dragoman.language.phrases import Entry
from dragoman.model import Commitment, Event, Statement
from dragoman.reading.candidate import Reader

_KINDS = {
    "visit": "visit",
    "arrival": "visit",
    "acceptance": "visit",
    "answer": "visit",
    "signing": "sign",
}


def find_commitments(
    reader: Reader, statements: list[Statement], events: tuple[Event, ...]
) -> tuple[Commitment, ...]:
    """Statements in which the speaker, or his state, takes on to do something.

    The maker is the subject of a future verb inside the content: a state
    named there, or the speaker when the content speaks of "we" or "I".
    """
    found = []
    for statement in statements:
        maker = _maker(reader, statement)
        if maker is None:
            continue
        content = statement.content[0]
        found.append(
            Commitment(
                by=maker,
                content=content,
                to=_beneficiary(reader, statement, maker),
                due=None,
                kind=_kind(reader, statement),
                state=statement.state,
            )
        )
    return tuple(found)


def _maker(reader: Reader, statement: Statement) -> str | None:
    scan = reader.scan
    for part in statement.content:
        first, last = scan.token_range(part.start, part.end)
        for match in scan.matches_in(first, last, "modality", "trigger"):
            if not any(_ahead(e) for e in match.entries):
                continue
            before = [
                c
                for c in reader.within(first, last)
                if c.end <= match.start and match.start - c.end <= 2
            ]
            if not before:
                continue
            chunk = before[-1]
            if chunk.pronoun in ("we", "i"):
                return statement.speaker
            if chunk.kind in ("state", "capital", "metonym") and chunk.state == statement.state:
                return chunk.state
            if chunk.actor >= 0 and reader.casting.actors[chunk.actor].name == statement.speaker:
                return statement.speaker
    return None


def _ahead(entry: Entry) -> bool:
    """Whether a phrase says that something will be done: "will", "would do so"."""
    return (entry.category == "modality" and entry.key == "future") or (
        entry.category == "trigger" and entry.value == "future"
    )


def _beneficiary(reader: Reader, statement: Statement, maker: str) -> str | None:
    scan = reader.scan
    for part in statement.content:
        first, last = scan.token_range(part.start, part.end)
        for chunk in reader.within(first, last):
            if (
                chunk.state
                and chunk.kind in ("state", "capital")
                and chunk.state not in (maker, statement.state)
            ):
                return chunk.state
    return None


def _kind(reader: Reader, statement: Statement) -> str:
    scan = reader.scan
    for part in statement.content:
        first, last = scan.token_range(part.start, part.end)
        for match in scan.matches_in(first, last, "trigger"):
            entry = match.entry("trigger")
            if entry is not None and entry.key in _KINDS:
                return _KINDS[entry.key]
    return "other"
