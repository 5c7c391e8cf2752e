"""Text folded and cut into tokens, each one symbol, so that forms are patterns over symbols.

Folding keeps every offset: one code point stays one code point.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

_DASHES = "‐‑‒–—―−－"
_QUOTES = "’‘ʼ′׳＇`´"
_BLANKS = (
    "\u00a0\u202f\u2009\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u3000\t\r"
)
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
    "ё": "е", "Ё": "е", "İ": "i", "，": ",", "、": ",", "،": ",", "（": "(", "）": ")", "～": "-",
    "／": "/", "．": ".", "：": ":",
}  # fmt: skip
_FOLD: dict[str, str] = dict(_LETTERS)
_FOLD.update(dict.fromkeys(_DASHES, "-"))
_FOLD.update(dict.fromkeys(_QUOTES, "'"))
_FOLD.update(dict.fromkeys(_BLANKS, " "))
for _zero in (0x660, 0x6F0, 0xFF10, 0x966):  # Arabic-Indic, Persian, full-width, Devanagari
    _FOLD.update({chr(_zero + i): str(i) for i in range(10)})
_ACCENTED = "áàâéèêëíìîïóòôúùûüãõçÁÀÂÉÈÊËÍÌÎÏÓÒÔÚÙÛÜÃÕÇ"
_PLAIN = "aaaeeeeiiiiooouuuuaocaaaeeeeiiiiooouuuuaoc"
"""Headlines and careless typists drop these accents; in French and Italian no time word is told
apart by one, while Spanish and Portuguese need it (esta, está)."""
_ROMANCE = _FOLD | dict(zip(_ACCENTED, _PLAIN, strict=True))
_TABLES = {"tr": _FOLD | {"I": "ı"}, **dict.fromkeys(("fr", "it"), _ROMANCE)}

UNKNOWN = "x"
FULL_DATE = "D"
SLASH_PAIR = "E"
DOT_PAIR = "e"
DOT_PAIR_CLOSED = "G"
YEAR_MONTH = "F"
CLOCK = "T"
SUFFIX = "s"
SMALL, DAYS, TENS, HUNDREDS, YEAR, LARGE = "a", "b", "c", "d", "y", "z"
WRITTEN = "w"
"""A year written in words."""
GENERIC = frozenset("xDEeGFTsabcdyzw")

FIGURES = (
    r"|(?=\d)(?:"
    r"(?P<full>(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))(?!\d|[/.]\d))"
    r"|(?P<ym>\d{4}[-/.](?:0?[1-9]|1[0-2])(?![\d]|[-/.:]\d)"
    r"|(?<![\d.,/-])(?:0?[1-9]|1[0-2])[-/.]\d{4}(?![\d]|[-/.]\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<closed>(?<![\d.,/-])\d{1,2}\.[ ]?\d{1,2}\.(?!\d))"
    r"|(?P<dot>(?<![\d.,/-])\d{1,2}\.\d{1,2}(?![\d%]|[.,]\d))"
    r"|(?P<slash>(?<![\d.,/])\d{1,2}/\d{1,2}(?![\d%]|[/.]\d))"
    r"|(?P<number>\d+))"
)
BREAK = r"|(?P<break>\n[ ]*\n)"


Spans = list[tuple[int, int]]


class Tokens:
    """A text cut up: the symbol of each token, and where it stands once that is asked for.

    `cut_up` is the text, or the text folded, with its pieces in order, `cuts` are the symbols of
    each, and `places` tells where the tokens of a piece stand in it.  Few tokens tell time: the
    places of all others are never asked for.
    """

    def __init__(
        self, text: str, cut_up: tuple[str, list[str]], cuts: list[str], places: Mapping[str, Spans]
    ) -> None:
        self.text, self.symbols = text, "".join(cuts)
        (self._cut_up, self._pieces), self._places = cut_up, places
        self._behind = list(accumulate(map(len, cuts)))
        self._starts: list[int] = []
        self._spans: Spans | None = None

    def span(self, token: int) -> tuple[int, int]:
        """The characters of a token."""
        if self._spans is not None:
            return self._spans[token]
        piece = bisect_right(self._behind, token)
        first = self._behind[piece - 1] if piece else 0
        start, end = self._places[self._pieces[piece]][token - first]
        if not self._starts:
            self._starts = self._found()
        at = self._starts[piece]
        return at + start, at + end

    def merge(self, first: int, last: int, symbol: str) -> None:
        """Make tokens `first` to `last` one, with a symbol of its own."""
        if self._spans is None:
            self._spans = [self.span(token) for token in range(len(self.symbols))]
        self._spans[first:last] = [(self._spans[first][0], self._spans[last - 1][1])]
        self.symbols = self.symbols[:first] + symbol + self.symbols[last:]

    def _found(self) -> list[int]:
        """Where each piece starts."""
        starts, index, behind = [], self._cut_up.index, 0
        for piece in self._pieces:
            at = index(piece, behind)
            starts.append(at)
            behind = at + len(piece)
        return starts


_BLANK = f"[ {_BLANKS}]"
_BREAK = re.compile(rf"\n{_BLANK}*\n")
_LOOSE = re.compile(rf"\.(?<=\d\.){_BLANK}\d")
"""Figures with a blank between them may be one token: "4. 6."."""
_LOOSE_PIECE = re.compile(rf"(?:\S|(?<=\d\.){_BLANK}(?=\d))+")


def pieces_of(text: str) -> list[str]:
    """The pieces of `text` that can be cut into tokens each for itself.

    These are the breaks between paragraphs, and what stands between white space.
    """
    split = _LOOSE_PIECE.findall if _LOOSE.search(text) else str.split
    pieces: list[str] = []
    behind = 0
    for between in _BREAK.finditer(text):
        pieces += split(text[behind : between.start()])
        pieces.append(between.group())
        behind = between.end()
    pieces += split(text[behind:])
    return pieces


def fold(text: str, language: str) -> str:
    """`text` in lower case with digits, dashes and letter variants made one; same length."""
    if text.isascii():
        return text.replace("I", "ı").lower() if language == "tr" else text.lower()
    table = _TABLES.get(language, _FOLD)
    for letter in sorted(set(text) & table.keys()):  # few; much faster than str.translate
        text = text.replace(letter, table[letter])
    return text.lower()


def number_symbol(figures: str) -> str:
    """The symbol of a plain number: what it could be by its size."""
    value = int(figures) if len(figures) < 9 else -1
    if len(figures) <= 2:
        if 1 <= value <= 12:
            return SMALL
        return DAYS if 13 <= value <= 31 else TENS
    if len(figures) == 3:
        return HUNDREDS
    return YEAR if len(figures) == 4 and 1000 <= value <= 2999 else LARGE


@lru_cache(maxsize=4096)
def date_figures(figures: str, order: str) -> tuple[int, int, int] | None:
    """Year, month and day of "06/04/2024" in a language's order ("mdy", "dmy", "ymd").

    The order yields where it cannot hold ("02/22/2016").  Years of two
    figures turn at 40.  None if no reading is a date of any calendar used.
    """
    parts = [int(p) for p in re.split(r"[-/.]", figures)]
    if (
        len(figures.split("/" if "/" in figures else "-" if "-" in figures else ".", maxsplit=1)[0])
        == 4
    ):
        year, month, day = parts
        if month > 12 >= day:
            month, day = day, month
    else:
        first, second, year = parts
        if order == "ymd" and year <= 31 and second <= 12:  # "24-05-17", as it is written there
            first, year = year, first
        day, month = (second, first) if order == "mdy" else (first, second)
        if month > 12 >= day:
            day, month = month, day
        if year < 100:
            year += 2000 if year < 40 else 1900
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


@lru_cache(maxsize=4096)
def pair_figures(figures: str, order: str) -> tuple[int, int] | None:
    """Month and day of "4/6" or "4.6." in a language's order; None if no date."""
    first, second = (int(p) for p in re.split(r"[/.]", figures.rstrip(".").replace(" ", "")))
    mdy = order == "mdy" or (order == "ymd")
    month, day = (first, second) if mdy else (second, first)
    if month > 12 >= day:
        month, day = day, month
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def year_month_figures(figures: str) -> tuple[int, int] | None:
    """Year and month of "2024-06" or "06/2024"; None if no month."""
    first, second = (int(p) for p in re.split(r"[-/.]", figures))
    year, month = (first, second) if first > 31 else (second, first)
    return (year, month) if 1 <= month <= 12 and 1000 <= year <= 2999 else None
