"""Stories: reports on one happening and its immediate sequel, across languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Conflict, Judgement, Story
from dragoman.record import ids
from dragoman.record.clusters import average_link, connected
from dragoman.record.periods import ordinal
from dragoman.record.ties import Weigher

Pair = tuple[int, int]

_EXHAUSTIVE = 25
"""Components up to this size are compared pair by pair, larger ones along known ties only."""
_UNKNOWN = 0.4
"""Tie assumed between two documents of one component that were never weighed: since each is
weighed against its nearest, such a pair is hardly one story."""
_PAST = -1.0
"""Tie between reports too far apart in time: it keeps reports of unknown day from joining them."""
_TOGETHER = 0.85
"""Mean tie down to which clusters are joined (1 is where a pair of one story begins)."""
# Days between two reports within which a story goes on undiminished, and after which it is over.
_FRESH, _OVER = 4, 21


class Near(msgspec.Struct, frozen=True):
    """All pairs of documents that were weighed, by number, with the strength of their ties."""

    earlier: npt.NDArray[np.int64]
    later: npt.NDArray[np.int64]
    strength: npt.NDArray[np.float64]


def linked(near: Near, days: Sequence[str | None], sure: Iterable[Pair]) -> list[list[int]]:
    """Documents joined by ties strong enough for a story, and by the `sure` pairs: copies."""
    held = np.array([ordinal(day) for day in days], dtype=np.int64)
    partial = np.array([bool(day) and len(day or "") < 10 for day in days], dtype=bool)
    i, j = near.earlier, near.later
    apart = np.abs(held[i] - held[j])
    fresh = np.clip(1.0 - (apart - _FRESH) / (_OVER - _FRESH), 0.0, 1.0)
    fresh[(held[i] == 0) | (held[j] == 0)] = 1.0
    for k in np.flatnonzero(partial[i] | partial[j]):
        fresh[k] = freshness(days[i[k]], days[j[k]])
    strong = near.strength * fresh >= 1.0
    pairs = np.array(sorted(sure), dtype=np.int64).reshape(-1, 2)
    one, other = np.r_[i[strong], pairs[:, 0]], np.r_[j[strong], pairs[:, 1]]
    return connected(len(days), one, other)


def cluster(
    group: Sequence[int],
    known: Mapping[Pair, float],
    sure: set[Pair],
    about: tuple[Weigher, Sequence[str | None]],
) -> list[Story]:
    """The stories of one set of documents that hang together.

    `known` are the ties within it that were weighed; a copy always shares the
    story of its original (`sure`).  `about` are all documents' weigher and days.
    """
    weigher, days = about
    weighed: dict[Pair, float] = {}

    def strength(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in weighed:
            fresh = freshness(days[i], days[j])
            if pair in sure:
                weighed[pair] = 3.0 * fresh if fresh > 0 else 3.0
            elif fresh > 0:
                value = known[pair] if pair in known else weigher.strength(*pair)
                weighed[pair] = value * fresh
            else:
                weighed[pair] = _PAST
        return weighed[pair]

    if len(group) <= _EXHAUSTIVE:
        every: Iterable[Pair] = ((i, j) for x, i in enumerate(group) for j in group[x + 1 :])
    else:
        every = sorted({*known, *sure})
    ties = {pair: strength(*pair) for pair in every}
    clusters = average_link(group, ties, _UNKNOWN, _TOGETHER)
    # In the order of time: the portraits of a few periods only are at hand.
    clusters.sort(key=lambda members: weigher.library.place[members[0]])
    return [_story(weigher, (strength, ties), members) for members in clusters]


def alone(document: str) -> Story:
    """The story of a document that nothing ties to another."""
    return Story(id=ids.story(document), documents=(document,), why={})


def _story(
    weigher: Weigher,
    tied: tuple[Callable[[int, int], float], Mapping[Pair, float]],
    cluster: list[int],
) -> Story:
    strength, known = tied
    members = [weigher.library.portrait(i) for i in cluster]
    anchor = min(members, key=lambda p: (p.day or "9999", p.document))
    why: dict[str, tuple[str, ...]] = {}
    for i, member in zip(cluster, members, strict=True):
        others = [j for j in cluster if j != i]
        if len(cluster) > _EXHAUSTIVE:
            others = [j for j in others if ((i, j) if i < j else (j, i)) in known]
        if others:
            j = max(others, key=lambda k: (strength(i, k), -k))
            tie = weigher.tie(*((i, j) if i < j else (j, i)))
            other = weigher.library.portrait(j).document
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
