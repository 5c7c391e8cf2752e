"""What a piece of work costs: processor time and memory of a process of its own and of all that it
starts.

Done in a fresh process, work finds the memory it would find when a user starts it, and nothing of
what the benchmark itself holds is counted with it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import threading
import time
from collections.abc import Callable
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, NamedTuple

_EVERY = 0.2
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """Seconds of processor time of all processes, seconds by the clock, and megabytes of memory
    that they held together at most."""

    processor: float
    clock: float
    memory: float

    def __str__(self) -> str:
        held = f"{self.memory:.0f} MB" if self.memory else "memory not known on this system"
        return f"{self.processor:.1f} s of processor time; {self.clock:.1f} s by the clock; {held}"


def add_workers(options: argparse.ArgumentParser) -> None:
    """Take the number of processes as the last argument."""
    options.add_argument(
        "workers",
        type=int,
        nargs="?",
        default=1,
        help="processes that share the work (%(default)s)",
    )


def cost(work: Callable[..., None], *given: Any) -> Cost:
    """Do `work` in a fresh process and say what it cost; raises RuntimeError if it failed."""
    before, began = _time_of_others(), time.monotonic()
    process = multiprocessing.get_context("spawn").Process(target=_done, args=(work, given))
    process.start()
    assert process.pid
    most = _Most(process.pid)
    process.join()
    memory = most.stop()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} ended with {process.exitcode}")
    return Cost(_time_of_others() - before, time.monotonic() - began, memory)


def _done(work: Callable[..., None], given: tuple[Any, ...]) -> None:
    work(*given)
    # Processes that share work are children of a server, and counted when it has ended.
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001


def _time_of_others() -> float:
    """Processor time of all processes started here that have ended, with those they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Most(threading.Thread):
    """The most memory that a process and all it started ever held at one time.

    Linux counts a page that several processes map by shares (`Pss`), so that the sum is what the
    machine really gives; a file that is mapped counts as far as it is in memory.
    """

    def __init__(self, first: int) -> None:
        super().__init__(daemon=True)
        self.first, self.most, self._over = first, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            self.most = max(self.most, sum(map(_share, _family(self.first))) / 1024)

    def stop(self) -> float:
        self._over.set()
        self.join()
        return self.most


def _family(first: int) -> list[int]:
    """A process and all that it and these started and that still run."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # Behind the name, which may hold anything but ends with the last bracket.
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(folder.name))
    found = [first]
    for one in found:
        found += parents.get(one, ())
    return [one for one in found if one != os.getpid()]


def _share(process: int) -> int:
    """Kilobytes that a process holds, its share of what it holds with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
