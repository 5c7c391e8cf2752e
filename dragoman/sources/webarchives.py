"""Web archives: WARC (plain or gzip) and pages saved with all they need (MHTML)."""

from __future__ import annotations

import email
import email.policy
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from dragoman.model import Quarantined, RawItem
from dragoman.sources.encodings import decode
from dragoman.sources.http import page_id
from dragoman.sources.options import MEGABYTE, SourceOptions
from dragoman.sources.screening import screen

CODINGS = ("Content-Encoding", "Transfer-Encoding")
PAGES = ("text/html", "application/xhtml", "text/plain")
LONGEST_HEADER = 256 * 1024
"""Bytes of one record's own header; the standard has a few hundred."""
PIECE = 1024 * 1024


def read_warc(
    stream: BinaryIO, place: str, options: SourceOptions
) -> Iterator[RawItem | Quarantined]:
    """The pages among a WARC's responses; memory is bounded by the largest page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = last = 0
    # One page is held back: whether the last one is whole is known at the end alone.
    held: RawItem | Quarantined | None = None
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource
        records = ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all")
        for record in records:
            if held:
                yield held
            number += 1
            last = record.stream_pos
            held = _record(record, f"{place}:{number}", place, options)
            if isinstance(held, RawItem) and options.screen == "archives":
                held = screen(held) or held
    except Exception as error:  # noqa: BLE001 fastwarc raises bare exceptions of its C++ side
        if held:
            yield held
        yield _damaged(f"{place}:{number + 1}", f"This record is damaged ({error})")
        return
    yield from _end(held, _broken_among(stream, last, number), place, number)


def _end(
    held: RawItem | Quarantined | None, broken: tuple[int, str] | None, place: str, number: int
) -> Iterator[RawItem | Quarantined]:
    """The last page, where it is whole, and what is wrong with what stands in its place or after."""
    own = broken is not None and broken[0] < number
    if own and not (isinstance(held, Quarantined) and held.reason == "unreadable"):
        held = None
    if held:
        yield held
    if broken and not (own and held):
        yield _damaged(f"{place}:{number if own else number + 1}", broken[1])
    elif not number:
        yield Quarantined(place=place, reason="empty", message="This web archive holds no pages.")


def _damaged(where: str, what: str) -> Quarantined:
    return Quarantined(
        place=where,
        reason="unreadable",
        message=f"{what}; the pages before were read. Get the file again.",
    )


def _broken_among(stream: BinaryIO, last: int, number: int) -> tuple[int, str] | None:
    """How many pages stand before the first broken record, and what is wrong with it; None if all
    records are whole.  The last of `number` pages begins at byte `last`.

    The iterator takes a record without the end of its header for a short one, or for the end of
    the file.  Where the whole file was packed as one piece, no byte of it is where a record
    begins, and all is gone through.
    """
    if _packed(stream, 0) and not _packed(stream, last):
        return _walked(
            gzip.GzipFile(fileobj=_at(stream, 0)), 0, "at byte {at} of the unpacked file"
        )
    before = max(number - 1, 0)
    if not _packed(stream, last):
        return _walked(_at(stream, last), before, "at byte {at} of the file", last)
    unpacked = gzip.GzipFile(fileobj=_at(stream, last))
    return _walked(unpacked, before, f"after byte {last} of the file")


def _at(stream: BinaryIO, place: int) -> BinaryIO:
    stream.seek(place)
    return stream


def _packed(stream: BinaryIO, place: int) -> bool:
    return _at(stream, place).read(2) == b"\x1f\x8b"


def _walked(
    source: IO[bytes] | gzip.GzipFile, pages: int, where: str, at: int = 0
) -> tuple[int, str] | None:
    """As `_broken_among`, of the records from here on: there are `pages` before, and byte `at` is
    the first."""
    try:
        while (line := source.readline(LONGEST_HEADER)) != b"":
            if not line.strip(b"\r\n"):
                at += len(line)
                continue
            if not line.startswith(b"WARC/"):
                return pages, f"What stands {where.format(at=at)} is no record"
            header = _header(source)
            if header is None:
                return pages, f"The record {where.format(at=at)} is cut off within its header"
            left = header.length
            while left:
                piece = len(source.read(min(left, PIECE)))
                if not piece:
                    return pages, f"The record {where.format(at=at)} is cut off"
                left -= piece
            pages += header.page
            at += len(line) + header.size + header.length
    except (EOFError, OSError, zlib.error):
        return pages, f"The record {where.format(at=at)} is cut off or damaged"
    return None


@dataclass(frozen=True)
class _Header:
    """Of one record: bytes of its header and of what follows, and whether that may be a page."""

    size: int
    length: int
    page: bool


def _header(source: IO[bytes] | gzip.GzipFile) -> _Header | None:
    """A record's header, read to its end; None where it has none."""
    length = size = 0
    page = False
    while (line := source.readline(LONGEST_HEADER)).strip(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value.strip()[:18])
        elif name.strip().lower() == b"warc-type":
            page = value.strip().lower() in (b"response", b"resource")
        size += len(line)
        if size > LONGEST_HEADER:
            return None
    return _Header(size + len(line), length, page) if line else None


def _record(
    record: object, where: str, path: str, options: SourceOptions
) -> RawItem | Quarantined | None:
    kind = str(getattr(record, "http_content_type", None) or "").lower()
    headers = getattr(record, "headers", {})
    http = getattr(record, "http_headers", None)
    if kind and not kind.startswith(PAGES):
        return None
    status = getattr(http, "status_code", None)
    if status is not None and status != 200:
        return None
    # With a coding of its own the length on the wire says nothing of what is read here.
    coded = any(http.get(name) for name in CODINGS) if http is not None else False
    length = None if coded else int(getattr(record, "content_length", 0) or 0)
    data = record.reader.read(options.max_bytes + 1)  # type: ignore[attr-defined]
    url = str(headers.get("WARC-Target-URI") or "") or None
    if len(data) > options.max_bytes:
        return Quarantined(
            place=where,
            reason="too_large",
            message=f"More than {options.max_bytes / MEGABYTE:.0f} MB for one page: {url}",
        )
    if length is not None and len(data) < length:
        return Quarantined(
            place=where,
            reason="unreadable",
            message=f"This record is cut off after {len(data)} of {length} bytes: {url}. Get the file again.",
        )
    charset = getattr(record, "http_charset", None)
    text = _text(data, charset)
    if text is None:
        return Quarantined(place=where, reason="binary", message=f"This is no text: {url}")
    fetched = str(headers.get("WARC-Date") or "")
    plain = kind.startswith("text/plain")
    return RawItem(
        place=where,
        path=path,
        id=page_id(url) if url else None,
        url=url,
        text=text if plain else None,
        html=None if plain else text,
        metadata={"fetched": fetched},
    )


def _text(data: bytes, charset: str | None) -> str | None:
    if charset:
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded[0] if decoded else None


def read_mhtml(data: bytes, place: str) -> Iterator[RawItem | Quarantined]:
    """The page of a file that a browser saved with everything in it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            text = (
                _text(payload, part.get_content_charset()) if isinstance(payload, bytes) else None
            )
            if text and text.strip():
                url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
                url = str(url) if url and str(url).startswith("http") else None
                known = page_id(url) if url else None
                yield RawItem(place=place, path=place, id=known, html=text, url=url)
                return
    yield Quarantined(
        place=place, reason="malformed", message="No page is in this file. Save it as HTML again."
    )
