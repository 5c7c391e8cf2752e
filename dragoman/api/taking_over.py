"""Judgements taken over into the record by a process apart, while this one goes on answering.

The process that serves pages only appends what people decide.  Another one, which
gives way to it, derives the record; it is started with the first judgement and
ends when nothing was judged for a while.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.api import Book

_IDLE = 120
"""Seconds after which a process that has nothing to do ends: it keeps what it has loaded."""
_PACE = 0.05
"""Seconds between two looks at whether another process has taken over what was judged here."""
_TRIES = 3
"""Times in a row that the process may die before it is left to the next judgement."""


class TakingOver:
    """Has the record of `book` derived again when somebody has judged."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._asked = threading.Event()
        self._closed = False
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self.error: str | None = None
        """Why the last derivation failed; None if it did not."""

    def begin(self) -> None:
        """Have taken over what was judged."""
        if self._book.address == ":memory:":
            self._book.derive()  # Nobody else can see it.
            return
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
        self.error = None
        self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Whether nothing is left to take over, now or within so many seconds."""
        until = time.monotonic() + seconds
        while self._book.waiting():
            if time.monotonic() >= until or self.error is not None:
                return False
            time.sleep(_PACE)
        return True

    def close(self) -> None:
        """Derive no more; what was judged stays, and the next derivation takes it over."""
        with self._lock:
            self._closed = True
            process = self._process
        self._asked.set()
        if process is not None:
            process.terminate()
        if self._thread is not None:
            self._thread.join(10)

    def _run(self) -> None:
        tries = 0
        pipe: Connection | None = None
        while True:
            if not self._asked.wait(_IDLE):
                self._end(pipe)
                pipe = None
                continue
            self._asked.clear()
            if self._closed:
                break
            pipe = pipe or self._started()
            try:
                pipe.send(True)
                self.error, tries = pipe.recv(), 0
            except (EOFError, OSError):
                # It was ended from outside; what was judged is still to be taken over.
                self._end(pipe)
                pipe, tries = None, tries + 1
                self.error = "the process that derives the record ended before its time"
                if tries < _TRIES and not self._closed:
                    self._asked.set()
        self._end(pipe)

    def _started(self) -> Connection:
        # Spawned: a fork would take the threads' locks of this process with it.
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=derive_when_asked, args=(self._book.location, there))
        with self._lock:
            self._process = process
        process.start()
        there.close()
        return here

    def _end(self, pipe: Connection | None) -> None:
        """Let go of the process: without its pipe it ends."""
        if pipe is not None:
            pipe.close()
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.join(10)


def derive_when_asked(address: str, pipe: Connection) -> None:
    """Derive the record of the store at `address` each time that `pipe` asks, and send what went
    wrong, or None: what the process apart does."""
    from dragoman import api
    from dragoman.run.pools import start_worker

    start_worker()
    with api.open(address, create=False) as book:
        while True:
            try:
                pipe.recv()
            except EOFError:
                return
            try:
                while book.waiting():
                    book.derive()
            except DragomanError as error:
                pipe.send(f"{error.message}. {error.hint or ''}".strip())
            else:
                pipe.send(None)
