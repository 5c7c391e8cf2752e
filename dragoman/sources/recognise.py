"""What kind of file this is, by its first bytes; the name is asked only where they leave it open."""

from __future__ import annotations

import re
import zlib
from typing import Literal, get_args

from dragoman.sources.encodings import BINARY_MAGIC, decode
from dragoman.sources.lists import is_list
from dragoman.sources.newsml import XML
from dragoman.sources.tables import DELIMITERS, delimiter_of

HTML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_TAG = re.compile(
    r"</?(?:p|div|span|br|a|h[1-6]|li|ul|table|article|body)\b[^>]*>", re.IGNORECASE
)
FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
ONE_OBJECT = re.compile(
    r'\s*\{\s*"articles"\s*:\s*\[|\s*\{[^{]{0,500}"version"\s*:\s*"https?://jsonfeed\.org'
)
"""Objects that hold many reports, on one line of their own though they may be: GDELT, JSON Feed."""
Kind = Literal[
    "text", "html", "list", "json_lines", "json", "feed", "newsml", "table", "parquet", "mhtml", "pdf",
    "docx", "rtf", "warc", "zip", "tar", "gzip", "binary",
]  # fmt: skip
TAR_HEADER = 512
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of files; of `binary` nothing is read."""
ARCHIVES = ("zip", "tar", "gzip")
STREAMED = (*ARCHIVES, "warc", "json_lines")
"""Kinds that are read piece by piece, so that they may be larger than one document."""


def recognise(head: bytes, name: str) -> Kind:
    """The kind of a file by its first bytes, `head`, and where they leave it open by its name."""
    packed = _packed(head, name)
    if packed:
        return packed
    if any(head.startswith(magic) for magic in BINARY_MAGIC):
        return "binary"
    decoded = decode(head)
    if decoded is None:
        return "binary"
    return _written(decoded[0].lstrip("\ufeff"), name)


def _packed(head: bytes, name: str) -> Kind | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if b"word/" in head or b"[Content_Types].xml" in head[:200] else "zip"
    if head.startswith(b"\x1f\x8b"):
        inside = _unpacked(head)
        if inside.startswith(b"WARC/"):
            return "warc"
        # The oldest archives have no mark, and damaged ones show none.
        named = name.lower().endswith((".tgz", ".tar.gz"))
        return "tar" if inside[257:262] == b"ustar" or named else "gzip"
    if head.startswith((b"BZh", b"\xfd7zXZ")) or head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    return "rtf" if head.startswith(b"{\\rtf") else None


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what was packed by gzip; none where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, TAR_HEADER)
    except zlib.error:
        return b""


def _written(text: str, name: str) -> Kind:
    if FEED.match(text):
        return "feed"
    if XML.match(text):
        return "newsml"
    if not ONE_OBJECT.match(text) and _is_json_lines(text, name):
        return "json_lines"
    if re.match(r'\s*(?:\[\s*\{\s*"|\{\s*"|\{\s*\n)', text):
        return "json"
    if HTML_START.match(text):
        return "html"
    start = text[:4000]
    if (
        re.search(r"^MIME-Version:", start, re.IGNORECASE | re.MULTILINE)
        and "multipart/related" in start
    ):
        return "mhtml"
    return _rows(text, name) or ("html" if len(HTML_TAG.findall(text[:20_000])) >= 8 else "text")


def _rows(text: str, name: str) -> Kind | None:
    """`list` or `table`, where a file's first lines are of one; where no column of theirs is known,
    a table by its name."""
    if is_list(text):
        return "list"
    first = text.split("\n", 1)[0]
    named = name.lower().endswith((".csv", ".tsv", ".tab"))
    cells = max(map(first.count, DELIMITERS))
    return "table" if delimiter_of(first) or (named and cells) else None


def _is_json_lines(text: str, name: str) -> bool:
    """An object on the first line that more than one line of the file begins, or ends."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return False
    named = name.lower().endswith((".jsonl", ".ndjson", ".jsonlines"))
    if re.match(r'\s*\{\s*"[^"]{1,80}"\s*:', lines[0]):
        return named or len(lines) == 1 or not re.match(r'\s*["}\]]', lines[1])
    return named and bool(re.search(r'^\s*\{\s*"', text, re.MULTILINE))
