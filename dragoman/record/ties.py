"""Ties between two documents: what they share, weighed by how rare it is.

Within a language, words; across languages, what survives translation: names
by their sound, numbers, and words that two languages of one script share.
What is rare is reckoned in the period of each document (see `periods`); where
two documents are of two periods, it is the mean of both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.language.names import part_likeness
from dragoman.language.sounds import script
from dragoman.record.corpus import Corpus
from dragoman.record.periods import Period
from dragoman.record.portrait import Portrait

# Two spellings count as one name from this likeness of sound on.
_SAME_SOUND = 0.75
_LITTLE = 10.0
"""Weight added to what two documents tell, so that two that tell little are not tied by little:
two or three rare names."""
HELD = 32
"""Corpora held at a time, some 10 MB each: periods are worked through in the order of time."""
_PAIRS = 1 << 14
"""Pairs in two languages whose names are held, some 1 kB each: those of one period, which are asked
for again when the pair may be a translation."""


class Tie(msgspec.Struct, frozen=True, gc=False):
    """How strongly two documents are tied: 1 is where a story begins; and by what."""

    strength: float
    shared: tuple[str, ...]


class Library:
    """The corpora of all periods, each gathered when it is asked for.

    Documents have numbers: their places in the order of ids.
    """

    def __init__(
        self,
        periods: Sequence[Period],
        portraits: Callable[[Sequence[int]], Sequence[Portrait]],
    ) -> None:
        self.periods = periods
        self._portraits = portraits
        self._held: dict[int, Corpus] = {}
        self.place: dict[int, tuple[int, int]] = {
            i: (p, k) for p, period in enumerate(periods) for k, i in enumerate(period.members)
        }

    def corpus(self, p: int) -> Corpus:
        """The corpus of period `p`."""
        known = self._held.get(p)
        if known is None:
            if len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            known = self._held[p] = Corpus(self._portraits(self.periods[p].members))
        return known

    def of(self, i: int) -> tuple[Corpus, int]:
        """The corpus that document `i` is in, and its place there."""
        p, k = self.place[i]
        return self.corpus(p), k

    def portrait(self, i: int) -> Portrait:
        corpus, k = self.of(i)
        return corpus.portraits[k]

    def sound_keys(self, i: int) -> Mapping[str, tuple[str, ...]]:
        corpus, k = self.of(i)
        return corpus.sound_keys[k]

    def spoken(self, i: int) -> str:
        """The language of document `i`, or its script where the language is not known."""
        corpus, k = self.of(i)
        return corpus.spoken[k]


Names = Mapping[str, tuple[float, str, str]]
"""Sound key -> weight and the two spellings of a name."""


class Weigher:
    """Weighs pairs of documents of a library, by their numbers."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._names: dict[tuple[int, int], Names] = {}

    def number(self, number: str, i: int, j: int) -> float:
        """Weight of a number: the longer it is the less it stands in two texts by chance."""
        digits = len(number.replace(".", ""))
        (one, _), (two, _) = self.library.of(i), self.library.of(j)
        rarity = one.rarity(one.number_df[number]) + two.rarity(two.number_df[number])
        return 0.5 * rarity * min(1.0, (digits + 1) / 4)

    def mark(self, mark: str, i: int, j: int) -> float | None:
        """Rarity of a mark; None if neither document's period counts it."""
        (one, _), (two, _) = self.library.of(i), self.library.of(j)
        if not one.mark_df[mark] and not two.mark_df[mark]:
            return None
        return 0.5 * (one.rarity(one.mark_df[mark]) + two.rarity(two.mark_df[mark]))

    def words(self, i: int, j: int) -> float:
        """Cosine of the words, each weighed by its rarity."""
        (one, x), (two, y) = self.library.of(i), self.library.of(j)
        if len(one.terms[x]) > len(two.terms[y]):
            one, x, two, y = two, y, one, x
        a, b = one.terms[x], two.terms[y]
        if not len(a):
            return 0.0
        at = b.searchsorted(a)
        at[at == len(b)] = 0
        both = b[at] == a
        return float(one.weights[x][both] @ two.weights[y][at[both]])

    def names(self, i: int, j: int) -> Names:
        """Every name that both documents have."""
        known = self._names.get((i, j))
        if known is None:
            known = self._named(i, j)
            if self.library.spoken(i) != self.library.spoken(j):
                if len(self._names) >= _PAIRS:
                    self._names.clear()
                self._names[i, j] = known
        return known

    def _named(self, i: int, j: int) -> Names:
        (one, x), (two, y) = self.library.of(i), self.library.of(j)
        left, right = one.sound_keys[x], two.sound_keys[y]
        found = {}
        met: set[tuple[str, str]] = set()
        for key in sorted(left.keys() & right.keys(), key=_longest):
            weight = one.rarity(one.key_df[key])
            if one is not two:
                weight = 0.5 * (weight + two.rarity(two.key_df[key]))
            if weight <= 0:
                continue
            likeness, a, b = _closest(left[key], right[key])
            if likeness < _SAME_SOUND or (a, b) in met:
                continue
            met.add((a, b))
            if script(a) != script(b):
                # By sound alone two or three consonants meet by chance: about seven classes
                # of consonants make each one worth 1.6 nats, against some hundred words.
                weight = min(weight, 1.6 * len(key) - 1.5)
            found[key] = (weight * (likeness - 0.6) / 0.4, a, b)
        return found

    def numbers(self, i: int, j: int) -> dict[str, float]:
        a, b = (frozenset(self.library.portrait(k).numbers) for k in (i, j))
        return {n: self.number(n, i, j) for n in sorted(a & b)}

    def marks(self, i: int, j: int) -> dict[str, float]:
        a, b = (frozenset(self.library.portrait(k).marks) for k in (i, j))
        return {m: max(self.mark(m, i, j) or 0.0, 0.0) for m in sorted(a & b)}

    def strength(self, i: int, j: int) -> float:
        """All that ties two documents, on a scale where 1 is where a story begins."""
        return self._weighed(i, j, self.names(i, j), self.marks(i, j))

    def tie(self, i: int, j: int) -> Tie:
        """The same, with the names, numbers and marks that tie them, the heaviest first."""
        found, numbers, marks = self.names(i, j), self.numbers(i, j), self.marks(i, j)
        weighed = [(-w, a if a == b else f"{a} / {b}") for w, a, b in found.values()]
        weighed += [(-w, n) for n, w in (*numbers.items(), *marks.items())]
        strength = self._weighed(i, j, found, marks)
        return Tie(strength, tuple(what for _, what in sorted(weighed)[:8]))

    def _weighed(
        self,
        i: int,
        j: int,
        found: Names,
        marks: Mapping[str, float],
    ) -> float:
        (one, x), (two, y) = self.library.of(i), self.library.of(j)
        numbers = sorted(set(one.portraits[x].numbers) & set(two.portraits[y].numbers))
        weight = sum(w for w, _, _ in found.values()) + sum(marks.values())
        weight += sum(0.5 * (one.telling(n) + two.telling(n)) for n in numbers)
        carried = weight / (math.sqrt(one.masses[x] * two.masses[y]) + _LITTLE)
        return (self.words(i, j) + carried) / _threshold(one, x, two, y)


def _threshold(one: Corpus, x: int, two: Corpus, y: int) -> float:
    """Where pairs of one story part from others.

    Highest F1 over pairs of labelled stories in twelve languages: 0.41 to 0.45 within a
    language, 0.16 to 0.20 across two languages of one script, 0.12 to 0.16 across scripts.
    """
    if one.spoken[x] == two.spoken[y]:
        return 0.43
    same_script = one.portraits[x].script == two.portraits[y].script
    return 0.185 if same_script else 0.125


def _longest(key: str) -> tuple[int, str]:
    return -len(key), key


def alike(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the spellings `left` that may be a name of `right`."""
    if left == right:
        return left
    return tuple(form for form in left if _compared((form,), right)[0] >= _SAME_SOUND)


def _closest(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str, str]:
    """The likeliest two of the spellings, and how like they are."""
    if left == right:
        return 1.0, left[-1], left[-1]
    return _compared(left, right)


@lru_cache(maxsize=1 << 18)
def _compared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str, str]:
    return max((1.0 if a == b else part_likeness(a, b), a, b) for a in left for b in right)
