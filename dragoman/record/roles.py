"""Persons told by their role alone ("the Iranian envoy"): who is meant, where a story names one.

A reader sees one report; where its neighbours in the story name one bearer of
the office, and one only, the role is that person's.  Otherwise it stands for
itself within its story: one story's "Syrian minister" is not another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.language import names, pack
from dragoman.language.sounds import script
from dragoman.language.tokens import tokenize
from dragoman.model import Actor, Document, Reading

Mention = tuple[str, int]
"""A document's id and the place of the actor in its reading."""

_PARTS = frozenset((
    "office", "state", "demonym", "metonym", "capital", "modifier", "institution", "organization",
))  # fmt: skip
# What a reporter calls those who stand for their state abroad, whatever their office.
_ABROAD = frozenset(("envoy", "diplomat", "top diplomat", "emissary", "representative"))
_SENT = ("foreign minister", "ambassador", "envoy", "diplomat", "representative", "negotiator")
_HEADS = {
    "head of state": ("president", "king", "emir", "sultan"),
    "head of government": ("prime minister", "chancellor", "premier"),
    "leader": ("president", "prime minister", "king", "chancellor", "supreme leader"),
}
# Words that make another office of one that ends alike: a vice president is no president.
_OTHER = frozenset(("vice", "deputy", "assistant", "prime", "under", "former", "first"))
_CASED = frozenset(("latin", "cyrillic"))


class Person(msgspec.Struct, frozen=True, gc=False):
    """What is known of one person for this: the states and offices that its reports give."""

    states: frozenset[str]
    offices: frozenset[str]


@lru_cache(maxsize=1 << 16)
def alone(name: str, office: str | None, language: str | None) -> bool:
    """Whether `name` is a role and no name: every word of it is an office's, a state's, or small."""
    if not office or not language or language not in pack.codes():
        return False
    known = pack.load(language)
    tokens = tokenize(name, language, known.elisions)
    found = known.table.find(tokens)
    covered = {
        place
        for match in found
        if any(entry.category in _PARTS for entry in match.entries)
        for place in range(match.start, match.end)
    }
    cased = script(name) in _CASED
    return any(entry.category == "office" for match in found for entry in match.entries) and all(
        not token.is_word or place in covered or (cased and not token.is_capital)
        for place, token in enumerate(tokens)
    )


def told_by_role(actor: Actor, document: Document) -> bool:
    return (
        actor.kind == "person"
        and not actor.key
        and alone(actor.name, actor.office, document.language)
    )


def attach(
    persons_named: tuple[list[list[Mention]], Mapping[Mention, int]],
    roles: Sequence[Mention],
    readings: Mapping[str, Reading],
    story_of: Mapping[str, str],
) -> list[list[Mention]]:
    """Give each of `roles` to one of the named persons, or let those of one story stand alone.

    With the persons come the roles that a list of known persons gives to one of them: it is
    asked where the reports of the story name nobody.
    """
    named, sure = persons_named
    persons = [_person(group, readings) for group in named]
    in_document: dict[str, set[int]] = defaultdict(set)
    in_story: dict[str, set[int]] = defaultdict(set)
    for g, group in enumerate(named):
        for document, _ in group:
            in_document[document].add(g)
            if document in story_of:
                in_story[story_of[document]].add(g)
    out = [list(group) for group in named]
    lone: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for document, index in sorted(roles):
        actor = readings[document].actors[index]
        story = story_of.get(document, document)
        here = in_document[document] - _companions((document, index), named, readings, in_document)
        meant = _one(actor, here, persons)
        if meant is None and not any(_fits(actor, persons[g]) for g in here):
            meant = _one(actor, in_story[story] - in_document[document], persons)
            if meant is None:
                meant = sure.get((document, index))
        if meant is None:
            lone[names.fold(actor.name), actor.state or "", story].append((document, index))
        else:
            out[meant].append((document, index))
    return [sorted(group) for group in out] + [group for _, group in sorted(lone.items())]


def _person(group: Sequence[Mention], readings: Mapping[str, Reading]) -> Person:
    actors = [readings[document].actors[index] for document, index in group]
    if any(actor.kind != "person" for actor in actors):
        return Person(frozenset(), frozenset())
    return Person(
        frozenset(a.state for a in actors if a.state),
        frozenset(a.office for a in actors if a.office),
    )


def _companions(
    role: Mention,
    named: Sequence[Sequence[Mention]],
    readings: Mapping[str, Reading],
    in_document: Mapping[str, set[int]],
) -> set[int]:
    """Those who take part in an event beside the role: they are others."""
    document, index = role
    name = readings[document].actors[index].name
    beside = {
        p.name
        for event in readings[document].events
        if any(p.name == name for p in event.participants)
        for p in event.participants
    }
    actors = readings[document].actors
    return {
        g
        for g in in_document[document]
        if any(doc == document and actors[i].name in beside for doc, i in named[g])
    }


def _one(actor: Actor, among: set[int], persons: Sequence[Person]) -> int | None:
    """The only one who bears the very office; where nobody does, the only one it may be said of."""
    fitting = [g for g in sorted(among) if _fits(actor, persons[g])]
    exact = [g for g in fitting if actor.office in persons[g].offices]
    found = exact or fitting
    return found[0] if len(found) == 1 else None


def _fits(actor: Actor, person: Person) -> bool:
    return (
        actor.state is not None
        and actor.state in person.states
        and any(_may_be(actor.office or "", office) for office in person.offices)
    )


@lru_cache(maxsize=1 << 14)
def _may_be(role: str, office: str) -> bool:
    """Whether someone who holds `office` may be called `role`."""
    if role == office:
        return True
    if role in _ABROAD:
        return office.endswith(_SENT)
    if role in _HEADS:
        return _plain(office, _HEADS[role])
    return _plain(office, (role,))


def _plain(office: str, endings: tuple[str, ...]) -> bool:
    for ending in endings:
        if office == ending:
            return True
        if office.endswith(" " + ending) or office.startswith((f"{ending}-", f"{ending} ")):
            rest = office.replace(ending, " ").replace("-", " ").split()
            if not _OTHER & set(rest):
                return True
    return False
