"""What was brought in: every input item with its fate and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from dragoman.model import Document
from dragoman.model.origin import Origin

FATES = ("read", "version", "duplicate", "replaced", "passed_over", "set_aside")


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Every input item, and how many met which fate."""

    items: tuple[Origin, ...]
    fates: dict[str, int]
    languages: dict[str, int]
    reasons: dict[str, int]


def sources(items: Iterable[Origin]) -> Sources:
    """`items` with their counts, the most frequent first."""
    kept = tuple(items)
    fates = Counter(item.fate for item in kept)
    read = [item for item in kept if item.fate == "read"]
    return Sources(
        items=kept,
        fates={fate: fates[fate] for fate in FATES if fates[fate]},
        languages=_ranked(item.language or "unknown" for item in read),
        reasons=_ranked(item.reason for item in kept if item.reason),
    )


def _ranked(words: Iterable[str]) -> dict[str, int]:
    counted = Counter(words)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


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
