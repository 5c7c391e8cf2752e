"""Train the small parts of one or more languages and print what they are worth.

    python -m training.train en de --data DIR --out models/dragoman_models
    python -m training.train all --names DIR --out models/dragoman_models

`--data` holds the treebanks that `treebanks.toml` pins: tagger, parser, segmenter are made
from them. `--names` holds the sets that `names.toml` pins: name taggers are made from them,
for the languages that have such sets. See `training/README.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.language.models.parts import Namer, Parser, Segmenter, Tagger
from training import figures, fit
from training.cards import write_parts
from training.names import name_corpus, name_recipes
from training.treebanks import Corpus, Recipe, corpus, recipes

Made = tuple[dict[str, bytes], dict[str, object]]


def train(language: str, recipe: Recipe, sentences: Corpus) -> Made:
    """The parts made from treebanks, and their figures on the held-out sentences."""
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


def from_treebanks(language: str, data: Path, out: Path) -> dict[str, object]:
    """Make and write the parts that come from treebanks; returns their figures."""
    recipe = recipes()[language]
    parts, measured = train(language, recipe, corpus(language, recipe, data))
    measured["held_out"] = recipe.held_out
    sources = {treebank.name: treebank.licence for treebank in recipe.treebanks}
    size = write_parts(out / language, parts, sources, measured)
    return measured | {"bytes": size}


def from_names(language: str, data: Path, out: Path) -> dict[str, object]:
    """Make and write the name tagger; returns its figures, none where there is no data."""
    recipe = name_recipes().get(language)
    if recipe is None:
        return {}
    sentences, held = name_corpus(language, recipe, data)
    parts = {"names": fit.fit_names(sentences)}
    measured = figures.measure_names(held, Namer(parts["names"]))
    sources = {names.name: names.licence for names in recipe.sets}
    size = write_parts(out / language, parts, sources, measured)
    return measured | {"names_bytes": size}


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    known = recipes()
    options = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    options.add_argument("languages", nargs="+", choices=[*known, "all"], metavar="LANG")
    options.add_argument("--data", type=Path, help="folder of the treebanks")
    options.add_argument("--names", type=Path, help="folder of the sets of names")
    options.add_argument("--out", type=Path, required=True, help="one folder a language goes here")
    given = options.parse_args(arguments)
    if given.data is None and given.names is None:
        options.error("give --data, --names or both")
    languages = list(known) if "all" in given.languages else given.languages
    # One after the other, each in a process of its own: the perceptron draws from the C
    # library's random numbers, and so its order must not hang on what was trained before.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        for language in languages:
            task = processes.submit(make, language, given.data, given.names, given.out)
            measured = task.result()
            if "error" in measured:
                sys.stderr.write(f"{measured['error']}\n")
                return InputError.exit_code
            sys.stdout.write(json.dumps({"language": language, **measured}) + "\n")
            sys.stdout.flush()
    return 0


def make(language: str, data: Path | None, names: Path | None, out: Path) -> dict[str, object]:
    """Make all parts of a language that the given data allow; returns their figures, or the
    error in words, since it has to cross from one process to another."""
    started = time.perf_counter()
    measured: dict[str, object] = {}
    try:
        if data is not None:
            measured |= from_treebanks(language, data, out)
        if names is not None:
            measured |= from_names(language, names, out)
    except InputError as error:
        return {"error": str(error)}
    return measured | {"seconds": round(time.perf_counter() - started)}


if __name__ == "__main__":
    sys.exit(main())
