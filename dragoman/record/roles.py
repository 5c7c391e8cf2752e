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
import numpy as np

from dragoman.language import names
from dragoman.record.codes import Numbers
from dragoman.record.extracts import Bearer, Extracts

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


class Person(msgspec.Struct, frozen=True, gc=False):
    """What is known of one person for this: the states and offices that its reports give."""

    states: frozenset[str]
    offices: frozenset[str]


def attach(
    extracts: Extracts,
    persons_named: tuple[list[Numbers], Numbers, Mapping[int, int]],
    roles: Numbers,
    story: Numbers,
) -> list[Numbers]:
    """Give each of `roles` to one of the named persons, or let those of one story stand alone.

    The persons come as groups of mentions, with the group of each mention, and with the roles
    that a list of known persons gives to one of them: it is asked where the reports of the
    story name nobody.
    """
    named, group_of, sure = persons_named
    persons = Persons(extracts, named)
    in_story = _in_stories(extracts, story, roles)
    given: dict[int, list[int]] = defaultdict(list)
    lone: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for role in roles.tolist():
        bearer, document = extracts.bearers[extracts.bearer[role]], int(extracts.document[role])
        inside = set(group_of[extracts.mentions_of(document)].tolist()) - {-1}
        here = inside - _companions(role, document, extracts, group_of)
        meant = _one(bearer, here, persons)
        if meant is None and not any(_fits(bearer, persons[g]) for g in here):
            told = {
                g
                for other in in_story[int(story[document])]
                for g in group_of[extracts.mentions_of(other)].tolist()
            }
            meant = _one(bearer, told - {-1} - inside, persons)
            if meant is None:
                meant = sure.get(role)
        if meant is None:
            lone[names.fold(bearer.name), bearer.state or "", int(story[document])].append(role)
        else:
            given[meant].append(role)
    out = [
        np.sort(np.concatenate([group, np.array(given[g], dtype=np.int64)])) if g in given else group
        for g, group in enumerate(named)
    ]  # fmt: skip
    return out + [np.array(group) for _, group in sorted(lone.items())]


class Persons:
    """What is known of each group of mentions, reckoned when it is asked for."""

    def __init__(self, extracts: Extracts, named: Sequence[Numbers]) -> None:
        self._extracts = extracts
        self._named = named
        self._known: dict[int, Person] = {}

    def __getitem__(self, g: int) -> Person:
        if g not in self._known:
            told = np.unique(self._extracts.bearer[self._named[g]]).tolist()
            self._known[g] = _person([self._extracts.bearers[b] for b in told])
        return self._known[g]


def _in_stories(extracts: Extracts, story: Numbers, roles: Numbers) -> dict[int, list[int]]:
    """The documents of each story that tells a role."""
    wanted = np.unique(story[extracts.document[roles]])
    found: dict[int, list[int]] = {s: [] for s in wanted.tolist()}
    for document in np.flatnonzero(np.isin(story, wanted)).tolist():
        found[int(story[document])].append(document)
    return found


def _person(bearers: Sequence[Bearer]) -> Person:
    if any(bearer.kind != "person" for bearer in bearers):
        return Person(frozenset(), frozenset())
    return Person(
        frozenset(b.state for b in bearers if b.state),
        frozenset(b.office for b in bearers if b.office),
    )


def _companions(role: int, document: int, extracts: Extracts, group_of: Numbers) -> set[int]:
    """Those who take part in an event beside the role: they are others."""
    told = extracts.events_of(document)
    start, end = np.searchsorted(extracts.part_event, (told.start, told.stop))
    events, mentions = extracts.part_event[start:end], extracts.part_mention[start:end]
    shared = np.isin(events, events[mentions == role]) & (mentions >= 0)
    return set(group_of[mentions[shared]].tolist())


def _one(actor: Bearer, among: set[int], persons: Persons) -> int | None:
    """The only one who bears the very office; where nobody does, the only one it may be said of."""
    fitting = [g for g in sorted(among) if _fits(actor, persons[g])]
    exact = [g for g in fitting if actor.office in persons[g].offices]
    found = exact or fitting
    return found[0] if len(found) == 1 else None


def _fits(actor: Bearer, person: Person) -> bool:
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
