"""Builds the record of an invented year and prints time, memory and how much truth came back.

    python -m benchmarks.record 10000

Time is processor time of this process; "per document" should stay about the
same when the number grows tenfold.  Truth is scored by B-cubed (Bagga and
Baldwin 1998) for stories, events and actors, by pairs for copies.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Mapping

from benchmarks.invent import Corpus, invent
from dragoman import record
from dragoman.model import Record


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


def main(size: int) -> None:
    corpus = invent(size)
    before = time.process_time()
    portraits = {document.id: record.draw(document) for document in corpus.documents}
    drawn = time.process_time()
    made = record.build(corpus.documents, corpus.readings, [], portraits)
    spent = time.process_time() - drawn
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} portraits, drawn while reading: {drawn - before:.1f} s")
    print(f"{size} documents: {spent:.1f} s, {1000 * spent / size:.2f} ms each, {peak:.0f} MB")
    for what, found in scores(corpus, made).items():
        print(f"{what:14}", *(f"{value:.3f}" for value in found))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
