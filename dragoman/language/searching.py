"""Words as a search compares them, in every script, and what a query asks for.

A text is searched by its words without case, accents and vowel signs.  Where
writing does not part words (Chinese) every character counts as one, and a word
of a query is a phrase of them.  Arabic and Hebrew write articles, prepositions
and "and" onto the next word: unless a query is exact, its words are found with
and without them, and as beginnings of longer words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.language.names import fold
from dragoman.language.sounds import script

MOST_WORDS = 12
"""Words of a query that count."""
_LONGEST = 60
"""Letters of one word that count: no word of any language is longer, and an index has limits."""
_MOST_LETTERS = 300_000
"""Of one text; a longer one is a book or harm."""
_PREFIX_FROM = 3
"""A shorter word would be the beginning of too many."""
# Ideographs and kana, each a word; and what may stand inside a word though it is no letter.
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[^\W_{_HAN}]|[{_MARKS}])*")
_BEFORE = {
    "arabic": ("ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "ول", "وب"),
    "hebrew": ("ה", "ו", "וה", "ב", "ל", "מ", "ש", "שה", "כ", "מה"),
}
"""What is written onto the front of a word, by script."""


class Phrase(msgspec.Struct, frozen=True):
    """Folded words that must stand one after the other; of the last, a beginning if `prefix`."""

    words: tuple[str, ...]
    prefix: bool = False


class Sought(msgspec.Struct, frozen=True):
    """What a query asks for: of each group, one of its phrases must be there."""

    groups: tuple[tuple[Phrase, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)


class Term(msgspec.Struct, frozen=True):
    """One part of a query as it was typed: a word, or several words in quotation marks."""

    text: str
    quoted: bool


def words(text: str) -> list[str]:
    """The words of `text` as they are compared."""
    return [word for word, _, _ in _placed(text)]


def indexed(text: str) -> str:
    """`text` as an index of words takes it: its words, apart by spaces."""
    return " ".join(words(text))


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(text[:_MOST_LETTERS]):
        word = _folded(found[0])
        if word:
            yield word, found.start(), found.end()


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    # A word that folding divides is one word still.
    plain = fold(word).replace(" ", "") or unicodedata.normalize("NFKC", word).casefold()
    return plain[:_LONGEST]


def terms(query: str) -> tuple[Term, ...]:
    """The parts of `query`: what stands in quotation marks belongs together."""
    found: list[Term] = []
    for n, part in enumerate(re.split(r"[\"“”„«»]", query)):
        if n % 2:
            found += [Term(part, True)] if words(part) else []
        else:
            found += [Term(word, False) for word in part.split() if words(word)]
    return tuple(found[:MOST_WORDS])


def sought(
    query: Sequence[Term],
    *,
    exact: bool = False,
    names: Mapping[int, tuple[int, Sequence[str]]] = {},
) -> Sought:
    """What the terms of a query ask for.

    `names` gives, for the term at an index, how many terms from there on name
    someone, and the names to look for in their place.  An exact query asks for
    its words alone.
    """
    groups: list[tuple[Phrase, ...]] = []
    n = 0
    while n < len(query):
        taken, others = names.get(n, (1, ()))
        own = tuple(word for term in query[n : n + taken] for word in words(term.text))
        if exact or query[n].quoted:
            phrases = [Phrase(own)]
        else:
            phrases = _forms(own, beginning=taken == 1)
        phrases += [Phrase(tuple(words(name))) for name in others if words(name)]
        groups.append(tuple(dict.fromkeys(phrases)))
        n += taken
    return Sought(tuple(groups))


def _forms(own: tuple[str, ...], *, beginning: bool) -> list[Phrase]:
    first, *rest = own
    kind = script(first)
    stems = [first]
    if kind == "arabic" and first.startswith("ال") and len(first) > 4:
        stems.append(first[2:])
    fronts = ("", *_BEFORE.get(kind, ()))
    heads = dict.fromkeys([*stems, *(front + stems[-1] for front in fronts)])
    prefix = beginning and kind != "han" and len(own[-1]) >= _PREFIX_FROM
    return [Phrase((head, *rest), prefix) for head in heads]


def spots(text: str, wanted: Sought) -> list[tuple[int, int]]:
    """Where `text` has what is `wanted`: first and last-plus-one character of each, in order."""
    by_first: dict[str, list[Phrase]] = {}
    openings: list[Phrase] = []
    for group in wanted.groups:
        for phrase in group:
            if len(phrase.words) == 1 and phrase.prefix:
                openings.append(phrase)
            else:
                by_first.setdefault(phrase.words[0], []).append(phrase)
    beginnings = tuple(phrase.words[0] for phrase in openings)
    # Most words are none of those: what they are is looked at before where they stand.
    told = list(map(_folded, _WORD.findall(text[:_MOST_LETTERS])))
    if not any(word in by_first or word.startswith(beginnings) for word in told):
        return []
    places = [match.span() for match in _WORD.finditer(text[:_MOST_LETTERS])]
    if not all(told):
        places = [place for place, word in zip(places, told, strict=True) if word]
        told = [word for word in told if word]
    found: list[tuple[int, int]] = []
    for n, word in enumerate(told):
        last = n if word.startswith(beginnings) else -1
        for phrase in by_first.get(word, ()):
            if _stands(phrase, told, n):
                last = max(last, n + len(phrase.words) - 1)
        if last >= n:
            found.append((places[n][0], places[last][1]))
    return _apart(found)


def _stands(phrase: Phrase, told: Sequence[str], at: int) -> bool:
    there = tuple(told[at : at + len(phrase.words)])
    if phrase.prefix and len(there) == len(phrase.words):
        return there[:-1] == phrase.words[:-1] and there[-1].startswith(phrase.words[-1])
    return there == phrase.words


def _apart(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`found` without what lies within what came before."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
