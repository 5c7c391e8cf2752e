"""Which document a row of a list is: the one at its address, in another version if its words changed.

A list says itself which report a row is, by an id or an address, and a newer
list with other words at that address has the same report in a newer version.
Two rows of one list are two reports all the same: many tables give the site
where all were found, or one page for each paragraph of it.
"""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from dragoman.model import RawItem
from dragoman.sources.http import page_id
from dragoman.sources.references import Item


def entry_id(name: str) -> str:
    """The id of the document that an entry of a list is, by its address or the list's id for it.

    The page at that address is another document, of which the entry is a copy, a summary or a
    translation: neither takes the other's place.
    """
    return page_id(f"entry {name}")


def is_of_a_page(url: str) -> bool:
    """Whether an address can be that of one report; the front page of a site holds another each day."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


class Addresses:
    """The addresses of one file, each with the words that stood there first."""

    def __init__(self) -> None:
        self._words: dict[int, int] = {}

    def identified(self, item: Item) -> Item:
        """`item` with the id that its address gives it, where it has an address of its own."""
        if not isinstance(item, RawItem) or item.id or not item.url or not is_of_a_page(item.url):
            return item
        words = _number(item.html or item.text or "")
        if self._words.setdefault(_number(item.url), words) != words:
            return item
        known = page_id(item.url) if item.html else entry_id(item.url)
        return msgspec.structs.replace(item, id=known)


def _number(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
