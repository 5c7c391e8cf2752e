"""Batches worked on by a Ray cluster (extra `cluster`): the same stages, on many machines.

The store and the sources stay with the machine that gave the command; documents go out to the
nodes and readings come back.  Each node has dragoman installed, of the very same content: what
another version read would be kept as if this one had read it.
"""

from __future__ import annotations

import logging
import os
import platform
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import ClusterError, MissingExtra
from dragoman.language.fingerprint import fingerprint, sources
from dragoman.run.outcome import Outcome
from dragoman.run.pools import Stage, WorkerDied

# A node that is lost costs its batches one more try elsewhere; a document that ends the
# process that reads it would end as many as there are tries.
TRIES_AGAIN = 1


class Cluster:
    """The processors of the Ray cluster at `address`: "auto" for the one this machine is part of,
    "host:6379", "ray://host:10001", or "local" for one of this machine alone.

    Raises MissingExtra without Ray, ClusterError if no cluster answers.
    """

    def __init__(self, address: str) -> None:
        self._ray = _imported()
        self._ours = not self._ray.is_initialized()
        if self._ours:
            self._connect(address)
        self.count = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._task = self._ray.remote(max_retries=TRIES_AGAIN)(_there)

    def _connect(self, address: str) -> None:
        own = {"include_dashboard": False} if address == "local" else {}
        try:
            self._ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **own)
        except Exception as error:
            # Ray raises whatever its layers raise: ConnectionError, ValueError, bare Exception.
            reason = " ".join(str(error).split())[:300]
            raise ClusterError(
                f"no Ray cluster answers at {address!r} ({reason})",
                hint="Start one with `ray start --head`, or leave --cluster out to read with "
                "the processors of this machine.",
            ) from error

    def submit(self, stage: Stage, batch: list[Any]) -> Future[Any]:
        future: Future[Any] = self._task.remote(stage, batch).future()
        return future

    def result(self, future: Future[Any]) -> list[Outcome]:
        lost = self._ray.exceptions
        try:
            node, content, outcomes = future.result()
        except (
            lost.WorkerCrashedError,
            lost.OutOfMemoryError,
            lost.NodeDiedError,
            lost.ObjectLostError,
        ) as error:
            raise WorkerDied from error
        if content != _content():
            raise ClusterError(
                f"node {node} of the cluster has another dragoman (content {content}, "
                f"here {_content()})",
                hint="Install the same version, language packs and models on every node.",
            )
        found: list[Outcome] = outcomes
        return found

    def close(self, *, finish: bool) -> None:
        if self._ours and self._ray.is_initialized():
            self._ray.shutdown()


def _there(stage: Stage, batch: list[Any]) -> tuple[str, str, list[Outcome]]:
    """`stage` over `batch` on a node, with the name and the dragoman of that node."""
    return platform.node(), _content(), stage(batch)


@cache
def _content() -> str:
    """Names the code, the packs and the trained parts of this dragoman."""
    from dragoman import reading

    return f"{fingerprint(sources(Path(__file__).parents[1]))[:12]}/{reading.VERSION}"


def _imported() -> Any:
    # Ray would send figures of its use to its makers.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingExtra(
            "reading on a cluster needs Ray",
            hint="Install it with: pip install 'dragoman[cluster]'",
        ) from error
    return ray
