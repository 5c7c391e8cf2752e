"""What was brought in: every input item with its fate and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from dragoman.model import Document
from dragoman.model.origin import Origin

FATES = ("read", "no_pack", "version", "duplicate", "replaced", "passed_over", "set_aside",
         "forgotten")  # fmt: skip


class Counts(Protocol):
    """How many input items met which fate, are in which language, were set aside for what."""

    @property
    def fates(self) -> Mapping[str, int]: ...
    @property
    def languages(self) -> Mapping[str | None, int]: ...
    @property
    def reasons(self) -> Mapping[str | None, int]: ...


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Input items, and how many of all met which fate.

    `total` is there where `items` are some of those that fit: how many fit.
    """

    items: tuple[Origin, ...]
    fates: dict[str, int]
    languages: dict[str, int]
    reasons: dict[str, int]
    total: int | msgspec.UnsetType = msgspec.UNSET


def sources(items: Iterable[Origin], counts: Counts, total: int | None = None) -> Sources:
    """`items` with the `counts` of all, the most frequent first."""
    return Sources(
        items=tuple(items),
        fates={fate: counts.fates[fate] for fate in FATES if counts.fates.get(fate)},
        languages=_ranked(counts.languages),
        reasons=_ranked(counts.reasons),
        total=msgspec.UNSET if total is None else total,
    )


def _ranked(counted: Mapping[str | None, int]) -> dict[str, int]:
    named = ((word or "unknown", number) for word, number in counted.items())
    return dict(sorted(named, key=lambda pair: (-pair[1], pair[0])))


def source_name(document: Document | None, otherwise: str) -> str:
    """How a source is called: its outlet, with the agency, or else where it was found."""
    if document is None:
        return otherwise
    name = document.outlet or document.agency
    if name is None:
        name = (document.path or document.url or document.id).rsplit("/", 1)[-1]
    if document.agency and document.agency != name:
        name = f"{name} / {document.agency}"
    return name
