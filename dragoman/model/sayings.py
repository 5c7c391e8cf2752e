"""Which statements someone asks for."""

from __future__ import annotations

import msgspec

MOST_COUNTED = 10_000
"""Above this many it is only said that there are more."""


class Sayings(msgspec.Struct, frozen=True, kw_only=True):
    """Filters over statements; what is None or empty does not filter, and all given must hold.

    `speaker` and `addressee` are ids of actors.  `states` are ISO 3166-1 alpha-3
    codes of those who speak, `via` channels ("Mehr"), `terms` concepts or words,
    each one of which suffices.  `words` is a full-text query.
    """

    speaker: str | None = None
    addressee: str | None = None
    states: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    words: str | None = None
    exact: bool = False
    limit: int | None = None
    offset: int = 0
