"""An HTML page to main text and metadata.

The page is made harmless first (NULs, giant attributes, depth), since both
extractors give nothing, or never end, on such pages.  trafilatura reads it for
precision (F1 .964 on the public benchmark of article extraction, against .960
as it comes); where that drops much of what its usual reading finds, the usual
reading is taken; where it finds next to nothing, resiliparse or the body that
the page's own metadata give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dragoman.documents.lines import SEEN, count_words, is_prose
from dragoman.documents.markup import harmless, shallow
from dragoman.documents.meta import read_metadata
from dragoman.documents.pruning import prepare
from dragoman.errors import SourceError
from dragoman.language.markup import shown
from dragoman.model import Removed

SHORT = 1000
"""Characters in sentences up to which both readings are made: text that is in no paragraphs."""
SUSPICIOUS = 3000
"""Characters of the precise reading below which the usual one is made as well, to compare."""
KEPT_SHARE = 0.6
"""Share of the usual reading that the precise one must hold."""
BEYOND_REPAIR = (ValueError, RecursionError, TypeError, AttributeError, AssertionError)
"""What lxml and trafilatura raise on such markup; the other extractor reads it."""
HEAD = re.compile(r"^\s*(?:<!doctype[^<>]*>\s*)?(?:<html[^<>]*/>)?", re.IGNORECASE)
"""A document type with a slash in it, and a root that closes itself, end the page for libxml2."""
ENOUGH = 200
"""Characters of main text below which the other extractor is asked as well."""


@dataclass(frozen=True)
class Page:
    """What a page holds: main text, title, metadata, and how the text was found."""

    text: str
    title: str | None
    metadata: dict[str, Any] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()
    method: str = ""


def read_page(html: str, url: str | None = None) -> Page:
    """The main text of `html`. Raises SourceError (reason `no_text`)."""
    html = harmless(html)
    metadata = read_metadata(html)
    text, method = main_text(_joiners_hidden(shallow(shown(html))), metadata)
    for joiner, letter in _HIDDEN.items():
        text = text.replace(letter, joiner)
    if not re.search(r"\w", text):
        raise SourceError(
            "No main text was found on this page.",
            reason="no_text",
            where=url,
            hint="Look at the page; if the report is in it, give its text as JSON Lines.",
        )
    title = metadata.pop("title", None)
    return Page(text, title, metadata, method=method)


JOINERS = re.compile("\u200c|\u200d|&(?:zwnj|zwj|#820[45]|#x200[cd]);", re.IGNORECASE)
JOINING = ("\u200c", "\u200d", "&zw", "&#820", "&#x200", "&#X200")
_HIDDEN = {"\u200c": "\ua66e", "\u200d": "\ua673"}
"""Joiners are part of how Persian is spelled, and the extractor takes what is not printable out of
words.  Two letters that no language writes stand for them meanwhile."""


def _joiners_hidden(html: str) -> str:
    if not any(sign in html for sign in JOINING):
        return html  # nearly every page, in a tenth of the time
    return JOINERS.sub(lambda match: _HIDDEN[unescape(match[0].lower())], html)


def main_text(html: str, metadata: dict[str, Any]) -> tuple[str, str]:
    """The main text and the name of what found it."""
    body = metadata.pop("body", None) or ""
    tree, paragraphs = _tree(html)
    strict = found = _trafilatura(tree, precise=True)
    sure = _prose(strict)
    if sure < SHORT or (sure < SUSPICIOUS and sure < KEPT_SHARE * paragraphs):
        usual = _trafilatura(tree, precise=False)
        found = usual if sure < KEPT_SHARE * _prose(usual) else strict
    # Where the precise reading gives nothing, the usual one may be the whole page, menus and all.
    labels = not strict and 2 * _prose(found) < len(found)
    if len(found) >= ENOUGH and len(found) >= len(body) / 2 and not labels:
        return found, "trafilatura"
    others = [(_resiliparse(html), "resiliparse"), (body, "metadata")]
    return max([(found, "trafilatura"), *others], key=_less_labels if labels else _worth)


def _prose(text: str) -> int:
    """Characters in sentences: what a wider reading adds in labels and lists is no gain."""
    return sum(len(line) for line in text.split("\n") if is_prose(line, count_words(line[:SEEN])))


def _worth(candidate: tuple[str, str]) -> tuple[int, int]:
    """Characters in sentences, then all; the cheap extractor's, which knows no main text, half."""
    text, method = candidate
    weight = 1 if method == "resiliparse" else 2
    return _prose(text) * weight, len(text) * weight


def _less_labels(candidate: tuple[str, str]) -> int:
    """Characters in sentences less all others."""
    return 2 * _prose(candidate[0]) - len(candidate[0])


def _tree(html: str) -> tuple[Any | None, int]:
    """The page as a tree, prepared for the extractor, and the characters of its paragraphs; no
    tree of markup beyond repair."""
    data = HEAD.sub("", html).encode("utf-8", "surrogatepass")
    try:
        tree = etree.fromstring(data, _parser())
        return tree, prepare(tree) if tree is not None else 0
    except (*BEYOND_REPAIR, etree.LxmlError):
        return None, 0


@cache
def _parser() -> Any:
    """As trafilatura's own, but all elements are of one class: lxml.html chooses one by name in
    Python, each time that an element is touched."""
    parser = etree.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _trafilatura(tree: Any | None, precise: bool) -> str:
    import trafilatura

    if tree is None:
        return ""
    try:
        found = trafilatura.extract(tree, options=_wishes(precise))
    except BEYOND_REPAIR:
        return ""
    return found or ""


@cache
def _wishes(precise: bool) -> Any:
    """How trafilatura reads, made once: its settings are parsed anew for each page otherwise."""
    from trafilatura.settings import Extractor

    return Extractor(comments=False, precision=precise, fast=True)


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    try:
        return str(extract_plain_text(html, main_content=True, alt_texts=False, links=False))
    except (ValueError, RuntimeError):
        return ""
