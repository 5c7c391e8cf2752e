"""Names: folded, romanised, reduced to a consonant skeleton, and compared.

Everything here is a pure function of the strings given and cached, since the
same names come back thousands of times.  `likeness` says how alike two names
are and which parts it compared, so that a score can be looked into.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.language import sounds
from dragoman.language.han import SIMPLIFIED
from dragoman.language.sounds import script

_SPLIT = re.compile(r"[^\w]+", re.UNICODE)
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"}
)
_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ə": "a", "ё": "е"}
)
_UKRAINIAN = str.maketrans({"г": "h", "Г": "H", "и": "y", "И": "Y"})
_PERSIAN = str.maketrans({"و": "v", "ث": "s", "ذ": "z", "ض": "z"})
_INSIDE = re.compile(r"[’'`´ʼ‘ʿʾ\u0640\u200c\u200d\"״׳.]")


class Likeness(msgspec.Struct, frozen=True):
    """How alike two names are, 0 to 1, and the parts compared: (left, right, likeness)."""

    score: float
    compared: tuple[tuple[str, str, float], ...]


@cache
def _words() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    data = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    light = frozenset(data["particles"]) | frozenset(data["titles"])
    return light, frozenset(data["forms"]), dict(data["same"])


@lru_cache(maxsize=1 << 17)
def fold(name: str) -> str:
    """`name` in lower case without accents, vowel signs and punctuation; words apart by one space.

    Chinese in traditional characters is folded to simplified ones.
    """
    text = _INSIDE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS).translate(_ARABIC).translate(SIMPLIFIED)
    return " ".join(word for word in _SPLIT.split(plain) if word)


@lru_cache(maxsize=1 << 17)
def parts(name: str) -> tuple[str, ...]:
    """The folded parts of `name` that tell people apart: no titles, particles, legal forms.

    The Arabic article is taken off; a name of nothing else keeps what it has.
    """
    light, forms, _ = _words()
    words = [_article(word) for word in fold(name).split()]
    kept = tuple(word for word in words if word not in light and word not in forms)
    return kept or tuple(words)


def _article(word: str) -> str:
    return (
        word[2:] if word.startswith("ال") and len(word) > 4 and script(word) == "arabic" else word
    )


def skeleton(name: str) -> str:
    """The consonant skeletons of the parts of `name`, in their order, for blocking."""
    return " ".join(key for key in (sounds.skeleton(part) for part in parts(name)) if key)


@lru_cache(maxsize=1 << 17)
def sound_keys(name: str) -> frozenset[str]:
    """Keys of the parts of `name` by sound, the same in any script: for finding candidates."""
    return frozenset(key for part in parts(name) for key in sounds.skeletons(part))


@lru_cache(maxsize=1 << 16)
def latin(name: str, language: str | None = None) -> str:
    """`name` in Latin letters, readable rather than scholarly.

    Latin names come back as they are.  Arabic and Hebrew do not write short
    vowels, so theirs are left out; `language` tells Persian from Arabic letters
    and Ukrainian from Russian ones.
    """
    kind = script(name)
    if kind == "latin":
        return name
    if kind == "han":
        return " ".join(
            "".join(anyascii(c).lower() for c in part).capitalize()
            for part in re.split(r"[·•\s]+", name)
            if part
        )
    if kind == "cyrillic" and language == "uk":
        name = name.translate(_UKRAINIAN)
    if kind == "arabic" and language == "fa":
        name = name.translate(_PERSIAN)
    text = anyascii(name)
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


@lru_cache(maxsize=1 << 18)
def part_likeness(a: str, b: str) -> float:
    """Likeness of two folded name parts: by spelling within a script, by sound always."""
    same = _words()[2]
    if a == b or same.get(a, a) == same.get(b, b):
        return 1.0
    if (len(a) == 1 or len(b) == 1) and script(a) == script(b):
        return 0.85 if a[0] == b[0] else 0.0
    if a.isdigit() or b.isdigit():
        return 0.0
    forms = ((x, y) for x in sounds.nominatives(a) for y in sounds.nominatives(b))
    heard = max(
        # An ending taken off makes the likeness a little less sure.
        sounds.sound_likeness(x, y) - 0.04 * ((x != a) + (y != b))
        for x, y in forms
    )
    if script(a) != script(b):
        return heard
    spelled = Levenshtein.normalized_similarity(a, b)
    if spelled >= 0.6:
        # Levenshtein is harsh on short words with one letter astray, Jaro on none.
        spelled = (spelled + JaroWinkler.similarity(a, b)) / 2
    return spelled if heard < 0.5 else max(spelled, 0.65 * heard + 0.35 * spelled)


# A pair of parts counts as one name part from this likeness on: the highest F1 on labelled
# pairs of persons and companies lay between 0.76 and 0.82.
SAME_PART = 0.78
_JOINED, _JOINED_ACROSS = 0.9, 0.85
"""Likeness from which two names cut into parts differently are compared as a whole ("شي جين بينغ", "Си
Цзиньпин"); another script spells the same sounds less alike."""


@lru_cache(maxsize=1 << 17)
def likeness(a: str, b: str) -> Likeness:
    """How alike two names are, in any two scripts.

    Parts are paired best first, whatever their order.  Parts that only the
    longer name has cost little ("Joe Biden", "Joseph Robinette Biden"); parts
    left on both sides contradict each other and cost their full weight
    ("George Bush", "Barbara Bush").
    """
    left, right = parts(a), parts(b)
    if not left or not right:
        return Likeness(0.0, ())
    if "".join(left) == "".join(right):
        return Likeness(1.0, tuple((x, x, 1.0) for x in left))
    if "han" in (script(a), script(b)) and script(a) != script(b):
        return _han_likeness(left, right)
    pairs = _paired(left, right)
    score = _score(left, right, pairs)
    joined = part_likeness("".join(left), "".join(right))
    least = _JOINED if script(a) == script(b) else _JOINED_ACROSS
    if len(left) != len(right) and joined > max(score, least):
        return Likeness(joined, (("".join(left), "".join(right), joined),))
    return Likeness(score, tuple((left[i], right[j], value) for i, j, value in pairs))


def _paired(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int, float]]:
    """One-to-one pairs of parts, the likest first; earlier positions win ties."""
    scored = sorted(
        ((part_likeness(x, y), -abs(i - j), -i, -j)
         for i, x in enumerate(left) for j, y in enumerate(right)),
        reverse=True,
    )  # fmt: skip
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for value, _, i, j in scored:
        if value >= 0.5 and -i not in used_left and -j not in used_right:
            used_left.add(-i)
            used_right.add(-j)
            pairs.append((-i, -j, value))
    return sorted(pairs)


