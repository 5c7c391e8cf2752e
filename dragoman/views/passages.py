"""Words in their surroundings: a span with as much text around it as a reader needs."""

from __future__ import annotations

import msgspec

from dragoman.model import Span

CONTEXT = 80
"""Characters shown on either side: about one line of a terminal or a page."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """The words at `start`..`end` of a document's text, and what stands before and after them."""

    before: str
    words: str
    after: str
    start: int
    end: int


def passage(text: str, span: Span, context: int = CONTEXT) -> Passage:
    """The words of `span` with up to `context` characters around, cut at words and lines."""
    return Passage(
        before=_before(text[max(0, span.start - context) : span.start], span.start > context),
        words=span.of(text),
        after=_after(text[span.end : span.end + context], span.end + context < len(text)),
        start=span.start,
        end=span.end,
    )


def _before(text: str, cut: bool) -> str:
    line = text.rsplit("\n", 1)
    if len(line) == 2:
        return line[1].lstrip()
    if not cut:
        return text
    return "…" + (text.split(" ", 1)[1] if " " in text else text)


def _after(text: str, cut: bool) -> str:
    line = text.split("\n", 1)
    if len(line) == 2:
        return line[0].rstrip()
    if not cut:
        return text
    return (text.rsplit(" ", 1)[0] if " " in text else text) + "…"
