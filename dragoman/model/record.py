"""The record: what a whole set of readings, with people's judgements, amounts to."""

from __future__ import annotations

import msgspec

from dragoman.model.document import Span
from dragoman.model.person import Listing
from dragoman.model.reading import Place


class Name(msgspec.Struct, frozen=True, order=True, gc=False):
    """One way an actor is written, in which language, in how many documents."""

    text: str
    language: str | None
    documents: int


class Office(msgspec.Struct, frozen=True, order=True, gc=False):
    """An office an actor is reported to hold, dated by evidence alone."""

    office: str
    state: str | None
    first: str | None
    last: str | None


class RecordedActor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One actor across documents, languages and scripts."""

    id: str
    name: str
    kind: str
    state: str | None = None
    names: tuple[Name, ...] = ()
    offices: tuple[Office, ...] = ()
    documents: tuple[str, ...] = ()
    listing: Listing | None = None
    """What a list of known persons says of the actor, where there is one that knows it."""


class Attendance(msgspec.Struct, frozen=True, order=True, gc=False):
    """An actor's part in a recorded event, and the documents that report it."""

    actor: str
    role: str
    documents: tuple[str, ...] = ()


class AccountFields(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one document gives for each field of an event; None where it is silent."""

    status: str | None = None
    start: str | None = None
    end: str | None = None
    date_basis: str | None = None
    place: Place | None = None
    participants: tuple[Attendance, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One document's telling of one event."""

    document: str
    evidence: tuple[Span, ...]
    fields: AccountFields


class DifferingValue(msgspec.Struct, frozen=True, order=True, gc=False):
    value: str
    documents: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, gc=False):
    """A field on which accounts do not agree, with every value and who gives it."""

    field: str
    values: tuple[DifferingValue, ...]


LINKS = ("follows", "fulfils", "part_of", "cancels")


class EventLink(msgspec.Struct, frozen=True, order=True, gc=False):
    """How one event bears on another; `kind` is one of LINKS."""

    kind: str
    event: str


class RecordedEvent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One happening, however many reports tell it."""

    id: str
    type: str
    mode: str | None
    kind: str
    status: str
    start: str | None
    end: str | None
    place: Place | None
    participants: tuple[Attendance, ...]
    parties: tuple[str, ...]
    accounts: tuple[Account, ...]
    independent_accounts: int
    differences: tuple[Difference, ...] = ()
    date_basis: str | None = None
    """Which account the day was taken from, when others leave it open."""
    story: str | None = None
    links: tuple[EventLink, ...] = ()


class StatementVersion(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One document's wording of an utterance; `index` is its place in that document's reading,
    `via` the channel that it names."""

    document: str
    index: int
    form: str
    content: tuple[Span, ...]
    via: str | None = None


class RecordedStatement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One utterance in all its reported versions."""

    id: str
    speaker: str
    versions: tuple[StatementVersion, ...]
    event: str | None = None
    addressee: str | None = None
    topics: tuple[str, ...] = ()


class CommitmentAccount(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    document: str
    content: Span


class RecordedCommitment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A promise and what became of it; `open` means no evidence was found, not that it was broken."""

    id: str
    by: str
    to: str | None
    kind: str
    status: str
    accounts: tuple[CommitmentAccount, ...]
    due: str | None = None
    met_by: str | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Reports on one happening and its immediate sequel; `why` gives each document's ties."""

    id: str
    documents: tuple[str, ...]
    why: dict[str, tuple[str, ...]] = {}


class AlignedPassage(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage of the copy and the passage of the earlier text it goes back to."""

    copy: Span
    of: Span


class Copy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`document` goes back to `of`: `exact`, `near`, `partial` or `translation`."""

    document: str
    of: str
    kind: str
    score: float
    passages: tuple[AlignedPassage, ...] = ()
    why: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True, order=True, gc=False):
    """Judgements that cannot all hold, and which of them was set aside."""

    judgements: tuple[str, ...]
    message: str


class Redirect(msgspec.Struct, frozen=True, order=True, gc=False):
    """An id that has moved (`to`) or is gone (None)."""

    id: str
    to: str | None


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything derived; equal inputs give equal bytes, whatever their order."""

    actors: tuple[RecordedActor, ...] = ()
    events: tuple[RecordedEvent, ...] = ()
    statements: tuple[RecordedStatement, ...] = ()
    commitments: tuple[RecordedCommitment, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    redirects: tuple[Redirect, ...] = ()
