"""The ties and translations of the documents of each period: the greater part of all work, and the
part that other processes can take on, since a period's share of it needs few documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import msgspec

from dragoman.record import neighbours, periods, translations
from dragoman.record.ground import Ground
from dragoman.record.periods import Period
from dragoman.record.portrait import Portrait
from dragoman.record.ties import Library, Weigher

WORTH_SPREADING = 4000
"""Documents from which on other processes pay: fewer are done before these have started."""
RUNS, SHORTEST, LONGEST = 16, 8, 32
"""Tasks that the periods are parted into, and the least and most periods in one: each looks at those
before it, so that a run of them shares the looking; and each process should have several to do."""


class Parted(msgspec.Struct, frozen=True):
    """The days that documents were written about, by number, and the periods these part into."""

    days: Sequence[str | None]
    periods: Sequence[Period]


class Spread(Protocol):
    """Other processes that work on the same ground."""

    def map(self, parted: Parted, runs: Sequence[list[int]]) -> Iterator[list[bytes]]:
        """What `Nearby.work` gives for each period of `runs`, run by run, in order."""


class Nearby:
    """The documents of a record by number, ready to be tied to one another."""

    def __init__(self, ground: Ground, parted: Parted) -> None:
        self.ground = ground
        self.parted = parted
        self.days, self.periods = parted.days, parted.periods
        self.ids = [entry.id for entry in ground.entries()]
        self.around = [periods.before(self.periods, p) for p in range(len(self.periods))]
        self.library = Library(self.periods, self.portraits)
        self.weigher = Weigher(self.library)
        self._outlines = translations.Outlines(self.library)
        self._codes = neighbours.Codes()
        self._indices: dict[int, neighbours.Index] = {}

    def portraits(self, members: Sequence[int]) -> list[Portrait]:
        """Portraits with the days that their reports were written about."""
        found = self.ground.portraits([self.ids[i] for i in members])
        return [self._dated(found[self.ids[i]], i) for i in members]

    def _dated(self, portrait: Portrait, i: int) -> Portrait:
        if portrait.day == self.days[i]:
            return portrait
        return msgspec.structs.replace(portrait, day=self.days[i])

    def looked_at(self, p: int) -> list[int]:
        """The documents among which those of period `p` look for neighbours, themselves among them."""
        return [i for q in self.around[p] for i in self.periods[q].members]

    def work(self, p: int) -> bytes:
        """The `Nearness` of period `p`, encoded."""
        self._indices = {q: self._indices.get(q) or self._index(q) for q in self.around[p]}
        pairs = neighbours.pairs([self._indices[q] for q in self.around[p]])
        ties = neighbours.weighed(self.weigher, pairs)
        translated = translations.find(self.weigher, (self.ground.documents, self._outlines), ties)
        return msgspec.msgpack.encode(neighbours.packed(ties, self.looked_at(p), translated))

    def _index(self, p: int) -> neighbours.Index:
        return neighbours.Index(self.library.corpus(p), self.periods[p].members, self._codes)

    def worked(
        self, wanted: Sequence[int], spread: Spread | None, keep: Callable[[int, bytes], None]
    ) -> None:
        """Do the work of the periods `wanted`, each kept as soon as it is done."""
        several = sum(len(self.periods[p].members) for p in wanted) >= WORTH_SPREADING
        if spread is None or not several or len(wanted) < 2 * SHORTEST:
            for p in wanted:
                keep(p, self.work(p))
            return
        length = min(LONGEST, max(SHORTEST, -(-len(wanted) // RUNS)))
        runs = [list(wanted[n : n + length]) for n in range(0, len(wanted), length)]
        for run, made in zip(runs, spread.map(self.parted, runs), strict=True):
            for p, body in zip(run, made, strict=True):
                keep(p, body)
