"""Documents parted into sets, with what is known between those of one set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.record.codes import Codes, Numbers, mixed, summed


def flat(groups: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """The members of all groups, and the group of each."""
    sizes = [len(group) for group in groups]
    members = np.fromiter(chain.from_iterable(groups), np.int64, sum(sizes))
    return members, np.repeat(np.arange(len(groups)), sizes)


def listed(*columns: npt.NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of columns."""
    return zip(*(column.tolist() for column in columns), strict=True)


class Sets:
    """Sets of the documents below `size`, none in two of them."""

    def __init__(self, sets: Sequence[Sequence[int]], size: int) -> None:
        self.sets = sets
        self._members, place = flat(sets)
        self.of: Numbers = np.full(size, -1, dtype=np.int64)
        """The set of each document; -1 for one that is in none."""
        self.of[self._members] = place

    def within(self, one: Numbers, other: Numbers) -> Numbers:
        """The set that both documents of each pair are in; -1 where there is none."""
        return np.where(self.of[one] == self.of[other], self.of[one], -1)

    def chosen(
        self, wanted: Collection[int], one: Numbers, other: Numbers
    ) -> tuple[Numbers, Numbers]:
        """The places of the pairs within the sets `wanted`, and the set of each."""
        if not wanted:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        asked = np.zeros(len(self.sets) + 1, dtype=bool)  # the last one stands for no set
        asked[list(wanted)] = True
        of = self.within(one, other)
        places = np.flatnonzero(asked[of])
        return places, of[places]

    def names(self, held: Codes, one: Numbers, other: Numbers, between: Codes) -> list[str]:
        """A name for each set and all that it depends on: the code `held` by each document, and
        those `between` its pairs."""
        of = self.within(one, other)
        inside = of >= 0
        codes = summed(mixed(held[self._members]), self.of[self._members], len(self.sets))
        codes += summed(mixed(between[inside]), of[inside], len(self.sets))
        return [f"{code:016x}" for code in mixed(codes).tolist()]
