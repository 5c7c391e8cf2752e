"""A stage mapped over batches of items, in this process or in several, in order either way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, Protocol, Self, TypeVar

from dragoman.model import Quarantined
from dragoman.run.outcome import Outcome


class Placed(Protocol):
    """Anything that knows where it was found."""

    @property
    def place(self) -> str: ...


T = TypeVar("T", bound=Placed)
Stage = Callable[[list[T]], "list[Outcome]"]

# With worker processes, a batch large enough that sending it costs little beside
# reading it (20 ms a document), small enough that progress is seen to move.
POOLED_BATCH = 16


class Workers:
    """A stage mapped over batches in their order, here or in `count` processes."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self.batch = POOLED_BATCH if self.count > 1 else 1
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, stage: Stage[T], batches: Iterable[list[T]]) -> Iterator[list[Outcome]]:
        """`stage` of each batch, in order, with only a few batches under way at a time."""
        batches = iter(batches)
        first = list(islice(batches, 2))
        if self.count == 1 or len(first) < 2:
            # A single batch is read sooner than a process starts.
            yield from map(stage, chain(first, batches))
            return
        window: deque[tuple[list[T], Future[list[Outcome]]]] = deque()
        for batch in chain(first, batches):
            window.append((batch, self._submit(stage, batch)))
            if len(window) > 2 * self.count:
                yield self._result(stage, *window.popleft())
        while window:
            yield self._result(stage, *window.popleft())

    def _submit(self, stage: Stage[T], batch: list[T]) -> Future[list[Outcome]]:
        try:
            return self._started().submit(stage, batch)
        except BrokenProcessPool:
            self.pool = None
            return self._started().submit(stage, batch)

    def _result(
        self, stage: Stage[T], batch: list[T], future: Future[list[Outcome]]
    ) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            # A worker died: out of memory, or a fault in native code.  Each item
            # of the batch is tried alone, so that only the guilty one is lost.
            self.pool = None
            return [outcome for item in batch for outcome in self._alone(stage, item)]

    def _alone(self, stage: Stage[T], item: T) -> list[Outcome]:
        try:
            return self._submit(stage, [item]).result()
        except BrokenProcessPool:
            self.pool = None
            aside = Quarantined(
                place=item.place,
                reason="failed",
                message="the process that read it died, probably for want of memory. "
                "Split the document, or run with --workers 1.",
            )
            return [Outcome(place=item.place, set_aside=aside)]

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(
                self.count, mp_context=_context(), initializer=start_worker
            )
        return self.pool


def _context() -> Any:
    """Processes forked from a clean server: no inherited threads, and the imports done once."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dragoman.run", "dragoman.documents", "dragoman.reading"])
    return context


def start_worker() -> None:
    """Ctrl-C is the parent's business; and a worker never outlives a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
