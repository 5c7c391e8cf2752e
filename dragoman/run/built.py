"""What a run did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Quarantined

if TYPE_CHECKING:
    from dragoman.store import Written


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: items seen, read anew, already known, passed over by the first look at an
    archive, set aside; and the record's changes."""

    items: int
    read: int
    known: int
    passed_over: int = 0
    no_pack: dict[str, int] = {}
    """Of those read or known: how many are in a language without a pack, by language."""
    set_aside: tuple[Quarantined, ...]
    record: Written | None
