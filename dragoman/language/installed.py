"""The languages that are read, and what stands behind each."""

from __future__ import annotations

import msgspec

from dragoman.language.models.files import parts_of
from dragoman.language.pack import codes, load


class PackSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One language pack: its `entries` in the phrase table, and the `trained` parts installed."""

    code: str
    name: str
    entries: int
    trained: tuple[str, ...]


def packs() -> list[PackSummary]:
    """Every pack in the order of codes.  Raises PackError for one that does not load."""
    return [_summary(code) for code in codes()]


def _summary(code: str) -> PackSummary:
    pack = load(code)
    return PackSummary(
        code=code,
        name=pack.meta.name,
        entries=len(pack.table.entries()),
        trained=parts_of(code),
    )
