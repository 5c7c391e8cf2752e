"""The pinned sets of `names.toml`: names of persons, organisations and places in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.language.tokens import tokenize
from training.treebanks import check

Labelled = tuple[list[str], list[str]]

#: What the sets call the three kinds; parts and derivations of names ("PERderiv") are no
#: names, other kinds (elections, works) are left out.
_KINDS = {
    "per": "person",
    "person": "person",
    "politician": "person",
    "org": "organization",
    "organisation": "organization",
    "politicalparty": "organization",
    "loc": "place",
    "location": "place",
    "country": "place",
}


class NameSet(msgspec.Struct, frozen=True):
    """One set: licence, where it is from, columns of word and label, files with SHA-256."""

    name: str
    licence: str
    source: str
    word: int
    label: int
    files: dict[str, str]


class NameRecipe(msgspec.Struct, frozen=True):
    """How the names of one language are trained; every `held_out`-th sentence measures."""

    held_out: int
    sets: tuple[NameSet, ...]


def name_recipes() -> dict[str, NameRecipe]:
    """The recipes by language."""
    file = Path(__file__).with_name("names.toml")
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, NameRecipe])


def name_corpus(
    language: str, recipe: NameRecipe, data: Path
) -> tuple[list[Labelled], list[Labelled]]:
    """Labelled sentences to train on and to measure on; raises SourceError as for treebanks."""
    train: list[Labelled] = []
    test: list[Labelled] = []
    for names in recipe.sets:
        for file, checksum in names.files.items():
            check(data / file, checksum)
            for number, rows in enumerate(_sentences(data / file, names)):
                held = number % recipe.held_out == recipe.held_out - 1
                (test if held else train).append(_surface(language, rows))
    return train, test


def _sentences(path: Path, names: NameSet) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        columns = line.split()
        if not columns and rows:
            yield rows
            rows = []
        elif len(columns) > names.label and not line.startswith(("#\t", "# ", "-DOCSTART-")):
            rows.append((columns[names.word], columns[names.label]))


def _surface(language: str, rows: Sequence[tuple[str, str]]) -> Labelled:
    """The reader's words of a sentence and their labels: "B-person", "I-person", "O"."""
    text = ""
    ends: list[int] = []
    for word, _ in rows:
        glued = word[0] in "'’" and len(word) > 1
        text = (text if glued else text + " ") + word
        ends.append(len(text))
    words: list[str] = []
    labels: list[str] = []
    at, last = 0, -1
    for token in tokenize(text, language):
        while ends[at] <= token.start:
            at += 1
        begin, _, name = rows[at][1].partition("-")
        kind = _KINDS.get(name.lower())
        goes_on = bool(labels) and labels[-1][2:] == kind
        inside = goes_on and (at == last or begin == "I")
        words.append(token.text)
        labels.append("O" if kind is None else f"{'I' if inside else 'B'}-{kind}")
        last = at
    return words, labels
