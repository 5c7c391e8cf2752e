"""The pinned treebanks of `treebanks.toml`, read as sentences of surface words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dragoman.errors import SourceError
from dragoman.language.tokens import tokenize
from training.surface import Node, Sentence, Spans, project, read_conllu


class Treebank(msgspec.Struct, frozen=True):
    """One treebank: name of its repository, licence, files with their SHA-256."""

    name: str
    licence: str
    files: dict[str, str]


class Recipe(msgspec.Struct, frozen=True):
    """How one language is trained."""

    rounds: int
    held_out: str
    treebanks: tuple[Treebank, ...]
    elisions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Corpus:
    """Sentences to train on and sentences to measure on."""

    train: list[Sentence]
    test: list[Sentence]


def recipes() -> dict[str, Recipe]:
    """The recipes by language."""
    file = Path(__file__).with_name("treebanks.toml")
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, Recipe])


def corpus(language: str, recipe: Recipe, data: Path) -> Corpus:
    """Read and split a language's treebanks; raises SourceError if a file is not the pinned one."""
    parted = Corpus([], [])
    every = int(recipe.held_out.split()[1][:-2]) if recipe.held_out.startswith("every ") else 0
    for treebank in recipe.treebanks:
        for name, checksum in treebank.files.items():
            path = data / treebank.name / name
            check(path, checksum)
            for number, (text, nodes) in enumerate(read_conllu(path)):
                sentence = _surface(language, recipe, text, nodes)
                held = number % every == every - 1 if every else name == recipe.held_out
                if sentence is not None:
                    (parted.test if held else parted.train).append(sentence)
    return parted


def _surface(language: str, recipe: Recipe, text: str, nodes: list[Node]) -> Sentence | None:
    def reader_words(text: str) -> Spans:
        if language == "zh":  # The reader's tokens are characters there; words are the segmenter's.
            return sorted({(node.start, node.end) for node in nodes})
        return [(t.start, t.end) for t in tokenize(text, language, recipe.elisions)]

    return project(text, nodes, reader_words)


def check(path: Path, checksum: str) -> None:
    """Raise SourceError unless the file is there and is the pinned one."""
    hint = "Get the release that the lists in training/ name, or pin the new one there."
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(
            "training data missing", reason="missing", where=str(path), hint=hint
        ) from error
    if found != checksum:
        raise SourceError(
            "not the pinned training data", reason="checksum", where=str(path), hint=hint
        )
