"""Known persons: an optional list that helps to tell who is who, and is never required."""

from __future__ import annotations

import msgspec


class Tenure(msgspec.Struct, frozen=True):
    """An office held for a state (ISO 3166-1 alpha-3) between two days, of any precision; a day
    that is not given leaves that side open."""

    office: str | None = None
    state: str | None = None
    first: str | None = None
    last: str | None = None


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person as a list of known persons has them: `names` are other names, in any script."""

    name: str
    names: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    wikidata: str | None = None


class Listing(msgspec.Struct, frozen=True, order=True):
    """What a list of known persons says an actor is: the `name` and Wikidata id there, and the
    names in reports that were recognised by it."""

    name: str
    wikidata: str | None
    recognised: tuple[str, ...]
