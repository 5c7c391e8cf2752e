"""The record, derived: a pure function of the sets of documents, readings and judgements.

The order of work is this file: portraits, actors, copies, stories, events,
statements, commitments, corrections.  Nothing depends on the order in which
anything came: inputs are sorted, and every choice is made by content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.errors import InputError
from dragoman.model import (
    Conflict,
    Copy,
    Document,
    Judgement,
    KnownPerson,
    Reading,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Redirect,
)
from dragoman.record import (
    accounts,
    actors,
    commitments,
    corrections,
    course,
    described,
    events,
    statements,
)
from dragoman.record import judgements as judging
from dragoman.record.clusters import components
from dragoman.record.ground import Ground, Held
from dragoman.record.listed import Listed
from dragoman.record.memo import Forgetful, Memo
from dragoman.record.portrait import Portrait
from dragoman.record.roles import told_by_role
from dragoman.record.texts import Texts

Member = tuple[str, int]


class _Cast(msgspec.Struct):
    """Who is who: recorded actors, the actor of each mention and of each name in a document."""

    recorded: dict[str, RecordedActor]
    of: dict[Member, str]
    named: dict[tuple[str, str], str]
    aliases: dict[str, str]
    nameless: set[str]
    """Actors that every report tells by their role alone."""


def build(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    portraits: Mapping[str, Portrait] | None = None,
    memo: Memo | None = None,
) -> Record:
    """Derive the record of what is held in memory.

    `portraits` may hold portraits drawn before, by document id: they are a pure
    function of their document and need not be drawn twice.  `memo` may hold what was
    derived before (see `memo`).  Raises InputError
    where two different documents have one id, or a reading belongs to no document.
    """
    held = _unique(documents)
    read = _read(readings, held)
    return derive(Held(held, read, portraits or {}), judgements, memo)


def derive(
    ground: Ground,
    judgements: Sequence[Judgement],
    memo: Memo | None = None,
    persons: Sequence[KnownPerson] = (),
) -> Record:
    """Derive the record of all documents of `ground`.

    `memo` may hold what was derived before; known `persons` help to tell who is who.
    """
    decisions = judging.settle(judgements)
    conflicts = list(decisions.conflicts)
    texts = Texts(ground, memo or Forgetful())
    near, translated = texts.near()
    found_copies = _copies(texts.number, [*texts.copies(), *translated], decisions, conflicts)
    found_stories = tuple(texts.stories(near, found_copies))
    held = dict(sorted(ground.documents(texts.ids).items()))
    read = dict(sorted(ground.readings(texts.ids).items()))
    story_of = {doc: story.id for story in found_stories for doc in story.documents}
    cast = _cast((held, read, decisions), story_of, Listed(persons), conflicts)
    recorded, event_of, aliases = _events(
        (held, read, decisions), cast, (found_copies, story_of), conflicts
    )
    said = _statements((held, read), cast, (found_copies, story_of), event_of)
    promised = _commitments((held, read), cast, story_of, recorded)
    record = Record(
        actors=tuple(sorted(cast.recorded.values(), key=lambda a: a.id)),
        events=recorded,
        statements=said,
        commitments=promised,
        stories=found_stories,
        copies=found_copies,
        conflicts=tuple(sorted(set(conflicts))),
        redirects=_redirects(decisions, {**cast.aliases, **aliases}),
    )
    return corrections.correct(record, decisions, {**cast.aliases, **aliases})


def _unique(documents: Sequence[Document]) -> dict[str, Document]:
    held: dict[str, Document] = {}
    for document in documents:
        other = held.setdefault(document.id, document)
        if other != document:
            raise InputError(
                f"two different documents have the id {document.id!r}",
                where=document.path,
                hint="give each document an id of its own",
            )
    return dict(sorted(held.items()))


def _read(readings: Sequence[Reading], held: Mapping[str, Document]) -> dict[str, Reading]:
    read: dict[str, Reading] = {}
    for reading in readings:
        if reading.document not in held:
            raise InputError(
                f"a reading belongs to no document: {reading.document!r}",
                hint="build from the documents that were read",
            )
        read[reading.document] = reading
    return dict(sorted(read.items()))


def _cast(
    inputs: tuple[Mapping[str, Document], Mapping[str, Reading], judging.Decisions],
    story_of: Mapping[str, str],
    listed: Listed,
    conflicts: list[Conflict],
) -> _Cast:
    held, read, decisions = inputs

    def identity(mention: Member) -> str:
        return described.identity(mention, read)

    def order(mention: Member) -> tuple[str, Member]:
        return held[mention[0]].published or "9999", mention

    resolved = actors.resolve(held, read, story_of, listed)
    groups, unknown = judging.regroup(resolved.groups, decisions, "actor", identity, order)
    conflicts += unknown
    cast = _Cast({}, {}, {}, {}, set())
    for group in sorted(groups, key=lambda g: order(min(g, key=order))):
        listing = described.listing(sorted(group), read, listed, resolved.listed)
        actor = described.describe(sorted(group), held, read, listing)
        cast.recorded[actor.id] = actor
        if all(told_by_role(read[doc].actors[i], held[doc]) for doc, i in group):
            cast.nameless.add(actor.id)
        for mention in group:
            cast.of[mention] = actor.id
            cast.aliases.setdefault(identity(mention), actor.id)
    for document, reading in read.items():
        for index, read_actor in enumerate(reading.actors):
            for name in (read_actor.name, read_actor.key):
                if name:
                    cast.named.setdefault((document, name), cast.of[document, index])
    return cast


def _copies(
    held: Mapping[str, object],
    found: Sequence[Copy],
    decisions: judging.Decisions,
    conflicts: list[Conflict],
) -> tuple[Copy, ...]:
    """The copies that were found, and what people say of them."""
    refused = {frozenset((j.subject, j.object)) for j in decisions.apart.get("copy", ())}
    kept = [c for c in found if frozenset((c.document, c.of)) not in refused]
    pairs = {frozenset((c.document, c.of)) for c in kept}
    for j in decisions.same.get("copy", ()):
        if j.object is None or j.subject not in held or j.object not in held:
            missing = j.object if j.subject in held else j.subject
            conflicts.append(Conflict((j.id,), f"{missing} is not in the record; nothing was done"))
        elif frozenset((j.subject, j.object)) not in pairs:
            kept.append(
                Copy(document=j.subject, of=j.object, kind="near", score=1.0,
                     why=(f"judged by {j.author}: {j.reason}".rstrip(": "),))
            )  # fmt: skip
    return tuple(sorted(kept, key=lambda c: (c.document, c.of)))


def _events(
    inputs: tuple[Mapping[str, Document], Mapping[str, Reading], judging.Decisions],
    cast: _Cast,
    grouped: tuple[tuple[Copy, ...], Mapping[str, str]],
    conflicts: list[Conflict],
) -> tuple[tuple[RecordedEvent, ...], dict[Member, str], dict[str, str]]:
    held, read, decisions = inputs
    found_copies, story_of = grouped
    voices = _voices(held, found_copies)
    told = {
        t.account: t
        for document, reading in read.items()
        for t in events.told(
            held[document],
            reading,
            events.known(held[document], reading, cast.of, cast.nameless),
            story_of.get(document),
        )
    }
    groups = [[t.account for t in group] for group in events.cluster(told.values(), voices)]

    def identity(account: Member) -> str:
        return accounts.identity(account, read)

    def order(account: Member) -> tuple[str, Member]:
        return held[account[0]].published or "9999", account

    groups, unknown = judging.regroup(groups, decisions, "event", identity, order)
    conflicts += unknown
    recorded, event_of, aliases = [], {}, {}
    reported = {}
    for group in groups:
        event = accounts.describe([told[a] for a in sorted(group)], held, read, cast.named, voices)
        recorded.append(event)
        days = sorted(day for doc, _ in group if (day := held[doc].published))
        if days:
            reported[event.id] = days[0]
        for account in group:
            event_of[account] = event.id
            aliases[identity(account)] = event.id
    recorded.sort(key=lambda e: e.id)
    return course.link(recorded, reported), event_of, aliases


def _voices(held: Mapping[str, Document], found: Sequence[Copy]) -> dict[str, str]:
    """Each document led to the least of those it shares a text with."""
    voices = {}
    for group in components(held, [(c.document, c.of) for c in found]):
        for document in group:
            voices[document] = group[0]
    return voices


def _statements(
    inputs: tuple[Mapping[str, Document], Mapping[str, Reading]],
    cast: _Cast,
    grouped: tuple[tuple[Copy, ...], Mapping[str, str]],
    event_of: Mapping[Member, str],
) -> tuple[RecordedStatement, ...]:
    held, read = inputs
    found_copies, story_of = grouped
    said = []
    for document, reading in read.items():
        known = {n: a for n in _names(reading) if (a := cast.named.get((document, n)))}
        said += statements.said(held[document], reading, known, story_of.get(document))
    groups = statements.cluster(said, found_copies, held)
    recorded = (statements.describe(g, held, read, event_of, cast.named) for g in groups)
    return tuple(sorted(recorded, key=lambda s: s.id))


def _commitments(
    inputs: tuple[Mapping[str, Document], Mapping[str, Reading]],
    cast: _Cast,
    story_of: Mapping[str, str],
    recorded: Sequence[RecordedEvent],
) -> tuple[RecordedCommitment, ...]:
    held, read = inputs
    promised = []
    for document, reading in read.items():
        known = {n: a for n in _names(reading) if (a := cast.named.get((document, n)))}
        promised += commitments.promised(held[document], reading, known, story_of.get(document))
    met = commitments.by_participant(recorded)
    found = (commitments.describe(g, met, cast.recorded) for g in commitments.cluster(promised))
    return tuple(sorted(found, key=lambda c: c.id))


def _names(reading: Reading) -> set[str]:
    return {name for actor in reading.actors for name in (actor.name, actor.key) if name}


def _redirects(decisions: judging.Decisions, aliases: Mapping[str, str]) -> tuple[Redirect, ...]:
    """Ids that judgements name and that another id has taken the place of."""
    judged = {
        name.partition("@")[0]
        for found in (*decisions.same.values(), *decisions.apart.values(), decisions.edits)
        for j in found
        for name in (j.subject, j.object or "")
    }
    return tuple(
        Redirect(name, aliases[name])
        for name in sorted(judged)
        if name in aliases and aliases[name] != name
    )
