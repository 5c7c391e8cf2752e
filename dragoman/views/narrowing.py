"""What could narrow a list, and by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A value that may be asked for, as people read it, and how many have it."""

    value: str
    label: str
    number: int


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """A filter and what it may be set to, the most frequent first."""

    field: str
    values: tuple[Counted, ...]


def narrowings(
    found: Mapping[str, Sequence[tuple[str, int]]], names: Mapping[str, str] = {}
) -> tuple[Narrowing, ...]:
    """`found` by field; ids are called as `names` says."""
    return tuple(
        Narrowing(
            field=field,
            values=tuple(Counted(value=v, label=names.get(v, v), number=n) for v, n in pairs),
        )
        for field, pairs in found.items()
        if pairs
    )


def ranked(values: Iterable[str | None], most: int = 12) -> list[tuple[str, int]]:
    """Each of `values` that is there, with its number, the most frequent first."""
    counted = Counter(value for value in values if value)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
