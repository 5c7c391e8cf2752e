"""Reports that somebody hands in at one time, and how far the reading of them has come."""

from __future__ import annotations

import msgspec

from dragoman.model.origin import Origin

WAITING, READING, RECORD, STORE = "waiting", "reading", "record", "store"
STOPPING, DONE, STOPPED, FAILED = "stopping", "done", "stopped", "failed"
ENDED = (DONE, STOPPED, FAILED)


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What was handed in, by whom and when, and what has become of it.

    `state` is `waiting`, `reading`, `record` (deriving it), `store` (storing
    it), `stopping`, and in the end `done`, `stopped` or `failed`.
    """

    id: str
    at: str
    """UTC, ISO 8601."""
    author: str
    names: tuple[str, ...]
    """What it is, as the one who handed it in calls it: names of files, addresses, a title."""
    paths: tuple[str, ...]
    """What is read: files that are kept, and addresses."""
    state: str = WAITING
    expected: int | None = None
    """Items, as far as that can be told ahead."""
    items: int = 0
    read: int = 0
    known: int = 0
    set_aside: int = 0
    place: str = ""
    """What was looked at last."""
    before: int = 0
    """Number of the build that the record stood for when it began."""
    build: int | None = None
    """Number of the build it made; None where nothing in the record changed."""
    ended: str = ""
    error: str = ""

    @property
    def over(self) -> bool:
        return self.state in ENDED


class Handled(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery with what became of its items, at most so many, and of how many there are more."""

    delivery: Delivery
    items: tuple[Origin, ...]
    further: bool


class Deliveries(msgspec.Struct, frozen=True, kw_only=True):
    """Some deliveries, the latest first."""

    deliveries: tuple[Delivery, ...]
