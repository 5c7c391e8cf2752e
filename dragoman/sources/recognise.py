"""What kind of file this is, by its first bytes; the name is asked only where they leave it open."""

from __future__ import annotations

import re

from dragoman.sources.encodings import BINARY_MAGIC, decode

HTML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_TAG = re.compile(
    r"</?(?:p|div|span|br|a|h[1-6]|li|ul|table|article|body)\b[^>]*>", re.IGNORECASE
)


def recognise(head: bytes, name: str) -> str:
    """`json_lines`, `html`, `binary` or `text`."""
    if any(head.startswith(magic) for magic in BINARY_MAGIC):
        return "binary"
    decoded = decode(head)
    if decoded is None:
        return "binary"
    text = decoded[0].lstrip("\ufeff")
    if _is_json_lines(text, name):
        return "json_lines"
    if HTML_START.match(text) or len(HTML_TAG.findall(text[:20_000])) >= 8:
        return "html"
    return "text"


def _is_json_lines(text: str, name: str) -> bool:
    """An object on the first line (a malformed one where the name says so), or all lines objects."""
    first = next((line for line in text.splitlines() if line.strip()), "").strip()
    if re.match(r'\{\s*"[^"]{1,80}"\s*:', first):
        return True
    named = name.lower().endswith((".jsonl", ".ndjson", ".jsonlines"))
    return named and bool(re.search(r'^\s*\{\s*"', text, re.MULTILINE))
