"""Making markup harmless before any parser sees it: size, depth, attributes, control characters."""

from __future__ import annotations

import re
from itertools import accumulate

LONGEST_ATTRIBUTE = 10_000
DEEPEST = 200
"""Levels of nesting; pages of newspapers stay below 60."""
CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
NO_CONTROL = dict.fromkeys(map(ord, CONTROL))
LONG_VALUES = tuple(
    re.compile(rf"{mark}(?<=[\w-]={mark})[^{mark}]{{{LONGEST_ATTRIBUTE},}}+(?={mark})")
    for mark in "\"'"
)
LONGEST_MARKUP = 100_000
"""Characters of an attribute with markup in it; up to there the mark may be one of running text."""
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


def harmless(html: str) -> str:
    """`html` without NULs and giant values, on which parsers fail."""
    if any(mark in html for mark in CONTROL):
        html = html.translate(NO_CONTROL)
    html = ENCODING.sub("", html)
    if ";base64," in html:
        html = DATA_VALUE.sub(r"\1", html)
    for long in LONG_VALUES:
        html = long.sub(_emptied, html)
    return html


def shallow(html: str) -> str:
    """`html` without the tags deeper than `DEEPEST`; what they hold stays."""
    if html.count("<") > 2 * DEEPEST and _depth(html) > DEEPEST:
        return _flatten(html)
    return html


def _emptied(value: re.Match[str]) -> str:
    """The beginning of an attribute alone, or all of what is none."""
    text = value[0]
    giant = len(text) > LONGEST_MARKUP or ("<" not in text and ">" not in text)
    return text[0] if giant else text


def _depth(html: str) -> int:
    """The most tags open at one place; an end of nothing counts for nothing."""
    steps = (-1 if closes else int(name not in VOID) for closes, name in NAME.findall(html))
    level: list[int] = list(accumulate(steps, initial=0))
    lowest = accumulate(level, min)
    return max(now - least for now, least in zip(level, lowest, strict=True))


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
