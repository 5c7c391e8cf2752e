"""The ties and translations of the documents of each period: the greater part of all work, and the
part that other processes can take on, since a period's share of it needs few documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from dragoman.record import neighbours, periods, translations
from dragoman.record.ground import Entry, Ground
from dragoman.record.periods import Period
from dragoman.record.portrait import Portrait
from dragoman.record.ties import Library, Weigher

WORTH_SPREADING = 4000
"""Documents from which on the work is parted among processes: fewer are done before these have
started."""
WORTH_LENDING = 2000
"""Documents to be looked at from which on another process pays, while this one does something else."""
RUNS, SHORTEST, LONGEST = 16, 8, 32
"""Tasks that the periods are parted into, and the least and most periods in one: each looks at those
before it, so that a run of them shares the looking; and each process should have several to do."""


class Parted(msgspec.Struct, frozen=True):
    """The days that documents were written about, by number, and the periods these part into."""

    days: Sequence[str | None]
    periods: Sequence[Period]


class Task(msgspec.Struct, frozen=True):
    """Periods to be worked on, by their places in `parted`, which holds all that are looked at for
    these; `entries` are the documents in them, numbered anew in the same order."""

    entries: Sequence[Entry]
    parted: Parted
    wanted: Sequence[int]


class Spread(Protocol):
    """Other processes that work on the same ground."""

    def map(self, tasks: Sequence[Task]) -> Iterator[list[bytes]]:
        """What `Nearby.work` gives for each period of each task, in order: begun at once, waited
        for when it is asked for."""


class Nearby:
    """The documents of a record by number, ready to be tied to one another."""

    def __init__(self, ground: Ground, parted: Parted) -> None:
        self.ground = ground
        self.parted = parted
        self.days, self.periods = parted.days, parted.periods
        self.entries = ground.entries()
        self.ids = [entry.id for entry in self.entries]
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

    def worked(self, wanted: Sequence[int], spread: Spread | None) -> Iterator[tuple[int, bytes]]:
        """Each of the periods `wanted` with the work of it, in order.

        With `spread`, other processes have begun when this returns; else each is worked on
        when it is asked for.
        """
        runs = self._runs(wanted) if spread is not None else []
        if spread is None or not runs:
            return ((p, self.work(p)) for p in wanted)
        begun = spread.map([self._task(run) for run in runs])
        return (
            pair
            for run, made in zip(runs, begun, strict=True)
            for pair in zip(run, made, strict=True)
        )

    def _runs(self, wanted: Sequence[int]) -> list[list[int]]:
        """The tasks that `wanted` are parted into for other processes; none where these do not pay."""
        several = sum(len(self.periods[p].members) for p in wanted) >= WORTH_SPREADING
        if several and len(wanted) >= 2 * SHORTEST:
            length = min(LONGEST, max(SHORTEST, -(-len(wanted) // RUNS)))
            return [list(wanted[n : n + length]) for n in range(0, len(wanted), length)]
        around = {q for p in wanted for q in self.around[p]}
        much = sum(len(self.periods[q].members) for q in around) >= WORTH_LENDING
        return [list(wanted)] if much else []

    def _task(self, run: Sequence[int]) -> Task:
        """The work of the periods of `run`, with no more than it needs: what other processes are
        given is written out and read again."""
        around = sorted({q for p in run for q in self.around[p]})
        numbers = sorted(i for q in around for i in self.periods[q].members)
        place = {i: n for n, i in enumerate(numbers)}
        parts = [
            msgspec.structs.replace(period, members=tuple(place[i] for i in period.members))
            for period in (self.periods[q] for q in around)
        ]
        return Task(
            [self.entries[i] for i in numbers],
            Parted([self.days[i] for i in numbers], parts),
            [around.index(p) for p in run],
        )
