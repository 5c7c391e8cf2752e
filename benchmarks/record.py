"""Builds the record of an invented year, adds the reports of its last days, and prints what both
cost and how much truth came back.

    python -m benchmarks.record 10000        (300 more are added)
    python -m benchmarks.record 100000 300 2    (by two processes)

Each is done in a process of its own, from stored readings on, portraits included; costs are given
as processor time and memory of all processes together, and by the clock (see `costs`).  Ten times
as many reports should cost about ten times as much, an addition about the same in a large record
as in a small one.  Truth is scored by B-cubed (Bagga and Baldwin 1998) for stories, events and actors, by pairs for copies;
near-duplicates are found by datasketch too, where it is installed.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from benchmarks.costs import add_workers, cost
from benchmarks.invent import Corpus, invent
from dragoman import reading, record, run
from dragoman.model import Copy, Document, Reading, Record
from dragoman.record.ground import Held
from dragoman.record.memo import Forgetful
from dragoman.record.portrait import hash64, shingled
from dragoman.record.texts import Texts
from dragoman.run import Options
from dragoman.store import Drawn, Kept, Store


def b_cubed(found: Mapping[Hashable, str], true: Mapping[Hashable, str]) -> tuple[float, ...]:
    """Precision, recall and their harmonic mean; what was not found stands alone."""
    mine: dict[str, set[Hashable]] = defaultdict(set)
    theirs: dict[str, set[Hashable]] = defaultdict(set)
    placed = {key: found.get(key, f"alone {key}") for key in true}
    for key, group in placed.items():
        mine[group].add(key)
        theirs[true[key]].add(key)
    both = {key: len(mine[placed[key]] & theirs[true[key]]) for key in true}
    precision = sum(n / len(mine[placed[key]]) for key, n in both.items()) / len(true)
    recall = sum(n / len(theirs[true[key]]) for key, n in both.items()) / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def scores(corpus: Corpus, made: Record) -> dict[str, tuple[float, ...]]:
    """How much of the truth of `corpus` the record `made` holds."""
    inside = {document.id: document.language for document in corpus.documents}
    readings = {reading.document: reading for reading in corpus.readings}
    written = {(n.text, n.language): a.id for a in made.actors for n in a.names}
    actors = {
        (document, index): written[readings[document].actors[index].name, inside[document]]
        for document, index in corpus.truth.actors
        if document in inside
    }
    told = {a.document: e.id for e in made.events for a in e.accounts}
    stories = {d: story.id for story in made.stories for d in story.documents}
    truth = corpus.truth
    return {
        "stories": b_cubed(stories, {d: s for d, s in truth.story.items() if d in inside}),
        "events": b_cubed(told, {d: e for (d, _), e in truth.events.items() if d in inside}),
        "actors": b_cubed(actors, {m: a for m, a in truth.actors.items() if m[0] in inside}),
        "copies": _copies(corpus, made, "near"),
        "translations": _copies(corpus, made, "translation"),
    }


def _copies(corpus: Corpus, made: Record, kind: str) -> tuple[float, ...]:
    """Pairs: of those found the share that goes back to one text, of the true the share found."""
    inside = {document.id for document in corpus.documents}
    origin: dict[str, str] = {}
    for copy, of in sorted(corpus.truth.copies):
        origin[copy] = origin.get(of, of)
    same = lambda a, b: origin.get(a, a) == origin.get(b, b)  # noqa: E731
    pairs = {
        frozenset((c.document, c.of))
        for c in made.copies
        if (c.kind == "translation") == (kind == "translation")
    }
    true = [frozenset(p) for p, k in corpus.truth.copies.items() if k == kind and p[0] in inside]
    right = sum(same(*sorted(pair)) for pair in pairs) / max(1, len(pairs))
    return right, sum(pair in pairs for pair in true) / max(1, len(true))


def main(size: int, more: int, workers: int) -> None:
    """Build a store of `size` reports by so many processes, then add the `more` latest ones, and
    print both."""
    corpus = invent(size + more)
    told = sorted(
        zip(corpus.documents, corpus.readings, strict=True),
        key=lambda pair: (pair[0].published or "", pair[0].id),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "invented.db")
        for what, some in (
            (f"{size} reports", told[:size]),
            (f"{len(told) - size} more, of the last days", told[size:]),
        ):
            keep(path, some)
            print(f"{what}: {cost(derive, path, workers)}", flush=True)
        with closing(Store(path)) as store:
            made = store.record()
    for what, found in scores(corpus, made).items():
        print(f"{what:14}", *(f"{value:.3f}" for value in found))
    for name, pairs, spent in beside(corpus.documents):
        found = _copies(corpus, Record(copies=pairs), "near")
        print(f"copies by {name:11} {found[0]:.3f} {found[1]:.3f}  {spent:.1f} s")


def keep(path: str, told: Sequence[tuple[Document, Reading]]) -> None:
    """Store reports as if they had been read."""
    with closing(Store(path)) as store:
        for start in range(0, len(told), 1000):
            kept = [
                Kept(
                    place=d.id, item=d.hash, standing=None, named=True, document=d,
                    reading=msgspec.structs.replace(r, reader=reading.VERSION),
                )
                for d, r in told[start : start + 1000]
            ]  # fmt: skip
            store.keep(kept, (), Drawn({}, record.DRAWER))


def derive(path: str, workers: int) -> None:
    """Draw what portraits are missing, and derive the record."""
    with closing(Store(path)) as store:
        run.derive(store, Options(at="2026-01-01T00:00:00Z", workers=workers))


def beside(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[Copy, ...], float]]:
    """Near-duplicates as dragoman and datasketch (MinHash LSH, 128 permutations, a resemblance of
    0.5, the same shingles) find them, with the seconds each took from the texts on."""
    before = time.process_time()
    read = {d.id: Reading(document=d.id, reader="none") for d in documents}
    texts = Texts(Held({d.id: d for d in documents}, read, {}), Forgetful())
    found = tuple(texts.copies())
    yield "dragoman", found, time.process_time() - before
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("datasketch is not installed: pip install datasketch")
        return
    before = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    pairs = []
    for document in sorted(documents, key=lambda d: (d.published or "", d.id)):
        sketch = MinHash(num_perm=128)
        sketch.update_batch(
            [hash64(v).to_bytes(8, "big") for v in {v for v, _, _ in shingled(document.text)}]
        )
        pairs += [(document.id, str(other)) for other in index.query(sketch)]
        index.insert(document.id, sketch)
    made = tuple(Copy(document=a, of=b, kind="near", score=1.0) for a, b in pairs)
    yield "datasketch", made, time.process_time() - before


if __name__ == "__main__":
    options = argparse.ArgumentParser(description="The record of an invented year: cost and truth.")
    options.add_argument(
        "size", type=int, nargs="?", default=2000, help="reports built at once (%(default)s)"
    )
    options.add_argument(
        "more", type=int, nargs="?", default=300, help="reports added then (%(default)s)"
    )
    add_workers(options)
    chosen = options.parse_args()
    main(chosen.size, chosen.more, chosen.workers)
