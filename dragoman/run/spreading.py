"""The ties of a large record worked out by several processes, each with the store open for itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from dragoman import record
from dragoman.run.pools import forked_cleanly, start_worker
from dragoman.run.stored import Stored

if TYPE_CHECKING:
    from dragoman.store import Standing, Store

_STORE: list[Store] = []
"""The store as a worker process has it open."""


class Spread:
    """`count` processes that work on what `store` holds, as version `reader` read it."""

    def __init__(self, store: Store, reader: str, count: int) -> None:
        self._store = store
        self._reader = reader
        self._count = count

    def map(self, tasks: Sequence[record.Task]) -> Iterator[list[bytes]]:
        """The ties of the periods of each task, in order; begun when this returns.

        Where a process died, for want of memory or by a fault in native code, this process does
        what is left.
        """
        count = min(self._count, len(tasks))
        ahead = (self._store.location,)
        pool = ProcessPoolExecutor(count, forked_cleanly(), initializer=_begin, initargs=ahead)
        futures: list[Future[list[bytes]]] = []
        with suppress(BrokenProcessPool):
            futures.extend(pool.submit(_work, task, self._reader) for task in tasks)

        def waited() -> Iterator[list[bytes]]:
            done = 0
            with suppress(BrokenProcessPool), pool:
                for future in futures:
                    yield future.result()
                    done += 1
            for task in tasks[done:]:
                yield _worked(self._store, task, self._reader)

        return waited()


def _begin(address: str) -> None:
    from dragoman.store import Store

    start_worker()
    gc.disable()  # see `pausing`
    _STORE.append(Store(address, create=False))


def _work(task: record.Task, reader: str) -> list[bytes]:
    made = _worked(_STORE[0], task, reader)
    # What a task held refers to itself, and is much: nothing else would let go of it.
    gc.collect()
    return made


def _worked(store: Store, task: record.Task, reader: str) -> list[bytes]:
    entries = cast("Sequence[Standing]", task.entries)  # As `Stored` gave them.
    here = record.Nearby(Stored(store, reader, entries), task.parted)
    return [here.work(p) for p in task.wanted]
