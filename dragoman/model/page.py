"""A page as it was fetched: what is kept so that it need not be fetched twice."""

from __future__ import annotations

from typing import Protocol

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The last answer of a web address.

    `url` is the address asked for, `final` where redirects led.  `etag` and
    `modified` are the server's own marks, sent back to ask for what is newer;
    `fetched` is the server's date (HTTP form), `kind` the content type.
    """

    url: str
    final: str
    body: bytes
    kind: str = ""
    etag: str | None = None
    modified: str | None = None
    fetched: str | None = None


class Pages(Protocol):
    """Where fetched pages are kept between runs."""

    def page(self, url: str) -> Page | None:
        """The page kept for `url`."""

    def keep_page(self, page: Page) -> None:
        """Keep `page` in place of what was kept for its address."""
