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
    Redirect,
    edits,
)
from dragoman.record import commitments, corrections, course, happenings, sayings, stories
from dragoman.record import judgements as judging
from dragoman.record.cast import cast
from dragoman.record.clusters import roots
from dragoman.record.codes import coded
from dragoman.record.descriptions import Basis
from dragoman.record.extracts import Extracts
from dragoman.record.ground import Ground, Held
from dragoman.record.listed import Listed
from dragoman.record.memo import Forgetful, Memo
from dragoman.record.nearby import Spread
from dragoman.record.portrait import Portrait
from dragoman.record.texts import Texts
from dragoman.record.whole import Copied, Stories


class Help(msgspec.Struct, frozen=True):
    """What a derivation may draw on: known persons, who help to tell who is who, and other
    processes to share the work with; `there` is the name (see `Derived`) of what whoever asks has
    already, by field of the record."""

    persons: Sequence[KnownPerson] = ()
    spread: Spread | None = None
    there: Mapping[str, str] = {}


class Derived(msgspec.Struct, frozen=True):
    """A record, and for some of its fields the `names` of all that they came from: where a field
    came from the same as what is `there` (see `Help`), it is the same and is left empty."""

    record: Record
    names: Mapping[str, str]


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
    return derive(Held(held, read, portraits or {}), judgements, memo).record


def derive(
    ground: Ground,
    judgements: Sequence[Judgement],
    memo: Memo | None = None,
    help: Help | None = None,
) -> Derived:
    """Derive the record of all documents of `ground`; `memo` may hold what was derived before."""
    help, memo = help or Help(), memo or Forgetful()
    decisions = judging.settle(judgements)
    conflicts = list(decisions.conflicts)
    texts = Texts(ground, memo, help.spread)
    texts.begin()
    extracts = Extracts(ground, memo, texts.periods)
    found_copies = _copies(texts.number, texts.copied(), decisions, conflicts)
    found_stories = _stories(
        texts, texts.stories(found_copies, extracts.told), decisions, conflicts
    )
    who, unknown = cast(extracts, found_stories.place, Listed(help.persons), decisions)
    basis = Basis(
        cast=who,
        stories=[found_stories.ids[n] for n in found_stories.place.tolist()],
        story_codes=coded(found_stories.ids)[found_stories.place],
        story=found_stories.place,
        # Each document led to the least of those it shares a text with.
        voice=roots(len(texts.ids), found_copies.one, found_copies.other),
        versions=texts.versions,
    )
    found = happenings.find(basis, decisions, memo)
    conflicts += [*unknown, *found.conflicts]
    said = sayings.find(basis, found, found_copies, memo)
    linked = course.link(sorted(found.recorded.values(), key=lambda e: e.id), found.reported)
    made = {entry.id: entry.published for entry in extracts.entries}
    promised = commitments.followed(said.commitments, made, linked, who.recorded)
    aliases = {**who.aliases, **found.aliases}
    came_from = {"stories": found_stories.name, "copies": found_copies.name}
    names = {field: name for field, name in came_from.items() if name}
    there = {field for field, name in names.items() if name == help.there.get(field)}
    record = Record(
        actors=tuple(sorted(who.recorded.values(), key=lambda a: a.id)),
        events=linked,
        statements=tuple(sorted(said.statements, key=lambda s: s.id)),
        commitments=tuple(sorted(promised, key=lambda c: c.id)),
        stories=found_stories.listed if "stories" not in there else (),
        copies=found_copies.listed if "copies" not in there else (),
        conflicts=tuple(sorted(set(conflicts))),
        redirects=_redirects(decisions, aliases),
    )
    record = corrections.correct(record, _about_record(decisions, texts.number), aliases)
    return Derived(record, names)


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
    held: Mapping[str, int],
    found: Copied,
    decisions: judging.Decisions,
    conflicts: list[Conflict],
) -> Copied:
    """The copies that were found, and what people say of them."""
    judged = (*decisions.same.get("copy", ()), *decisions.apart.get("copy", ()))
    if not judged:
        return found
    refused = {frozenset((j.subject, j.object)) for j in decisions.apart.get("copy", ())}
    kept = [c for c in found.listed if frozenset((c.document, c.of)) not in refused]
    pairs = {frozenset((c.document, c.of)) for c in kept}
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
    return Copied.of(kept, held)


def _stories(
    texts: Texts, found: Stories, decisions: judging.Decisions, conflicts: list[Conflict]
) -> Stories:
    """The stories that were found, with the reports that people moved to others."""
    moves = [j for j in _about(decisions, texts.number) if j.field == "story"]
    if not moves:
        return found
    days = dict(zip(texts.ids, texts.days, strict=True))
    told, unknown = stories.corrected(found.listed, moves, days)
    conflicts += unknown
    return Stories.of(told, texts.number)


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
