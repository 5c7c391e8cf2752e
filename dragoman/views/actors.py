"""One actor: names, dated offices, encounters, and what they said and promised."""

from __future__ import annotations

from collections import Counter
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


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Commitments, those with the nearest due date first, and how many have which status."""

    promises: tuple[Promise, ...]
    statuses: dict[str, int]


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor and in how many events the two took part together, planned ones included."""

    who: Who
    events: int


class ActorView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the record has of one actor."""

    id: str
    name: str
    kind: str
    state: str | None
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    documents: int
    encounters: tuple[Line, ...]
    said: tuple[Utterance, ...]
    promises: tuple[Promise, ...]
    company: tuple[Companion, ...]
    """Who takes part in the same events, the most frequent first."""
    others: tuple[str, ...] = ()
    """Other actors of a like name, as "name (id)"."""
    listing: Listing | None = None
    """What the list of known persons says of the actor."""


def actor_view(
    actor: RecordedActor,
    encounters: Sequence[RecordedEvent],
    promises: Sequence[RecordedCommitment],
    around: Surroundings,
    others: Sequence[RecordedActor] = (),
) -> ActorView:
    """`actor` with the events, statements (in `around`) and commitments that are theirs."""
    met = lines(encounters, around.actors)
    return ActorView(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        state=actor.state,
        listing=actor.listing,
        names=actor.names,
        offices=actor.offices,
        documents=len(actor.documents),
        encounters=met,
        said=tuple(utterance(statement, around) for statement in around.statements),
        promises=tuple(promise(commitment, around) for commitment in promises),
        company=_company(actor.id, met),
        others=tuple(f"{other.name} ({other.id})" for other in others),
    )


def _company(actor: str, met: Sequence[Line]) -> tuple[Companion, ...]:
    others = {who.actor: who for line in met for who in line.who if who.actor != actor}
    together = Counter(who.actor for line in met for who in line.who if who.actor != actor)
    ranked = sorted(together.items(), key=lambda pair: (-pair[1], others[pair[0]].name, pair[0]))
    return tuple(Companion(who=others[id], events=number) for id, number in ranked)


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
    )


def ledger(
    commitments: Sequence[RecordedCommitment], around: Surroundings, statuses: Mapping[str, int]
) -> Ledger:
    """`commitments` in their order, with how many of all have which status."""
    return Ledger(
        promises=tuple(promise(commitment, around) for commitment in commitments),
        statuses=dict(statuses),
    )
