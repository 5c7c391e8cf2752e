"""What the taggers see of a word; the same code serves training and reading.

Features are plain strings for `python-crfsuite`.  All features of a word form are made
once and cached, those of a position are the cached ones of the word and its
neighbours put together, because making strings is what tagging in Python costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: Vowel signs and stretched letters are written or left out at will; the Arabic forms of
#: kaf and yeh stand in many Persian texts; apostrophes come in three shapes.
_FOLD = str.maketrans(
    {**dict.fromkeys(range(0x64B, 0x653)), 0x640: None, 0x670: None}
    | {"ي": "ی", "ك": "ک", "’": "'", "ʼ": "'"}
)


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """The form by which models know a word, whatever its casing and vowel signs."""
    return word.lower().translate(_FOLD) or word


def shape(word: str) -> str:
    """Casing and kinds of characters, runs shortened: "Al-Assad" gives "Aa-Aa"."""
    kinds: list[str] = []
    for letter in word:
        if letter.isupper():
            kind = "A"
        elif letter.isdigit():
            kind = "0"
        elif letter.islower():
            kind = "a"
        elif letter.isalpha():
            kind = "x"
        else:
            kind = letter
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds[:6])


@lru_cache(maxsize=1 << 15)
def _own(word: str) -> tuple[str, ...]:
    low = folded(word)
    size = len(low)
    features = [f"w={low}", f"s={shape(word)}", f"n={min(size, 9)}"]
    features.extend(f"e{n}={low[-n:]}" for n in range(1, min(size, 5)))
    features.extend(f"b{n}={low[:n]}" for n in range(1, min(size, 4)))
    return tuple(features)


@lru_cache(maxsize=1 << 16)
def _near(word: str, offset: str) -> tuple[str, ...]:
    low = folded(word)
    if offset in ("-2", "+2"):
        return (f"{offset}w={low}",)
    return (f"{offset}w={low}", f"{offset}e={low[-3:]}", f"{offset}s={shape(word)}")


def word_features(words: Sequence[str]) -> list[list[str]]:
    """One list of features a word, for the tagger."""
    last = len(words) - 1
    letters = [word for word in words if word.isalpha()]
    # In a headline all in capitals, capitals say nothing about names.
    shouting = len(letters) > 2 and all(word.isupper() for word in letters)
    seen = [word.lower() if shouting else word for word in words]
    result = []
    for index, word in enumerate(seen):
        features = list(_own(word))
        if index:
            features.extend(_near(seen[index - 1], "-1"))
            features.append(f"{folded(seen[index - 1])}_{folded(word)}")
        else:
            features.append("start")
        if index < last:
            features.extend(_near(seen[index + 1], "+1"))
        else:
            features.append("stop")
        if index > 1:
            features.extend(_near(seen[index - 2], "-2"))
        if index < last - 1:
            features.extend(_near(seen[index + 2], "+2"))
        result.append(features)
    return result


def character_features(tokens: Sequence[str]) -> list[list[str]]:
    """One list of features a token, for finding words in Chinese: single Han characters
    or runs of Latin letters or digits, as the reader's tokeniser gives them."""
    seen = [token if len(token) == 1 else shape(token) for token in tokens]
    padded = ["^", "^", *seen, "$", "$"]
    result = []
    for index in range(2, len(padded) - 2):
        two, one, here, then, after = padded[index - 2 : index + 3]
        result.append(
            [
                f"c={here}", f"-1={one}", f"+1={then}", f"-2={two}", f"+2={after}",
                f"{one}{here}", f"{here}{then}|", f"{one}_{then}", f"{two}{one}<", f">{then}{after}",
            ]
        )  # fmt: skip
    return result
