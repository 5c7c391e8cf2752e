"""Markdown to plain text: its marks go, its words stay; a block of fields at its head is metadata."""

from __future__ import annotations

import re

import msgspec

from dragoman.model import RawItem

FRONT = re.compile(
    r"\A---[ \t]*\n((?:[\w -]{1,40}:.*\n|[ \t]+.*\n|\s*-\s.*\n)+?)---[ \t]*(?:\n|\Z)"
)
FIELD = re.compile(r"^([\w -]{1,40}?)\s*:\s*(.*?)\s*$", re.MULTILINE)
NAMES = {
    "title": ("title", "headline"),
    "published": ("published", "date", "publish_date", "pubdate"),
    "outlet": ("outlet", "publication", "publisher", "site", "source"),
    "url": ("url", "link", "source"),
    "language": ("language", "lang"),
    "author": ("author", "byline"),
}
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
FIRST_LINE = re.compile(r"\A\s*#{1,6}[ \t]+\S")
LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]{1,300})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]*\")?\)|\[[^\[\]\n]{0,80}\])"
)
MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(mark, re.MULTILINE), words)
    for mark, words in (
        (r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)", ""),  # pictures
        (r"^ {0,3}\[[^\[\]\n]{1,80}\]:[ \t]*\S.*$", ""),  # where links lead to
        (r"^ {0,3}(?:```|~~~).*$", ""),
        (r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$", ""),  # rules
        (r"^(?: {0,3}>[ \t]?)+", ""),  # quotations
        (r"<(https?://[^<>\s]{1,2000})>", r"\1"),
        (r"(\*\*|__|~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1", r"\2"),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000})(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000})(?<=\S)_(?![\w_])", r"\1"),
        (r"`([^`\n]{1,300})`", r"\1"),
        (r"[ \t]*\\$|[ \t]{2,}$", ""),  # breaks of a line
        (r"\\([\\`*_{}\[\]()#+.!>~|-])", r"\1"),
    )
)


def is_markdown(text: str, name: str) -> bool:
    """Whether a text is written in Markdown: by its name, or as it begins."""
    named = name.lower().endswith((".md", ".markdown", ".mdown"))
    return named or bool(FIRST_LINE.match(text) or FRONT.match(text[:20_000]))


def read_markdown(text: str, item: RawItem) -> RawItem:
    """`item` with the words of `text` and what the fields at its head say."""
    front = FRONT.match(text)
    given = FIELD.findall(front[1]) if front else []
    fields = {name.strip().casefold(): value.strip("\"'") for name, value in given}
    found = {ours: _first(fields, names) for ours, names in NAMES.items()}
    if found["url"] and not found["url"].startswith(("http://", "https://")):
        found["url"] = None
    if found["outlet"] and found["outlet"].startswith(("http://", "https://")):
        found["outlet"] = None
    return msgspec.structs.replace(
        item,
        text=plain(text[front.end() :] if front else text),
        title=found["title"],
        published=found["published"],
        published_basis="given" if found["published"] else None,
        outlet=found["outlet"],
        url=found["url"],
        language=found["language"],
        metadata={**item.metadata, "author": found["author"]},
    )


def plain(text: str) -> str:
    """The words of a text in Markdown, each heading a paragraph of its own."""
    text = HEADING.sub(r"\n\1\n", text)
    text = LINK.sub(r"\1", text)
    for mark, words in MARKS:
        text = mark.sub(words, text)
    return text


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)
