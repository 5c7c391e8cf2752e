"""Stories: reports on one happening and its immediate sequel, across languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Conflict, Judgement, Story
from dragoman.record import agreement, ids
from dragoman.record.clusters import average_link, connected
from dragoman.record.codes import Codes, Numbers
from dragoman.record.periods import ordinal
from dragoman.record.ties import Weigher

Pair = tuple[int, int]
Weights = npt.NDArray[np.float64]

_EXHAUSTIVE = 25
"""Components up to this size are compared pair by pair, larger ones along known ties only."""
_UNKNOWN = 0.4
"""Tie assumed between two documents of one component that were never weighed: since each is
weighed against its nearest, such a pair is hardly one story."""
_COPIES = 3.0
"""Tie of a copy to its original, however long ago."""
_PAST = -1.0
"""Tie between reports too far apart in time: it keeps reports of unknown day from joining them."""
_TOGETHER = 0.8
"""Mean tie down to which clusters are joined (1 is where a pair of one story begins)."""
_LINKED = 0.9
"""Tie by which documents hang together: a little below where a pair of one story begins, since what
parts them is how all of a set are tied."""
# Days between two reports within which a story goes on undiminished, and after which it is over.
_FRESH, _OVER = 4, 21


class Near(msgspec.Struct, frozen=True):
    """All pairs of documents that were weighed, by number, with the strength of their ties."""

    earlier: Numbers
    later: Numbers
    strength: Weights

    def of(self, chosen: Numbers) -> Near:
        return Near(self.earlier[chosen], self.later[chosen], self.strength[chosen])


class Basis:
    """All documents by number: the weigher of their texts, the days they were written about, and
    what they can agree on (see `agreement`)."""

    def __init__(self, weigher: Weigher, days: Sequence[str | None], told: Codes) -> None:
        self.weigher, self.days, self.told = weigher, days, told
        self._held = np.array([ordinal(day) for day in days], dtype=np.int64)
        self._partial = np.array([bool(day) and len(day or "") < 10 for day in days], dtype=bool)

    def settled(self, near: Near) -> Near:
        """What is left of ties in view of when the reports are of and what they tell."""
        fresh = self.fresh(near.earlier, near.later)
        alike = agreement.shares(self.told, near.earlier, near.later)
        strength = np.where(fresh > 0, near.strength * fresh * alike, _PAST)
        return Near(near.earlier, near.later, strength)

    def fresh(self, i: Numbers, j: Numbers) -> Weights:
        """`freshness` of many pairs at once."""
        held, partial = self._held, self._partial
        apart = np.abs(held[i] - held[j])
        fresh: Weights = np.clip(1.0 - (apart - _FRESH) / (_OVER - _FRESH), 0.0, 1.0)
        fresh[(held[i] == 0) | (held[j] == 0)] = 1.0
        for k in np.flatnonzero(partial[i] | partial[j]):
            fresh[k] = freshness(self.days[i[k]], self.days[j[k]])
        return fresh


def linked(ground: Basis, near: Near, one: Numbers, other: Numbers) -> list[list[int]]:
    """Documents joined by ties strong enough for a story; copies are, each of `one` to its `other`."""
    # Nothing makes a tie stronger: most need not be settled.
    settled = ground.settled(near.of(np.flatnonzero(near.strength >= _LINKED)))
    strong = settled.strength >= _LINKED
    joined = np.r_[settled.earlier[strong], one], np.r_[settled.later[strong], other]
    return connected(len(ground.days), *joined)


def cluster(
    group: Sequence[int], known: Mapping[Pair, float], sure: set[Pair], ground: Basis
) -> list[list[int]]:
    """The documents of each story of one set of documents that hang together.

    `known` are the ties within it that were weighed; a copy always shares the
    story of its original (`sure`).
    """
    ties = _settled(known, sure, ground)
    if len(group) <= _EXHAUSTIVE:
        ordered = sorted(group)
        every = ((i, j) for x, i in enumerate(ordered) for j in ordered[x + 1 :])
        ties |= _weighed([pair for pair in every if pair not in ties], ground)
    return average_link(group, ties, _UNKNOWN, _TOGETHER)


def _settled(known: Mapping[Pair, float], sure: Iterable[Pair], ground: Basis) -> dict[Pair, float]:
    """What is left of ties, and the ties of copies."""
    out: dict[Pair, float] = {}
    if known:
        one, other = np.array(list(known), dtype=np.int64).T
        near = ground.settled(Near(one, other, np.array(list(known.values()))))
        out = dict(zip(known, near.strength.tolist(), strict=True))
    for pair in sure:
        fresh = freshness(*(ground.days[i] for i in pair))
        out[pair] = _COPIES * fresh if fresh > 0 else _COPIES
    return out


def _weighed(pairs: Sequence[Pair], ground: Basis) -> dict[Pair, float]:
    """The settled ties of pairs that were not weighed before."""
    if not pairs:
        return {}
    one, other = np.array(pairs, dtype=np.int64).T
    # Those that time alone keeps apart need no weighing.
    near = (ground.fresh(one, other) > 0).tolist()
    weigh = ground.weigher.strength
    return _settled(
        {pair: weigh(*pair) if fresh else 0.0 for pair, fresh in zip(pairs, near, strict=True)},
        (), ground,
    )  # fmt: skip


def alone(document: str) -> Story:
    """The story of a document that nothing ties to another."""
    return Story(id=ids.story(document), documents=(document,), why={})


def described(
    cluster: Sequence[int], known: Mapping[Pair, float], sure: set[Pair], ground: Basis
) -> Story:
    """The story of a cluster, with what ties each of its documents to the one nearest to it."""
    weigher, ties = ground.weigher, _settled(known, sure, ground)
    members = [weigher.library.portrait(i) for i in cluster]
    anchor = min(members, key=lambda p: (p.day or "9999", p.document))
    why: dict[str, tuple[str, ...]] = {}
    for i, member in zip(cluster, members, strict=True):
        others = [j for j in cluster if j != i]
        tied = {j: ties[_pair(i, j)] for j in others if _pair(i, j) in ties}
        if not tied:
            found = _weighed([_pair(i, j) for j in others], ground)
            tied = {j: found[_pair(i, j)] for j in others}
        nearest = max(tied, key=lambda j: (tied[j], -j))
        tie = weigher.tie(*_pair(i, nearest))
        other = weigher.library.portrait(nearest).document
        why[member.document] = (f"with {other}: {tie.strength:.1f}", *tie.shared)
    return Story(
        id=ids.story(anchor.document), documents=tuple(p.document for p in members), why=why
    )


def corrected(
    found: Sequence[Story], edits: Sequence[Judgement], days: Mapping[str, str | None]
) -> tuple[list[Story], list[Conflict]]:
    """`found` with reports moved to the story that `edits` give them, or each to one of its own,
    and the edits that name no story; `days` has the day of each document.

    A story goes by the id of each report that is in it, so an edit holds when its id moves.
    """
    if not edits:
        return list(found), []
    by_id = {story.id: story for story in found}
    of = {document: story.id for story in found for document in story.documents}
    named = {ids.story(document): document for document in of}
    conflicts: list[Conflict] = []
    touched: set[str] = set()
    for j in edits:
        if j.value and j.value not in named:
            told = f"{j.value} is not in the record; nothing was done"
            conflicts.append(Conflict((j.id,), told))
            continue
        there = of[named[j.value]] if j.value else f"alone {j.subject}"
        touched |= {of[j.subject], there}
        of[j.subject] = there
    members: dict[str, list[str]] = {}
    for document, story in of.items():
        if story in touched:
            members.setdefault(story, []).append(document)
    moved = {j.subject for j in edits}
    why = {d: tie for id in touched & set(by_id) for d, tie in by_id[id].why.items()}
    rest = [story for story in found if story.id not in touched]
    for documents in members.values():
        anchor = min(documents, key=lambda d: (days.get(d) or "9999", d))
        ties = {d: why[d] for d in documents if d in why and d not in moved}
        rest.append(Story(id=ids.story(anchor), documents=tuple(sorted(documents)), why=ties))
    return sorted(rest, key=lambda story: story.id), conflicts


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


@lru_cache(maxsize=1 << 16)
def freshness(a: str | None, b: str | None) -> float:
    """1 for reports of nearly one day, falling to 0 when a story is over; unknown days count as 1."""
    if not a or not b or len(a) < 10 or len(b) < 10:
        if a and b and a[: min(len(a), len(b))] != b[: min(len(a), len(b))]:
            return 0.5
        return 1.0
    apart = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    if apart <= _FRESH:
        return 1.0
    return max(0.0, 1.0 - (apart - _FRESH) / (_OVER - _FRESH))
