"""A page's markup made so that an extractor takes the report whole: what it hides goes, what it tears is joined.

Extractors choose one container and delete elements by the names of their
classes.  That loses four kinds of words that belong to a report, and keeps two
that do not; each step here is for one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

INLINE = frozenset(
    ("span", "a", "b", "i", "em", "strong", "font", "u", "cite", "abbr", "mark", "q")
)
# Whole parts of a class name, between hyphens, underscores or changes of case.
HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:rollover|hover-?card|tool-?tip|pop-?over|sr-only|screen-?reader(?:-text)?|"
    r"visually-?hidden|assistive-text|a11y-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names that sites and style libraries give to text which appears only on pointing, or is read aloud."""
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:read-?more|also-?read|read-?also|click-?to-?tweet|tweet-?this|"
    r"(?:newsletter|subscri(?:be|ption)|sign-?up|membership)[\w-]*|\w+-cta|cta(?:-\w+)*|promo(?:-\w+)+|pull-?quote)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of boxes inside a report that lead elsewhere or sell something."""
WORDLESS = ("script", "style", "svg", "iframe", "noscript", "template", "link", "button", "select",
            "canvas", "nav", "footer", etree.Comment, etree.ProcessingInstruction)  # fmt: skip
"""What holds no words of a report; without it, all that follows has half as many nodes to look at."""
NAMED = etree.XPath("//*[@class or @id]")
NAMES = etree.XPath("//@class | //@id", smart_strings=False)
POST = re.compile(r"twitter-tweet|twitter-video|instagram-media|bluesky-embed|mastodon-embed")
MOST_ASIDE = 0.3
"""Share of a page's paragraphs; a box with more of them holds the report, whatever its name."""
RUNNING = 8
"""Words beside an inline element from which it is a part of a sentence."""
PIECE = 2
"""Paragraphs of a container from which it can be a piece of a report."""
LONG_PARAGRAPH = 80
CELL_WORDS = 120
"""Words in one cell from which a table is no table of data."""


def prepare(tree: Any) -> int:
    """Change the tree of a page (lxml) in place; an extractor is asked after it.

    Gives the characters of the page's paragraphs that are longer than a label.
    """
    for element in list(tree.iter(*WORDLESS)):
        _drop(element)
    paragraphs = [" ".join("".join(p.itertext()).split()) for p in tree.iter("p")]
    total = sum(p.count(" ") + 1 for p in paragraphs) or 1
    aside = {name for name in set(NAMES(tree)) if _names_aside(name)}
    for element in NAMED(tree) if aside else ():
        named = element.get("class") in aside or element.get("id") in aside
        if named and _is_aside(element, total):
            _drop(element)
    _free_inline(tree)
    _free_posts(tree)
    for element in list(tree.iter("aside")):
        if len(_words(element)) <= MOST_ASIDE * total:
            _drop(element)
        else:
            element.tag = "div"
    _join_pieces(tree)
    _open_tables(tree)
    return sum(len(p) for p in paragraphs if len(p) >= LONG_PARAGRAPH)


def _words(element: Any) -> list[str]:
    return " ".join(element.itertext()).split()


@lru_cache(maxsize=10_000)
def _names_aside(name: str) -> bool:
    """Whether a class or id is of what is not in a report's running text."""
    return bool(HIDDEN.search(name) or ASIDE.search(name))


def _is_aside(element: Any, total: int) -> bool:
    if element.tag in ("html", "body", "main", "article") or element.getparent() is None:
        return False
    return len(_words(element)) <= MOST_ASIDE * total


def _drop(element: Any) -> None:
    """Remove an element, not the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)


def _free_inline(tree: Any) -> None:
    """Words in the middle of a sentence stay, whatever class their element has."""
    for paragraph in tree.iter("p"):
        named = [
            e for e in paragraph.iter(*INLINE) if e.get("class") or e.get("id") or e.get("style")
        ]
        if not named:
            continue
        size = len(_words(paragraph))
        for element in named:
            if size - len(_words(element)) >= RUNNING and "none" not in (
                element.get("style") or ""
            ):
                for attribute in ("class", "id", "style"):
                    element.attrib.pop(attribute, None)


def _free_posts(tree: Any) -> None:
    """A quoted post is a part of the report: the boxes around it lose the names that condemn them."""
    for quote in tree.iter("blockquote"):
        if not POST.search(quote.get("class") or ""):
            continue
        size = len(_words(quote))
        for element in [quote, *quote.iterancestors("div", "figure", "section", "aside")]:
            if len(_words(element)) > size + RUNNING:
                break
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)
            if element.tag in ("figure", "aside"):
                element.tag = "div"


def _join_pieces(tree: Any) -> None:
    """Containers that hold one report in pieces (advertisements between them) become one.

    They have the same class, hang at the same place of the tree, hold
    paragraphs themselves, and have no headline of their own, as the reports of
    a list or an endless page have.
    """
    groups: dict[tuple[str, str, tuple[str, ...]], list[Any]] = defaultdict(list)
    for container in tree.iter("div", "section"):
        name = container.get("class")
        if name and sum(_long(p) for p in container.iterchildren("p")) >= PIECE:
            place = tuple(e.tag for e in container.iterancestors())
            groups[container.tag, name, place].append(container)
    for pieces in groups.values():
        first, *rest = pieces
        article = _article(first)
        for piece in rest:
            if article is not None and _article(piece) is article and not _headed(piece, article):
                first.extend(list(piece))


def _open_tables(tree: Any) -> None:
    """Tables that lay out a page, as older sites have them, become plain containers."""
    for table in list(tree.iter("table")):
        if any(_is_report(cell) for cell in table.iter("td")):
            for element in table.iter("table", "tbody", "tr", "td", "th"):
                element.tag = "div"


def _is_report(cell: Any) -> bool:
    """Whether a cell of a table holds paragraphs, or as many words as a report."""
    return sum(_long(p) for p in cell.iter("p")) >= PIECE or len(_words(cell)) >= CELL_WORDS


def _long(paragraph: Any) -> bool:
    return len("".join(paragraph.itertext()).strip()) >= LONG_PARAGRAPH


def _article(element: Any) -> Any | None:
    return next(element.iterancestors("article", "main"), None)


def _headed(piece: Any, article: Any) -> bool:
    """Whether the piece, or something between it and the article, begins with a headline."""
    for element in (piece, *piece.iterancestors()):
        if element is article:
            return False
        if next(element.iter("h1"), None) is not None:
            return True
    return False
