"""What came in: every input item with its fate, documents in their versions, readings.

An input stands at a place.  When the same place is read again with other
content (a file was edited, a page was fetched anew) the newer content stands
there and the older version stays readable.  Of several versions of one
document the current one is the last modified or published, among equals the
last fetched, and then the one whose digest is greatest: a rule that no order
of arrival can bend.  The same words in several files are one document; its
path is that of the file whose name comes first.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, exists, func, or_, select, update

from dragoman.model import Document, Quarantined, Reading
from dragoman.store import corrected, fulltext
from dragoman.store.rows import put, slices
from dragoman.store.schema import documents, inputs, readings


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One input item ready to be stored.

    `item` names its content, `standing` the absolute place it stands at (None
    for standard input), `named` whether it brought an id or address of its own.
    """

    place: str
    item: str
    standing: str | None
    named: bool
    document: Document
    reading: Reading


_DOCUMENT = msgspec.json.Decoder(Document)
_READING = msgspec.json.Decoder(Reading)


def known(connection: Connection, wanted: Sequence[Document], reader: str) -> dict[str, Reading]:
    """The stored readings of `wanted` by document id."""
    found: dict[str, Reading] = {}
    for some in slices({document.hash for document in wanted}):
        rows = connection.execute(
            select(readings.c.hash, readings.c.body).where(
                readings.c.reader == reader, readings.c.hash.in_(some)
            )
        )
        found.update({row.hash: _READING.decode(row.body) for row in rows})
    return {d.id: _read_as(found[d.hash], d) for d in wanted if d.hash in found}


def decoded(body: bytes) -> Document:
    """The document that `body` holds."""
    return _DOCUMENT.decode(body)


def _read_as(reading: Reading, document: Document) -> Reading:
    """Two documents of one hash share a reading; each has it under its own id."""
    if reading.document == document.id:
        return reading
    return msgspec.structs.replace(reading, document=document.id)


def keep(connection: Connection, items: Sequence[Kept]) -> None:
    """Store documents with their readings; what is stored already is left as it is."""
    for some in slices(items):
        _keep(connection, some)


def _keep(connection: Connection, items: Sequence[Kept]) -> None:
    bodies = [msgspec.json.encode(item.document) for item in items]
    variants = [hashlib.sha256(body).hexdigest() for body in bodies]
    put(
        connection,
        documents,
        [_document_row(i.document, v, b) for i, v, b in zip(items, variants, bodies, strict=True)],
        replace=False,
    )
    fulltext.keep(connection, [(v, item.document) for v, item in zip(variants, items, strict=True)])
    keep_readings(connection, [(item.document.hash, item.reading) for item in items])
    touched = {item.document.id for item in items} | _stand(connection, items, variants)
    for some in slices(sorted(touched)):
        _choose_current(connection, some)


def keep_readings(connection: Connection, fresh: Sequence[tuple[str, Reading]]) -> None:
    """Store readings by document hash and reader version."""
    put(
        connection,
        readings,
        [
            {"hash": digest, "reader": reading.reader, "body": msgspec.json.encode(reading)}
            for digest, reading in fresh
        ],
        replace=False,
    )


def withdraw(connection: Connection, document: Document, why: Quarantined) -> None:
    """Set aside a stored document that the present reader fails on; its text is kept."""
    connection.execute(
        update(inputs)
        .where(
            inputs.c.variant.in_(select(documents.c.variant).where(documents.c.id == document.id))
        )
        .values(live=False, reason=why.reason, message=why.message)
    )
    _choose_current(connection, [document.id])


def unread(connection: Connection, reader: str, limit: int) -> list[Document]:
    """Current documents that this version of the reader has not read, by id, at most `limit`."""
    there = exists().where(readings.c.hash == documents.c.hash, readings.c.reader == reader)
    bodies = connection.scalars(
        select(documents.c.body)
        .where(documents.c.current, ~there)
        .order_by(documents.c.id)
        .limit(limit)
    )
    return [_DOCUMENT.decode(body) for body in bodies]


