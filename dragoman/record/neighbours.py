"""Neighbours: for each document of a period those that may tell the same, and how they are tied.

A document finds its neighbours through rare words, names, numbers and marks,
in its own period and in those shortly before it.  What a period's search comes
to is kept (`Nearness`) under a digest of the documents that it looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Copy
from dragoman.record.corpus import Corpus
from dragoman.record.periods import ordinal
from dragoman.record.ties import Library, Weigher

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


def search(index: Index, k: int, others: Sequence[Index]) -> dict[int, float]:
    """Documents that share something rare with document `k` of `index`, with the weight of it."""
    met: dict[int, float] = defaultdict(float)
    corpus = index.corpus
    counted, buckets = index.features(k), index.buckets(k)
    for other in others:
        words = 0
        for feature, n in counted:
            if isinstance(feature, int):
                # A word that stands once in this period may still stand in another one.
                found = (other.rarest if other is index else other.postings).get(feature)
                if not found or words == _FEATURES or (other is index and n < 2):
                    continue
                words += 1
            else:
                found = other.postings.get(feature)
            weight = corpus.rarity(n) ** 2
            if found is not None:
                for j in found:
                    met[j] += weight
                continue
            for bucket in buckets if isinstance(feature, str) else ():
                near = other.postings.get(f"{feature}@{bucket}", ())
                if len(near) <= _COMMON:
                    for j in near:
                        met[j] += weight
    met.pop(index.members[k], None)
    return met


def pairs(library: Library, indices: Sequence[Index]) -> list[Pair]:
    """Pairs worth weighing for the documents of the last of `indices`: the richest of each."""
    index = indices[-1]
    out: set[Pair] = set()
    for k, i in enumerate(index.members):
        met = search(index, k, indices)
        spoken = index.corpus.spoken[k]
        ranked = sorted(met.items(), key=lambda item: (-item[1], item[0]))
        own, other = 0, 0
        for j, _ in ranked:
            if library.spoken(j) == spoken:
                own += 1
                if own > _CANDIDATES:
                    continue
            else:
                other += 1
                if other > _CANDIDATES:
                    continue
            out.add((i, j) if i < j else (j, i))
            if own >= _CANDIDATES and other >= _CANDIDATES:
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
