"""Failed sign-ins of a quarter of an hour, counted by name and by address.

They are kept beside the store, not in it: a build that writes must keep nobody
from signing in.  Processes that serve one workbench count in one file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from dragoman.errors import TooManyAttempts

_WAIT = 10
"""Seconds to wait for another process that counts."""


class Attempts:
    """What failed, in the file at `path` that several processes share, or else for this one alone."""

    SPAN = 15 * 60
    FEW, MANY = 5, 30
    """Failures after which a name from one address, and an address, must wait."""

    def __init__(
        self, path: str | Path | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._clock = clock
        self._lock = Lock()
        self._counts = sqlite3.connect(
            path or ":memory:", timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        # Nothing here outlives the workbench.
        self._counts.execute("PRAGMA synchronous = OFF")
        self._counts.execute("CREATE TABLE IF NOT EXISTS failed (name TEXT, address TEXT, at REAL)")

    def begin(self, name: str, address: str) -> None:
        """Count an attempt as failed before it is known: many at once are not let through either.
        Raises TooManyAttempts where one must wait."""
        now = self._clock()
        with self._counting() as counts:
            counts.execute("DELETE FROM failed WHERE at <= ?", (now - self.SPAN,))
            by_address, by_name = counts.execute(
                "SELECT count(*), count(*) FILTER (WHERE name = ?) FROM failed WHERE address = ?",
                (name, address),
            ).fetchone()
            if by_name >= self.FEW or by_address >= self.MANY:
                raise TooManyAttempts(
                    "signing in failed too often", hint="Wait a quarter of an hour and try again."
                )
            counts.execute("INSERT INTO failed VALUES (?, ?, ?)", (name, address, now))

    def forget(self, name: str, address: str) -> None:
        """Who has signed in begins anew."""
        with self._counting() as counts:
            counts.execute("DELETE FROM failed WHERE name = ? AND address = ?", (name, address))

    def close(self) -> None:
        """Let go of the file."""
        self._counts.close()

    @contextmanager
    def _counting(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._counts.execute("BEGIN IMMEDIATE")
            try:
                yield self._counts
            finally:
                self._counts.execute("COMMIT")