def load_documents(connection: Connection, ids: Iterable[str] | None = None) -> list[Document]:
    """Current documents by id; all of them if `ids` is None."""
    query = select(documents.c.body).where(documents.c.current).order_by(documents.c.id)
    if ids is None:
        return [_DOCUMENT.decode(body) for body in connection.scalars(query)]
    found: list[Document] = []
    for some in slices(sorted(set(ids))):
        bodies = connection.scalars(query.where(documents.c.id.in_(some)))
        found.extend(_DOCUMENT.decode(body) for body in bodies)
    return found


class _InShort(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of a document in a list."""

    id: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None


_IN_SHORT = msgspec.json.Decoder(_InShort)


def load_in_short(connection: Connection, ids: Iterable[str]) -> list[Document]:
    """Current documents by id without their text and what was set aside from it."""
    d = documents.c
    found: list[Document] = []
    for some in slices(sorted(set(ids))):
        query = select(d.body).where(d.current, d.id.in_(some)).order_by(d.id)
        shorts = (_IN_SHORT.decode(body) for body in connection.scalars(query))
        found += [Document(text="", **msgspec.structs.asdict(short)) for short in shorts]
    return found


def load_versions(connection: Connection, document: str) -> list[Document]:
    """Every stored version of the document with this id, the current one first: it as people
    corrected it, the others as they came in."""
    d = documents.c
    rows = connection.execute(
        select(d.variant, d.corrects, d.body)
        .where(d.id == document, or_(d.corrects.is_(None), d.current))
        .order_by(d.current.desc(), d.rank.desc(), d.variant)
    ).all()
    replaced = {row.corrects for row in rows}
    return [_DOCUMENT.decode(row.body) for row in rows if row.variant not in replaced]


def count_versions(connection: Connection, document: str) -> int:
    """How many texts the document has had that differ from one another."""
    several = select(func.count(documents.c.hash.distinct())).where(
        documents.c.id == document, documents.c.corrects.is_(None)
    )
    return connection.scalar(several) or 0


def load_readings(
    connection: Connection, wanted: Sequence[Document], reader: str | None = None
) -> dict[str, Reading]:
    """Readings of `wanted` by document id: by `reader`, or by the last reader that read each."""
    if reader is not None:
        return known(connection, wanted, reader)
    found: dict[str, tuple[str, bytes]] = {}
    for some in slices({document.hash for document in wanted}):
        rows = connection.execute(
            select(readings.c.hash, readings.c.reader, readings.c.body)
            .where(readings.c.hash.in_(some))
            .order_by(readings.c.reader)
        )
        found.update({row.hash: (row.reader, row.body) for row in rows})
    return {d.id: _read_as(_READING.decode(found[d.hash][1]), d) for d in wanted if d.hash in found}


def count(connection: Connection) -> int:
    """How many documents are current."""
    return (
        connection.scalar(select(func.count()).select_from(documents).where(documents.c.current))
        or 0
    )


def _document_row(document: Document, variant: str, body: bytes) -> dict[str, Any]:
    return {
        "variant": variant,
        "id": document.id,
        "hash": document.hash,
        "current": False,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "published": document.published,
        "outlet": document.outlet,
        "rank": _rank(document),
        "body": body,
    }


_LATER_FIRST = str.maketrans("0123456789", "9876543210")


def _rank(document: Document) -> str:
    """Orders the versions of one document, the greatest current."""
    moment = document.modified or document.published or ""
    if document.published_basis == "file name" and not document.modified:
        # Files of the same words under names with other days: it was out on the first of them.
        moment = moment.translate(_LATER_FIRST)
    return f"{moment} {document.fetched or ''} {document.hash}"


_Known = tuple[str, str, str | None]
"""Id, hash and address of a document."""


def _known(document: Document) -> _Known:
    return document.id, document.hash, document.url


def _stand(connection: Connection, items: Sequence[Kept], variants: Sequence[str]) -> set[str]:
    """Let each of `variants` stand at its item's place; the ids of documents this may unseat."""
    places = sorted({item.standing for item in items if item.standing is not None})
    keys = [digest_of(item.place, item.item) for item in items]
    connection.execute(
        delete(inputs).where(inputs.c.standing.in_(places), inputs.c.variant.is_(None))
    )
    standing = connection.execute(
        select(inputs.c.key, inputs.c.standing, documents.c.id, documents.c.hash, documents.c.url)
        .join(documents, documents.c.variant == inputs.c.variant)
        .where(or_(inputs.c.key.in_(keys), and_(inputs.c.standing.in_(places), inputs.c.live)))
    )
    there: dict[str, tuple[str | None, _Known]] = {}
    unseated: set[str] = set()
    for row in standing:
        there[row.key] = (row.standing, (row.id, row.hash, row.url))
        if row.key in keys:
            unseated.add(row.id)
    rows: dict[str, dict[str, Any]] = {}
    gone: set[str] = set()
    for item, key, variant in zip(items, keys, variants, strict=True):
        now = _known(item.document)
        for other, (place, was) in there.items():
            # An article with an address of its own that has moved on in a feed is not
            # replaced by the article that now stands where it stood; under another id
            # it is replaced.
            same = item.standing is not None and place == item.standing and other != key
            if same and (not item.named or was[0] == now[0] or was[1:] == now[1:]):
                gone.add(other)
                unseated.add(was[0])
        gone.discard(key)
        there[key] = (item.standing, now)
        rows[key] = _input_row(item, key, variant)
    put(connection, inputs, list(rows.values()), replace=True)
    touched = {item.document.id for item in items} | {known[0] for _, known in there.values()}
    left = _left(connection, touched, set(keys))
    for some in slices(sorted(gone | left.keys())):
        connection.execute(update(inputs).where(inputs.c.key.in_(some)).values(live=False))
    return unseated | set(left.values())


def _left(connection: Connection, ids: set[str], came: set[str]) -> dict[str, str]:
    """Inputs by key, with their documents' ids, whose place in a list something else has taken
    while their document stands elsewhere in that list; those that `came` just now are none."""
    standing = connection.execute(
        select(inputs.c.key, inputs.c.standing, documents.c.id)
        .join(documents, documents.c.variant == inputs.c.variant)
        .where(documents.c.id.in_(ids), inputs.c.live, inputs.c.standing.like("%:%"))
    )
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in standing:
        groups[row.standing.rpartition(":")[0], row.id].append(row)
    several = [group for group in groups.values() if len(group) > 1]
    shared: set[str] = set()
    for some in slices(sorted({row.standing for group in several for row in group})):
        shared.update(
            connection.scalars(
                select(inputs.c.standing)
                .where(inputs.c.standing.in_(some), inputs.c.live)
                .group_by(inputs.c.standing)
                .having(func.count() > 1)
            )
        )
    left: dict[str, str] = {}
    for group in several:
        old = {row.key for row in group if row.standing in shared and row.key not in came}
        if len(old) < len(group):
            left.update((row.key, row.id) for row in group if row.key in old)
    return left


def _input_row(item: Kept, key: str, variant: str) -> dict[str, Any]:
    return {
        "key": key,
        "place": item.place,
        "standing": item.standing,
        "variant": variant,
        "live": True,
        "reason": None,
        "message": None,
    }


def _choose_current(connection: Connection, ids: Sequence[str]) -> None:
    """Mark, of each document's versions that stand somewhere, the one that counts."""
    standing = exists().where(inputs.c.variant == documents.c.variant, inputs.c.live)
    rows = connection.execute(
        select(documents.c.variant, documents.c.id, documents.c.path, documents.c.rank).where(
            documents.c.id.in_(ids), standing
        )
    ).all()
    best: dict[str, Any] = {}
    for row in sorted(rows, key=lambda r: (*by_name(r.path or ""), r.variant)):
        if row.id not in best or row.rank > best[row.id].rank:
            best[row.id] = row
    chosen = [row.variant for row in best.values()]
    connection.execute(
        update(documents)
        .where(documents.c.id.in_(ids), documents.c.current, documents.c.variant.not_in(chosen))
        .values(current=False)
    )
    connection.execute(
        update(documents)
        .where(documents.c.variant.in_(chosen), ~documents.c.current)
        .values(current=True)
    )
    corrected.take_over(connection, ids)


def by_name(place: str) -> tuple[str, str]:
    """Orders places of the same words: by the file's name, so that it is the same wherever the
    folders lie, then by the whole."""
    return place.rsplit("/", 1)[-1], place


def digest_of(*parts: str) -> str:
    """One key of several words, in lower-case hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
