"""Where a book stands: what its answers depend on besides the question."""

from __future__ import annotations

import msgspec


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Number and moment of the build that made the record (0 and "" before the first), and numbers
    that grow with what comes in (`intake`), with what is judged, and with what of that the record
    stands for (`followed`)."""

    build: int
    at: str
    intake: int
    judged: int
    followed: int

    @property
    def waiting(self) -> int:
        """How many judgements the record does not stand for yet."""
        return self.judged - self.followed
