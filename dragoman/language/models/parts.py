"""Tagger, segmenter and parser: thin, locked shells around the two small libraries."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.language.models.encoding import Vocabulary, rows
from dragoman.language.models.features import character_features, word_features


class Arc(msgspec.Struct, frozen=True, gc=False):
    """A word's place in the tree: index of its head (-1 for the root) and relation to it.

    Relations are those of Universal Dependencies without subtypes, except
    `nsubj:pass`, `obl:agent` and `compound:lvc`.
    """

    head: int
    relation: str


class Name(msgspec.Struct, frozen=True, gc=False):
    """Words `start` to `end` (exclusive) name a person, an organization or a place."""

    start: int
    end: int
    kind: str


class Tagger:
    """Parts of speech by a linear-chain conditional random field."""

    def __init__(self, model: bytes) -> None:
        self._model = model  # The library reads from these bytes and does not keep them.
        self._crf = _open_crf(model)
        self._lock = threading.Lock()

    def tag(self, words: Sequence[str]) -> list[str]:
        """The universal part of speech of each word of a sentence."""
        return [fine.partition(":")[0] for fine in self.analyse(words)]

    def analyse(self, words: Sequence[str]) -> list[str]:
        """Fine tags, best for the parser: "NOUN:Dat", "VERB:PartPass", "ADP"."""
        if not words:
            return []
        with self._lock:
            found: list[str] = self._crf.tag(word_features(words))
        return found


class Namer:
    """Names of persons, organisations and places by a linear-chain conditional random field."""

    def __init__(self, model: bytes) -> None:
        self._model = model
        self._crf = _open_crf(model)
        self._lock = threading.Lock()

    def names(self, words: Sequence[str]) -> list[Name]:
        """The names in a sentence, in order, none overlapping."""
        if not words:
            return []
        with self._lock:
            labels: list[str] = self._crf.tag(word_features(words))
        return spans_of(labels)


class Segmenter:
    """Words in a script that does not separate them."""

    def __init__(self, model: bytes) -> None:
        self._model = model  # The library reads from these bytes and does not keep them.
        self._crf = _open_crf(model)
        self._lock = threading.Lock()

    def words(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Group a sentence's tokens (single characters, runs of digits) into words.

        Each pair is first token and the one after the last. A caller that knows some
        words already (a name, a trigger) asks for the stretches between them.
        """
        if not tokens:
            return []
        with self._lock:
            labels: list[str] = self._crf.tag(character_features(tokens))
        starts = [i for i, label in enumerate(labels) if i == 0 or label in ("B", "S")]
        return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


class Parser:
    """Dependency trees by a greedy transition parser with a small neural network."""

    def __init__(self, model: bytes, vocabulary: bytes) -> None:
        import ufal.udpipe as udpipe

        self._udpipe: Any = udpipe
        self._vocabulary = msgspec.json.decode(vocabulary, type=Vocabulary)
        self._model: Any = _open_udpipe(model)
        self._pipeline: Any = udpipe.Pipeline(
            self._model, "conllu", udpipe.Pipeline.NONE, udpipe.Pipeline.DEFAULT, "conllu"
        )
        self._lock = threading.Lock()

    def parse(self, words: Sequence[str], tags: Sequence[str]) -> list[Arc]:
        """The tree of one sentence. `tags` are `Tagger.analyse`'s, or plain universal ones.

        A word may be a whole name ("Ali Bagheri Kani", tag PROPN): so the tree is surer.
        """
        return self.parse_all([(words, tags)])[0]

    def parse_all(
        self, sentences: Iterable[tuple[Sequence[str], Sequence[str]]]
    ) -> list[list[Arc]]:
        """The trees of several sentences, in one call of the library."""
        given = list(sentences)
        text = "".join(
            row + ("\t_\t_\t_\t_\n\n" if index == len(words) - 1 else "\t_\t_\t_\t_\n")
            for words, tags in given
            for index, row in enumerate(rows(words, tags, self._vocabulary))
        )
        with self._lock:
            problem = self._udpipe.ProcessingError()
            parsed: str = self._pipeline.process(text, problem)
        if problem.occurred():
            raise RuntimeError(f"udpipe: {problem.message}")
        arcs = [
            Arc(int(columns[6]) - 1, columns[7])
            for columns in (line.split("\t") for line in parsed.split("\n"))
            if len(columns) == 10
        ]
        trees, at = [], 0
        for words, _ in given:
            trees.append(arcs[at : at + len(words)])
            at += len(words)
        return trees


def spans_of(labels: Sequence[str]) -> list[Name]:
    """The names that labels "B-person", "I-person", "O" spell out."""
    found: list[Name] = []
    for index, label in enumerate(labels):
        begin, _, kind = label.partition("-")
        if begin == "I" and found and found[-1].end == index and found[-1].kind == kind:
            found[-1] = Name(found[-1].start, index + 1, kind)
        elif kind:
            found.append(Name(index, index + 1, kind))
    return found


def _open_crf(model: bytes) -> Any:
    import pycrfsuite

    crf = pycrfsuite.Tagger()
    crf.open_inmemory(model)
    return crf


def _open_udpipe(model: bytes) -> Any:
    """The library reads from files only."""
    import ufal.udpipe as udpipe

    handle, path = tempfile.mkstemp(suffix=".udpipe")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(model)
        return udpipe.Model.load(path)
    finally:
        Path(path).unlink()
