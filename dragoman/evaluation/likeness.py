"""When two wordings count as the same: names despite their spelling, contents despite their cut."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

RENDERED = 0.6
"""Overlap (F1 of words) from which one content renders another."""
HELD = 0.8
"""Share of a text's words that another must have to hold it."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# Signs that transliterations set or leave out within one name.
_JOINTS = re.compile(r"[’'`´ʼ‘\-‐–]")
_LETTERS = str.maketrans({"ı": "i", "ß": "ss", "đ": "d"})
_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "von", "van", "de", "der", "the", "mr", "mrs", "seyyed", "sayyid"]
)  # fmt: skip
# Shorter parts of names must be equal: "Kim" is not "Lim".
_LEAST_LETTERS = 4
_LETTERS_PER_EDIT = 4


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """What texts are compared by: words without case and accents, and pairs of characters in
    scripts without spaces."""
    plain = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    found: list[str] = []
    for word in _WORD.findall(_JOINTS.sub(" ", plain)):
        if _UNSPACED.search(word):
            found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        else:
            found.append(word)
    return tuple(found)


def shared(one: str, other: str) -> int:
    """How many words two texts have in common."""
    return (Counter(words(one)) & Counter(words(other))).total()


def overlap(one: str, other: str) -> float:
    """F1 of the words of two texts, 0 to 1."""
    both = shared(one, other)
    return 2 * both / (len(words(one)) + len(words(other))) if both else 0.0


def touch(one: str, other: str) -> bool:
    """Whether one text holds the other, or each renders the other."""
    both, least = shared(one, other), min(len(words(one)), len(words(other)))
    holds = least >= 3 and both >= HELD * least
    return bool(both) and (holds or overlap(one, other) >= RENDERED)


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Whether every part of the shorter name stands, spelling aside, in the longer one."""
    short, long = sorted((_parts(one), _parts(other)), key=len)
    return bool(short) and all(any(_same_part(a, b) for b in long) for a in short)


def _parts(name: str) -> list[str]:
    return [word for word in words(name) if word not in _PARTICLES]


def _same_part(one: str, other: str) -> bool:
    """One edit for every four letters: "Shukry" and "Shoukry" are spellings of one name."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_LETTERS or abs(len(one) - len(other)) > 2:
        return False
    allowed = max(len(one), len(other)) // _LETTERS_PER_EDIT
    return Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed
