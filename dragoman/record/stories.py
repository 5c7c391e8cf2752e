"""Stories: reports on one happening and its immediate sequel, across languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import numpy as np

from dragoman.model import Copy, Story
from dragoman.record import ids
from dragoman.record.clusters import average_link, components
from dragoman.record.corpus import Corpus
from dragoman.record.ties import Weigher

# A word, name or number that more documents have than this finds no candidates: it would
# make the work quadratic, and what so many share tells no story apart.
_COMMON = 60
_CANDIDATES = 10
"""How many documents of its own language, and as many of others, each is compared with."""
_FEATURES = 40
"""Words by which one document looks for others, the rarest."""
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


def find(
    weigher: Weigher, near: set[tuple[int, int]], copies: tuple[Copy, ...]
) -> tuple[Story, ...]:
    """Group the documents of a corpus; a copy always shares the story of its original.

    `near` are the pairs worth weighing (see `candidates`).
    """
    corpus = weigher.corpus
    place = {p.document: i for i, p in enumerate(corpus.portraits)}
    sure = {_ordered(place[c.document], place[c.of]) for c in copies}
    known: dict[tuple[int, int], float] = {}

    def strength(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            fresh = freshness(corpus.portraits[i].day, corpus.portraits[j].day)
            if fresh > 0:
                value = 3.0 if pair in sure else weigher.tie(*pair).strength
                known[pair] = value * fresh
            else:
                known[pair] = 3.0 if pair in sure else _PAST
        return known[pair]

    edges = sorted(
        pair for pair in {*near, *sure} if strength(*pair) >= 1.0
    )  # fmt: skip
    around: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in known:
        around[pair[0]].append(pair)
    stories: list[Story] = []
    for group in components(range(corpus.size), edges):
        if len(group) <= _EXHAUSTIVE:
            every = ((i, j) for x, i in enumerate(group) for j in group[x + 1 :])
            ties = {pair: strength(*pair) for pair in every}
        else:
            members = set(group)
            ties = {pair: known[pair] for i in group for pair in around[i] if pair[1] in members}
        clusters = average_link(group, ties, _UNKNOWN, _TOGETHER)
        stories += [_story(weigher, strength, cluster) for cluster in clusters]
    return tuple(sorted(stories, key=lambda story: story.id))


def _ordered(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _story(weigher: Weigher, strength: Callable[[int, int], float], cluster: list[int]) -> Story:
    members = [weigher.corpus.portraits[i] for i in cluster]
    anchor = min(members, key=lambda p: (p.day or "9999", p.document))
    why: dict[str, tuple[str, ...]] = {}
    for i, member in zip(cluster, members, strict=True):
        others = [j for j in cluster if j != i]
        if others:
            j = max(others, key=lambda k: (strength(i, k), -k))
            tie = weigher.tie(*_ordered(i, j))
            other = weigher.corpus.portraits[j].document
            why[member.document] = (f"with {other}: {tie.strength:.1f}", *tie.shared)
    return Story(
        id=ids.story(anchor.document), documents=tuple(p.document for p in members), why=why
    )


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


def candidates(corpus: Corpus) -> set[tuple[int, int]]:
    """Pairs of documents that share rare words, names or numbers, the richest for each document."""
    postings: dict[str | int, list[int]] = defaultdict(list)
    features = [_features(corpus, i) for i in range(corpus.size)]
    for i, weights in enumerate(features):
        for feature in weights:
            postings[feature].append(i)
    pairs: set[tuple[int, int]] = set()
    for i, weights in enumerate(features):
        met: dict[int, float] = defaultdict(float)
        for feature, weight in weights.items():
            found = postings[feature]
            if len(found) <= _COMMON:
                for j in found:
                    met[j] += weight
        met.pop(i, None)
        ranked = sorted(met.items(), key=lambda item: (-item[1], item[0]))
        own = [j for j, _ in ranked if corpus.spoken[j] == corpus.spoken[i]][:_CANDIDATES]
        other = [j for j, _ in ranked if corpus.spoken[j] != corpus.spoken[i]][:_CANDIDATES]
        pairs.update(_ordered(i, j) for j in (*own, *other))
    return pairs


def _features(corpus: Corpus, i: int) -> dict[str | int, float]:
    """What document `i` can be found by, the rarest things first, each with its weight.

    A name that many documents have finds those of its own days.
    """
    portrait = corpus.portraits[i]
    df = corpus.term_df(i)
    rare = np.flatnonzero((df > 1) & (df <= _COMMON))
    rare = rare[np.argsort(df[rare], kind="stable")][:_FEATURES]
    counted: list[tuple[str | int, int]] = [(int(corpus.terms[i][k]), int(df[k])) for k in rare]
    counted += [("k" + k, corpus.key_df[k]) for k in corpus.sound_keys[i]]
    counted += [("n" + n, corpus.number_df[n]) for n in portrait.numbers]
    counted += [("m" + m, corpus.mark_df[m]) for m in portrait.marks]
    found = {feature: corpus.rarity(n) ** 2 for feature, n in counted if 1 < n <= _COMMON}
    if portrait.day and len(portrait.day) >= 10:
        bucket = date.fromisoformat(portrait.day[:10]).toordinal() // _FRESH
        for feature, n in counted:
            if n > _COMMON:
                for near in (bucket, bucket + 1):
                    found[f"{feature}@{near}"] = corpus.rarity(n) ** 2
    return found
