"""The cast of a record: who is who, as the reports tell it and as people decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Conflict, Reading, RecordedActor
from dragoman.record import actors, described
from dragoman.record import judgements as judging
from dragoman.record.codes import Codes, Numbers, coded
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
        extracts,
        Members(
            extracts.document,
            extracts.actor_ids,
            lambda mention: described.identity(mention, extracts),
        ),
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
    codes = coded(names)
    aliases = {name: names[of[member]] for name, member in regrouped.named.items()}
    made = Cast(extracts, names, recorded, of, unnamed, codes[of] if names else codes, aliases)
    return made, regrouped.conflicts


class Members(msgspec.Struct, frozen=True):
    """Mentions or events by number: the document of each, the id that each would give its group,
    and the code of that id."""

    document: Numbers
    codes: Codes
    identity: Callable[[int], str]


class Regrouped(msgspec.Struct, frozen=True):
    """Groups as people decided; the member that each judged name stands for; what fits nothing."""

    groups: list[Numbers]
    named: dict[str, int]
    conflicts: list[Conflict]


def regroup(
    groups: Sequence[Numbers],
    asked: tuple[str, judging.Decisions],
    extracts: Extracts,
    members: Members,
) -> Regrouped:
    """Split and join groups of `members` (by number) as people decided."""
    topic, decisions = asked
    document, identity = members.document, members.identity
    heads = judging.heads(decisions)
    if not heads:
        return Regrouped(list(groups), {}, [])
    place = np.zeros(len(document), dtype=np.int64)
    for g, group in enumerate(groups):
        place[group] = g
    # By code first: to name each of so many members took longer than all that is done with them.
    meant = np.flatnonzero(np.isin(members.codes, coded(sorted(heads))))
    known: dict[str, int] = {}
    for member in meant[np.argsort(extracts.seniority[document[meant]], kind="stable")].tolist():
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
    untouched = set(range(len(groups))).difference(touched)
    rest = [groups[g] for g in sorted(untouched)]
    made = [np.array(sorted(number for _, number in group)) for group in decided]
    return Regrouped([*rest, *made], known, conflicts)


def _member(number: int, document: Numbers, extracts: Extracts) -> judging.Member:
    return extracts.ids[document[number]], number
