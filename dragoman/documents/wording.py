"""Content words of a line, to tell whether it speaks of the same as the report."""

from __future__ import annotations

import re

from dragoman.documents.lines import CJK
from dragoman.language.pages import fold

_WORDS = re.compile(r"[^\W\d_]+")
STEM = 5
"""Letters of a word that are compared: enough to tell words apart, few enough to join their forms."""


def content_words(text: str) -> set[str]:
    """Stems of the longer words of `text`; pairs of characters where words are not set apart."""
    found: set[str] = set()
    for word in _WORDS.findall(fold(text)):
        if CJK.search(word):
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) >= 4:
            found.add(_stem(word))
    return found


def _stem(word: str) -> str:
    if "\u0590" <= word[0] <= "\u06ff" and len(word) > 5:
        word = re.sub(r"^(?:وال|بال|كال|فال|لل|ال|و|ה|ו|ב|ל|מ)", "", word)
    return word[:STEM]
