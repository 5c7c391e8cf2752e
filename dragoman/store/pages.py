"""Fetched pages as they came, so that an unchanged page is not sent again."""

from __future__ import annotations

import zlib

import msgspec
from sqlalchemy import Connection, select

from dragoman.model.page import Page
from dragoman.store.rows import put
from dragoman.store.schema import pages


def load(connection: Connection, url: str) -> Page | None:
    """The page kept for `url`."""
    body = connection.scalar(select(pages.c.body).where(pages.c.url == url))
    return None if body is None else msgspec.msgpack.decode(zlib.decompress(body), type=Page)


def keep(connection: Connection, page: Page) -> None:
    """Keep `page` in place of what was kept for its address."""
    body = zlib.compress(msgspec.msgpack.encode(page), 6)
    put(connection, pages, [{"url": page.url, "body": body}], replace=True)
