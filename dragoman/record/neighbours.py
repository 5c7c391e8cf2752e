"""Neighbours: for each document of a period those that may tell the same, and how they are tied.

A document finds its neighbours through rare words, names, numbers and marks,
in its own period and in those shortly before it.  What a period's search comes
to is kept (`Nearness`) under a digest of the documents that it looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Copy
from dragoman.record.codes import Numbers
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

_DAYS = 20
"""Bits that a bucket takes."""
_CELLS = 1 << 21
"""Pairs of documents whose weights are gathered at a time, 8 bytes each."""

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


class Postings(msgspec.Struct, frozen=True):
    """Which documents of a corpus have each of some features: `places` from `starts[n]` up to
    `starts[n + 1]` have the feature `codes[n]` (sorted)."""

    codes: Numbers
    starts: Numbers
    places: Numbers

    def found(self, codes: Numbers) -> Numbers:
        """Where each of `codes` stands among the features here; -1 for one that no document has."""
        if not len(self.codes):
            return np.full(len(codes), -1, dtype=np.int64)
        at = np.minimum(self.codes.searchsorted(codes), len(self.codes) - 1)
        return np.where(self.codes[at] == codes, at, -1)

    def listed(self, at: Numbers) -> tuple[Numbers, Numbers]:
        """For each feature at the places `at` its number in that list, once for every document
        that has it, and these documents."""
        counts = self.starts[at + 1] - self.starts[at]
        ends = np.cumsum(counts)
        steps = np.arange(int(ends[-1]) if len(ends) else 0)
        asked = np.repeat(np.arange(len(at)), counts)
        return asked, self.places[steps + np.repeat(self.starts[at] - ends + counts, counts)]


def _posted(codes: Numbers, places: Numbers, most: int = 0) -> Postings:
    """Features by their codes, each with its documents in order; none with more than `most`."""
    order = np.argsort(codes, kind="stable")
    found, starts, counts = np.unique(codes[order], return_index=True, return_counts=True)
    places = places[order]
    if most and len(counts) and counts.max() > most:
        kept = counts <= most
        places = places[np.repeat(kept, counts)]
        found, counts = found[kept], counts[kept]
        starts = np.cumsum(counts) - counts
    return Postings(found, np.append(starts, len(places)), places)


class Features(msgspec.Struct, frozen=True):
    """What the documents of a corpus are found by: a row for each feature of each document, in
    the order of documents and, within one, of how much it tells."""

    places: Numbers
    codes: Numbers
    weights: npt.NDArray[np.float64]
    common: npt.NDArray[np.bool_]
    """More documents than `_COMMON` have it."""

    def of(self, chosen: npt.NDArray[np.bool_]) -> Features:
        return Features(
            self.places[chosen], self.codes[chosen], self.weights[chosen], self.common[chosen]
        )


class Codes:
    """A number for each name, number and mark, as they are met."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, feature: str) -> int:
        return self._known.setdefault(feature, len(self._known))


