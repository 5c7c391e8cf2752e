"""The cast of a record: who is who, as the reports tell it and as people decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Conflict, Reading, RecordedActor
from dragoman.record import actors, described
from dragoman.record import judgements as judging
from dragoman.record.codes import Codes, Numbers, code
from dragoman.record.extracts import Extracts
from dragoman.record.listed import Listed


class Cast(msgspec.Struct, frozen=True):
    """Recorded actors, and the actor (by its place among `ids`) of each mention."""

    extracts: Extracts
    ids: list[str]
    recorded: dict[str, RecordedActor]
    of: Numbers
    unnamed: npt.NDArray[np.bool_]
    """Mentions by role of actors that every report tells by their role alone."""
    codes: Codes
    """The code of each mention's actor."""
    aliases: dict[str, str]
    """The actors that go by the names which judgements give."""

    def named(self, document: int, reading: Reading) -> dict[str, str]:
        """The actor of each name in one document's reading."""
        start = self.extracts.mentions_of(document).start
        out: dict[str, str] = {}
        for i, actor in enumerate(reading.actors):
            for name in (actor.name, actor.key):
                if name:
                    out.setdefault(name, self.ids[self.of[start + i]])
        return out


def cast(
    extracts: Extracts, story: Numbers, listed: Listed, decisions: judging.Decisions
) -> tuple[Cast, list[Conflict]]:
    """Who is who; `story` is the number of each document's story."""
    resolved = actors.resolve(extracts, story, listed)
    regrouped = regroup(
        resolved.groups,
        ("actor", decisions),
        extracts.document,
        (extracts, lambda mention: described.identity(mention, extracts)),
    )
    recorded: dict[str, RecordedActor] = {}
    of = np.zeros(len(extracts.bearer), dtype=np.int64)
    names: list[str] = []
    unnamed = np.zeros(len(of), dtype=bool)
    for g, mentions in enumerate(regrouped.groups):
        listing = described.listing(mentions, extracts, listed, resolved.listed)
        actor = described.describe(mentions, extracts, listing)
        recorded[actor.id] = actor
        names.append(actor.id)
        of[mentions] = g
        if extracts.by_role[mentions].all():
            unnamed[mentions] = True
    codes = np.array([code(name) for name in names], dtype=np.uint64)
    aliases = {name: names[of[member]] for name, member in regrouped.named.items()}
    made = Cast(extracts, names, recorded, of, unnamed, codes[of] if names else codes, aliases)
    return made, regrouped.conflicts


class Regrouped(msgspec.Struct, frozen=True):
    """Groups as people decided; the member that each judged name stands for; what fits nothing."""

    groups: list[Numbers]
    named: dict[str, int]
    conflicts: list[Conflict]


def regroup(
    groups: Sequence[Numbers],
    asked: tuple[str, judging.Decisions],
    document: Numbers,
    naming: tuple[Extracts, Callable[[int], str]],
) -> Regrouped:
    """Split and join groups of members (mentions or events, by number) as people decided.

    `document` is the document of each member; the id that a member would give
    its group is asked only where there are judgements.
    """
    (topic, decisions), (extracts, identity) = asked, naming
    heads = judging.heads(decisions)
    if not heads:
        return Regrouped(list(groups), {}, [])
    place = np.zeros(len(document), dtype=np.int64)
    for g, group in enumerate(groups):
        place[group] = g
    known: dict[str, int] = {}
    for member in np.argsort(extracts.seniority[document], kind="stable").tolist():
        name = identity(member)
        if name in heads:
            known.setdefault(name, member)
    touched = sorted({int(place[member]) for member in known.values()})
    decided, conflicts = judging.regroup(
        [[_member(m, document, extracts) for m in groups[g].tolist()] for g in touched],
        decisions,
        topic,
        lambda member: identity(member[1]),
        lambda member: (int(extracts.seniority[document[member[1]]]), member[1]),
    )
    rest = [group for g, group in enumerate(groups) if g not in set(touched)]
    made = [np.array(sorted(number for _, number in group)) for group in decided]
    return Regrouped([*rest, *made], known, conflicts)


def _member(number: int, document: Numbers, extracts: Extracts) -> judging.Member:
    return extracts.ids[document[number]], number


def story_numbers(extracts: Extracts, story_of: Mapping[str, str]) -> tuple[Numbers, Codes]:
    """The number of each document's story, and its code."""
    places: dict[str, int] = {}
    numbers = [places.setdefault(story_of[id], len(places)) for id in extracts.ids]
    codes = np.array([code(story) for story in places], dtype=np.uint64)
    found = np.array(numbers, dtype=np.int64)
    return found, codes[found] if len(codes) else codes
