"""What markup shows: HTML without its scripts, styles and comments, half of a page's bytes."""

from __future__ import annotations

import re

UNSHOWN = re.compile(r"<(?:!--|[sS](?:cript|CRIPT|tyle|TYLE)\b)")
INLINE = r"</?(?:a|abbr|b|bdi|big|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*+)?>"
"""Tags within a sentence."""


def shown(html: str) -> str:
    """`html` without scripts, styles and comments, in the order in which they stand.

    What has no end stays, for a parser to judge.
    """
    kept: list[str] = []
    after = 0
    while opening := UNSHOWN.search(html, after):
        name = opening[0]
        closing = html.find("-->" if name == "<!--" else f"</{name[1:]}", opening.end())
        end = html.find(">", closing + 2) if closing >= 0 else -1
        if end < 0:
            break
        kept.append(html[after : opening.start()])
        after = end + 1
    return "".join([*kept, html[after:]])
