"""What could narrow a selection of events, and how they lie in time."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate

import msgspec

from dragoman.model import RecordedActor

MOST_DAYS = 93
"""Up to a quarter of a year is shown day by day: bars of a readable width on one line."""
MOST_MONTHS = 120
"""Up to ten years are shown month by month, for the same reason; above that, year by year."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a facet and how many events have it.

    `value` is what to filter by, `label` what people read where that is another
    thing: of persons with one name, each is asked for by its id.
    """

    value: str
    events: int
    label: str | None = None

    @property
    def text(self) -> str:
        """What people read."""
        return self.label or self.value


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """A filter (`kinds`, `statuses`, `languages`, `states`, `persons`) and what it may be set to."""

    field: str
    choices: tuple[Choice, ...]


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """A day, month or year (`date`, ISO at that precision) and the events that fall within it."""

    date: str
    held: int = 0
    other: int = 0


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """Events that no one bin holds: from `first` to `last`, bins of the histogram."""

    first: str
    last: str
    events: int


class Histogram(msgspec.Struct, frozen=True, kw_only=True):
    """Events in time.  `unit` is `day`, `month` or `year`; every bin from first to last is there.

    A few events far from the others are left out, so that these can be told
    apart: `earlier` and `later` count them.
    """

    unit: str
    bins: tuple[Bin, ...] = ()
    spreads: tuple[Spread, ...] = ()
    earlier: int = 0
    later: int = 0


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The selection at a glance: facets with counts, and a histogram."""

    facets: tuple[Facet, ...]
    histogram: Histogram


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Events that may have fallen on `first` to `last` (ISO days); `held` or of another status."""

    first: str
    last: str
    held: bool
    events: int


Called = tuple[str, str | None]
"""By what to filter, and how it is called where that is another thing."""


def facets(
    counts: Mapping[str, Sequence[tuple[str, int]]], people: Mapping[str, Called] = {}
) -> tuple[Facet, ...]:
    """`counts` by field as facets, those without any value left out; `people` says by what to
    filter for a person, of whom the counts have the id."""

    def choice(field: str, value: str, number: int) -> Choice:
        called = people.get(value) if field == "persons" else None
        value, label = called or (value, None)
        return Choice(value=value, events=number, label=label)

    return tuple(
        Facet(field=field, choices=tuple(choice(field, v, n) for v, n in pairs))
        for field, pairs in counts.items()
        if pairs
    )


def persons(known: Iterable[RecordedActor], namesakes: Callable[[str], bool]) -> dict[str, Called]:
    """Persons by id: asked for by name, or by id with office and state beside the name where
    others bear the same one (`namesakes` of an id)."""
    return {
        one.id: (one.id, _apart(one)) if namesakes(one.id) else (one.name, None) for one in known
    }


def _apart(one: RecordedActor) -> str:
    """A name with what tells its bearer from others."""
    office = one.offices[-1].office if one.offices else None
    more = ", ".join(part for part in (office, one.state) if part)
    return f"{one.name} ({more or one.id})"


_FAR = 0.05
"""The share of all events that may be left out of a histogram on account of their distance."""
_SQUEEZED = 3
"""How many times longer far events must make the time covered for it to be worth leaving them out."""


def histogram(days: Iterable[Days], *, whole: bool = True) -> Histogram:
    """`days` in bins of a width that suits the time they cover; unless `whole`, a few far from the
    others are left out."""
    every = sorted(days, key=lambda d: (d.first, d.last))
    if not every:
        return Histogram(unit="day")
    counted, earlier, later = (every, 0, 0) if whole else _near(every)
    unit, width = _unit(counted)
    names = _bins(min(d.first for d in counted), max(d.last for d in counted), unit)
    held = dict.fromkeys(names, 0)
    other = dict.fromkeys(names, 0)
    spreads: dict[tuple[str, str], int] = {}
    for some in counted:
        first, last = some.first[:width], some.last[:width]
        if first == last:
            (held if some.held else other)[first] += some.events
        else:
            spreads[first, last] = spreads.get((first, last), 0) + some.events
    return Histogram(
        unit=unit,
        bins=tuple(Bin(date=name, held=held[name], other=other[name]) for name in names),
        spreads=tuple(Spread(first=f, last=u, events=n) for (f, u), n in sorted(spreads.items())),
        earlier=earlier,
        later=later,
    )


def _near(every: Sequence[Days]) -> tuple[Sequence[Days], int, int]:
    """`every` without the few that are far from the others, and how many come before and after."""
    before = [0, *accumulate(some.events for some in every)]
    ends = list(accumulate((some.last for some in every), max))
    total = before[-1]
    allowed = _FAR * total

    def span(first: int, last: int) -> int:
        begins, ends_on = date.fromisoformat(every[first].first), date.fromisoformat(ends[last - 1])
        return (ends_on - begins).days

    best = (span(0, len(every)) / _SQUEEZED, 0, len(every))
    last = bisect_left(before, total - allowed)
    for first in range(len(every)):
        if before[first] > allowed:
            break
        while last < len(every) and before[first] + total - before[last] > allowed:
            last += 1
        if last > first:
            best = min(best, (span(first, last), first, last))
    _, first, last = best
    return every[first:last], before[first], total - before[last]


def _unit(days: Sequence[Days]) -> tuple[str, int]:
    """What one bin is, and how many characters of an ISO date name it."""
    first, last = min(d.first for d in days), max(d.last for d in days)
    if (date.fromisoformat(last) - date.fromisoformat(first)).days < MOST_DAYS:
        return "day", 10
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    return ("month", 7) if months < MOST_MONTHS else ("year", 4)


def _bins(first: str, last: str, unit: str) -> list[str]:
    if unit == "year":
        return [f"{year:04d}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    year, month = int(first[:4]), int(first[5:7])
    names: list[str] = []
    while f"{year:04d}-{month:02d}" <= last[:7]:
        name = f"{year:04d}-{month:02d}"
        if unit == "month":
            names.append(name)
        else:
            every = (f"{name}-{d:02d}" for d in range(1, calendar.monthrange(year, month)[1] + 1))
            names += [day for day in every if first <= day <= last]
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names
