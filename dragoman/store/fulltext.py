"""Full text of documents and statements: FTS5 in SQLite, tsvectors in PostgreSQL.

Both hold the same words, folded by `language.searching`, under a number; what a
query asks for is put into either one's own notation here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select, text

from dragoman.language.searching import Phrase, Sought, indexed
from dragoman.model import Document
from dragoman.store.rows import slices
from dragoman.store.schema import SAID, WORDS, documents, searchable

_DOCUMENT = msgspec.json.Decoder(Document)
BATCH = 500
_TITLE = 1000
"""Letters of a title that are searched."""


def newest_matching(
    connection: Connection, index: str, wanted: Sought, bounds: tuple[int, int | None], limit: int
) -> list[int]:
    """The greatest numbers, at most `limit`, under which `index` (WORDS or SAID) has what is
    `wanted`: above the first of `bounds` and below the second.

    Asked of the index alone: joined with other tables, a database may take the
    index for each of their rows.
    """
    assert index in (WORDS, SAID)
    sqlite = connection.dialect.name == "sqlite"
    has = f"{index} MATCH :sought" if sqlite else "words @@ CAST(:sought AS tsquery)"
    below = "" if bounds[1] is None else "AND rowid < :below "
    query = text(
        f"SELECT rowid FROM {index} WHERE {has} AND rowid > :above {below}"  # noqa: S608
        "ORDER BY rowid DESC LIMIT :most"
    )
    values: dict[str, object] = {
        "sought": _for_sqlite(wanted) if sqlite else _for_postgresql(wanted),
        "above": bounds[0],
        "most": limit,
    }
    if bounds[1] is not None:
        values["below"] = bounds[1]
    return list(connection.scalars(query, values))


# Words are letters and digits alone (`language.searching`), so that nothing in them needs escaping.


def _for_sqlite(wanted: Sought) -> str:
    def phrase(one: Phrase) -> str:
        return f'"{" ".join(one.words)}"' + (" *" if one.prefix else "")

    return " AND ".join(f"({' OR '.join(phrase(one) for one in group)})" for group in wanted.groups)


def _for_postgresql(wanted: Sought) -> str:
    def phrase(one: Phrase) -> str:
        words = [f"'{word}'" for word in one.words]
        words[-1] += ":*" if one.prefix else ""
        return f"({' <-> '.join(words)})"

    return " & ".join(f"({' | '.join(phrase(one) for one in group)})" for group in wanted.groups)


def put(connection: Connection, index: str, rows: Iterable[tuple[int, str]]) -> None:
    """Index `rows` of a number and a text each."""
    words = [{"number": number, "words": indexed(told)} for number, told in rows]
    if not words:
        return
    value = ":words" if connection.dialect.name == "sqlite" else "to_tsvector('simple', :words)"
    connection.execute(
        text(f"INSERT INTO {index} (rowid, words) VALUES (:number, {value})"),  # noqa: S608
        words,
    )


def keep(connection: Connection, fresh: Sequence[tuple[str, Document]]) -> None:
    """Make documents, by variant, found by their words; those that are already are left as they are."""
    for some in slices(fresh):
        named = dict(some)
        there = select(searchable.c.variant).where(searchable.c.variant.in_(named))
        for variant in connection.scalars(there):
            named.pop(variant, None)
        if not named:
            continue
        connection.execute(insert(searchable), [{"variant": variant} for variant in named])
        rows = connection.execute(
            select(searchable.c.number, searchable.c.variant).where(searchable.c.variant.in_(named))
        )
        put(connection, WORDS, [(row.number, _told(named[row.variant])) for row in rows])


def _told(document: Document) -> str:
    # A title longer than any headline must not keep the text out of the index.
    return f"{(document.title or '')[:_TITLE]}\n{document.text}"


def fill(connection: Connection) -> None:
    """Index every stored version that is not indexed yet."""
    missing = (
        select(documents.c.variant, documents.c.body)
        .outerjoin(searchable, searchable.c.variant == documents.c.variant)
        .where(searchable.c.variant.is_(None))
        .order_by(documents.c.variant)
        .limit(BATCH)
    )
    while rows := connection.execute(missing).all():
        keep(connection, [(row.variant, _DOCUMENT.decode(row.body)) for row in rows])


def newest(connection: Connection) -> int:
    """The number of the version that came in last; 0 if there is none."""
    return connection.scalar(select(func.max(searchable.c.number))) or 0
