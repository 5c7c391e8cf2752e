"""Embedded social posts: the line that says whose they are is set aside, with its date and tags.

The post's words stay: a ministry's post is a statement like any other, and
where a post begins the text does not say.  What goes is the attribution
("— Name (@handle) July 10, 2024"), whose date is not the report's, and the
hashtags and picture links that close the words.
"""

from __future__ import annotations

import re

from dragoman.documents.lines import Line

ATTRIBUTION = re.compile(
    r"(?:^|(?<=[\s\"”»'’.!?…)\w]))(?:[—–]|--|-(?=\s))\s?[^\n()—–]{1,60}\(@\w{1,30}\)\s*[^\n]{0,40}$"
)
TAGS_AT_END = re.compile(r"(?:\s*(?:#[^\s#]+|pic\.twitter\.com/\w+|https?://t\.co/\w+))+\s*$")
HANDLE_AT_END = re.compile(r"\s*@\w{2,30}\s*$")
REACH = 200
LONGEST_POST = 600
"""Characters; a post of the classic kind has 280, longer ones are cut by most pages."""
EMBED = re.compile(
    r"^(?:view this post on instagram|a post shared by .{1,80}|.{0,40}\(@\w+\) on (?:twitter|x|instagram))\W*$",
    re.IGNORECASE,
)


def mark_posts(lines: list[Line]) -> None:
    """Set aside embedded posts in place."""
    for index, line in enumerate(lines):
        if not line.kept:
            continue
        if len(line.text) <= REACH and EMBED.match(line.text):
            line.reason = "embedded_post"
            continue
        match = ATTRIBUTION.search(line.text, max(0, len(line.text) - REACH))
        if not match:
            continue
        if match.start() == 0:
            line.reason = "embedded_post"
            _cut_tags(lines, index)
        else:
            line.cut(match.start(), len(line.text), "embedded_post")
            handle = HANDLE_AT_END.search(line.text, max(0, len(line.text) - 40))
            if handle:
                line.cut(handle.start(), len(line.text), "embedded_post")


def _cut_tags(lines: list[Line], index: int) -> None:
    """Hashtags and picture links at the end of the lines just above an attribution."""
    size = 0
    for start in range(index - 1, -1, -1):
        line = lines[start]
        size += len(line.text)
        if size > LONGEST_POST + 400 or not line.kept:
            return
        tags = TAGS_AT_END.search(line.text, max(0, len(line.text) - REACH))
        if tags:
            if line.text[: tags.start()].strip():
                line.cut(tags.start(), len(line.text), "embedded_post")
            else:
                line.reason = "embedded_post"
            return
