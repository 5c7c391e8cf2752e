"""What becomes of one input item on its way through the stages."""

from __future__ import annotations

import msgspec

from dragoman.model import Document, Quarantined, Reading


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input item: a document with its reading, or the reason why not."""

    place: str
    item: str = ""
    """Names the content of the item."""
    named: bool = False
    """Whether the item brought an id or address of its own."""
    document: Document | None = None
    reading: Reading | None = None
    portrait: bytes | None = None
    """What the record compares of the document, encoded; None where it was not drawn now."""
    set_aside: Quarantined | None = None
