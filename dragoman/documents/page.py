"""An HTML page to main text and metadata: cheap first, thorough where it matters.

The page is made harmless first (NULs, giant attributes, depth), since both
extractors give nothing, or never end, on such pages.  Then resiliparse, ten
times faster, reads it; trafilatura reads it again when the page looks like a
report and its answer is taken unless it is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from dragoman.documents.markup import defuse
from dragoman.documents.meta import read_metadata
from dragoman.errors import SourceError
from dragoman.model import Removed

ENOUGH = 200
"""Characters of main text below which the other extractor is asked as well."""


@dataclass(frozen=True)
class Page:
    """What a page holds: main text, title, metadata, and how the text was found."""

    text: str
    title: str | None
    metadata: dict[str, Any] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()
    method: str = ""


def read_page(html: str, url: str | None = None) -> Page:
    """The main text of `html`. Raises SourceError (reason `no_text`)."""
    html = defuse(html)
    metadata = read_metadata(html)
    text, method = main_text(html, metadata)
    if not re.search(r"\w", text):
        raise SourceError(
            "No main text was found on this page.",
            reason="no_text",
            where=url,
            hint="Look at the page; if the report is in it, give its text as JSON Lines.",
        )
    title = metadata.pop("title", None)
    return Page(text, title, metadata, method=method)


def main_text(html: str, metadata: dict[str, Any]) -> tuple[str, str]:
    """The main text and the name of what found it."""
    thorough = _trafilatura(html)
    if len(thorough) >= ENOUGH:
        return thorough, "trafilatura"
    cheap = _resiliparse(html)
    body = metadata.pop("body", None) or ""
    return max((thorough, "trafilatura"), (cheap, "resiliparse"), (body, "metadata"), key=_worth)


def _worth(candidate: tuple[str, str]) -> int:
    """Characters, but what an extractor of main text found counts double against the whole page."""
    return len(candidate[0]) * (2 if candidate[1] == "trafilatura" else 1)


def _trafilatura(html: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(
            html,
            include_comments=False,
            include_tables=True,
            favor_precision=False,
            deduplicate=False,
        )
    except (ValueError, RecursionError, TypeError, AttributeError, AssertionError):
        # lxml and trafilatura raise these on markup beyond repair; the other extractor reads it.
        return ""
    return found or ""


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    try:
        return str(extract_plain_text(html, main_content=True, alt_texts=False, links=False))
    except (ValueError, RuntimeError):
        return ""
