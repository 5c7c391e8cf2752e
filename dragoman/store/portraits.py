"""Portraits: what the record stage compares of a document, kept by the document's hash.

They can be drawn again from the documents at any time; to the store they are bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, exists, select

from dragoman.model import Document
from dragoman.store.intake import decoded
from dragoman.store.rows import put, slices
from dragoman.store.schema import documents, portraits
from dragoman.store.standing import Standing


def keep(connection: Connection, drawn: Mapping[str, bytes], drawer: str) -> None:
    """Store portraits by document hash; one by another version of the drawer is replaced."""
    rows = [{"hash": h, "drawer": drawer, "body": body} for h, body in sorted(drawn.items())]
    put(connection, portraits, rows, replace=True)


def load(connection: Connection, wanted: Sequence[Standing], drawer: str) -> dict[str, bytes]:
    """The portraits of `wanted` by version `drawer`, by document id."""
    ids: dict[str, list[str]] = {}
    for one in wanted:
        ids.setdefault(one.hash, []).append(one.id)
    found: dict[str, bytes] = {}
    for some in slices(ids):
        rows = connection.execute(
            select(portraits.c.hash, portraits.c.body).where(
                portraits.c.drawer == drawer, portraits.c.hash.in_(some)
            )
        )
        found.update((id, row.body) for row in rows for id in ids[row.hash])
    return found


def missing(connection: Connection, drawer: str, limit: int) -> list[Document]:
    """Current documents without a portrait by this version of the drawer, at most `limit`."""
    there = exists().where(portraits.c.hash == documents.c.hash, portraits.c.drawer == drawer)
    bodies = connection.scalars(
        select(documents.c.body)
        .where(documents.c.current, ~there)
        .order_by(documents.c.id)
        .limit(limit)
    )
    return [decoded(body) for body in bodies]
