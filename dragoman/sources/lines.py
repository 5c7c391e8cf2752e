"""JSON Lines: one object a document; a bad line is set aside with its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.model import Quarantined, RawItem
from dragoman.sources.encodings import MARKS, decode
from dragoman.sources.fetch import is_address
from dragoman.sources.newsml import is_csl, is_ninjs, read_csl, read_ninjs
from dragoman.sources.options import MEGABYTE, SourceOptions
from dragoman.sources.references import Item, Reference

FIELDS = ("id", "url", "title", "published", "outlet", "language")
WAY_OUT = 'One JSON object a line is needed, with "text" or "html".'
_decoder = msgspec.json.Decoder()


def read_json_lines(
    stream: BinaryIO, place: str, options: SourceOptions, path: str | None = None
) -> Iterator[Item]:
    """Raw items of a JSON Lines stream; memory is bounded by the longest line."""
    path = place if path is None and not place.startswith("<") else path
    for number, line in enumerate(_lines(stream, options.max_bytes), 1):
        where = f"{place}:{number}"
        if line is None:
            yield Quarantined(
                place=where,
                reason="too_large",
                message=f"A line of more than {options.max_bytes / MEGABYTE:.0f} MB. {WAY_OUT}",
            )
        elif line.strip():
            yield _item(line, where, path)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of a stream in UTF-8 or a marked UTF-16; None for one longer than `limit`."""
    start = stream.read(4)
    wide = next((name for mark, name in MARKS[1:] if start.startswith(mark)), None)
    if wide:
        text = (start + stream.read()).decode(wide, errors="replace").lstrip("\ufeff")
        yield from (line.encode() for line in text.splitlines())
        return
    rest = start.removeprefix(MARKS[0][0])
    skipping = False
    while True:
        piece = rest + stream.readline(limit + 1)
        rest = b""
        if not piece:
            return
        ends = piece.endswith(b"\n")
        if skipping:
            skipping = not ends
        elif len(piece) > limit:
            yield None
            skipping = not ends
        else:
            yield piece


def _item(line: bytes, where: str, path: str | None) -> Item:
    try:
        value = _decoder.decode(_as_utf8(line))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return _malformed(where, f"{error}.")
    if not isinstance(value, dict):
        return _malformed(where, "This line is no object.")
    if "text" not in value and "html" not in value:
        if is_ninjs(value):
            return read_ninjs(value, where, path)
        if is_csl(value):
            return read_csl(value, where, path)
    return item_of(value, where, path)


def _as_utf8(line: bytes) -> bytes:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(line)
        return decoded[0].encode() if decoded else line
    return line


def item_of(value: dict[str, Any], where: str, path: str | None) -> Item:
    """One object's raw item, or the reference of one that has an address alone; fields other than ours are kept as metadata."""
    text, html = value.get("text"), value.get("html")
    for name, field in (("text", text), ("html", html)):
        if field is not None and not isinstance(field, str):
            return _malformed(where, f'"{name}" is not a string.')
    if text is not None and text.strip():
        html = None
    elif html is not None and html.strip():
        text = None
    else:
        text = html = None
    known: dict[str, str | None] = {}
    for name in FIELDS:
        field = value.get(name)
        if isinstance(field, bool) or not isinstance(field, (str, int, type(None))):
            return _malformed(where, f'"{name}" is neither a string nor a number.')
        known[name] = str(field).strip() or None if field is not None else None
    rest = {k: v for k, v in value.items() if k not in (*FIELDS, "text", "html")}
    item = RawItem(
        place=where,
        path=path,
        text=text,
        html=html,
        published_basis="given" if known["published"] else None,
        metadata=rest,
        **known,
    )
    if text is not None or html is not None:
        return item
    if item.url and is_address(item.url):
        # A list's own columns say when it was made as well as when a report was published.
        return Reference(known=msgspec.structs.replace(item, id=None, metadata={}))
    return Quarantined(
        place=where, reason="no_text", message=f'"text" and "html" are empty. {WAY_OUT}'
    )


def _malformed(where: str, what: str) -> Quarantined:
    return Quarantined(place=where, reason="malformed", message=f"{what} {WAY_OUT}")
