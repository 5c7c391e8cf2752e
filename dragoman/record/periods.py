"""Documents parted into periods, so that a day's documents touch the work of a few days only.

What is rare is reckoned within a period, and a document looks for its
neighbours in its own period and in those shortly before.  So what a period
comes to is a function of its own documents and of these few, and stands until
one of them changes.

Periods are halves of halves of time: a span of 2^k days that holds too many
documents is cut in two.  Which spans these are depends on the set of documents
alone, not on the order in which they came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import msgspec

MOST = 512
"""Documents in one period: enough to know what is rare, few enough to be weighed again daily."""
REACH = 14
"""Days back that a document looks for neighbours: a story that goes on longer has reports between."""
_ERA = 20
"""All days from 1 on lie within the first 2^20 (the year 2871)."""


class Period(msgspec.Struct, frozen=True):
    """Documents `members` (places in the order of ids) of the days `first` to `last`, as ordinals.

    Both are 0 for documents of no known day, and where one period holds all.
    """

    first: int
    last: int
    members: tuple[int, ...]


def ordinal(day: str | None) -> int:
    """A full ISO day as a number; 0 where none is known."""
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= 10 else 0


def parted(days: Sequence[str | None]) -> list[Period]:
    """The periods of documents of these days, in order of time; those of no known day first.

    As long as all documents fit into one period there is no other.
    """
    if len(days) <= MOST:
        return [Period(0, 0, tuple(range(len(days))))] if days else []
    held = {day: ordinal(day) for day in set(days)}
    placed = sorted((held[day], i) for i, day in enumerate(days))
    undated = bisect_left(placed, (1, 0))
    out: list[Period] = []
    if undated:
        out.append(Period(0, 0, tuple(i for _, i in placed[:undated])))
    _halve(placed[undated:], 0, 1 << _ERA, out)
    return out


def _halve(placed: list[tuple[int, int]], first: int, width: int, out: list[Period]) -> None:
    if not placed:
        return
    if len(placed) <= MOST or width == 1:
        out.append(Period(first, first + width - 1, tuple(sorted(i for _, i in placed))))
        return
    half = width // 2
    middle = bisect_left(placed, (first + half, 0))
    _halve(placed[:middle], first, half, out)
    _halve(placed[middle:], first + half, half, out)


def before(periods: Sequence[Period], at: int) -> list[int]:
    """Places of the periods in which the documents of period `at` look for neighbours: those that
    reach into the days before it, and itself last."""
    here = periods[at]
    near = [
        p
        for p in range(at)
        if periods[p].last and here.first and periods[p].last >= here.first - REACH
    ]
    return [*near, at]
