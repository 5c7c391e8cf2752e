"""Making markup harmless before any parser sees it: size, depth, attributes, control characters."""

from __future__ import annotations

import re

LONGEST_ATTRIBUTE = 10_000
DEEPEST = 200
"""Levels of nesting; pages of newspapers stay below 60."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONG_VALUE = re.compile(
    r"""(?<=[\w-])=(?:"(?:[^"<>]{10000,}|[^"]{100000,})"|'(?:[^'<>]{10000,}|[^']{100000,})')"""
)
DATA_VALUE = re.compile(r"""(["'(])data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]{200,}""")
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
NAME = re.compile(r"<(/?)([a-zA-Z]+)")
"""Beginnings of tags, for a first count: what closes itself with "/>" counts as open here."""
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
ENCODING = re.compile(r"""^\s*<\?xml[^>]*\?>""")


def defuse(html: str) -> str:
    """`html` without what makes parsers fail: NULs, giant values, depth beyond `DEEPEST`."""
    html = CONTROL.sub("", html)
    html = ENCODING.sub("", html)
    if ";base64," in html:
        html = DATA_VALUE.sub(r"\1", html)
    if any(len(piece) >= LONGEST_ATTRIBUTE for mark in "\"'" for piece in html.split(mark)):
        html = LONG_VALUE.sub('=""', html)
    if html.count("<") > 2 * DEEPEST and _depth(html) > DEEPEST:
        html = _flatten(html)
    return html


def _depth(html: str) -> int:
    depth = deepest = 0
    for closes, name in NAME.findall(html):
        if closes:
            depth -= depth > 0
        elif name not in VOID:
            depth += 1
            if depth > deepest:
                deepest = depth
    return deepest


def _flatten(html: str) -> str:
    """Tags beyond the depth allowed are dropped; their text stays."""
    pieces: list[str] = []
    depth = at = 0
    for match in TAG.finditer(html):
        pieces.append(html[at : match.start()])
        at = match.end()
        name = match[2].lower()
        if name in VOID or match[3].endswith("/"):
            pieces.append(match[0])
        elif match[1]:
            if depth <= DEEPEST:
                pieces.append(match[0])
            depth = max(depth - 1, 0)
        else:
            depth += 1
            pieces.append(match[0] if depth <= DEEPEST else " ")
    pieces.append(html[at:])
    return "".join(pieces)
