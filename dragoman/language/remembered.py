"""What was worked out for a string is kept: most strings of a text come again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST, _LONGEST = 100_000, 40
"""Strings remembered of a kind, more than a month of a language's news has in use; and characters
of the longest that is."""

Held = TypeVar("Held")


class Remembered(dict[str, Held]):
    """Strings -> what was worked out for them, when they were first asked for, by a pure function."""

    def __init__(self, work_out: Callable[[str], Held]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, string: str) -> Held:
        held = self._work_out(string)
        if len(self) >= _MOST:
            self.clear()
        if len(string) <= _LONGEST:
            self[string] = held
        return held
