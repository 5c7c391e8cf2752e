"""What is dear to make and not worth waiting for: shown as it last was while it is made anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

QUICK = 0.1
"""Seconds of processor time that whoever asks waits for a new one: a busy machine makes nothing
dearer."""
_REST = 20
"""How many times as long as the last took must pass before the next is made."""


class Renewed(Generic[T]):
    """One value made for a state of the store, and made again when the state has changed: at once
    where that is quick, else beside those who ask, who get the one before."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: tuple[object, T] | None = None
        self._cost = 0.0
        self._due = 0.0
        self._making = False

    def get(self, state: object) -> T:
        """The value for `state`, or the last one there is while that is being made."""
        with self._lock:
            if self._made is None or (self._made[0] != state and self._cost < QUICK):
                return self._renew(state)
            if self._made[0] != state and not self._making and time.monotonic() >= self._due:
                self._making = True
                threading.Thread(target=self._beside, args=(state,), daemon=True).start()
            return self._made[1]

    def _beside(self, state: object) -> None:
        try:
            self._renew(state)
        finally:
            self._making = False

    def _renew(self, state: object) -> T:
        began = time.thread_time()
        value = self._make()
        self._cost = time.thread_time() - began
        self._due = time.monotonic() + _REST * self._cost
        self._made = (state, value)
        return value