class Index:
    """By what the documents of one corpus can be found."""

    def __init__(self, corpus: Corpus, members: Sequence[int], codes: Codes) -> None:
        self.spoken = corpus.spoken
        self.members = np.array(members, dtype=np.int64)
        days = np.array([ordinal(p.day) for p in corpus.portraits], dtype=np.int64)
        self.buckets: Numbers = np.where(days > 0, days // _BUCKET, -1)
        # Kept in a table: to reckon logarithms for arrays is not the same on all machines.
        weights = np.array([corpus.rarity(df) ** 2 for df in range(corpus.size + 1)])
        self.words, shared = _words(corpus, weights)
        self.named = _named(corpus, weights, codes)
        self.postings = _posted(self.words.codes, self.words.places)
        self.shared = self.words.of(shared)
        """The words that another document here has too."""
        few = self.shared.of(_first(self.shared.places, _FEATURES))
        self.rarest = _posted(few.codes, few.places)
        """The documents that a word is among the rarest of."""
        rare = self.named.of(~self.named.common)
        self.rare = _posted(rare.codes, rare.places)
        often = self.named.of(self.named.common & (self.buckets[self.named.places] >= 0))
        by_day = [_dated(often.codes, self.buckets[often.places] + later) for later in (0, 1)]
        self.dated = _posted(np.concatenate(by_day), np.tile(often.places, 2), _COMMON)
        """Names that many documents have, by days: those of one bucket and of the next."""


def _words(
    corpus: Corpus, weights: npt.NDArray[np.float64]
) -> tuple[Features, npt.NDArray[np.bool_]]:
    """The rare words of each document, the rarest first; and which of them others have too."""
    counts = [len(terms) for terms in corpus.terms]
    places = np.repeat(np.arange(len(counts)), counts)
    terms = np.concatenate([*corpus.terms, np.zeros(0, np.uint32)]).astype(np.int64)
    df = np.concatenate([*map(corpus.term_df, range(len(counts))), np.zeros(0, np.int32)])
    rare = np.flatnonzero(df <= _COMMON)
    rare = rare[np.lexsort((df[rare], places[rare]))]
    df = df[rare]
    common = np.zeros(len(rare), dtype=bool)
    return Features(places[rare], terms[rare], weights[df], common), df > 1


def _named(corpus: Corpus, weights: npt.NDArray[np.float64], codes: Codes) -> Features:
    """The names by sound, the numbers and the marks of each document."""
    places: list[int] = []
    found: list[int] = []
    df: list[int] = []
    for k, (keys, portrait) in enumerate(zip(corpus.sound_keys, corpus.portraits, strict=True)):
        for kind, names, counted in (
            ("k", keys, corpus.key_df),
            ("n", portrait.numbers, corpus.number_df),
            ("m", portrait.marks, corpus.mark_df),
        ):
            found += [codes.of(kind + name) for name in names]
            df += [counted[name] for name in names]
        places += [k] * (len(found) - len(places))
    often = np.array(df, dtype=np.int64)
    return Features(
        np.array(places, dtype=np.int64), np.array(found, dtype=np.int64), weights[often],
        often > _COMMON,
    )  # fmt: skip


def _dated(codes: Numbers, buckets: Numbers) -> Numbers:
    return codes << _DAYS | buckets


def _first(places: Numbers, most: int) -> npt.NDArray[np.bool_]:
    """Which rows are among the first `most` of their document; rows are in the order of documents."""
    begins = np.r_[True, places[1:] != places[:-1]] if len(places) else np.zeros(0, bool)
    starts = np.maximum.accumulate(np.where(begins, np.arange(len(places)), 0))
    first: npt.NDArray[np.bool_] = np.arange(len(places)) - starts < most
    return first


Met = tuple[Numbers, Numbers, npt.NDArray[np.float64]]
"""Documents that were found: by which document, at which place in their corpus, for how much."""


def search(index: Index, other: Index) -> list[Met]:
    """What the documents of `index` find in `other` (which may be the same one)."""
    # A word that stands once in this period may still stand in another one.
    table, words = (other.rarest, index.shared) if other is index else (other.postings, index.words)
    at = table.found(words.codes)
    there = np.flatnonzero(at >= 0)
    there = there[_first(words.places[there], _FEATURES)]
    met = [_met(table, words, there, at)]
    at = other.rare.found(index.named.codes)
    met.append(_met(other.rare, index.named, np.flatnonzero(at >= 0), at))
    # What is not rare there is looked for in nearly the same days.
    buckets = index.buckets[index.named.places]
    left = (at < 0) & (buckets >= 0)
    for later in (0, 1):
        at = other.dated.found(_dated(index.named.codes, buckets + later))
        met.append(_met(other.dated, index.named, np.flatnonzero(left & (at >= 0)), at))
    return met


def _met(table: Postings, asked: Features, rows: Numbers, at: Numbers) -> Met:
    of, places = table.listed(at[rows])
    rows = rows[of]
    return asked.places[rows], places, asked.weights[rows]


def pairs(indices: Sequence[Index]) -> list[Pair]:
    """Pairs worth weighing for the documents of the last of `indices`: the richest of each."""
    index = indices[-1]
    number = np.concatenate([other.members for other in indices])
    speech = {s: n for n, s in enumerate(sorted({s for i in indices for s in i.spoken}))}
    spoken = np.array([speech[s] for other in indices for s in other.spoken], dtype=np.int64)
    starts = np.cumsum([0, *(len(other.members) for other in indices)])
    found = [
        (rows, places + start, weights)
        for other, start in zip(indices, starts, strict=False)
        for rows, places, weights in search(index, other)
    ]
    rows, places, weights = (np.concatenate(column) for column in zip(*found, strict=True))
    out: set[Pair] = set()
    size, width = len(index.members), len(number)
    many = max(1, _CELLS // width)
    for begin in range(0, size, many):
        end = min(size, begin + many)
        here = slice(None) if end - begin == size else (rows >= begin) & (rows < end)
        cells = (rows[here] - begin) * width + places[here]
        met = np.bincount(cells, weights[here], (end - begin) * width).reshape(-1, width)
        for k in range(begin, end):
            own = int(starts[-2]) + k
            met[k - begin, own] = 0.0
            i = int(index.members[k])
            for j in _richest(met[k - begin], number, spoken == spoken[own]):
                out.add((i, j) if i < j else (j, i))
    return sorted(out)


def _richest(
    met: npt.NDArray[np.float64], number: Numbers, own: npt.NDArray[np.bool_]
) -> Iterator[int]:
    """The documents met with the most weight, of a document's own language and of others."""
    found = np.flatnonzero(met)
    for some in (found[own[found]], found[~own[found]]):
        weights = met[some]
        if len(some) > _CANDIDATES:
            least = np.partition(weights, -_CANDIDATES)[-_CANDIDATES]
            some = some[weights >= least]
            # The richest first, and of equals those that come first.
            some = some[np.lexsort((number[some], -met[some]))][:_CANDIDATES]
        yield from number[some].tolist()


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
