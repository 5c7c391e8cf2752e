"""Quotation marks of every convention, paired.

Conventions differ by language and even by outlet, and papers mix them; so the
pairs are found by shape: a mark opens when a word follows it and closes when
one stands before it, and only marks that belong together make a pair.
"""

from __future__ import annotations

import re

import msgspec

_PAIRS = {
    "“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"”', "”": "”", "「": "」", "『": "』",
    "‘": "’", "‚": "‘’", "'": "'", "《": "", "〝": "〞",
}  # fmt: skip
_MARKS = re.compile("[“„«»‹›\"”「」『』‘’‚'〝〞]")
_SINGLE = "‘’‚'‹›"


class Quote(msgspec.Struct, frozen=True, gc=False):
    """What stands between two marks: `start` to `end` without the marks."""

    start: int
    end: int
    open: int
    close: int
    """Just past the closing mark."""
    words: int


def find_quotes(text: str) -> list[Quote]:
    """All outermost quotations of `text`, in order.

    A quotation left open ends with its line; if the next line opens with a
    mark again, it is the same speech going on (the press's convention for
    several paragraphs), which is for the caller to join.
    """
    quotes: list[Quote] = []
    offset = 0
    for line in text.split("\n"):
        quotes += _in_line(line, offset)
        offset += len(line) + 1
    return quotes


def _in_line(line: str, offset: int) -> list[Quote]:
    found: list[Quote] = []
    open_at: int | None = None
    for match in _MARKS.finditer(line):
        i, mark = match.start(), match.group()
        if open_at is None:
            if mark in _PAIRS and _opens(line, i):
                open_at = i
            continue
        if mark in _PAIRS[line[open_at]] and _closes(line, i, line[open_at]):
            found.append(_quote(line, open_at, i, i + 1, offset))
            open_at = None
        elif line[open_at] in _SINGLE and mark not in _SINGLE and _opens(line, i):
            open_at = i
    if open_at is not None and line[open_at] not in _SINGLE and len(line) - open_at > 20:
        found.append(_quote(line, open_at, len(line), len(line), offset))
    return [q for q in found if q.end > q.start]


def _quote(line: str, opening: int, end: int, close: int, offset: int) -> Quote:
    start = opening + 1
    inner = line[start:end]
    lead = len(inner) - len(inner.lstrip(" \u00a0\u202f"))
    trail = len(inner) - len(inner.rstrip(" \u00a0\u202f"))
    start, stop = start + lead, max(start + lead, end - trail)
    words = len(re.findall(r"[\u3400-\u9fff]{1,2}|[^\W_]+", line[start:stop]))
    return Quote(offset + start, offset + stop, offset + opening, offset + close, words)


def _opens(line: str, i: int) -> bool:
    before = line[i - 1] if i else " "
    after = line[i + 1] if i + 1 < len(line) else " "
    mark = line[i]
    if mark in "«“„「『〝":
        return True
    if mark in "’":
        return False
    if mark in _SINGLE:
        return (before.isspace() or before in "([—–-:") and after.isalnum()
    if mark in "”»›" and before.isalnum() and not after.isalnum():
        return False
    return not before.isalnum() and not after.isspace()


def _closes(line: str, i: int, opening: str) -> bool:
    after = line[i + 1] if i + 1 < len(line) else " "
    before = line[i - 1]
    if opening in _SINGLE:
        return not after.isalnum() and not before.isspace()
    if opening == '"' or line[i] == '"':
        # An inch mark or a nested quotation opens when a word follows and none precedes.
        return not (before.isspace() and after.isalnum())
    return True
