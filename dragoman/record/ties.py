"""Ties between two documents: what they share, weighed by how rare it is.

Within a language, words; across languages, what survives translation: names
by their sound, numbers, and words that two languages of one script share.
"""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.language.names import part_likeness
from dragoman.language.sounds import script
from dragoman.record.corpus import PRIOR, Corpus

# Two spellings count as one name from this likeness of sound on.
_SAME_SOUND = 0.75
# Share of its rarity that a number of so many digits tells.
_DIGITS = {1: 0.1, 2: 0.4, 3: 0.8}
_LITTLE = 10.0
"""Weight added to what two documents tell, so that two that tell little are not tied by little:
two or three rare names."""


class Tie(msgspec.Struct, frozen=True, gc=False):
    """How strongly two documents are tied: 1 is where a story begins; and by what."""

    strength: float
    shared: tuple[str, ...]


class Weigher:
    """Weighs pairs of documents of one corpus; `index` numbers are places in `corpus.portraits`."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._weights = [self._weighed(i) for i in range(corpus.size)]
        self._masses = [self._mass(i) for i in range(corpus.size)]

    def _weighed(self, i: int) -> npt.NDArray[np.float32]:
        """The weights of a document's terms, their squares summing to one."""
        counts = np.frombuffer(self.corpus.portraits[i].counts, dtype=np.uint8)
        rarity = np.log((self.corpus.size + PRIOR) / (self.corpus.term_df(i) + 0.5))
        weights = (1 + np.log(np.maximum(counts, 1))) * rarity
        return (weights / (math.sqrt(float(weights @ weights)) or 1.0)).astype(np.float32)

    def number(self, number: str) -> float:
        """Weight of a number: the longer it is the less it stands in two texts by chance."""
        digits = len(number.replace(".", ""))
        return self.corpus.rarity(self.corpus.number_df[number]) * min(1.0, (digits + 1) / 4)

    def _mass(self, i: int) -> float:
        corpus = self.corpus
        names = sum(max(corpus.rarity(corpus.key_df[key]), 0.0) for key in corpus.sound_keys[i])
        marks = sum(max(corpus.rarity(corpus.mark_df[m]), 0.0) for m in corpus.portraits[i].marks)
        return names + marks + sum(self._telling(n) for n in corpus.portraits[i].numbers)

    def _telling(self, number: str) -> float:
        """What a number tells of a story: days and small counts hardly anything."""
        digits = len(number.replace(".", ""))
        return self.corpus.rarity(self.corpus.number_df[number]) * _DIGITS.get(digits, 1.0)

    def words(self, i: int, j: int) -> float:
        """Cosine of the words, each weighed by its rarity."""
        a, b = self.corpus.terms[i], self.corpus.terms[j]
        if len(a) > len(b):
            i, j, a, b = j, i, b, a
        if not len(a):
            return 0.0
        at = np.searchsorted(b, a)
        at[at == len(b)] = 0
        both = b[at] == a
        return float(self._weights[i][both] @ self._weights[j][at[both]])

    def names(self, i: int, j: int) -> dict[str, tuple[float, str, str]]:
        """Sound key -> weight and the two spellings, for every name both documents have."""
        corpus = self.corpus
        left, right = corpus.sound_keys[i], corpus.sound_keys[j]
        found = {}
        met: set[tuple[str, str]] = set()
        for key in sorted(left.keys() & right.keys(), key=lambda k: (-len(k), k)):
            weight = corpus.rarity(corpus.key_df[key])
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
        a, b = (frozenset(self.corpus.portraits[k].numbers) for k in (i, j))
        return {n: self.number(n) for n in sorted(a & b)}

    def marks(self, i: int, j: int) -> dict[str, float]:
        a, b = (frozenset(self.corpus.portraits[k].marks) for k in (i, j))
        rarity, df = self.corpus.rarity, self.corpus.mark_df
        return {m: max(rarity(df[m]), 0.0) for m in sorted(a & b)}

    def tie(self, i: int, j: int) -> Tie:
        """All that ties two documents, on a scale where 1 is where a story begins."""
        words = self.words(i, j)
        found, numbers, marks = self.names(i, j), self.numbers(i, j), self.marks(i, j)
        weight = sum(w for w, _, _ in found.values())
        weight += sum(map(self._telling, numbers)) + sum(marks.values())
        carried = weight / (math.sqrt(self._masses[i] * self._masses[j]) + _LITTLE)
        strength = (words + carried) / self._threshold(i, j)
        weighed = [(-w, a if a == b else f"{a} / {b}") for w, a, b in found.values()]
        weighed += [(-w, n) for n, w in (*numbers.items(), *marks.items())]
        return Tie(strength, tuple(what for _, what in sorted(weighed)[:8]))

    def _threshold(self, i: int, j: int) -> float:
        """Where pairs of one story part from others.

        Highest F1 over pairs of labelled stories in twelve languages: 0.41 to 0.45 within a
        language, 0.16 to 0.20 across two languages of one script, 0.12 to 0.16 across scripts.
        """
        corpus = self.corpus
        if corpus.spoken[i] == corpus.spoken[j]:
            return 0.43
        same_script = corpus.portraits[i].script == corpus.portraits[j].script
        return 0.185 if same_script else 0.125


@lru_cache(maxsize=1 << 18)
def _closest(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str, str]:
    return max((1.0 if a == b else part_likeness(a, b), a, b) for a in left for b in right)
