"""A first look at a page: is it in a language with a pack, and about diplomacy?

A web archive has a hundred pages for each that matters, and taking the main
text of a page well costs twenty times as much as a look at all its longer
lines.  So the look goes first: what stands between the tags of blocks, where
it is longer than menus and labels are, its language, and whether a passage
names a state, an office and an encounter together (`language.subject`).  What
is passed over is kept by place with its reason, and `--screen none` reads it
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from dragoman.language.detect import detect, guess
from dragoman.language.markup import INLINE, shown
from dragoman.language.naming import language_name
from dragoman.language.pack import codes
from dragoman.language.subject import about_diplomacy
from dragoman.model import Quarantined, RawItem

LINE = 60
"""Characters of a line from which it is text rather than a label of the page."""
LINE_HAN = 25
LOOKED_AT = 12_000
"""Characters of such lines; a report is shorter, and what follows it is about others."""
TOO_LITTLE = 150
"""Characters below which nothing can be told, so that the page is read."""
GUESSED = 2000
"""Characters whose language is asked."""
RUN = rf">\s*+([^<\s][^<]*+(?:{INLINE}[^<]*+)*+)"
"""What stands between the tags of blocks."""
LOWER = re.compile(RUN), re.compile(INLINE)
SHOUTED = re.compile(RUN, re.IGNORECASE), re.compile(INLINE, re.IGNORECASE)
"""The same for pages that shout their tags: half of the look's time goes here, and twice that where
case is ignored."""


def screen(item: RawItem) -> Quarantined | None:
    """Why to pass over `item`; None for one that is to be read."""
    lines = (item.text or "").split("\n") if item.html is None else _lines(item.html)
    text = long_lines(lines)
    if len(text) < TOO_LITTLE:
        return None
    language = _language(text)
    if language is None:
        return None
    if language not in codes():
        return Quarantined(
            place=item.place,
            reason="no_pack",
            message=f"There is no language pack for {language_name(language)} ({language}).",
        )
    if about_diplomacy(f"{item.title or ''}\n{text}", language):
        return None
    return Quarantined(
        place=item.place,
        reason="off_subject",
        message="No passage names a state, an office and an encounter together.",
    )


def long_lines(lines: Iterable[str]) -> str:
    """Those of `lines` that are sentences by their length, up to `LOOKED_AT` characters."""
    found: list[str] = []
    size = 0
    for line in lines:
        if len(line) < LINE and (len(line) < LINE_HAN or line.isascii() or not _east(line)):
            continue
        found.append(line)
        size += len(line)
        if size >= LOOKED_AT:
            break
    return "\n".join(found)[:LOOKED_AT]


def _east(line: str) -> bool:
    """Whether a line is in a script without spaces, whose words are shorter."""
    return "\u3040" <= line[len(line) // 2] <= "\u9fff"


def _lines(html: str) -> Iterator[str]:
    """The longer runs of text between the tags of blocks.

    No parser: the same answer on all but 3 of 181 news pages, in a fifth of the time.
    """
    page = shown(html)
    run, inline = SHOUTED if "</A>" in page or "</FONT>" in page else LOWER
    for line in run.findall(page):
        if len(line) < LINE_HAN:
            continue
        text = inline.sub("", line) if "<" in line else line
        if len(text) < LINE and not _east(text) and "&" not in text:
            continue
        yield " ".join((unescape(text) if "&" in text else text).split())


def _language(text: str) -> str | None:
    """The language by the fast classifier; one without a pack is asked for a second time, since
    it takes Portuguese for Galician."""
    code = guess(text[:GUESSED])
    return code if code in codes() else detect(text)
