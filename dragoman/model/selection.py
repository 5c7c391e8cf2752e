"""Which events someone asks for: the one set of filters that every face offers."""

from __future__ import annotations

import msgspec


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Filters over events; what is None does not filter, and all that are given must hold.

    `states` are ISO 3166-1 alpha-3 codes, of which an event must have every
    one among its parties or its participants.  `person` is any part of any of
    an actor's names.  `since` and `until` are ISO dates at their own precision:
    an event is in if some day it may have fallen on is.
    """

    states: tuple[str, ...] = ()
    person: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0
