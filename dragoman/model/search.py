"""What someone searches the reports for."""

from __future__ import annotations

import msgspec

MOST_FOUND = 1000
"""Reports that one search looks through, those that came in last: a search that finds more asks
for too little, and narrowing it costs less than turning its pages."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A full-text query with filters; what is None or empty does not filter.

    `exact` asks for the words alone: no other spellings of a name, no
    beginnings of words.  `after` is a number as `SearchView.newest` gives it:
    only what came in later is found.
    """

    query: str
    exact: bool = False
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    after: int = 0
    limit: int | None = None
    offset: int = 0
