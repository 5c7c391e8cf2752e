"""A document: one report, cleaned, with what is known of its origin."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters `start` to `end` (exclusive) of a document's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"a span must hold at least one character, got {self.start}..{self.end}"
            )

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    spans = list(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class Removed(msgspec.Struct, frozen=True):
    """A passage set aside from the text, and why."""

    text: str
    reason: str


class Note(msgspec.Struct, frozen=True):
    """What a document says of itself: `translation`, `disclaimer`, `syndication` or `correction`."""

    kind: str
    text: str
    names: str | None = None
    """Whom the note names: the outlet translated from, the agency credited."""


class DateClue(msgspec.Struct, frozen=True):
    """A date that some part of the input gives for publication, and which part."""

    date: str
    basis: str


class Part(msgspec.Struct, frozen=True):
    """Characters of a document's text that are in another language than the rest."""

    start: int
    end: int
    language: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it is read: the clean text and where it came from.

    Dates are ISO 8601 at their own precision; `language` is ISO 639-1.  A
    value that the input does not give is None.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    modified: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None
    """City of the dateline as the document writes it ("MINSK")."""
    byline: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()
    dates: tuple[DateClue, ...] = ()
    """Every date the input gives for publication, the chosen one among them."""
    parts: tuple[Part, ...] = ()
    """Where the text is in another language than `language`."""
    fetched: str | None = None
    """When a page was fetched, or taken into a web archive (UTC)."""
    hash: str = ""
    """What `content_hash` comes to."""


def content_hash(document: Document) -> str:
    """A name for all of `document` that a reading depends on."""
    parts = (
        document.text, document.language, document.published, document.dateline, document.title,
    )  # fmt: skip
    named = "\0".join(part if part is not None else "\1" for part in parts)
    return sha256(named.encode()).hexdigest()[:32]


class RawItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a source yields: bytes or text, with whatever the source knows of it.

    `place` says where it was found ("news.zip/3.html", "reports.jsonl:12").
    Exactly one of `text`, `html` is set.
    """

    place: str
    path: str | None = None
    text: str | None = None
    html: str | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    language: str | None = None
    metadata: dict[str, Any] = {}


PASSED_OVER = ("off_subject", "no_pack")
"""Reasons why a page of an archive is not read: not about diplomacy; no pack of its language."""


class Quarantined(msgspec.Struct, frozen=True, kw_only=True):
    """An input item that could not become a document, and why."""

    place: str
    reason: str
    """A short stable word: empty, binary, encoding, too_large, unreadable, missing, malformed,
    no_text, forbidden, timeout; or one of `PASSED_OVER`."""
    message: str
    """A sentence for people, with the way out."""

    @property
    def passed_over(self) -> bool:
        """Whether nothing is wrong with the item: it was looked at and not wanted."""
        return self.reason in PASSED_OVER
