"""A first look at a page: is it in a language with a pack, and about diplomacy?

A web archive has a hundred pages for each that matters, and taking the main
text of a page well costs twenty times as much as a look at all its longer
lines.  So the look goes first: the cheap extractor's lines (menus and labels
are shorter), their language, and whether a passage names a state, an office
and an encounter together (`language.subject`).  What is passed over is kept by
place with its reason, and `--screen none` reads it all the same.
"""

from __future__ import annotations

from dragoman.language.detect import CANDIDATES, detect
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


def screen(item: RawItem) -> Quarantined | None:
    """Why to pass over `item`; None for one that is to be read."""
    text = long_lines(item.text if item.html is None else _all_text(item.html))
    if len(text) < TOO_LITTLE:
        return None
    language = _language(text)
    if language is None:
        return None
    if language not in codes():
        return Quarantined(
            place=item.place,
            reason="no_pack",
            message=f"It is in a language without a pack ({language}).",
        )
    if about_diplomacy(f"{item.title or ''}\n{text}", language):
        return None
    return Quarantined(
        place=item.place,
        reason="off_subject",
        message="No passage names a state, an office and an encounter together.",
    )


def long_lines(text: str | None) -> str:
    """The lines of `text` that are sentences by their length, up to `LOOKED_AT` characters."""
    found: list[str] = []
    size = 0
    for line in (text or "").split("\n"):
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


def _all_text(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    try:
        return str(
            extract_plain_text(html, main_content=False, alt_texts=False, list_bullets=False)
        )
    except (ValueError, RuntimeError):
        return ""


def _language(text: str) -> str | None:
    """The language by the fast classifier; one without a pack is asked for a second time, since
    it takes Portuguese for Galician."""
    from resiliparse.parse.lang import detect_fast

    code = str(detect_fast(text[:2000], langs=CANDIDATES)[0])
    return code if code in codes() else detect(text)
