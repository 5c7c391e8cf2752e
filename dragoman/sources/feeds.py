"""Feeds: RSS, Atom and JSON Feed; full content where the feed has it, else its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.model import Quarantined, RawItem
from dragoman.sources.references import Item, Reference

ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_feed(data: bytes, place: str) -> Iterator[Item]:
    """The entries of an XML feed; one without text is set aside with its number."""
    if ENTITIES.search(data[:100_000]):
        yield Quarantined(
            place=place,
            reason="malformed",
            message="This feed declares entities of its own, which no feed needs. Get it from its source.",
        )
        return
    import feedparser  # type: ignore[import-untyped]

    feed = feedparser.parse(data, sanitize_html=False)
    if not feed.entries:
        problem = feed.get("bozo_exception") or "no entries"
        yield Quarantined(
            place=place,
            reason="malformed",
            message=f"This feed cannot be read ({problem}). Get it again.",
        )
        return
    outlet = str(feed.feed.get("title") or "").strip() or None
    # The one date of an RSS item (`dc:date`) is the day it was published; Atom tells the two apart.
    dated = "updated" if feed.version.startswith("rss") else "created"
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, f"{place}:{number}", outlet, dated)
    if feed.bozo and "CharacterEncodingOverride" not in type(feed.get("bozo_exception")).__name__:
        yield Quarantined(
            place=place,
            reason="malformed",
            message=f"This feed is broken ({feed.get('bozo_exception')}); entries after that are missing.",
        )


def _entry(entry: Any, where: str, outlet: str | None, dated: str) -> RawItem | Reference:
    # A broken feed has elements without anything in them.
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    body = max([*contents, entry.get("summary") or ""], key=len)
    if not re.search(r"\w", re.sub(r"<[^>]*>", " ", body)):
        body = ""
    # feedparser's own get() answers "published" with "updated" where only that is given.
    published = dict.get(entry, "published") or dict.get(entry, dated)
    item = RawItem(
        place=where,
        path=where.rpartition(":")[0],
        **_body(body),
        url=entry.get("link"),
        title=entry.get("title"),
        published=published,
        published_basis="metadata" if published else None,
        outlet=outlet,
        metadata={"modified": entry.get("updated"), "author": entry.get("author")},
    )
    return item if body else Reference(known=item)


def _body(body: str) -> dict[str, Any]:
    """A page where the content is markup; paragraphs alone need no extractor."""
    if not body.strip():
        return {}
    if not re.search(r"<[a-zA-Z/!]", body):
        return {"text": body}
    return {"html": f"<html><body><article>{body}</article></body></html>"}


def read_json_feed(value: dict[str, Any], place: str) -> Iterator[Item]:
    """The items of a JSON Feed (jsonfeed.org)."""
    outlet = value.get("title")
    for number, item in enumerate(value.get("items") or (), 1):
        where = f"{place}:{number}"
        if not isinstance(item, dict):
            yield Quarantined(place=where, reason="malformed", message="This item is no object.")
            continue
        body = item.get("content_html") or item.get("content_text") or item.get("summary")
        body = body if isinstance(body, str) and body.strip() else ""
        fields = {k: item[k] for k in ("url", "title", "language") if isinstance(item.get(k), str)}
        published = item.get("date_published")
        found = RawItem(
            place=where,
            path=place,
            **_body(body),
            **fields,
            published=published if isinstance(published, str) else None,
            published_basis="metadata" if isinstance(published, str) else None,
            outlet=outlet if isinstance(outlet, str) else None,
        )
        yield found if body else Reference(known=found)
