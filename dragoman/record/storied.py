"""The stories of all documents, each piece of work kept for the next time.

    ties, copies ──► sets that hang together ──► clusters ──► stories with their reasons

Which clusters a set falls into stands until a document of it, or of the days
around it, changes; so do the reasons of a story, which are looked for in its own
documents alone: what is added to one end of a long set leaves most of it as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec
import numpy as np

from dragoman.model import Story
from dragoman.record import stories
from dragoman.record.codes import Numbers
from dragoman.record.memo import Memo
from dragoman.record.stories import Basis, Near, Pair

Naming = Callable[[Sequence[int], Iterable[Pair]], str]
"""The name of all that a set of documents, and the copies among them, come to a story by."""


class Sets:
    """Documents parted into sets, with what is known between those of one set."""

    def __init__(self, sets: Sequence[Sequence[int]], size: int) -> None:
        self.sets = sets
        self.of: Numbers = np.full(size, -1, dtype=np.int64)
        for n, members in enumerate(sets):
            self.of[members] = n

    def pairs(self, pairs: Iterable[Pair]) -> Mapping[int, set[Pair]]:
        """Those of `pairs` that lie within one set, by its number."""
        out: dict[int, set[Pair]] = defaultdict(set)
        for i, j in pairs:
            if self.of[i] == self.of[j] >= 0:
                out[int(self.of[i])].add((i, j))
        return out

    def ties(self, near: Near, wanted: AbstractSet[int]) -> dict[int, dict[Pair, float]]:
        """The ties of `near` that lie within one of the sets `wanted`, by its number."""
        out: dict[int, dict[Pair, float]] = {n: {} for n in wanted}
        if not wanted:
            return out
        one, other = self.of[near.earlier], self.of[near.later]
        asked = np.zeros(len(self.sets) + 1, dtype=bool)
        asked[list(wanted)] = True
        inside = near.of(np.flatnonzero(asked[one] & (one == other)))
        for i, j, strength in zip(
            *(column.tolist() for column in (inside.earlier, inside.later, inside.strength)),
            strict=True,
        ):
            out[int(self.of[i])][i, j] = strength
        return out


class Storied:
    """What the stories of a record are derived from."""

    def __init__(self, ground: Basis, near: Near, sure: AbstractSet[Pair], memo: Memo) -> None:
        self.ground, self.near, self.sure = ground, near, sure
        self.memo = memo
        self._size = len(ground.days)

    def found(self, ids: Sequence[str], named: Naming) -> list[Story]:
        """All stories; documents go by their `ids`, work is kept by what it is `named`."""
        clusters = self._clusters(named)
        alone = [stories.alone(ids[members[0]]) for members in clusters if len(members) == 1]
        several = [members for members in clusters if len(members) > 1]
        return [*alone, *self._described(several, named)]

    def _clusters(self, named: Naming) -> list[list[int]]:
        groups = stories.linked(self.ground, self.near, self.sure)
        clusters = [group for group in groups if len(group) == 1]
        sets = Sets([group for group in groups if len(group) > 1], self._size)
        sure = sets.pairs(self.sure)
        keys = [named(group, sure.get(n, ())) for n, group in enumerate(sets.sets)]
        kept = self.memo.fetch("cluster", keys)
        missing = {n for n, key in enumerate(keys) if key not in kept}
        known = sets.ties(self.near, missing)
        decoder = msgspec.msgpack.Decoder(list[list[int]])
        fresh = {}
        for n in self._in_time(range(len(keys)), sets.sets):
            group = sets.sets[n]
            if n not in missing:
                clusters += [[group[k] for k in places] for places in decoder.decode(kept[keys[n]])]
                continue
            made = stories.cluster(group, known[n], sure.get(n, set()), self.ground)
            place = {i: k for k, i in enumerate(group)}
            fresh[keys[n]] = msgspec.msgpack.encode([[place[i] for i in some] for some in made])
            clusters += made
        self.memo.keep("cluster", fresh)
        self.memo.retain("cluster", keys)
        return clusters

    def _described(self, clusters: Sequence[list[int]], named: Naming) -> list[Story]:
        sets = Sets(clusters, self._size)
        sure = sets.pairs(self.sure)
        keys = [named(members, sure.get(n, ())) for n, members in enumerate(clusters)]
        kept = self.memo.fetch("story", keys)
        decoder = msgspec.msgpack.Decoder(Story)
        out = [decoder.decode(body) for body in kept.values()]
        missing = {n for n, key in enumerate(keys) if key not in kept}
        known = sets.ties(self.near, missing)
        fresh = {}
        for n in self._in_time(missing, clusters):
            out.append(stories.described(clusters[n], known[n], sure.get(n, set()), self.ground))
            fresh[keys[n]] = msgspec.msgpack.encode(out[-1])
        self.memo.keep("story", fresh)
        self.memo.retain("story", keys)
        return out

    def _in_time(self, numbers: Iterable[int], sets: Sequence[Sequence[int]]) -> list[int]:
        """Sets in the order of time: the portraits of a few periods only are at hand."""
        place = self.ground.weigher.library.place
        return sorted(numbers, key=lambda n: (place[sets[n][0]], n))
