"""What became of an input item."""

from __future__ import annotations

import msgspec


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One input item.

    `fate` is `read`; `version` (another text of a document that is current in
    a different version); `duplicate` (the same document from another place);
    `replaced` (the place holds something newer); `passed_over` (a page of an
    archive that is not about diplomacy, or in a language without a pack); or
    `set_aside`, with a reason.
    """

    place: str
    fate: str
    document: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    reason: str | None = None
    message: str | None = None
