"""How words are handed to the dependency parser; the same code serves training and reading.

The parser learns one vector a word form.  On a small treebank most forms of a new text
were never seen, so a form stands for itself only when it was frequent in training;
other words are known by tag and ending.  Names are never known by form: who happened
to be a subject in the treebank must not matter.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.language.models.features import folded


class Vocabulary(msgspec.Struct, frozen=True):
    """What the parser was trained on: folded word forms and endings of words."""

    forms: frozenset[str]
    endings: frozenset[str]


def form_of(word: str, tag: str, vocabulary: Vocabulary) -> str:
    """The form under which the parser knows `word`, never with white space in it."""
    if tag == "PROPN":
        return "~name"
    low = folded(word)
    if low in vocabulary.forms:
        return low
    if any(letter.isdigit() for letter in low):
        return "~number"
    return "~" + "_".join(low[-2:].split())


def ending_of(word: str, vocabulary: Vocabulary) -> str:
    """The word's last three or two letters, where training knew them, else "_"."""
    low = folded(word)
    for size in (3, 2):
        if len(low) > size and low[-size:] in vocabulary.endings:
            return low[-size:]
    return "_"


def rows(words: Sequence[str], tags: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """CoNLL-U rows up to the head: number, form, tag, ending, detail of the fine tag."""
    result = []
    for number, (word, fine) in enumerate(zip(words, tags, strict=True), 1):
        tag, _, detail = fine.partition(":")
        form, ending = form_of(word, tag, vocabulary), ending_of(word, vocabulary)
        result.append(f"{number}\t{form}\t_\t{tag}\t{ending}\t{detail or '_'}")
    return result
