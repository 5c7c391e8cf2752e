"""Web archives: WARC (plain or gzip) and pages saved with all they need (MHTML)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.model import Quarantined, RawItem
from dragoman.sources.encodings import decode
from dragoman.sources.options import MEGABYTE, SourceOptions
from dragoman.sources.screening import screen

CODINGS = ("Content-Encoding", "Transfer-Encoding")
PAGES = ("text/html", "application/xhtml", "text/plain")


def read_warc(
    stream: BinaryIO, place: str, options: SourceOptions
) -> Iterator[RawItem | Quarantined]:
    """The pages among a WARC's responses; memory is bounded by the largest page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource
        records = ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all")
        for record in records:
            number += 1
            item = _record(record, f"{place}:{number}", place, options)
            if isinstance(item, RawItem) and options.screen == "archives":
                item = screen(item) or item
            if item:
                yield item
    except Exception as error:  # noqa: BLE001 fastwarc raises bare exceptions of its C++ side
        yield Quarantined(
            place=f"{place}:{number + 1}",
            reason="unreadable",
            message=f"This record is damaged ({error}); the ones before were read. Get the file again.",
        )
        return
    if not number:
        yield Quarantined(place=place, reason="empty", message="This web archive holds no pages.")


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
                yield RawItem(place=place, path=place, html=text, url=url)
                return
    yield Quarantined(
        place=place, reason="malformed", message="No page is in this file. Save it as HTML again."
    )
