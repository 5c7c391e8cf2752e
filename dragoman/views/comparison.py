"""One event, and its accounts side by side: who says what, and where they part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dragoman.model import (
    Account,
    Document,
    RecordedActor,
    RecordedEvent,
    RecordedStatement,
    Span,
)
from dragoman.views.origins import source_name
from dragoman.views.passages import Passage, passage
from dragoman.views.speakers import Speaker, names, speakers
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Line, line
from dragoman.views.voices import SideBySide, side_by_side

FIELDS = ("status", "start", "end", "place", "participants")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one account gives for one field.

    `stand` is `agrees`, `differs`, `silent` (the account gives nothing) or
    `only_here` (no other account gives anything).
    """

    field: str
    value: str | None
    stand: str
    basis: str | None = None


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account of the event, with its words."""

    document: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    url: str | None
    path: str | None
    copy_of: str | None
    copy_kind: str | None
    cells: tuple[Cell, ...]
    evidence: tuple[Passage, ...]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that accounts give for a field, and the sources that give it."""

    value: str
    sources: tuple[str, ...]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the event: its value in the record, and every value if accounts differ."""

    field: str
    value: str | None
    given_by: int
    basis: str | None = None
    differing: tuple[Value, ...] = ()


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An utterance in one document's words."""

    document: str
    source: str
    language: str | None
    form: str
    words: tuple[Passage, ...]


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """Something said, in all its reported versions; joint speakers stand in `name` as "A; B"."""

    id: str
    speaker: str
    name: str
    speakers: tuple[Speaker, ...]
    addressee: str | None
    versions: tuple[Version, ...]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another event and how it is tied to this one: `follows`, `fulfils`, `part_of`, `cancels`."""

    how: str
    line: Line


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One event with all that is told of it."""

    line: Line
    fields: tuple[Field, ...]
    tellings: tuple[Telling, ...]
    statements: tuple[Utterance, ...]
    related: tuple[Related, ...]
    """What this event bears on."""
    followed: tuple[Related, ...]
    """What bears on this event."""
    side_by_side: SideBySide


def compare(event: RecordedEvent, around: Surroundings) -> Comparison:
    """`event` and its accounts side by side, copies after the texts they go back to."""
    tellings = [_telling(event, account, around) for account in event.accounts]
    ordered = sorted(tellings, key=lambda t: (t.copy_of is not None, t.published or "9", t.source))
    return Comparison(
        line=line(event, around.actors),
        fields=tuple(_field(event, name, around) for name in FIELDS),
        tellings=tuple(ordered),
        statements=tuple(utterance(statement, around) for statement in around.statements),
        related=_related(around.related, around),
        followed=_related(around.followed, around),
        side_by_side=side_by_side(event, around),
    )


def _related(
    tied: Iterable[tuple[str, RecordedEvent]], around: Surroundings
) -> tuple[Related, ...]:
    return tuple(Related(how=how, line=line(other, around.actors)) for how, other in tied)


def utterance(statement: RecordedStatement, around: Surroundings) -> Utterance:
    """`statement` in all its versions, with the words of each."""
    spoken = speakers(statement, around.actors)
    versions = []
    for version in statement.versions:
        document = around.documents.get(version.document)
        versions.append(
            Version(
                document=version.document,
                source=source_name(document, version.document),
                language=document.language if document else None,
                form=version.form,
                words=_passages(document, version.content),
            )
        )
    return Utterance(
        id=statement.id,
        speaker=statement.speaker,
        name=names(spoken),
        speakers=spoken,
        addressee=_name(statement.addressee, around.actors),
        versions=tuple(versions),
    )


def _name(actor: str | None, actors: Mapping[str, RecordedActor]) -> str | None:
    known = None if actor is None else actors.get(actor)
    return actor if known is None else known.name


def _passages(document: Document | None, spans: Iterable[Span]) -> tuple[Passage, ...]:
    if document is None:
        return ()
    return tuple(passage(document.text, span) for span in spans)


def _telling(event: RecordedEvent, account: Account, around: Surroundings) -> Telling:
    document = around.documents.get(account.document)
    copy = around.copies.get(account.document)
    original = around.documents.get(copy.of) if copy else None
    return Telling(
        document=account.document,
        source=source_name(document, account.document),
        title=document.title if document else None,
        language=document.language if document else None,
        published=document.published if document else None,
        url=document.url if document else None,
        path=document.path if document else None,
        copy_of=source_name(original, copy.of) if copy else None,
        copy_kind=copy.kind if copy else None,
        cells=tuple(_cell(event, account, name, around) for name in FIELDS),
        evidence=_passages(document, account.evidence),
    )


def given(account: Account, field: str, actors: Mapping[str, RecordedActor]) -> str | None:
    """What `account` gives for `field`, as people read it; None where it is silent."""
    fields = account.fields
    if field == "place":
        return _place(fields.place)
    if field == "participants":
        names = sorted({_name(p.actor, actors) or p.actor for p in fields.participants})
        return ", ".join(names) or None
    value = getattr(fields, field)
    return None if value is None else str(value)


def _place(place: object) -> str | None:
    name, country = getattr(place, "name", None), getattr(place, "country", None)
    return ", ".join(part for part in (name, country) if part) or None


def _cell(event: RecordedEvent, account: Account, field: str, around: Surroundings) -> Cell:
    value = given(account, field, around.actors)
    others = [
        given(other, field, around.actors)
        for other in event.accounts
        if other.document != account.document
    ]
    differing = field in {difference.field for difference in event.differences}
    if value is None:
        stand = "silent"
    elif others and not any(others):
        stand = "only_here"
    else:
        stand = "differs" if differing and any(o and o != value for o in others) else "agrees"
    basis = account.fields.date_basis if field == "start" else None
    return Cell(field=field, value=value, stand=stand, basis=basis)


def _field(event: RecordedEvent, field: str, around: Surroundings) -> Field:
    values = [given(account, field, around.actors) for account in event.accounts]
    differing: list[Value] = []
    for difference in event.differences:
        if difference.field == field:
            differing = [
                Value(
                    value=_name(v.value, around.actors) or v.value,
                    sources=tuple(source_name(around.documents.get(d), d) for d in v.documents),
                )
                for v in difference.values
            ]
    return Field(
        field=field,
        value=_recorded(event, field, around),
        given_by=sum(1 for value in values if value is not None),
        basis=_basis(event, around) if field == "start" else None,
        differing=tuple(differing),
    )


def _basis(event: RecordedEvent, around: Surroundings) -> str | None:
    """On what the day rests, with documents called as their sources are."""
    basis = event.date_basis
    for account in event.accounts if basis else ():
        name = source_name(around.documents.get(account.document), account.document)
        basis = (basis or "").replace(account.document, name)
    return basis


def _recorded(event: RecordedEvent, field: str, around: Surroundings) -> str | None:
    if field == "place":
        return _place(event.place)
    if field == "participants":
        names = [_name(p.actor, around.actors) or p.actor for p in event.participants]
        return ", ".join(dict.fromkeys(names)) or None
    value = getattr(event, field)
    return None if value is None else str(value)
