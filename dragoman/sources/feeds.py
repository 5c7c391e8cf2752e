"""Feeds: RSS, Atom and JSON Feed; full content where the feed has it, else its summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dragoman.model import Quarantined, RawItem
from dragoman.sources.identity import entry_id, is_of_a_page
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
    ids = _ids(
        [(e.get("link"), e.get("id")) for e in feed.entries], feed.feed.get("link") or outlet
    )
    # The one date of an RSS item (`dc:date`) is the day it was published; Atom tells the two apart.
    dated = "updated" if feed.version.startswith("rss") else "created"
    for number, (entry, id) in enumerate(zip(feed.entries, ids, strict=True), 1):
        yield _identified(_entry(entry, f"{place}:{number}", outlet, dated), id)
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


def _ids(entries: Sequence[tuple[Any, Any]], feed: str | None) -> list[str | None]:
    """Of entries with their addresses and the feed's ids for them, the document ids: by the
    address, and by the feed's own id where the address is none or not of one entry alone."""
    times = Counter(link for link, _ in entries if isinstance(link, str))
    ids: list[str | None] = []
    for link, guid in entries:
        if isinstance(link, str) and times[link] == 1 and is_of_a_page(link):
            ids.append(entry_id(link))
        else:
            ids.append(entry_id(f"{feed or ''} {guid}") if guid and guid != link else None)
    return ids


def _identified(item: RawItem | Reference, id: str | None) -> RawItem | Reference:
    """An entry with its id; one without text becomes the page that it leads to."""
    return msgspec.structs.replace(item, id=id) if isinstance(item, RawItem) else item


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
    items = value.get("items")
    items = items if isinstance(items, list) else []
    named = [(i.get("url"), i.get("id")) if isinstance(i, dict) else (None, None) for i in items]
    ids = _ids(named, value.get("feed_url") or outlet)
    for number, (item, id) in enumerate(zip(items, ids, strict=True), 1):
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
            metadata={"modified": item.get("date_modified"), "author": _json_authors(item)},
        )
        yield _identified(found if body else Reference(known=found), id)


def _json_authors(item: dict[str, Any]) -> str | None:
    """The names of an item's authors, as versions 1.1 and 1 of the format give them."""
    given = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    people = [one.get("name") for one in given or () if isinstance(one, dict)]
    return ", ".join(name for name in people if isinstance(name, str)) or None
