"""Statements, promises and plans of an invented year, and how many of them the record brings
together rightly.

    python -m benchmarks.courses 10000
    python -m benchmarks.courses 100000 2    (by two processes)

To the reports of `benchmarks.invent` are added what the two say there and, for
half of the visits, reports that invite to one, or announce one with a promise to
come.  Of those announced some are called off, some are never heard of again.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks.costs import add_workers, cost
from benchmarks.invent import LANGUAGES, Corpus, Happening, Writer, imagined
from benchmarks.invented_store import sentences_of
from benchmarks.record import b_cubed, derive, keep
from dragoman.model import Commitment, Document, Reading, Record, Statement
from dragoman.store import Store

_FORMS = ("direct", "indirect", "mixed")
_FATES = ("held", "held", "held", "held", "never", "cancelled")
"""What becomes of announced visits."""


class Courses(msgspec.Struct):
    """What is true of a corpus beside its `Truth`: the utterance behind each statement and the
    promise behind each commitment, by document and place; the event that came of each promise, if
    any; and pairs of an event and the plan or invitation that it came of."""

    said: dict[tuple[str, int], str]
    promised: dict[tuple[str, int], str]
    answers: dict[str, str | None]
    pairs: set[tuple[str, str]]


def followed(size: int, seed: int = 1) -> tuple[Corpus, Courses]:
    """About `size` reports of happenings, and beside them those of what led to visits."""
    corpus, happenings, writer = imagined(size, seed)
    corpus.readings = [
        _speaking(document, reading, corpus)
        for document, reading in zip(corpus.documents, corpus.readings, strict=True)
    ]
    said = {
        (document.id, place): f"{corpus.truth.story[document.id]}:{number}"
        for document in corpus.documents
        for place, number in enumerate(corpus.truth.sentences[document.id][:2])
    }
    truth = Courses(said, {}, {}, set())
    chance = random.Random(seed + 1)
    told = set(corpus.truth.events.values())
    for happening in happenings:
        if happening.kind == "visit" and happening.key in told and chance.random() < 0.5:
            _lead((corpus, truth), writer, happening, chance)
    return corpus, truth


def _speaking(document: Document, told: Reading, corpus: Corpus) -> Reading:
    """What the two say in the first sentences behind the news: who, is a matter of the sentence."""
    said = []
    spans = sentences_of(document.text)[1:]
    numbers = corpus.truth.sentences[document.id][:2]
    for number, span in zip(numbers, spans, strict=False):
        speaker = told.actors[number % 2]
        said.append(
            Statement(speaker=speaker.name, state=speaker.state, form=_FORMS[number % 3],
                      content=(span,), event=0)
        )  # fmt: skip
    return msgspec.structs.replace(told, statements=tuple(said))


def _lead(
    into: tuple[Corpus, Courses], writer: Writer, visit: Happening, chance: random.Random
) -> None:
    """Add the reports of what led to one visit, and what is true of them."""
    corpus, truth = into
    if chance.random() < 0.3:
        asked = visit.day - timedelta(days=chance.randrange(15, 50))
        invitation = msgspec.structs.replace(
            visit,
            key=f"{visit.key}:invited",
            kind="invited",
            day=asked,
            one=visit.two,
            two=visit.one,
        )
        _print(corpus, (writer, invitation, asked), chance)
        truth.pairs.add((visit.key, invitation.key))
        return
    fate = chance.choice(_FATES)
    if fate != "held":
        # A further visit of the two, which no report tells to have taken place.
        day = visit.day + timedelta(days=chance.randrange(20, 100))
        visit = msgspec.structs.replace(visit, key=f"{visit.key}-{fate}", day=day)
    plan = msgspec.structs.replace(visit, key=f"{visit.key}:planned", kind="planned")
    printed = visit.day - timedelta(days=chance.randrange(3, 12))
    promise = f"{visit.key}:promise"
    for place in _print(corpus, (writer, plan, printed), chance):
        document, reading = corpus.documents[place], corpus.readings[place]
        made = Commitment(
            by=reading.actors[0].name, to=visit.two.state, kind="visit",
            content=sentences_of(document.text)[0],
        )  # fmt: skip
        corpus.readings[place] = msgspec.structs.replace(reading, commitments=(made,))
        truth.promised[document.id, 0] = promise
    truth.answers[promise] = visit.key if fate == "held" else None
    if fate == "held":
        truth.pairs.add((visit.key, plan.key))
    elif fate == "cancelled":
        off = msgspec.structs.replace(visit, key=f"{visit.key}:off", kind="cancelled")
        _print(corpus, (writer, off, visit.day - timedelta(days=1)), chance)
        truth.pairs.add((off.key, plan.key))
        truth.answers[promise] = off.key


def _print(
    corpus: Corpus, news: tuple[Writer, Happening, date], chance: random.Random
) -> Iterable[int]:
    """Add one to three reports of something, each its own, of one day; their places."""
    writer, happening, day = news
    first = len(corpus.documents)
    for _ in range(chance.randrange(1, 4)):
        name = f"p{len(corpus.documents):07d}"
        plan = chance.sample(range(40_000), chance.randrange(8, 22))
        document, reading = writer.report(happening, chance.choice(LANGUAGES), plan, name, day)
        corpus.documents.append(document)
        corpus.readings.append(reading)
        corpus.truth.events[name, 0] = happening.key
        for index, person in enumerate((happening.one, happening.two)):
            corpus.truth.actors[name, index] = person.key
    return range(first, len(corpus.documents))


def scores(corpus: Corpus, truth: Courses, made: Record) -> dict[str, tuple[float, ...]]:
    """How much of the truth the record `made` holds."""
    said = {(v.document, v.index): s.id for s in made.statements for v in s.versions}
    told = {a.document: c for c in made.commitments for a in c.accounts}
    promises = {(document, 0): c.id for document, c in told.items()}
    behind = _behind(corpus, made)
    fates = {
        (truth.promised[document, 0], behind.get(c.met_by or ""))
        for document, c in told.items()
        if c.met_by
    }
    answered = {(promise, event) for promise, event in truth.answers.items() if event}
    open_ = {promise for promise, event in truth.answers.items() if event is None}
    left = {truth.promised[d, 0] for d, c in told.items() if not c.met_by}
    links = {
        (behind.get(event.id), behind.get(link.event))
        for event in made.events
        for link in event.links
        if link.kind in ("fulfils", "cancels")
    }
    return {
        "statements": b_cubed(said, truth.said),
        "promises": b_cubed(promises, truth.promised),
        "met": _shares(fates, answered),
        "open": _shares(left, open_),
        "courses": _shares(links, truth.pairs),
    }


def _behind(corpus: Corpus, made: Record) -> dict[str, str]:
    """What is told by most accounts of each recorded event."""
    votes: Mapping[str, Counter[str]] = defaultdict(Counter)
    for event in made.events:
        votes[event.id].update(corpus.truth.events[a.document, 0] for a in event.accounts)
    return {id: max(sorted(told), key=lambda key: told[key]) for id, told in votes.items()}


def _shares(found: set[Hashable], true: set[Hashable]) -> tuple[float, float]:
    """Of those found the share that is true, of the true ones the share found."""
    right = len(found & true)
    return right / max(1, len(found)), right / max(1, len(true))


def main(size: int, workers: int) -> None:
    """Build the record of reports with what was said and promised, and print what became of it."""
    corpus, truth = followed(size)
    told = list(zip(corpus.documents, corpus.readings, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "invented.db")
        keep(path, told)
        spent = cost(derive, path, workers)
        print(f"{len(told)} reports, {len(told) - size} of them of plans: {spent}", flush=True)
        with closing(Store(path)) as store:
            made = store.record()
    for what, found in scores(corpus, truth, made).items():
        print(f"{what:12}", *(f"{value:.3f}" for value in found))


if __name__ == "__main__":
    options = argparse.ArgumentParser(
        description="Statements, promises and plans of an invented year."
    )
    options.add_argument(
        "size",
        type=int,
        nargs="?",
        default=2000,
        help="reports without those of plans (%(default)s)",
    )
    add_workers(options)
    chosen = options.parse_args()
    main(chosen.size, chosen.workers)
