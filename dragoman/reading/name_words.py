"""What a name run is, and which words may be part of one, in scripts without capitals."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.language.remembered import Remembered
from dragoman.language.tokens import has_shape
from dragoman.reading.scan import Scan

AND = ("و", "ו")
"""The attached "and" of Arabic and Hebrew."""
_TANWIN = "\u064b"


class NameRun(msgspec.Struct, frozen=True, gc=False):
    """Tokens `start` to `end` that may be a name.

    `sure` when the place itself shows that it is a name; `organization` when a
    word of it says so.
    """

    start: int
    end: int
    sure: bool
    organization: bool = False
    attached: str = ""
    """The particle written onto the name (Arabic ل, Hebrew ל), not part of it."""
    owner: bool = False
    """Whose the office before it is, which the name behind it holds (Russian)."""


class Names(msgspec.Struct, kw_only=True):
    """What is needed to find the names of one document."""

    scan: Scan
    article: str
    """The attached article (Arabic ال), empty where the script has none that names take."""
    prefixes: tuple[str, ...]
    common: Remembered[bool]
    """Words -> whether they are common ones, whatever is written onto them."""
    known: dict[str, None] = {}


def is_plain(names: Names, i: int) -> bool:
    """A word that may be part of a name: unknown to the vocabulary, and not a common word."""
    scan = names.scan
    token = scan.tokens[i]
    if not token.is_word or not token.norm or scan.covered[i] is not None:
        return False
    if names.article and len(token.norm) == 1:
        return False  # a particle before a mark: ل«رويترز»
    if token.text[0].isascii() and not token.is_capital:
        return False
    if i in scan.date_tokens or _TANWIN in token.text:
        return False
    if token.norm in scan.pack.given_names:
        return True
    shape = scan.pack.meta.no_name
    if shape and _hyphened(names, i):
        shape = ""  # "קאסים-ג'ומארט": the first half of a double name
    if shape and has_shape(token.norm, shape):
        return False
    return not _is_common(names, token.norm) or _is_title_in_name(names, i)


def _is_title_in_name(names: Names, i: int) -> bool:
    """Whether a title is a given name, by the unknown word or given name behind it: "أمير خان متقي"."""
    scan = names.scan
    norm, titles = scan.tokens[i].norm, scan.pack.meta.titles_in_names
    joined = norm[:1] in AND and norm[1:] in titles  # "X وإمام علي Y"
    if not (norm in titles or joined) or i + 1 >= len(scan.tokens):
        return False
    free = scan.covered[i + 1] is None and scan.sentence_of[i + 1] == scan.sentence_of[i]
    return free and not articled(names, i + 1) and is_plain(names, i + 1)


def articled(names: Names, i: int) -> bool:
    """Whether a word has the attached article: "العاطي", but not "إلمر", whose letters belong to it."""
    token = names.scan.tokens[i]
    return (
        bool(names.article) and token.norm.startswith(names.article) and token.text[0] not in _HAMZA
    )


def _hyphened(names: Names, i: int) -> bool:
    """Whether a hyphen ties the word to an unknown one behind it (Hebrew)."""
    tokens = names.scan.tokens
    return (
        bool(names.scan.pack.meta.article)
        and i + 2 < len(tokens)
        and tokens[i + 1].text == "-"
        and tokens[i + 1].glued
        and tokens[i + 2].is_word
        and names.scan.covered[i + 2] is None
    )


_HAMZA = "أإآ"
"""Arabic letters that are told from the bare alif of the article in careful writing only."""


def _is_common(names: Names, norm: str) -> bool:
    return norm not in names.known and names.common[norm]


@cache
def common_words(
    common: frozenset[str], prefixes: tuple[str, ...], endings: str
) -> Remembered[bool]:
    """Whether words are among `common`, with or without a prefix, whatever ending they bear."""
    ending = re.compile(endings)

    def is_listed(norm: str) -> bool:
        return norm in common or bool(
            endings
            and any(
                norm[:cut] in common and ending.fullmatch(norm, cut) is not None
                for cut in range(len(norm) - 1, 2, -1)
            )
        )

    def is_common(norm: str) -> bool:
        return is_listed(norm) or any(
            norm.startswith(p) and len(norm) - len(p) >= 3 and is_listed(norm[len(p) :])
            for p in prefixes
        )

    return Remembered(is_common)
