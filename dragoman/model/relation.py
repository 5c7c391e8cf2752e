"""Two sides between which events are looked at."""

from __future__ import annotations

import msgspec


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A state (`key` its ISO 3166-1 alpha-3 code) or an actor (`key` its id), and its name."""

    kind: str
    """`state` or `actor`."""
    key: str
    name: str


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """An event between two sides, in short; days as far as they are known."""

    id: str
    kind: str
    status: str
    first: str | None
    last: str | None
