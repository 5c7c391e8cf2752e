"""Tokens: words with their place in the text, and the form under which packs know them.

A token's `norm` is what phrases are matched by: case folded, without vowel
signs, with the letters that one script writes in several ways made one.  Its
`start` and `end` always point at the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from dragoman.language.han import SIMPLIFIED
from dragoman.language.remembered import Remembered

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u0655\u0670\u0640\u200c\u200d"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_GERSHAYIM = '"״“”'
_GERESH = "'׳’‘"
_LETTER = f"[\u05d0-\u05ea{_MARKS}]"
_HEBREW = (
    # Gershayim stand before an abbreviation's last letters, where no other mark closes a quotation:
    # ארה"ב is one word, ה"קרב" is an article and a quoted word.
    rf"[\u05d0-\u05ea](?:{_LETTER}+[{_GERSHAYIM}](?:{_LETTER}|{_LETTER}{{2,4}}(?![{_GERSHAYIM}]))"
    rf"|[{_GERSHAYIM}]{_LETTER}(?:ים|ית|יות)?(?![{_GERSHAYIM}]))(?!{_LETTER})"
    # A geresh changes the sound of these letters (ג'ורג', צ'כיה); behind others it is a quotation mark.
    rf"|[\u05d0-\u05ea](?:{_LETTER}|(?<=[גזצץתדטחערס])[{_GERESH}](?={_LETTER}))*"
    rf"(?:(?<=[גזצ])[{_GERESH}]|(?<=[ץתדטחער])['׳]|(?<![\u05d0-\u05ea]{{2}})[{_GERESH}](?!{_LETTER})|׳)?"
)
_ABBREVIATION_OR_NUMBER = rf"(?:[A-Z]\.){{2,}}|\d+(?:[.,:]\d+)*|[{_HAN}]"
_LETTERS_OR_MARK = (
    rf"[^\W\d_{_HAN}][^\W\d_{_HAN}{_MARKS}]*(?:[{_MARKS}]+[^\W\d_{_HAN}]*)*\d*|[^\s\w]|_"
)
# Hebrew writes abbreviations with a quotation mark inside the word.
_WORD = re.compile(f"{_ABBREVIATION_OR_NUMBER}|{_HEBREW}|{_LETTERS_OR_MARK}")
_PLAIN_WORD = re.compile(f"{_ABBREVIATION_OR_NUMBER}|{_LETTERS_OR_MARK}")
"""The same for a text without Hebrew letters, in half the time."""
_HEBREW_LETTER = re.compile("[\u05d0-\u05ea]")
_HEBREW_MARK = re.compile(rf"(?<=[\u05d0-\u05ea])[{_GERSHAYIM}{_GERESH}]")
_HEBREW_WORD = re.compile(_HEBREW)
_HEBREW_MARKED = re.compile(rf"\S*[{_GERSHAYIM}{_GERESH}]\S*")
"""What stands between white space and may hold such a word."""
_APOSTROPHES = "'’ʼ‘`´"
_APOSTROPHE = frozenset(_APOSTROPHES)
_DROP = re.compile(f"[{_MARKS}]")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي"})
_PERSIAN = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ۀ": "ه", "ة": "ه"}
)
_HEBREW_SIGNS = str.maketrans({"״": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "׳": "'"})


def without_word_marks(text: str) -> str:
    """`text`, as long as before, with the marks inside Hebrew words made letters: they quote nothing."""
    if not _HEBREW_LETTER.search(text):
        return text
    return _HEBREW_MARKED.sub(
        lambda piece: _HEBREW_WORD.sub(lambda word: _HEBREW_MARK.sub("א", word[0]), piece[0]), text
    )


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number, mark or Han character; `glued` when nothing separates it from the one before."""

    start: int
    end: int
    text: str
    norm: str
    glued: bool
    is_word: bool
    is_capital: bool


@lru_cache(maxsize=50_000)
def normalize(word: str, language: str) -> str:
    """The form under which `word` is looked up in the pack of `language`, remembered."""
    return normalized(word, language)


def normalized(word: str, language: str) -> str:
    """As `normalize`, for what is too long to be remembered: a page's text."""
    if word.isascii():
        if language == "tr":
            word = word.replace("I", "ı")
        return word.replace(".", "").lower() if len(word) > 2 and word[1] == "." else word.lower()
    word = unicodedata.normalize("NFC", word)
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    elif language == "fa":
        word = _DROP.sub("", word).translate(_PERSIAN)
    elif language in ("ar", "ur"):
        word = _DROP.sub("", word).translate(_ARABIC)
    elif language == "he":
        word = _DROP.sub("", word).translate(_HEBREW_SIGNS)
    elif language == "zh":
        word = word.translate(SIMPLIFIED)
    elif language == "ru":
        word = word.replace("ё", "е").replace("Ё", "Е")
    return word.casefold().replace("’", "'").replace("ʼ", "'")


Shape = tuple[int, int, str, str, bool, bool, bool]
"""The fields of a token, counted from where its piece of text begins."""
_HAN_PIECES = re.compile(
    # Every Han character is a token, but beside an apostrophe, which may tie it to its neighbour.
    rf"(?<![{_APOSTROPHES}])[{_HAN}](?![{_APOSTROPHES}])"
    rf"|(?:[^\s{_HAN}]|(?<=[{_APOSTROPHES}])[{_HAN}]|[{_HAN}](?=[{_APOSTROPHES}]))+"
)


@lru_cache(maxsize=100_000)
def ends_in(norm: str, endings: str) -> bool:
    """Whether a word ends in any of `endings`, a regular expression that a pack gives."""
    return re.search(f"(?:{endings})$", norm) is not None