def _score(
    left: tuple[str, ...], right: tuple[str, ...], pairs: list[tuple[int, int, float]]
) -> float:
    good = [(i, j, value) for i, j, value in pairs if value >= SAME_PART]
    if not good:
        return 0.45 * max((value for _, _, value in pairs), default=0.0)
    lone_left = len(left) - len(good)
    lone_right = len(right) - len(good)
    conflict = min(lone_left, lone_right)
    extra = max(lone_left, lone_right) - conflict
    matched = sum(value * value for _, _, value in good)
    score = matched / (len(good) + 1.2 * conflict + 0.12 * extra)
    if len(good) == 1 and extra and not conflict:
        # One part alone names many people: alike, but not sure.
        score *= 0.8
    if _reordered(left, right, good):
        score *= 0.93
    return min(1.0, score)


def _reordered(
    left: tuple[str, ...], right: tuple[str, ...], good: list[tuple[int, int, float]]
) -> bool:
    """Order differs in more than a surname put first ("Bush, George")."""
    order = [j for _, j, _ in good]
    turned = [order[k:] + order[:k] for k in range(len(order))]
    return len(order) > 2 and sorted(order) not in turned


def _han_likeness(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """A Han name against one in another script: the whole, or part by part, by sound.

    Han writing does not divide foreign names without a dot, so a single Han
    part is held against the joined other name and against each of its parts.
    """
    if script(left[0]) != "han":
        mirrored = _han_likeness(right, left)
        return Likeness(mirrored.score, tuple((y, x, v) for x, y, v in mirrored.compared))
    if len(left) > 1 and len(right) > 1:
        pairs = _paired(left, right)
        return Likeness(
            _score(left, right, pairs), tuple((left[i], right[j], v) for i, j, v in pairs)
        )
    # Part by part: "Wang Yi" is no "Wan Gyi".
    heard = [sounds.joined(map(sounds.sounds, name)) for name in (left, right)]
    value = sounds.heard_likeness(*heard)
    best = Likeness(value, (("".join(left), "".join(right), value),))
    for x in left:
        for y in right:
            # One part of several is less than the whole name.
            value = sounds.sound_likeness(x, y)
            if 0.9 * value > best.score:
                best = Likeness(0.9 * value, ((x, y, value),))
    return best
