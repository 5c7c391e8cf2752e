"""Counting right, wrong and missed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

import msgspec

SHARES = ("published", "language", "boilerplate", "kept", "form")
TALLIES = (
    "events.core", "events.dated", "events.full", "statements.span", "statements.attributed",
)  # fmt: skip
FIGURES = (*SHARES, *TALLIES)
"""Everything that is measured, in the order it is shown; `docs/evaluation.md` says what each is."""


class Share(msgspec.Struct):
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def mark(self, right: object) -> None:
        self.right += bool(right)
        self.of += 1

    def add(self, other: Self) -> None:
        self.right += other.right
        self.of += other.of

    @property
    def value(self) -> float | None:
        """0 to 1; None where there was nothing to get right."""
        return self.right / self.of if self.of else None


class Tally(msgspec.Struct):
    """Finds that are right, finds that are wrong, labels that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(
        self, optional: Collection[int], wanted: int, hit: Collection[int], wrong: int
    ) -> None:
        """Labels 0 to `wanted`, those in `hit` found; what is optional counts neither way."""
        needed = [i for i in range(wanted) if i not in optional]
        self.right += sum(i in hit for i in needed)
        self.missed += sum(i not in hit for i in needed)
        self.wrong += wrong

    def add(self, other: Self) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 0.0

    @property
    def value(self) -> float | None:
        """F1, 0 to 1; None where nothing was to be found and nothing was."""
        if not self.right + self.wrong + self.missed:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
