"""Decisions of the record that lie close to the threshold, for people to look at."""

from __future__ import annotations

import msgspec

TOPICS = ("actor", "event", "copy")


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two things of which it is doubtful whether they are one (`actor`, `event`), or whether the
    first goes back to the second (`copy`, documents).

    `score` is what the record weighed, `needed` where it begins to say yes; `joined` is what it
    says now.
    """

    topic: str
    one: str
    other: str
    score: float
    needed: float
    joined: bool

    @property
    def distance(self) -> float:
        """How far from the threshold, as a share of it."""
        return abs(self.score - self.needed) / self.needed
