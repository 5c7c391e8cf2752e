"""Fitting the parts: conditional random fields by pycrfsuite, the parser by UDPipe.

The libraries draw no random numbers but their own, from fixed seeds: the same data and
library versions give the same bytes.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite
import ufal.udpipe as udpipe

from dragoman.language.models.encoding import Vocabulary, rows
from dragoman.language.models.features import character_features, folded, word_features
from training.surface import Sentence

#: L-BFGS with L1 keeps the model a quarter the size of the perceptron's, and half a point
#: better at names (English EWT); beyond 50 rounds nothing was gained.
FINE = {"c1": 0.3, "c2": 0.01, "max_iterations": 50, "feature.minfreq": 2}
#: The perceptron takes a quarter of the time: good enough for the tags of the jackknife.
QUICK = {"max_iterations": 8, "feature.minfreq": 2}
FOLDS = 4
#: Sizes tried on English: four times the weights gained nothing on small treebanks and
#: halved the speed. L2 and the dynamic oracle lost a point in as few rounds as these.
PARSER = (
    "embedding_form=24;embedding_upostag=10;embedding_xpostag=12;embedding_feats=6;"
    "embedding_deprel=10;hidden_layer=64;batch_size=10;learning_rate=0.02;"
    "learning_rate_final=0.002;l2=0;structured_interval=0;transition_system=projective;"
    "transition_oracle=static;embedding_form_mincount=1;use_gold_tags=1;iterations={rounds}"
)
#: A form or an ending seen less often is known by its tag and a shorter ending only.
FORM_COUNT, ENDING_COUNT = 3, 8


def fit_crf(
    examples: Iterable[tuple[list[list[str]], Sequence[str]]], *, quick: bool = False
) -> bytes:
    """A conditional random field over (features, labels) of sentences."""
    trainer = pycrfsuite.Trainer(
        algorithm="ap" if quick else "lbfgs", params=QUICK if quick else FINE, verbose=False
    )
    for features, labels in examples:
        trainer.append(features, list(labels))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return path.read_bytes()


def fit_tagger(sentences: Sequence[Sentence], *, quick: bool = False) -> bytes:
    """The tagger's model: fine tags from words."""
    return fit_crf(((word_features(s.words), s.tags) for s in sentences), quick=quick)


def fit_segmenter(sentences: Sequence[Sentence]) -> bytes:
    """The segmenter's model: B, M, E within a word, S for a word of one token."""
    return fit_crf(map(_characters, sentences))


def fit_names(sentences: Sequence[tuple[list[str], list[str]]]) -> bytes:
    """The name tagger's model: "B-person", "I-person", ..., "O" from words."""
    return fit_crf((word_features(words), labels) for words, labels in sentences)


def _characters(sentence: Sentence) -> tuple[list[list[str]], list[str]]:
    tokens, labels = split_characters(sentence.words)
    return character_features(tokens), labels


def split_characters(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tokens as the reader makes them of these words, and the label of each."""
    tokens: list[str] = []
    labels: list[str] = []
    for word in words:
        alone = len(word) == 1 or word.isascii()
        parts = [word] if alone else list(word)
        tokens.extend(parts)
        labels.extend("S" if alone else "B" + "M" * (len(parts) - 2) + "E")
    return tokens, labels


def jackknife(
    sentences: Sequence[Sentence], analyse: Callable[[bytes], Callable[[list[str]], list[str]]]
) -> list[list[str]]:
    """Tags as a tagger gives them that did not see the sentence.

    A parser trained on gold tags trusts tags too much: it has to see the faults that it
    will meet.
    """
    found: list[list[str]] = [[] for _ in sentences]
    for fold in range(FOLDS):
        inside = [i * FOLDS // len(sentences) == fold for i in range(len(sentences))]
        model = fit_tagger([s for s, t in zip(sentences, inside, strict=True) if not t], quick=True)
        tag = analyse(model)
        for index, held in enumerate(inside):
            if held:
                found[index] = tag(sentences[index].words)
    return found


def vocabulary(sentences: Sequence[Sentence]) -> Vocabulary:
    """The forms and endings frequent enough to learn something about."""
    forms: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for sentence in sentences:
        for word, tag in zip(sentence.words, sentence.tags, strict=True):
            low = folded(word)
            if " " in low:
                continue
            endings.update(low[-size:] for size in (2, 3) if len(low) > size)
            if not tag.startswith("PROPN"):
                forms[low] += 1
    return Vocabulary(
        frozenset(form for form, count in forms.items() if count >= FORM_COUNT),
        frozenset(ending for ending, count in endings.items() if count >= ENDING_COUNT),
    )


def collapse_names(sentence: Sentence, tags: Sequence[str]) -> tuple[Sentence, list[str]]:
    """Make each name of several adjacent words one word, as a reader that knows it will.

    Only where its parts hang together by themselves and nothing else hangs from them.
    """
    groups = list(range(len(sentence.words)))
    for index, head in enumerate(sentence.heads):
        before = index - 1
        if (
            sentence.relations[index] in ("flat", "compound")
            and index > 0
            and sentence.tags[index].startswith("PROPN")
            and sentence.tags[before].startswith("PROPN")
            and head == groups[before]
            and index not in sentence.heads
        ):
            groups[index] = groups[before]
    kept = [index for index, group in enumerate(groups) if index == group]
    place = {old: new for new, old in enumerate(kept)}
    words = [
        " ".join(w for w, g in zip(sentence.words, groups, strict=True) if g == old) for old in kept
    ]
    heads = [place[groups[sentence.heads[old]]] if sentence.heads[old] >= 0 else -1 for old in kept]
    relations = [sentence.relations[old] for old in kept]
    merged = Sentence(words, [sentence.tags[old] for old in kept], heads, relations)
    return merged, [
        tags[old] if " " not in word else "PROPN" for old, word in zip(kept, words, strict=True)
    ]


def fit_parser(
    examples: Sequence[tuple[Sentence, Sequence[str]]], known: Vocabulary, rounds: int
) -> bytes:
    """The parser's model from sentences and the tags that they are seen with."""
    text = "".join(
        "\n".join(
            f"{row}\t{head + 1}\t{relation}\t_\t_"
            for row, head, relation in zip(
                rows(sentence.words, tags, known), sentence.heads, sentence.relations, strict=True
            )
        )
        + "\n\n"
        for sentence, tags in examples
    )
    problem = udpipe.ProcessingError()
    model: Any = udpipe.Trainer.train(
        "morphodita_parsito", _sentences(text), udpipe.Sentences(),
        "none", "none", PARSER.format(rounds=rounds), problem,
    )  # fmt: skip
    if problem.occurred():
        raise RuntimeError(f"udpipe: {problem.message}")
    return bytes(model)


def _sentences(text: str) -> Any:
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(text)
    problem, result = udpipe.ProcessingError(), udpipe.Sentences()
    while True:
        sentence = udpipe.Sentence()
        if not reader.nextSentence(sentence, problem):
            break
        result.append(sentence)
    if problem.occurred():
        raise RuntimeError(f"udpipe: {problem.message}")
    return result