@lru_cache(maxsize=100_000)
def has_shape(norm: str, shape: str) -> bool:
    """Whether the whole of a word is as `shape` says, a regular expression that a pack gives."""
    return re.fullmatch(shape, norm) is not None


def token_of(start: int, end: int, text: str, norm: str, glued: bool = False) -> Token:
    """The token of `text` whose norm is known."""
    return Token(start, end, text, norm, glued, text[:1].isalpha(), text[:1].isupper())


def tokenize(text: str, language: str, elisions: frozenset[str] = frozenset()) -> list[Token]:
    """Cut `text` into tokens.

    `elisions` are the words a language shortens before a vowel (French "l",
    "qu"): they stand with their apostrophe as a token of their own.  After any
    other word an apostrophe with a lower-case ending is the ending's token
    ("Iran" + "’s", "Lavrov" + "'un").
    """
    apart, tied = _remembered(language, elisions)
    pieces = _HAN_PIECES.findall(text) if language == "zh" else text.split()
    starts, glued, behind = [], [], 0
    for piece in pieces:
        at = text.index(piece, behind)
        starts.append(at)
        if at == behind:
            glued.append(len(starts) - 1)
        behind = at + len(piece)
    shapes = list(map(apart.__getitem__, pieces))
    for number in glued:
        if number:
            shapes[number] = tied[pieces[number]]
    return [
        Token(at + start, at + end, word, norm, joined, is_word, is_capital)
        for at, piece_shapes in zip(starts, shapes, strict=True)
        for start, end, word, norm, joined, is_word, is_capital in piece_shapes
    ]


@cache
def _remembered(
    language: str, elisions: frozenset[str]
) -> tuple[Remembered[tuple[Shape, ...]], Remembered[tuple[Shape, ...]]]:
    """Pieces behind white space, and those tied to another, with their tokens.

    No token holds white space or depends on what stands behind it.
    """
    apart = Remembered(lambda piece: _shapes(piece, language, elisions, tied=False))
    return apart, Remembered(lambda piece: _shapes(piece, language, elisions, tied=True))


def _shapes(piece: str, language: str, elisions: frozenset[str], tied: bool) -> tuple[Shape, ...]:
    """The tokens of a piece of text without white space; `tied` where none stands before it either."""
    words = (_WORD if _HEBREW_LETTER.search(piece) else _PLAIN_WORD).findall(piece)
    if not _APOSTROPHE.isdisjoint(words[1:]):
        return tuple(
            (t.start, t.end, t.text, t.norm, t.glued, t.is_word, t.is_capital)
            for t in _with_apostrophes(piece, words, (language, elisions), tied)
        )
    shapes: list[Shape] = []
    behind = 0
    for word in words:
        start = piece.index(word, behind)
        glued = start == behind and (tied or start > 0)
        behind = start + len(word)
        norm, is_word, is_capital = _form(word, language)
        shapes.append((start, behind, word, norm, glued, is_word, is_capital))
    return tuple(shapes)


@lru_cache(maxsize=50_000)
def _form(word: str, language: str) -> tuple[str, bool, bool]:
    """The norm of a word, whether it begins with a letter, and whether with a capital."""
    return normalized(word, language), word[0].isalpha(), word[0].isupper()


def _with_apostrophes(
    piece: str, words: list[str], known: tuple[str, frozenset[str]], tied: bool
) -> list[Token]:
    """The tokens of a piece whose `words` are found; each apostrophe goes where it belongs.

    `known` are the language and the words that it shortens.
    """
    language, elisions = known
    tokens: list[Token] = []
    behind = 0
    taken = False  # whether the word at hand went with the apostrophe before it
    for number, word in enumerate(words):
        if taken:
            taken = False
            continue
        start = piece.index(word, behind)
        end = start + len(word)
        glued = start == behind and (tied or bool(tokens))
        behind = end
        if tokens and glued and word in _APOSTROPHES:
            after = words[number + 1] if number + 1 < len(words) else ""
            before = tokens[-1]
            if piece.startswith(after, end) and _ties(before, after):
                _join_apostrophe(tokens, (end, after), language, elisions)
                behind = tokens[-1].end
                taken = True
                continue
            if before.norm in elisions:
                # "dell'" alone, as packs write it, or with a space behind, as some papers do.
                norm = before.norm + "'"
                tokens[-1] = token_of(before.start, end, before.text + "'", norm, before.glued)
                continue
        tokens.append(token_of(start, end, word, normalize(word, language), glued))
    return tokens


def _ties(before: Token, after: str) -> bool:
    """Whether an apostrophe ties `after` to the word before; in Hebrew it ties nothing."""
    letter = before.text[-1]
    return letter.isalpha() and not "\u05d0" <= letter <= "\u05ea" and after[:1].isalpha()


def _join_apostrophe(
    tokens: list[Token], after: tuple[int, str], language: str, elisions: frozenset[str]
) -> None:
    """Give the apostrophe between the last token and the word at `after` to where it belongs."""
    before = tokens[-1]
    start, word = after
    end = start + len(word)
    if before.norm in elisions:
        tokens[-1] = token_of(
            before.start, start, before.text + "'", before.norm + "'", before.glued
        )
        tokens.append(token_of(start, end, word, normalize(word, language), True))
    elif word[0].islower() and (before.is_capital or len(word) <= 2):
        suffix = "'" + word
        tokens.append(token_of(start - 1, end, suffix, normalize(suffix, language), True))
    else:
        joined = f"{before.text}'{word}"
        tokens[-1] = token_of(before.start, end, joined, normalize(joined, language), before.glued)
