"""Commitments: a ledger of promises. Open means that no evidence was found, never "broken"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.model import (
    CommitmentAccount,
    Copy,
    Document,
    Reading,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    Span,
)
from dragoman.record import ids
from dragoman.record.clusters import constrained
from dragoman.record.events import span
from dragoman.record.portrait import words
from dragoman.record.statements import aligned, overlap, sharing

# The kinds of event that meet a promise of each kind; other promises are met by no event alone.
_MEETS = {"visit": frozenset(("visit",)), "sign": frozenset(("signing",))}
_ANSWERS = frozenset(kind for kinds in _MEETS.values() for kind in kinds)
_ALIKE = 0.4
"""Share of words from which two promises of one actor in one story are one; those with a kind
that an event can meet need no common words."""
_PATIENCE = 730
"""Days within which an event still counts as the answer to a promise without a due date."""


class Promised(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One commitment of one reading, its names resolved."""

    account: tuple[str, int]
    by: str
    to: str | None
    kind: str
    due: str | None
    day: str | None
    story: str | None
    language: str | None
    words: dict[str, int]
    content: Span


def promised(
    document: Document, reading: Reading, known: Mapping[str, str], story: str | None
) -> list[Promised]:
    """The commitments of one reading as they are compared."""
    return [
        Promised(
            account=(document.id, index), by=known.get(c.by, c.by),
            to=known.get(c.to, c.to) if c.to else None, kind=c.kind, due=c.due,
            day=document.published, story=story, language=document.language,
            words=words(c.content.of(document.text)), content=c.content,
        )
        for index, c in enumerate(reading.commitments)
    ]  # fmt: skip


def cluster(promises: Sequence[Promised], copies: Sequence[Copy]) -> list[list[Promised]]:
    """Promises grouped: one actor and one kind; one story, and the same words or an act of one
    kind; or one passage of a text and its copy or translation."""
    ordered = sorted(promises, key=lambda p: p.account)
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, p in enumerate(ordered):
        blocks[p.by, p.kind, p.story or p.account[0]].append(i)
    edges: dict[tuple[int, int], float] = {}
    for _, members in sorted(blocks.items()):
        edges.update(_within(ordered, members))
    passages = [(p.account[0], (p.content,)) for p in ordered]
    for (i, j), share in aligned(passages, copies):
        if (ordered[i].by, ordered[i].kind) == (ordered[j].by, ordered[j].kind):
            edges[i, j] = max(edges.get((i, j), 0.0), share)

    def apart(a: list[int], b: list[int]) -> bool:
        dues = {ordered[i].due for i in (*a, *b)} - {None}
        return len(dues) > 1

    groups = constrained(range(len(ordered)), edges, apart)
    return [[ordered[i] for i in group] for group in groups]


def _within(
    ordered: Sequence[Promised], members: Sequence[int]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs of one block that are one promise.

    Kinds that an event can meet need only agree on whom they are made to, so each is compared
    with the first of each addressee and day; of others only those with a word in common are compared.
    """
    if ordered[members[0]].kind in _MEETS:
        first: dict[tuple[str | None, str | None], int] = {}
        for j in members:
            first.setdefault((ordered[j].to, ordered[j].due), j)
        pairs = {(min(i, j), max(i, j)) for j in members for i in first.values() if i != j}
    else:
        pairs = sharing({i: ordered[i].words for i in members}, _ALIKE, {})
    for i, j in sorted(pairs):
        if score := _same(ordered[i], ordered[j]):
            yield (i, j), score


def _same(a: Promised, b: Promised) -> float:
    if a.to and b.to and a.to != b.to:
        return 0.0
    if a.kind in _MEETS:
        return 1.0
    score = overlap(a.words, b.words, {})
    return score if score >= _ALIKE else 0.0


def describe(group: Sequence[Promised]) -> RecordedCommitment:
    """One recorded commitment from all its accounts, open as long as nobody asks what became of it."""
    anchor = min(group, key=lambda p: (p.day or "9999", p.account))
    return RecordedCommitment(
        id=ids.commitment(*anchor.account), by=anchor.by,
        to=min((p.to for p in group if p.to), default=None), kind=anchor.kind,
        due=min((p.due for p in group if p.due), default=None), status="open",
        accounts=tuple(
            CommitmentAccount(document=p.account[0], content=p.content)
            for p in sorted(group, key=lambda p: p.account)
        ),
    )  # fmt: skip


def followed(
    promises: Sequence[RecordedCommitment],
    made: Mapping[str, str | None],
    events: Sequence[RecordedEvent],
    actors: Mapping[str, RecordedActor],
) -> list[RecordedCommitment]:
    """`promises` with what became of them; `made` is the day of each report.

    An event that no report dates counts from the first day it was reported.
    """
    answers = by_participant([_reported(e, made) for e in events if e.kind in _ANSWERS])
    out = []
    for promise in promises:
        day = min((d for a in promise.accounts if (d := made[a.document])), default=None)
        status, met_by = _fate(promise, day, answers, actors)
        if status != promise.status:
            promise = msgspec.structs.replace(promise, status=status, met_by=met_by)
        out.append(promise)
    return out


def _reported(event: RecordedEvent, made: Mapping[str, str | None]) -> RecordedEvent:
    if event.start:
        return event
    days = [day for a in event.accounts if (day := made[a.document])]
    return msgspec.structs.replace(event, start=min(days, default=None))


def _fate(
    promise: RecordedCommitment,
    day: str | None,
    events: Mapping[str, Sequence[RecordedEvent]],
    actors: Mapping[str, RecordedActor],
) -> tuple[str, str | None]:
    """What became of a promise made on `day`: met or overtaken by which event, else open."""
    kinds = _MEETS.get(promise.kind)
    if kinds is None or not day:
        return "open", None
    to = promise.to
    made = span(day)[0]
    target = actors[to].state if to and to in actors else to
    last = max(span(promise.due)[1] + 14, made) if promise.due else made + _PATIENCE
    found = []
    for event in events.get(promise.by, ()):
        if event.kind not in kinds or not event.start:
            continue
        if not made <= span(event.start)[1] <= last:
            continue
        if target and target not in event.parties:
            continue
        if event.status in ("held", "cancelled"):
            found.append((event.status == "cancelled", event.start, event.id))
    if not found:
        return "open", None
    off, _, event_id = min(found)
    return ("overtaken" if off else "met"), event_id


def by_participant(events: Sequence[RecordedEvent]) -> dict[str, list[RecordedEvent]]:
    """For each actor the events it took part in, in order of id."""
    out: dict[str, list[RecordedEvent]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.id):
        for who in sorted({a.actor for a in event.participants}):
            out[who].append(event)
    return dict(out)
