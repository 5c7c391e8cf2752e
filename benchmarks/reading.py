"""How fast documents are read: a mixed corpus of all languages, 400 words a document, one core.

    python -m benchmarks.reading [--documents 20] [--best 1] [--texts DIR] [--long]

The corpus is our own: the gold reports, golden reports and examples of each
language, cut into paragraphs and repeated to WORDS words a document, equally
many documents a language.  Written to be tested on, they tell far more events
than ordinary news does.  `--texts` takes reports of your own instead: every
`*.txt` below a folder, in the language that it is found to be in.
Measured are documents a second as shipped and by
the rules alone (DRAGOMAN_MODELS= turns the trained parts off), each in a
process of its own after one document of each language was read; the time from
the start of a process to its first reading, for each language; with `--long`,
the time for reports without any punctuation, up to 1 MB; and, where spaCy is
installed, documents a second of a blank spaCy pipeline (tokeniser,
sentencizer, phrase matcher over every plain phrase of the same pack), which
does the first of a reader's steps.

All times are of the processor, not of the clock.  Even so a busy or slower
machine gives other figures; `--best` reads the corpus so many times and takes
the quickest reading of each document, which leaves out most of what others do
to it, and a fixed loop of plain Python is timed between
the documents, and a document is also given as so many turns of that loop,
which can be compared between machines and days.

spaCy is not one of the project's dependencies.  Install it beside them:

    pip install --target /tmp/spacy spacy
    PYTHONPATH=/tmp/spacy python -m benchmarks.reading

A wheel with compiled rules (`./do wheel`) is measured beside the clone too:

    pip install --no-deps --target /tmp/compiled dist/dragoman-*-linux_x86_64.whl
    PYTHONSAFEPATH=1 PYTHONPATH=/tmp/compiled:. python -m benchmarks.reading
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORDS = 400
HAN_PER_WORD = 1.7
"""Characters of Chinese to a word, as the treebanks of Chinese cut words."""
LONG = (125, 250, 500, 1000)
"""Lengths of the long reports, in units of 1,024 characters."""
PUBLISHED = "2024-06-05"
EXAMPLES = {
    "en": ("harbour-post-june.txt", "levant-wire-june.txt"),
    "de": ("donaubote-juni.txt", "nordlicht-juli.txt"),
    "es": ("hoy-atlantico-julio.txt",),
    "fr": ("echo-du-midi-juin.txt",),
    "ar": ("difaf-june.txt",),
}
BETWEEN = "\n=====\n"


Paragraphs = dict[str, list[str]]
"""Language -> the paragraphs of its reports."""


def own(codes: Iterable[str]) -> Paragraphs:
    """The paragraphs of our own reports."""
    found: Paragraphs = {}
    for code in codes:
        files = sorted((ROOT / "tests" / "gold" / code / "text").glob("*.txt"))
        files += [ROOT / "examples" / "damascus" / name for name in EXAMPLES.get(code, ())]
        files += [ROOT / "tests" / "test_reading" / "golden" / f"{code}.txt"]
        texts = [file.read_text(encoding="utf-8") for file in files]
        found[code] = [p for text in texts for p in _paragraphs(text.replace(BETWEEN, "\n\n"))]
    return found


def given(folder: Path, codes: Iterable[str]) -> Paragraphs:
    """The paragraphs of the texts below `folder`, in those of the languages that any is in."""
    from dragoman.language.detect import detect

    found: Paragraphs = {code: [] for code in codes}
    for file in sorted(folder.rglob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        found.get(detect(text) or "", []).extend(_paragraphs(text))
    return {code: paragraphs for code, paragraphs in found.items() if paragraphs}


def _paragraphs(text: str) -> list[str]:
    found = [p.strip() for p in text.split("\n\n")]
    return [p for p in found if p and not p.startswith("published:")]


def corpus(paragraphs: Paragraphs, each: int) -> list[tuple[str, str]]:
    """`each` documents of WORDS words a language, the languages taking turns."""
    by_code = {code: _documents(code, paragraphs[code]) for code in paragraphs}
    return [(code, next(by_code[code])) for _ in range(each) for code in paragraphs]


def _documents(code: str, paragraphs: list[str]) -> Iterator[str]:
    document: list[str] = []
    size = 0.0
    for paragraph in cycle(paragraphs):
        document.append(paragraph)
        size += len(paragraph) / HAN_PER_WORD if code == "zh" else len(paragraph.split())
        if size >= WORDS:
            yield "\n\n".join(document)
            document, size = [], 0.0


def read_all(documents: list[tuple[str, str]], best: int) -> dict[str, float]:
    """Documents a second by language, and over all; and how many events a document tells."""
    from dragoman.model import Document
    from dragoman.reading import read

    def one(code: str, text: str) -> int:
        document = Document(id="x", text=text, language=code, published=PUBLISHED)
        return len(read(document).events)

    return _timed(documents, best, one)


def match_all(documents: list[tuple[str, str]], best: int) -> dict[str, float]:
    """The same for blank spaCy pipelines with the packs' phrases; these find no events."""
    pipelines = {code: _pipeline(code) for code in {code for code, _ in documents}}

    def one(code: str, text: str) -> int:
        pipeline, matcher = pipelines[code]
        matcher(pipeline(text))
        return 0

    return _timed(documents, best, one)


