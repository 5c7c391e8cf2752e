"""A stage mapped over batches of items: in this process, in several, or on a cluster, in order
every way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import chain, islice
from typing import Any, Protocol, Self, TypeVar

from dragoman.model import Quarantined
from dragoman.run.outcome import Outcome
from dragoman.run.pools import Pool, Processes, WorkerDied


class Placed(Protocol):
    """Anything that knows where it was found."""

    @property
    def place(self) -> str: ...


T = TypeVar("T", bound=Placed)
Stage = Callable[[list[T]], "list[Outcome]"]

# Large enough that sending a batch costs little beside reading it (20 ms a document),
# small enough that progress is seen to move.
POOLED_BATCH = 16


class Workers:
    """A stage mapped over batches in their order: here, in `count` processes of this machine, or
    on the Ray cluster whose address `cluster` is."""

    def __init__(self, count: int, cluster: str = "") -> None:
        self.pool: Pool | None = None
        if cluster:
            from dragoman.run.cluster import Cluster

            self.pool = Cluster(cluster)
        elif count > 1:
            self.pool = Processes(count)
        self.batch = POOLED_BATCH if self.pool else 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.pool is not None:
            self.pool.close(finish=kind is None)

    def map(self, stage: Stage[T], batches: Iterable[list[T]]) -> Iterator[list[Outcome]]:
        """`stage` of each batch, in order, with only a few batches under way at a time."""
        batches = iter(batches)
        first = list(islice(batches, 2))
        if self.pool is None or len(first) < 2:
            # A single batch is read sooner than a process starts.
            yield from map(stage, chain(first, batches))
            return
        window: deque[tuple[list[T], Future[Any]]] = deque()
        for batch in chain(first, batches):
            window.append((batch, self.pool.submit(stage, batch)))
            if len(window) > 2 * self.pool.count:
                yield _result(self.pool, stage, *window.popleft())
        while window:
            yield _result(self.pool, stage, *window.popleft())


def _result(pool: Pool, stage: Stage[T], batch: list[T], future: Future[Any]) -> list[Outcome]:
    try:
        return pool.result(future)
    except WorkerDied:
        # Each item of the batch is tried alone, so that only the guilty one is lost.
        return [outcome for item in batch for outcome in _alone(pool, stage, item)]


def _alone(pool: Pool, stage: Stage[T], item: T) -> list[Outcome]:
    try:
        return pool.result(pool.submit(stage, [item]))
    except WorkerDied:
        aside = Quarantined(
            place=item.place,
            reason="failed",
            message="the process that read it died, probably for want of memory. "
            "Split the document, or read it alone with --workers 1.",
        )
        return [Outcome(place=item.place, set_aside=aside)]
