"""The ties of a large record worked out by several processes, each with the store open for itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from dragoman import record
from dragoman.run.pools import forked_cleanly, start_worker
from dragoman.run.stored import Stored

if TYPE_CHECKING:
    from dragoman.store import Standing, Store

_OWN: list[record.Nearby] = []
"""What a worker process works on."""


class Spread:
    """`count` processes that work on the documents that `ground` holds."""

    def __init__(self, store: Store, ground: Stored, count: int) -> None:
        self._store = store
        self._ground = ground
        self._count = count

    def map(self, parted: record.Parted, runs: Sequence[list[int]]) -> Iterator[list[bytes]]:
        """The ties of the periods of each run, in order.

        Where a process died, for want of memory or by a fault in native code, this process does
        what is left.
        """
        ahead = (self._store.location, self._ground.entries(), self._ground.reader, parted)
        done = 0
        try:
            with ProcessPoolExecutor(
                self._count, forked_cleanly(), initializer=_begin, initargs=ahead
            ) as pool:
                futures: list[Future[list[bytes]]] = [pool.submit(_work, run) for run in runs]
                for future in futures:
                    yield future.result()
                    done += 1
        except BrokenProcessPool:
            here = record.Nearby(self._ground, parted)
            for run in runs[done:]:
                yield [here.work(p) for p in run]


def _begin(address: str, standing: Sequence[Standing], reader: str, parted: record.Parted) -> None:
    from dragoman.store import Store

    start_worker()
    gc.disable()  # see `pausing`
    _OWN.append(record.Nearby(Stored(Store(address, create=False), reader, standing), parted))


def _work(run: Sequence[int]) -> list[bytes]:
    return [_OWN[0].work(p) for p in run]
