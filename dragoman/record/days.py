"""About when an undated report was written, from what it holds."""

from __future__ import annotations

from dragoman.language import dates
from dragoman.model import Document, Reading

_POST = "embedded_post"


def written(document: Document, reading: Reading | None) -> str | None:
    """The day a report was written on or soon after: its own, else the latest that it knows of.

    That is the day of a post embedded in it, or a day on which, in full words,
    something had happened.  A report that gives neither has none.
    """
    if document.published:
        return document.published
    posts = [r.text for r in document.removed if r.reason == _POST]
    known = [day for text in posts for day in _days(text, document.language or "en")]
    if not known and reading is not None:
        known = [
            e.start
            for e in reading.events
            if e.start and len(e.start) == 10 and e.status == "held" and not e.background
        ]
    return max(known, default=None)


def _days(text: str, language: str) -> list[str]:
    """Full dates in `text`; posts of a foreign service are dated in English."""
    for spoken in dict.fromkeys((language, "en")):
        found = (dates.resolve(expression, None, None) for expression in dates.spot(text, spoken))
        days = [d.start for d in found if d and d.precise and d.start and len(d.start) == 10]
        if days:
            return days
    return []
