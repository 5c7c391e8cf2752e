"""A corpus: the portraits of one period side by side, with what is common and what is rare there."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.language.sounds import skeletons
from dragoman.record.portrait import Portrait, stripped

# A small set of documents knows little of what is rare: rarity is reckoned as if this many
# more documents stood behind it.
PRIOR = 20
# Share of its rarity that a number of so many digits tells.
_DIGITS = {1: 0.1, 2: 0.4, 3: 0.8}


class Corpus:
    """Portraits in the order of their ids, and the document frequencies of what they show."""

    def __init__(self, portraits: Iterable[Portrait]) -> None:
        self.portraits: Sequence[Portrait] = sorted(portraits, key=lambda p: p.document)
        self.size = len(self.portraits)
        self._rarities = [math.log((self.size + PRIOR) / (df + 0.5)) for df in range(self.size + 1)]
        self._shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.spoken = [p.language or p.script for p in self.portraits]
        self.number_df: Counter[str] = Counter()
        self.mark_df: Counter[str] = Counter()
        cased: Counter[str] = Counter()
        for portrait in self.portraits:
            self.number_df.update(portrait.numbers)
            self.mark_df.update(portrait.marks)
            if portrait.script in ("latin", "cyrillic"):
                cased.update(portrait.names)
        self.cased_df = cased
        self._known = {key for name in cased for key in skeletons(name)}
        self.sound_keys = [self._keyed(p) for p in self.portraits]
        self.key_df: Counter[str] = Counter()
        for keyed in self.sound_keys:
            self.key_df.update(keyed.keys())

        self.terms = [np.frombuffer(p.terms, dtype=np.uint32) for p in self.portraits]
        self._vocabulary, counts = (
            np.unique(np.concatenate(self.terms), return_counts=True)
            if self.portraits
            else (np.zeros(0, np.uint32), np.zeros(0, np.int64))
        )
        self._counts = counts.astype(np.int32)
        self.weights = [self._weighed(i) for i in range(self.size)]
        self.masses = [self._mass(i) for i in range(self.size)]

    def term_df(self, i: int) -> npt.NDArray[np.int32]:
        """In how many documents each of the terms of document `i` stands."""
        found: npt.NDArray[np.int32] = self._counts[
            np.searchsorted(self._vocabulary, self.terms[i])
        ]
        return found

    def _keyed(self, portrait: Portrait) -> dict[str, tuple[str, ...]]:
        """Sound key -> the document's candidate names under it.

        In scripts without capitals every word is a candidate; only those that
        sound like a name seen with a capital somewhere are kept.
        """
        found: dict[str, list[str]] = defaultdict(list)
        cased = portrait.script in ("latin", "cyrillic")
        for name in portrait.names:
            for form in (name,) if cased else stripped(name):
                for key in skeletons(form):
                    if cased or key in self._known:
                        found[key].append(form)
        # The same spellings come back in most documents: each set of them is held once.
        share = self._shared.setdefault
        held = ((key, tuple(sorted(set(forms)))) for key, forms in found.items())
        return {key: share(forms, forms) for key, forms in held}

    def rarity(self, df: int) -> float:
        """How much it tells to be one of `df` documents that have something."""
        return self._rarities[df]

    def telling(self, number: str) -> float:
        """What a number tells of a story: days and small counts hardly anything."""
        digits = len(number.replace(".", ""))
        return self.rarity(self.number_df[number]) * _DIGITS.get(digits, 1.0)

    def _weighed(self, i: int) -> npt.NDArray[np.float32]:
        """The weights of a document's terms, their squares summing to one."""
        counts = np.frombuffer(self.portraits[i].counts, dtype=np.uint8)
        rarity = np.log((self.size + PRIOR) / (self.term_df(i) + 0.5))
        weights = (1 + np.log(np.maximum(counts, 1))) * rarity
        return (weights / (math.sqrt(float(weights @ weights)) or 1.0)).astype(np.float32)

    def _mass(self, i: int) -> float:
        """The weight of all that a document tells: names, numbers and marks."""
        names = sum(max(self.rarity(self.key_df[key]), 0.0) for key in self.sound_keys[i])
        marks = sum(max(self.rarity(self.mark_df[m]), 0.0) for m in self.portraits[i].marks)
        return names + marks + sum(self.telling(n) for n in self.portraits[i].numbers)
