"""What a model is worth to the reader, measured on sentences it was not trained on."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.language.models.parts import Arc, Namer, Parser, Segmenter, Tagger, spans_of
from training.fit import split_characters
from training.surface import Sentence

_NOMINAL = ("NOUN", "PROPN")


@dataclass
class Score:
    """Counts of found, right and wanted pairs; precision and recall in per cent."""

    found: int = 0
    right: int = 0
    wanted: int = 0

    def add(self, found: set[tuple[int, ...]], wanted: set[tuple[int, ...]]) -> None:
        self.found += len(found)
        self.wanted += len(wanted)
        self.right += len(found & wanted)

    def percent(self) -> tuple[float, float]:
        """Precision and recall."""
        return (
            round(100 * self.right / max(self.found, 1), 1),
            round(100 * self.right / max(self.wanted, 1), 1),
        )


@dataclass
class Scores:
    """Everything measured for one language."""

    tags: Score = field(default_factory=Score)
    names: Score = field(default_factory=Score)
    heads: Score = field(default_factory=Score)
    arcs: Score = field(default_factory=Score)
    subjects: Score = field(default_factory=Score)
    nearest: Score = field(default_factory=Score)
    objects: Score = field(default_factory=Score)
    obliques: Score = field(default_factory=Score)


def measure(sentences: Sequence[Sentence], tagger: Tagger, parser: Parser) -> dict[str, object]:
    """Figures on held-out sentences, all with the tagger's own tags."""
    count = sum(len(sentence.words) for sentence in sentences)
    started = time.perf_counter()
    tagged = [tagger.analyse(sentence.words) for sentence in sentences]
    tagging = time.perf_counter() - started
    started = time.perf_counter()
    trees = parser.parse_all(
        (sentence.words, tags) for sentence, tags in zip(sentences, tagged, strict=True)
    )
    parsing = time.perf_counter() - started
    scores = Scores()
    for sentence, fine, tree in zip(sentences, tagged, trees, strict=True):
        _compare(scores, sentence, [tag.partition(":")[0] for tag in fine], tree)
    return {
        "sentences": len(sentences),
        "words": count,
        "upos": scores.tags.percent()[0],
        "propn": scores.names.percent(),
        "uas": scores.heads.percent()[0],
        "las": scores.arcs.percent()[0],
        "subject": scores.subjects.percent(),
        "subject_nearest": scores.nearest.percent(),
        "object": scores.objects.percent(),
        "oblique": scores.obliques.percent(),
        "tagged_per_second": round(count / tagging, -3),
        "parsed_per_second": round(count / parsing, -3),
    }


def _compare(scores: Scores, gold: Sentence, tags: list[str], tree: Sequence[Arc]) -> None:
    true_tags = [tag.partition(":")[0] for tag in gold.tags]
    true = [Arc(h, r) for h, r in zip(gold.heads, gold.relations, strict=True)]
    scores.tags.add(_numbered(tags), _numbered(true_tags))
    scores.names.add(
        {(i,) for i, tag in enumerate(tags) if tag == "PROPN"},
        {(i,) for i, tag in enumerate(true_tags) if tag == "PROPN"},
    )
    words = range(len(true))
    scores.heads.add({(i, tree[i].head) for i in words}, {(i, true[i].head) for i in words})
    right = sum(tree[i] == true[i] for i in words)
    scores.arcs.found += len(true)
    scores.arcs.wanted += len(true)
    scores.arcs.right += right
    subjects = _pairs(true, true_tags, ("nsubj", "nsubj:pass"))
    scores.subjects.add(_pairs(tree, tags, ("nsubj", "nsubj:pass")), subjects)
    scores.nearest.add(_nearest(tags), subjects)
    scores.objects.add(_pairs(tree, tags, ("obj",)), _pairs(true, true_tags, ("obj",)))
    scores.obliques.add(_marked(tree, tags), _marked(true, true_tags))


def _numbered(tags: Sequence[str]) -> set[tuple[int, ...]]:
    return {(index, *map(ord, tag)) for index, tag in enumerate(tags)}


def _pairs(
    tree: Sequence[Arc], tags: Sequence[str], relations: tuple[str, ...]
) -> set[tuple[int, ...]]:
    """(verb, noun or name) that stand in one of the relations."""
    return {
        (arc.head, index)
        for index, arc in enumerate(tree)
        if arc.relation in relations
        and tags[index] in _NOMINAL
        and arc.head >= 0
        and tags[arc.head] == "VERB"
    }


def _marked(tree: Sequence[Arc], tags: Sequence[str]) -> set[tuple[int, ...]]:
    """(verb, oblique, its case markers); an oblique without one counts with none."""
    return {
        (
            *pair,
            *(i for i, arc in enumerate(tree) if arc.head == pair[1] and arc.relation == "case"),
        )
        for pair in _pairs(tree, tags, ("obl", "obl:agent"))
    }


def _nearest(tags: Sequence[str]) -> set[tuple[int, ...]]:
    """What a reader without a tree would take for subjects: the nearest noun or name before
    each verb that no adposition precedes, else the nearest after it."""
    found: set[tuple[int, ...]] = set()
    bare = [
        index for index, tag in enumerate(tags) if tag in _NOMINAL and not _governed(tags, index)
    ]
    for verb, tag in enumerate(tags):
        if tag == "VERB":
            before = [index for index in bare if index < verb]
            after = [index for index in bare if index > verb]
            if before or after:
                found.add((verb, before[-1] if before else after[0]))
    return found


def _governed(tags: Sequence[str], index: int) -> bool:
    while index > 0 and tags[index - 1] in ("DET", "ADJ", "NUM", *_NOMINAL):
        index -= 1
    return index > 0 and tags[index - 1] == "ADP"


def measure_words(sentences: Sequence[Sentence], segmenter: Segmenter) -> dict[str, object]:
    """Precision and recall of words found in characters."""
    score = Score()
    for sentence in sentences:
        tokens, labels = split_characters(sentence.words)
        starts = [i for i, label in enumerate(labels) if label in "BS"]
        score.add(
            set(segmenter.words(tokens)),
            set(zip(starts, [*starts[1:], len(tokens)], strict=True)),
        )
    return {"words_found": score.percent()}


def measure_names(
    sentences: Sequence[tuple[list[str], list[str]]], namer: Namer
) -> dict[str, object]:
    """Precision and recall of exact names, by kind and whatever the kind."""
    scores: dict[str, Score] = {}
    for words, labels in sentences:
        found, wanted = namer.names(words), spans_of(labels)
        for kind in ("person", "organization", "place"):
            scores.setdefault(kind, Score()).add(
                {(n.start, n.end) for n in found if n.kind == kind},
                {(n.start, n.end) for n in wanted if n.kind == kind},
            )
        scores.setdefault("any", Score()).add(
            {(n.start, n.end) for n in found}, {(n.start, n.end) for n in wanted}
        )
    return {f"names_{kind}": score.percent() for kind, score in scores.items()}
