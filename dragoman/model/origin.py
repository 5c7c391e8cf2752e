"""What became of an input item."""

from __future__ import annotations

import msgspec

KEPT = ("read", "no_pack")
"""Fates of the items that the record's documents were read from."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One input item.

    `fate` is `read`; `no_pack` (kept, in a language without a pack, so that
    nothing is read from it); `version` (another text, or another day in the
    file's name, of a document that is current in a different version);
    `duplicate` (the same bytes, or at least the same words of the same source,
    from another place); `replaced` (the place holds something newer);
    `passed_over` (a page of an archive that is not about diplomacy, or in a
    language without a pack); `set_aside`, with a reason; or `forgotten` (set
    aside, and taken off the list by somebody).
    """

    place: str
    fate: str
    document: str | None = None
    of: str | None = None
    """Of a version or duplicate: the place that the document was read from."""
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    reason: str | None = None
    message: str | None = None
