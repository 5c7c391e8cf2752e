"""Where batches are worked on: processes of this machine.  A cluster is in `run.cluster`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Any, Protocol

from dragoman.run.outcome import Outcome

Stage = Callable[[list[Any]], "list[Outcome]"]


class WorkerDied(Exception):
    """The process a batch was given to has ended: out of memory, or a fault in native code."""


class Pool(Protocol):
    """Takes batches in and gives their outcomes back; `count` can be under way at once."""

    count: int

    def submit(self, stage: Stage, batch: list[Any]) -> Future[Any]:
        """Begin `stage` over `batch`."""

    def result(self, future: Future[Any]) -> list[Outcome]:
        """Wait for what `submit` began.  Raises WorkerDied, and what the stage raised."""

    def close(self, *, finish: bool) -> None:
        """Let go of the processes, what is under way with them unless it is to finish."""


class Processes:
    """`count` processes of this machine, started when the first batch comes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, stage: Stage, batch: list[Any]) -> Future[Any]:
        try:
            return self._started().submit(stage, batch)
        except BrokenProcessPool:
            self._pool = None
            return self._started().submit(stage, batch)

    def result(self, future: Future[Any]) -> list[Outcome]:
        try:
            found: list[Outcome] = future.result()
        except BrokenProcessPool as error:
            self._pool = None
            raise WorkerDied from error
        return found

    def close(self, *, finish: bool) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=finish, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.count, mp_context=forked_cleanly(), initializer=start_worker
            )
        return self._pool


def forked_cleanly(*wanted: str) -> Any:
    """Processes forked from a clean server: no inherited threads, and the imports done once, those
    of the modules `wanted` as well if no server is running yet."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_NEEDED, *wanted])
    return context


_NEEDED = ("dragoman.run", "dragoman.documents", "dragoman.reading", "dragoman.record")
"""What every worker imports."""


def make_ready() -> None:
    """Begin with the imports of processes that will work on a store, while this one goes on."""
    if forked_cleanly("dragoman.store").get_start_method() == "forkserver":
        forkserver.ensure_running()


NICE = 10
"""How far work that nobody waits for gives way to what answers people."""


def give_way() -> None:
    """Let this process have what is left of the processor, where the system knows such a thing."""
    if hasattr(os, "nice"):
        os.nice(max(0, NICE - os.nice(0)))


def start_worker() -> None:
    """A worker gives way; Ctrl-C is the parent's business; and none outlives a parent that was
    killed."""
    give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