def _timed(
    documents: list[tuple[str, str]], best: int, one: Callable[[str, str], int]
) -> dict[str, float]:
    for code, text in dict(documents).items():
        one(code, text)
    spent = [float("inf")] * len(documents)
    turns = list(spent)
    events = 0
    for _ in range(best):
        for number, (code, text) in enumerate(documents):
            began = time.process_time()
            events += one(code, text)
            spent[number] = min(spent[number], time.process_time() - began)
            turns[number] = min(turns[number], _turn(documents[0][1]))
    seconds: dict[str, list[float]] = {}
    for (code, _), own in zip(documents, spent, strict=True):
        seconds.setdefault(code, []).append(own)
    return {code: len(times) / max(sum(times), 1e-9) for code, times in seconds.items()} | {
        "all": len(documents) / sum(spent),
        "turns": sum(spent) / sum(turns),
        "events": events / best / len(documents),
    }


class _Word:
    __slots__ = ("start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start, self.text = start, text

    def within(self, words: tuple[str, ...]) -> bool:
        return self.text in words


def _turn(text: str) -> float:
    """Seconds for one turn of a fixed loop that does what a reader does: patterns, objects, calls."""
    began = time.process_time()
    words = [_Word(m.start(), m[0]) for m in re.finditer(r"\w+", text)]
    for few in (("the", "of"), ("and", "in", "to"), ("said",)):
        sorted((w for w in words if w.within(few)), key=lambda w: w.text)
    return time.process_time() - began


def _pipeline(code: str) -> tuple[Any, Any]:
    from dragoman.language.pack import load
    from dragoman.language.phrases import expand

    spacy = importlib.import_module("spacy")
    matching = importlib.import_module("spacy.matcher")
    pipeline = spacy.blank(code)
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10**7
    matcher = matching.PhraseMatcher(pipeline.vocab, attr="LOWER")
    for entry in load(code).table.entries():
        plain = [form.replace("~", "").replace("=", "") for form in expand(entry.phrase)]
        patterns = [pipeline.make_doc(form) for form in plain if form.strip()]
        if patterns:
            matcher.add(entry.category, patterns)
    return pipeline, matcher


def read_long(paragraphs: Paragraphs) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds a kilobyte for each 1,024 characters of reports without punctuation, by LONG."""
    from dragoman.model import Document
    from dragoman.reading import read

    for code in paragraphs:
        words = re.sub(r"[^\w\s]|\s+", " ", " ".join(paragraphs[code]))
        read(Document(id="first", text=words[:5000], language=code, published=PUBLISHED))
        spent = []
        for size in LONG:
            text = (words * (size * 1024 // len(words) + 1))[: size * 1024]
            began = time.process_time()
            read(Document(id="long", text=text, language=code, published=PUBLISHED))
            spent.append((time.process_time() - began) * 1000 / size)
        yield code, spent


START = """
import time
began = time.process_time()
from dragoman.model import Document
from dragoman.reading import read
import sys
read(Document(id="x", text=sys.argv[2], language=sys.argv[1], published="2024-06-05"))
print(time.process_time() - began)
"""


def start_up(code: str, text: str) -> float:
    """Seconds from a bare interpreter to the first reading, that of `text`."""
    command = [sys.executable, "-c", START, code, text]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _apart(what: str, models: str | None) -> dict[str, float]:
    """One measurement in a process of its own, which is asked as this one was."""
    environment = os.environ | ({} if models is None else {"DRAGOMAN_MODELS": models})
    command = [sys.executable, "-m", "benchmarks.reading", *sys.argv[1:], "--only", what]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    rates: dict[str, float] = json.loads(done.stdout)
    return rates


def main() -> None:
    """Measure and print a table."""
    from dragoman.language.pack import codes

    options = argparse.ArgumentParser(description="Documents a second, language by language.")
    options.add_argument("--documents", type=int, default=20, help="documents a language")
    options.add_argument(
        "--best", type=int, default=1, help="readings of a document, of which the quickest counts"
    )
    options.add_argument(
        "--texts", type=Path, metavar="DIR", help="read the *.txt below this folder, not our own"
    )
    options.add_argument("--long", action="store_true", help="reports without punctuation")
    options.add_argument("--only", choices=["read", "spacy"], help=argparse.SUPPRESS)
    chosen = options.parse_args()
    paragraphs = given(chosen.texts, codes()) if chosen.texts else own(codes())
    if not paragraphs:
        options.error(f"no *.txt below {chosen.texts} is in one of: {', '.join(codes())}")
    if chosen.only:
        measure = read_all if chosen.only == "read" else match_all
        print(json.dumps(measure(corpus(paragraphs, chosen.documents), chosen.best)))
        return
    if chosen.long:
        print("milliseconds for 1,024 characters of a report without punctuation")
        print("".join(["language".ljust(10), *(f"{size} K".rjust(10) for size in LONG)]))
        for code, spent in read_long(paragraphs):
            print("".join([code.ljust(10), *(f"{one:10.1f}" for one in spent)]), flush=True)
        return
    columns = {"as shipped": _apart("read", None), "rules alone": _apart("read", "")}
    if find_spec("spacy") is not None:
        columns["spaCy"] = _apart("spacy", None)
    _print(columns, {code: start_up(code, own[0]) for code, own in paragraphs.items()})


def _print(columns: dict[str, dict[str, float]], starts: dict[str, float]) -> None:
    print(f"documents of {WORDS} words a second, one core; start-up in seconds")
    print("".join(["language".ljust(10), *(c.rjust(14) for c in columns), "start-up".rjust(12)]))
    for code in [*starts, "all"]:
        rates = "".join(f"{rates[code]:14.1f}" for rates in columns.values())
        start = f"{starts[code]:12.2f}" if code in starts else f"{max(starts.values()):12.2f}"
        print(f"{code:10}{rates}{start}")
    turns = "".join(f"{rates['turns']:14.1f}" for rates in columns.values())
    print(f"{'turns':10}{turns}   of the fixed loop, for a document")
    events = "".join(f"{rates['events']:14.1f}" for rates in columns.values() if rates["events"])
    print(f"{'events':10}{events}   in a document")
    if "spaCy" in columns:
        blank = columns["spaCy"]["all"]
        for name in ("as shipped", "rules alone"):
            print(f"spaCy's rate over ours, {name}: {blank / columns[name]['all']:.1f}")


if __name__ == "__main__":
    main()
