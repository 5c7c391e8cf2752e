"""Which events someone asks for: the one set of filters that every face offers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from dragoman.errors import OptionError
from dragoman.model.reading import KINDS, STATUSES

_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Filters over events; what is None does not filter, and all that are given must hold.

    `states` are ISO 3166-1 alpha-3 codes, of which an event must have every
    one among its parties or its participants.  `person` is any part of any of
    an actor's names.  `since` and `until` are ISO dates at their own precision:
    an event is in if some day it may have fallen on is.  `languages` are ISO
    639-1 codes, in one of which some account of the event must be written;
    `outlets` one of which must tell it.  `changed_after` is the number of a
    build: an event is in if a later one added or changed it.
    """

    states: tuple[str, ...] = ()
    person: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    changed_after: int | None = None
    limit: int | None = None
    offset: int = 0


def checked(wanted: Selection) -> Selection:
    """`wanted` if its filters make sense; raises OptionError."""
    for status in wanted.statuses:
        if status not in STATUSES:
            raise OptionError(f"no such status: {status}", hint=f"One of: {', '.join(STATUSES)}.")
    for kind in wanted.kinds:
        # Other coded events have their PLOVER type, in lower case, as kind.
        if not re.fullmatch(r"[a-z_]+", kind):
            raise OptionError(f"no such kind of event: {kind}", hint=f"E.g. {', '.join(KINDS)}.")
    for state in wanted.states:
        if not re.fullmatch(r"[A-Z]{3}", state):
            raise OptionError(
                f"not a state: {state}", hint="Write its ISO 3166-1 alpha-3 code, such as SYR."
            )
    for language in wanted.languages:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            raise OptionError(f"not a language: {language}", hint="Write its code, such as ar.")
    demand_dates(wanted.since, wanted.until)
    return wanted


def demand_dates(*dates: str | None) -> None:
    """Raises OptionError unless each of `dates` is None or an ISO date of any precision."""
    for date in dates:
        if date is not None and not _ISO_DATE.fullmatch(date):
            raise OptionError(f"not a date: {date}", hint="Write 2024, 2024-06 or 2024-06-04.")


def selected(wanted: Selection | None, filters: Mapping[str, Any]) -> Selection:
    """`wanted`, or else what `filters` give by name, if it makes sense; raises OptionError."""
    try:
        return checked(wanted or msgspec.convert(_tuples(filters), Selection))
    except msgspec.ValidationError as error:
        raise OptionError(f"a filter makes no sense: {error}") from error


def _tuples(filters: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(filters) - set(Selection.__struct_fields__))
    if unknown:
        names = ", ".join(Selection.__struct_fields__)
        raise OptionError(f"no such filter: {', '.join(unknown)}", hint=f"There are: {names}.")
    plural = ("states", "kinds", "statuses", "languages", "outlets")
    return {
        name: [value] if name in plural and isinstance(value, str) else value
        for name, value in filters.items()
    }
