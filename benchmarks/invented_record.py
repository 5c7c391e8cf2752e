"""The record that is true of invented reports, made without deriving it.

For what is measured behind the record, such as the pages of the workbench: as
large and of the same shape as one that is derived, and there much sooner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from benchmarks.invent import Truth
from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    CommitmentAccount,
    Copy,
    Document,
    EventLink,
    Name,
    Office,
    Reading,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    StatementVersion,
    Story,
)

Told = Sequence[tuple[Document, Reading]]


def true_record(told: Told, truth: Truth) -> Record:
    """What `told` comes to by its `truth`; each statement is told once, each hundredth event bears
    on the one before."""
    by_event: dict[str, list[tuple[Document, Reading]]] = defaultdict(list)
    for document, read in told:
        by_event[truth.events[document.id, 0]].append((document, read))
    ids = {key: f"event-{n:016x}" for n, key in enumerate(sorted(by_event))}
    order = sorted(by_event)
    events = tuple(
        _event(ids[key], by_event[key], truth, ids[order[n - 1]] if n % 100 == 1 else None)
        for n, key in enumerate(order)
    )
    return Record(
        actors=_actors(told, truth),
        events=events,
        statements=tuple(
            RecordedStatement(
                id=f"statement-{document.id}-{index}",
                speaker=_actor(truth, document.id, index),
                versions=(
                    StatementVersion(
                        document=document.id, index=index, form=said.form, content=said.content
                    ),
                ),
                event=ids[truth.events[document.id, 0]],
                topics=said.topics,
            )
            for document, read in told
            for index, said in enumerate(read.statements)
        ),
        commitments=tuple(
            RecordedCommitment(
                id=f"commitment-{document.id}",
                by=_actor(truth, document.id, 0),
                to=promised.to,
                kind=promised.kind,
                status="open",
                accounts=(CommitmentAccount(document=document.id, content=promised.content),),
            )
            for document, read in told
            for promised in read.commitments
        ),
        stories=tuple(
            Story(id=_story(key), documents=tuple(d.id for d, _ in by_event[key])) for key in order
        ),
        copies=tuple(
            Copy(document=one, of=other, kind=kind, score=0.9)
            for (one, other), kind in sorted(truth.copies.items())
        ),
    )


def _actor(truth: Truth, document: str, index: int) -> str:
    return "actor-" + truth.actors[document, index].replace(":", "-").replace(" ", "-")


def _story(key: str) -> str:
    return f"story-{key}"


def _event(id: str, told: Told, truth: Truth, before: str | None) -> RecordedEvent:
    """One event with an account for each report of it."""
    first, read = told[0]
    event = read.events[0]
    part = tuple(
        Attendance(_actor(truth, first.id, n), one.role) for n, one in enumerate(event.participants)
    )
    accounts = tuple(
        Account(
            document=document.id,
            evidence=said.events[0].evidence,
            fields=AccountFields(
                status="held",
                start=said.events[0].start,
                place=said.events[0].place,
                participants=tuple(
                    Attendance(_actor(truth, document.id, n), one.role)
                    for n, one in enumerate(said.events[0].participants)
                ),
            ),
        )
        for document, said in told
    )
    start = next((said.events[0].start for _, said in told if said.events[0].start), None)
    # Some plans, so that no filter is empty.
    status = "planned" if id[-1] in "5a" else "held"
    return RecordedEvent(
        id=id, type=event.type, mode=event.mode, kind=event.kind, status=status, start=start,
        end=None, place=event.place, participants=part, parties=event.parties, accounts=accounts,
        independent_accounts=sum((d.id not in {c for c, _ in truth.copies}) for d, _ in told[:3]) or 1,
        story=_story(truth.events[first.id, 0]),
        links=(EventLink(event=before, kind="follows"),) if before else (),
    )  # fmt: skip


def _actors(told: Told, truth: Truth) -> tuple[RecordedActor, ...]:
    """Everyone who is named, with each spelling and the reports that name them."""
    named: dict[str, list[tuple[Document, int, Reading]]] = defaultdict(list)
    for document, read in told:
        for index in range(len(read.actors)):
            named[_actor(truth, document.id, index)].append((document, index, read))
    made = []
    for id, mentions in sorted(named.items()):
        spelled: dict[tuple[str, str | None], int] = defaultdict(int)
        for document, index, read in mentions:
            spelled[read.actors[index].name, document.language] += 1
        _, index, read = mentions[0]
        one = read.actors[index]
        days = sorted(document.published or "" for document, _, _ in mentions)
        made.append(
            RecordedActor(
                id=id,
                name=min(spelled, key=lambda pair: (not pair[0].isascii(), pair[0]))[0],
                kind="person",
                state=one.state,
                names=tuple(Name(text, code, n) for (text, code), n in sorted(spelled.items())),
                offices=(
                    Office(office=one.office or "", state=one.state, first=days[0], last=days[-1]),
                ),
                documents=tuple(document.id for document, _, _ in mentions),
            )
        )
    return tuple(made)
