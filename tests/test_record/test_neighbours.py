"""The search for neighbours in arrays finds what looking feature by feature finds."""

from __future__ import annotations

from collections import defaultdict

import pytest

from benchmarks.invent import invent
from dragoman import record
from dragoman.record import neighbours, periods
from dragoman.record.corpus import Corpus
from dragoman.record.periods import ordinal

CORPUS = invent(90, seed=6)
SIZES = ((60, 40, 4), (3, 2, 1), (5, 1, 2))
"""How many may share what finds others, words looked for, and neighbours of a language."""


@pytest.fixture(scope="module")
def parted():
    """Corpora of a few days each, with the numbers of their documents."""
    portraits = sorted((record.draw(d) for d in CORPUS.documents), key=lambda p: p.document)
    days = [p.day if n % 11 else None for n, p in enumerate(portraits)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "MOST", 20)
        found = periods.parted(days)
    return [(Corpus(portraits[i] for i in p.members), p.members) for p in found]


def features(corpus: Corpus, k: int) -> list[tuple[str | int, int]]:
    """What a document has, and how many of its period have it, the rarest words first."""
    words = zip(corpus.terms[k].tolist(), corpus.term_df(k).tolist(), strict=True)
    rare = [(word, df) for word, df in words if df <= neighbours._COMMON]
    portrait = corpus.portraits[k]
    return [
        *sorted(rare, key=lambda pair: pair[1]),
        *((f"k{key}", corpus.key_df[key]) for key in corpus.sound_keys[k]),
        *((f"n{n}", corpus.number_df[n]) for n in portrait.numbers),
        *((f"m{m}", corpus.mark_df[m]) for m in portrait.marks),
    ]


def buckets(corpus: Corpus, k: int) -> list[int]:
    day = ordinal(corpus.portraits[k].day)
    return [day // neighbours._BUCKET, day // neighbours._BUCKET + 1] if day else []


def posted(corpus: Corpus, *, own: bool) -> dict[object, list[int]]:
    """The documents under each feature; a common name's under its days as well."""
    out: dict[object, list[int]] = defaultdict(list)
    for k in range(corpus.size):
        words = 0
        for feature, df in features(corpus, k):
            if isinstance(feature, int) and own:
                if df > 1 and words < neighbours._FEATURES:
                    out[feature].append(k)
                    words += 1
            elif df <= neighbours._COMMON:
                out[feature].append(k)
            else:
                for bucket in buckets(corpus, k):
                    out[feature, bucket].append(k)
    return out


def met(here: Corpus, k: int, there: Corpus, table) -> dict[int, float]:
    """What document `k` of one corpus finds in another one, by its `table`."""
    weight: dict[int, float] = defaultdict(float)
    words = 0
    for feature, df in features(here, k):
        if isinstance(feature, int):
            if feature not in table or words == neighbours._FEATURES or (here is there and df == 1):
                continue
            words += 1
            near = table[feature]
        elif feature in table:
            near = table[feature]
        else:
            dated = [table.get((feature, bucket), []) for bucket in buckets(here, k)]
            near = [j for some in dated if len(some) <= neighbours._COMMON for j in some]
        for j in near:
            weight[j] += here.rarity(df) ** 2
    return weight


def expected(corpora) -> set[tuple[int, int]]:
    here, members = corpora[-1]
    pairs = set()
    tables = [posted(there, own=there is here) for there, _ in corpora]
    for k, i in enumerate(members):
        found = [
            (-round(weight, 9), numbers[j], there.spoken[j] == here.spoken[k])
            for (there, numbers), table in zip(corpora, tables, strict=True)
            for j, weight in met(here, k, there, table).items()
            if numbers[j] != i
        ]
        for own in (True, False):
            richest = sorted(pair for pair in found if pair[2] == own)[: neighbours._CANDIDATES]
            pairs |= {(min(i, j), max(i, j)) for _, j, _ in richest}
    return pairs


@pytest.mark.parametrize(("common", "words", "most"), SIZES)
@pytest.mark.parametrize("cells", [1, 1 << 21])
def test_search_in_arrays_finds_what_looking_one_by_one_finds(
    parted, monkeypatch, common, words, most, cells
) -> None:
    for name, value in (("COMMON", common), ("FEATURES", words), ("CANDIDATES", most)):
        monkeypatch.setattr(neighbours, f"_{name}", value)
    monkeypatch.setattr(neighbours, "_CELLS", cells)
    codes = neighbours.Codes()
    indices = [neighbours.Index(corpus, members, codes) for corpus, members in parted]
    assert len(indices) > 5
    for last in range(len(indices)):
        first = max(0, last - 3)
        found = neighbours.pairs(indices[first : last + 1])
        assert set(found) == expected(parted[first : last + 1])
        assert found == sorted(found)
