"""Neighbours: for each document of a period those that may tell the same, and how they are tied.

A document finds its neighbours through rare words, names, numbers and marks,
in its own period and in those shortly before it.  What a period's search comes
to is kept (`Nearness`) under a digest of the documents that it looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Copy
from dragoman.record.corpus import Corpus
from dragoman.record.periods import ordinal
from dragoman.record.ties import Weigher

# A word, name or number that more documents have than this finds no candidates: it would
# make the work quadratic, and what so many share tells no story apart.
_COMMON = 60
_CANDIDATES = 10
"""How many documents of its own language, and as many of others, each is compared with."""
_FEATURES = 40
"""Words by which one document looks for others, the rarest."""
_BUCKET = 4
"""Days in one bucket: a common name finds documents of its own and the next one."""

Pair = tuple[int, int]


class Nearness(msgspec.Struct, frozen=True):
    """The neighbours of one period's documents.

    `earlier` and `later` hold the two documents of each pair, as places in the
    list of all documents looked at (32 bits each), `strength` their ties (64).
    """

    earlier: bytes
    later: bytes
    strength: bytes
    translations: tuple[Copy, ...]


class Index:
    """By what the documents of one corpus can be found."""

    def __init__(self, corpus: Corpus, members: Sequence[int]) -> None:
        self.corpus = corpus
        self.members = members
        self.postings: dict[str | int, list[int]] = defaultdict(list)
        self.rarest: dict[int, list[int]] = defaultdict(list)
        """The documents that a word is among the rarest of."""
        for k, i in enumerate(members):
            words = 0
            for feature, df in self.features(k):
                if df <= _COMMON:
                    self.postings[feature].append(i)
                    if isinstance(feature, int) and df > 1 and words < _FEATURES:
                        self.rarest[feature].append(i)
                        words += 1
                elif isinstance(feature, str):
                    for bucket in self.buckets(k):
                        self.postings[f"{feature}@{bucket}"].append(i)

    def features(self, k: int) -> list[tuple[str | int, int]]:
        """What document `k` of the corpus has, each with how many documents have it: its rare
        words, the rarest first, then its names, numbers and marks."""
        corpus = self.corpus
        df = corpus.term_df(k)
        rare = np.flatnonzero(df <= _COMMON)
        rare = rare[np.argsort(df[rare], kind="stable")]
        counted: list[tuple[str | int, int]] = list(
            zip(corpus.terms[k][rare].tolist(), df[rare].tolist(), strict=True)
        )
        counted += [("k" + key, corpus.key_df[key]) for key in corpus.sound_keys[k]]
        counted += [("n" + n, corpus.number_df[n]) for n in corpus.portraits[k].numbers]
        counted += [("m" + m, corpus.mark_df[m]) for m in corpus.portraits[k].marks]
        return counted

    def buckets(self, k: int) -> tuple[int, ...]:
        day = ordinal(self.corpus.portraits[k].day)
        return (day // _BUCKET, day // _BUCKET + 1) if day else ()


class _Asked(msgspec.Struct, frozen=True):
    """What one document looks for others by, in the order in which it is looked for."""

    words: list[int]
    """Rare words, the rarest first."""
    shared: list[int]
    """Those of them that another document of its own period has too."""
    named: list[tuple[str, tuple[str, ...]]]
    """Names, numbers and marks, each with its keys by days."""
    weights: dict[str | int, float]


def _asked(index: Index, k: int) -> _Asked:
    counted, buckets = index.features(k), index.buckets(k)
    return _Asked(
        words=[f for f, _ in counted if isinstance(f, int)],
        shared=[f for f, n in counted if isinstance(f, int) and n > 1],
        named=[(f, tuple(f"{f}@{b}" for b in buckets)) for f, _ in counted if isinstance(f, str)],
        weights={f: index.corpus.rarity(n) ** 2 for f, n in counted},
    )


def search(index: Index, k: int, others: Sequence[Index]) -> dict[int, float]:
    """Documents that share something rare with document `k` of `index`, with the weight of it."""
    met: dict[int, float] = defaultdict(float)
    asked = _asked(index, k)
    weights = asked.weights
    for other in others:
        # A word that stands once in this period may still stand in another one.
        table, words = (
            (other.rarest, asked.shared) if other is index else (other.postings, asked.words)
        )
        for word in islice(filter(table.__contains__, words), _FEATURES):
            weight = weights[word]
            for j in table[word]:
                met[j] += weight
        _by_name(other.postings, asked, met)
    met.pop(index.members[k], None)
    return met


def _by_name(
    postings: Mapping[str | int, Sequence[int]], asked: _Asked, met: dict[int, float]
) -> None:
    """Add the documents of one period that share a name, number or mark: at any distance where it
    is rare there, else those of nearly the same days."""
    weights = asked.weights
    for feature, by_days in asked.named:
        if feature in postings:
            weight = weights[feature]
            for j in postings[feature]:
                met[j] += weight
            continue
        for key in by_days:
            if key in postings and len(near := postings[key]) <= _COMMON:
                weight = weights[feature]
                for j in near:
                    met[j] += weight


def pairs(indices: Sequence[Index]) -> list[Pair]:
    """Pairs worth weighing for the documents of the last of `indices`: the richest of each."""
    index = indices[-1]
    spoken = {
        i: s for other in indices for i, s in zip(other.members, other.corpus.spoken, strict=True)
    }
    out: set[Pair] = set()
    for k, i in enumerate(index.members):
        met = search(index, k, indices)
        found = np.fromiter(met.keys(), np.int64, len(met))
        # The richest first, and of equals those that come first.
        order = np.lexsort((found, -np.fromiter(met.values(), np.float64, len(met))))
        left = {True: _CANDIDATES, False: _CANDIDATES}
        for j in found[order].tolist():
            own = spoken[j] == spoken[i]
            if left[own]:
                left[own] -= 1
                out.add((i, j) if i < j else (j, i))
            elif not left[not own]:
                break
    return sorted(out)


def weighed(weigher: Weigher, near: Sequence[Pair]) -> dict[Pair, float]:
    """The strength of each pair's tie."""
    return {pair: weigher.strength(*pair) for pair in near}


def packed(
    ties: Mapping[Pair, float], looked_at: Sequence[int], translations: tuple[Copy, ...]
) -> Nearness:
    """`ties` between documents of `looked_at`, ready to be kept."""
    place = {i: k for k, i in enumerate(looked_at)}
    return Nearness(
        np.array([place[i] for i, _ in ties], dtype=np.int32).tobytes(),
        np.array([place[j] for _, j in ties], dtype=np.int32).tobytes(),
        np.array(list(ties.values()), dtype=np.float64).tobytes(),
        translations,
    )


def unpacked(
    nearness: Nearness, looked_at: Sequence[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The pairs by their documents' numbers, and their strengths."""
    number = np.array(looked_at, dtype=np.int64)
    return (
        number[np.frombuffer(nearness.earlier, dtype=np.int32)],
        number[np.frombuffer(nearness.later, dtype=np.int32)],
        np.frombuffer(nearness.strength, dtype=np.float64),
    )
