"""Train the small parts of one or more languages and print what they are worth.

    python -m training.train en de --data DIR --out models/dragoman_models

DIR holds the treebanks that `treebanks.toml` pins. See `training/README.md`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from importlib.metadata import version
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError
from dragoman.language.models.files import FORMAT
from dragoman.language.models.parts import Parser, Segmenter, Tagger
from training import figures, fit
from training.treebanks import Corpus, Recipe, corpus, recipes

LICENCE = "CC-BY-SA-4.0"


def train(
    language: str, recipe: Recipe, sentences: Corpus
) -> tuple[dict[str, bytes], dict[str, object]]:
    """The parts of a language, uncompressed, and their figures on the held-out sentences."""
    parts = {"tagger": fit.fit_tagger(sentences.train)}
    tagger = Tagger(parts["tagger"])
    seen = fit.jackknife(sentences.train, lambda model: Tagger(model).analyse)
    examples = [
        fit.collapse_names(sentence, tags) if index % 2 else (sentence, tags)
        for index, (sentence, tags) in enumerate(zip(sentences.train, seen, strict=True))
    ]
    known = fit.vocabulary([sentence for sentence, _ in examples])
    parts["vocabulary"] = msgspec.json.encode(
        {"forms": sorted(known.forms), "endings": sorted(known.endings)}
    )
    parts["parser"] = fit.fit_parser(examples, known, recipe.rounds)
    parser = Parser(parts["parser"], parts["vocabulary"])
    measured = figures.measure(sentences.test, tagger, parser)
    if language == "zh":
        parts["segmenter"] = fit.fit_segmenter(sentences.train)
        measured |= figures.measure_words(sentences.test, Segmenter(parts["segmenter"]))
    return parts, measured


def write(
    folder: Path, recipe: Recipe, parts: dict[str, bytes], measured: dict[str, object]
) -> int:
    """Write the compressed parts and their card; returns their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for name, content in parts.items():
        packed = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
        (folder / f"{name}.xz").write_bytes(packed)
        size += len(packed)
    card = {
        "format": FORMAT,
        "language": folder.name,
        "licence": LICENCE,
        "parts": {name: f"{name}.xz" for name in parts},
        "trained_on": {bank.name: bank.licence for bank in recipe.treebanks},
        "held_out": recipe.held_out,
        "made_with": {name: version(name) for name in ("python-crfsuite", "ufal.udpipe")},
        "figures": {  # Speeds are the machine's, not the model's.
            name: value for name, value in measured.items() if not name.endswith("_per_second")
        },
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    return size


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    known = recipes()
    options = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    options.add_argument("languages", nargs="+", choices=[*known, "all"], metavar="LANG")
    options.add_argument("--data", type=Path, required=True, help="folder of the treebanks")
    options.add_argument("--out", type=Path, required=True, help="one folder a language goes here")
    given = options.parse_args(arguments)
    for language in known if "all" in given.languages else given.languages:
        started = time.perf_counter()
        try:
            sentences = corpus(language, known[language], given.data)
        except DragomanError as error:
            sys.stderr.write(f"{error}\n")
            return error.exit_code
        parts, measured = train(language, known[language], sentences)
        size = write(given.out / language, known[language], parts, measured)
        seconds = time.perf_counter() - started
        sys.stdout.write(
            f"{language}: {json.dumps(measured)} size {size / 1e6:.2f} MB, "
            f"{len(sentences.train)} sentences, {seconds:.0f} s\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
