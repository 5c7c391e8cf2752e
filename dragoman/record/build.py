"""The record, derived: a pure function of the sets of documents, readings and judgements.

The order of work is this file: portraits, actors, copies, stories, events,
statements, commitments, corrections.  Nothing depends on the order in which
anything came: inputs are sorted, and every choice is made by content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from dragoman.errors import InputError
from dragoman.model import (
    Conflict,
    Copy,
    Document,
    Judgement,
    KnownPerson,
    Reading,
    Record,
    Redirect,
    edits,
)
from dragoman.record import commitments, corrections, course, happenings, sayings, stories
from dragoman.record import judgements as judging
from dragoman.record.cast import cast, story_numbers
from dragoman.record.clusters import components
from dragoman.record.codes import Numbers
from dragoman.record.descriptions import Basis
from dragoman.record.extracts import Extracts
from dragoman.record.ground import Ground, Held
from dragoman.record.listed import Listed
from dragoman.record.memo import Forgetful, Memo
from dragoman.record.nearby import Spread
from dragoman.record.portrait import Portrait
from dragoman.record.texts import Texts


class Help(msgspec.Struct, frozen=True):
    """What a derivation may draw on: known persons, who help to tell who is who, and other
    processes to share the work with."""

    persons: Sequence[KnownPerson] = ()
    spread: Spread | None = None


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
    help: Help | None = None,
) -> Record:
    """Derive the record of all documents of `ground`.

    `memo` may hold what was derived before.
    """
    help, memo = help or Help(), memo or Forgetful()
    decisions = judging.settle(judgements)
    conflicts = list(decisions.conflicts)
    texts = Texts(ground, memo, help.spread)
    found_copies = _copies(texts.number, texts.copied(), decisions, conflicts)
    extracts = Extracts(ground, memo, texts.periods)
    moves = [j for j in _about(decisions, texts.number) if j.field == "story"]
    days = dict(zip(texts.ids, texts.days, strict=True))
    told, unknown = stories.corrected(texts.stories(found_copies, extracts.told), moves, days)
    found_stories, conflicts = tuple(told), [*conflicts, *unknown]
    story_of = {doc: story.id for story in found_stories for doc in story.documents}
    story, story_codes = story_numbers(extracts, story_of)
    who, unknown = cast(extracts, story, Listed(help.persons), decisions)
    basis = Basis(
        cast=who,
        stories=[story_of[id] for id in extracts.ids],
        story_codes=story_codes,
        story=story,
        voice=_voices(texts.number, found_copies),
        versions=texts.versions,
    )
    found = happenings.find(basis, decisions, memo)
    conflicts += [*unknown, *found.conflicts]
    said = sayings.find(basis, found, found_copies, memo)
    linked = course.link(sorted(found.recorded.values(), key=lambda e: e.id), found.reported)
    made = {entry.id: entry.published for entry in extracts.entries}
    promised = commitments.followed(said.commitments, made, linked, who.recorded)
    aliases = {**who.aliases, **found.aliases}
    record = Record(
        actors=tuple(sorted(who.recorded.values(), key=lambda a: a.id)),
        events=linked,
        statements=tuple(sorted(said.statements, key=lambda s: s.id)),
        commitments=tuple(sorted(promised, key=lambda c: c.id)),
        stories=found_stories,
        copies=found_copies,
        conflicts=tuple(sorted(set(conflicts))),
        redirects=_redirects(decisions, aliases),
    )
    return corrections.correct(record, _about_record(decisions, texts.number), aliases)


def _about_record(
    decisions: judging.Decisions, documents: Mapping[str, object]
) -> judging.Decisions:
    """`decisions` without the edits of documents."""
    followed = set(_about(decisions, documents))
    rest = tuple(j for j in decisions.edits if j not in followed)
    return msgspec.structs.replace(decisions, edits=rest)


def _about(decisions: judging.Decisions, documents: Mapping[str, object]) -> list[Judgement]:
    """Edits of documents: of their story, or of metadata, which their versions here have already
    (see `model.edits.corrected`)."""
    fields = edits.EDITABLE["document"]
    return [j for j in decisions.edits if j.subject in documents and j.field in fields]


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
    judged = (*decisions.same.get("copy", ()), *decisions.apart.get("copy", ()))
    fitting = {j.id for j in judged if j.subject in held and j.object in held}
    for j in judged:
        if j.id not in fitting:
            missing = j.object if j.subject in held else j.subject
            conflicts.append(Conflict((j.id,), f"{missing} is not in the record; nothing was done"))
    kept += [
        Copy(document=j.subject, of=j.object, kind="near", score=1.0,
             why=(f"judged by {j.author}: {j.reason}".rstrip(": "),))
        for j in decisions.same.get("copy", ())
        if j.id in fitting and j.object and frozenset((j.subject, j.object)) not in pairs
    ]  # fmt: skip
    return tuple(sorted(kept, key=lambda c: (c.document, c.of)))


def _voices(number: Mapping[str, int], found: Sequence[Copy]) -> Numbers:
    """Each document led to the least of those it shares a text with."""
    voices = np.arange(len(number), dtype=np.int64)
    for group in components((), [(number[c.document], number[c.of]) for c in found]):
        voices[group] = group[0]
    return voices


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
