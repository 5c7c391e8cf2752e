"""The stories of all documents, each piece of work kept for the next time.

    ties, copies ──► sets that hang together ──► clusters ──► stories with their reasons

Which clusters a set falls into stands until a document of it, or of the days
around it, changes; so do the reasons of a story, which are looked for in its own
documents alone: what is added to one end of a long set leaves most of it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from dragoman.model import Story
from dragoman.record import stories
from dragoman.record.codes import Codes, Numbers, salted
from dragoman.record.memo import Memo
from dragoman.record.sets import Sets, listed
from dragoman.record.stories import Basis, Near, Pair


class Storied:
    """What the stories of a record are derived from: ties (`near`), pairs that are `sure` to be of
    one story, and the code of all that each document (by number) comes to a story by."""

    def __init__(
        self, ground: Basis, near: Near, sure: tuple[Numbers, Numbers], codes: Codes, memo: Memo
    ) -> None:
        self.ground, self.near = ground, near
        self.one, self.other = sure
        self.codes, self.memo = codes, memo

    def found(self, ids: Sequence[str]) -> list[Story]:
        """All stories; documents go by their `ids`."""
        clusters = self._clusters()
        alone = [stories.alone(ids[members[0]]) for members in clusters if len(members) == 1]
        several = [members for members in clusters if len(members) > 1]
        return [*alone, *self._described(several)]

    def _clusters(self) -> list[list[int]]:
        groups = stories.linked(self.ground, self.near, self.one, self.other)
        clusters = [group for group in groups if len(group) == 1]
        sets = Sets([group for group in groups if len(group) > 1], len(self.codes))
        keys = self._named(sets)
        kept = self.memo.fetch("cluster", keys)
        missing = {n for n, key in enumerate(keys) if key not in kept}
        known, sure = self._ties(sets, missing), self._sure(sets, missing)
        decoder = msgspec.msgpack.Decoder(list[list[int]])
        fresh = {}
        for n in self._in_time(range(len(keys)), sets.sets):
            group = sets.sets[n]
            if n not in missing:
                clusters += [[group[k] for k in places] for places in decoder.decode(kept[keys[n]])]
                continue
            made = stories.cluster(group, known[n], sure[n], self.ground)
            place = {i: k for k, i in enumerate(group)}
            fresh[keys[n]] = msgspec.msgpack.encode([[place[i] for i in some] for some in made])
            clusters += made
        self.memo.keep("cluster", fresh)
        self.memo.retain("cluster", keys)
        return clusters

    def _described(self, clusters: Sequence[list[int]]) -> list[Story]:
        sets = Sets(clusters, len(self.codes))
        keys = self._named(sets)
        kept = self.memo.fetch("story", keys)
        decoder = msgspec.msgpack.Decoder(Story)
        out = [decoder.decode(body) for body in kept.values()]
        missing = {n for n, key in enumerate(keys) if key not in kept}
        known, sure = self._ties(sets, missing), self._sure(sets, missing)
        fresh = {}
        for n in self._in_time(missing, clusters):
            out.append(stories.described(clusters[n], known[n], sure[n], self.ground))
            fresh[keys[n]] = msgspec.msgpack.encode(out[-1])
        self.memo.keep("story", fresh)
        self.memo.retain("story", keys)
        return out

    def _named(self, sets: Sets) -> list[str]:
        """The names of all that sets of documents, and the copies among them, come to stories by."""
        between = salted(self.codes[self.one], 1) + salted(self.codes[self.other], 2)
        return sets.names(self.codes, self.one, self.other, between)

    def _sure(self, sets: Sets, wanted: AbstractSet[int]) -> dict[int, set[Pair]]:
        """The sure pairs within each of the sets `wanted`, by its number."""
        out: dict[int, set[Pair]] = {n: set() for n in wanted}
        places, of = sets.chosen(wanted, self.one, self.other)
        for n, i, j in listed(of, self.one[places], self.other[places]):
            out[n].add((i, j))
        return out

    def _ties(self, sets: Sets, wanted: AbstractSet[int]) -> dict[int, dict[Pair, float]]:
        """The ties within each of the sets `wanted`, by its number."""
        out: dict[int, dict[Pair, float]] = {n: {} for n in wanted}
        places, of = sets.chosen(wanted, self.near.earlier, self.near.later)
        inside = self.near.of(places)
        for n, i, j, strength in listed(of, inside.earlier, inside.later, inside.strength):
            out[n][i, j] = strength
        return out

    def _in_time(self, numbers: Iterable[int], sets: Sequence[Sequence[int]]) -> list[int]:
        """Sets in the order of time: the portraits of a few periods only are at hand."""
        place = self.ground.weigher.library.place
        return sorted(numbers, key=lambda n: (place[sets[n][0]], n))
