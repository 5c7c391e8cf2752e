"""One actor: names, dated offices, encounters, and what they said and promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Listing, Name, Office, RecordedActor, RecordedCommitment, RecordedEvent
from dragoman.views.comparison import Utterance, utterance
from dragoman.views.origins import source_name
from dragoman.views.passages import Passage, passage
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Line, Who, lines


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in the ledger; `open` means that no evidence was found, no more."""

    id: str
    by: str
    to: str | None
    kind: str
    status: str
    due: str | None
    met_by: str | None
    source: str
    document: str | None
    language: str | None
    words: Passage | None
    by_actor: str | None = None
    to_actor: str | None = None
    """Ids of who promised and to whom, where the record has them as actors."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Commitments, those with the nearest due date first, and how many have which status."""

    promises: tuple[Promise, ...]
    statuses: dict[str, int]


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor and in how many events the two took part together, planned ones included."""

    who: Who
    events: int


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """How many events, statements and commitments an actor has."""

    encounters: int
    said: int
    promises: int


class ActorView(msgspec.Struct, frozen=True, kw_only=True):
    """What the record has of one actor: a part of the events, statements and commitments, and how
    many there are in all."""

    id: str
    name: str
    kind: str
    state: str | None
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    documents: int
    encounters: tuple[Line, ...]
    """Events, the latest first."""
    said: tuple[Utterance, ...]
    promises: tuple[Promise, ...]
    totals: Totals
    company: tuple[Companion, ...]
    """Who takes part in the same events, the most frequent first."""
    others: tuple[str, ...] = ()
    """Other actors of a like name, as "name (id)"."""
    listing: Listing | None = None
    """What the list of known persons says of the actor."""


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor did, as far as it is shown, and in whose company (actor and events)."""

    events: Sequence[RecordedEvent]
    promises: Sequence[RecordedCommitment]
    company: Sequence[tuple[str, int]]
    totals: Totals


def actor_view(
    actor: RecordedActor,
    met: Met,
    around: Surroundings,
    others: Sequence[RecordedActor] = (),
) -> ActorView:
    """`actor` with the events, statements (in `around`) and commitments that are theirs."""
    return ActorView(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        state=actor.state,
        listing=actor.listing,
        names=actor.names,
        offices=actor.offices,
        documents=len(actor.documents),
        encounters=lines(met.events, around.actors),
        said=tuple(utterance(statement, around) for statement in around.statements),
        promises=tuple(promise(commitment, around) for commitment in met.promises),
        totals=met.totals,
        company=tuple(
            Companion(who=_companion(around.actors[id]), events=number)
            for id, number in met.company
            if id in around.actors
        ),
        others=tuple(f"{other.name} ({other.id})" for other in others),
    )


def _companion(other: RecordedActor) -> Who:
    return Who(
        actor=other.id, name=other.name, role="participant", kind=other.kind, state=other.state
    )


def promise(commitment: RecordedCommitment, around: Surroundings) -> Promise:
    """`commitment` with names for ids, and the words of its first account."""
    account = commitment.accounts[0] if commitment.accounts else None
    document = around.documents.get(account.document) if account else None
    by, to = around.actors.get(commitment.by), around.actors.get(commitment.to or "")
    return Promise(
        id=commitment.id,
        by=by.name if by else commitment.by,
        to=to.name if to else commitment.to,
        kind=commitment.kind,
        status=commitment.status,
        due=commitment.due,
        met_by=commitment.met_by,
        source=source_name(document, account.document) if account else "",
        document=document.id if document else None,
        language=document.language if document else None,
        words=passage(document.text, account.content) if account and document else None,
        by_actor=by.id if by else None,
        to_actor=to.id if to else None,
    )


def ledger(
    commitments: Sequence[RecordedCommitment], around: Surroundings, statuses: Mapping[str, int]
) -> Ledger:
    """`commitments` in their order, with how many of all have which status."""
    return Ledger(
        promises=tuple(promise(commitment, around) for commitment in commitments),
        statuses=dict(statuses),
    )
