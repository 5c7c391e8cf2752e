"""Given names that show a woman or a man: none of them is a word of a language that uses the list."""

from __future__ import annotations

import pytest

from dragoman.language.pack import codes, load, women_and_men
from dragoman.language.tokens import tokenize

USERS = [code for code in codes() if load(code).meta.gender.names]
WORDS = {
    "grammar",
    "trigger",
    "modality",
    "pronoun",
    "marker",
    "institution",
    "state",
    "city",
    "capital",
}


def test_no_name_is_both() -> None:
    women, men = women_and_men()
    assert women
    assert men
    assert not women & men


@pytest.mark.parametrize("code", USERS)
def test_no_name_is_a_word(code: str) -> None:
    pack = load(code)
    women, men = women_and_men()
    words = {
        name
        for name in women | men
        for match in pack.table.find(tokenize(name, code, pack.elisions))
        if WORDS & {entry.category for entry in match.entries}
    }
    assert not words
