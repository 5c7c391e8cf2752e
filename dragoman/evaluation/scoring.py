"""One gold set: read it, compare each reading with its labels, and sum up by language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

import msgspec

from dragoman import api
from dragoman.evaluation import sayings
from dragoman.evaluation.encounters import likeness, same_circumstances, same_date
from dragoman.evaluation.gold import Encounter, GoldDocument, GoldSet
from dragoman.evaluation.likeness import words
from dragoman.evaluation.naming import Naming
from dragoman.evaluation.pairing import pairs
from dragoman.evaluation.sayings import Found, line_of
from dragoman.evaluation.tally import FIGURES, SHARES, TALLIES, Share, Tally
from dragoman.model import Document, Event, Reading
from dragoman.run import Options, Outcome


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """One error: what was `missed`, or is `spurious`, or has the `wrong speaker`."""

    document: str
    what: str
    message: str


class Scores:
    """What was counted over some documents."""

    def __init__(self) -> None:
        self.documents = 0
        self.shares = {name: Share() for name in SHARES}
        self.tallies = {name: Tally() for name in TALLIES}

    def add(self, other: Scores) -> None:
        """Count what `other` counted too."""
        self.documents += other.documents
        for name, share in other.shares.items():
            self.shares[name].add(share)
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)

    def figures(self) -> dict[str, float]:
        """Each figure that the documents give, 0 to 1: shares, and F1 of finds."""
        values = {name: share.value for name, share in self.shares.items()}
        values |= {name: tally.value for name, tally in self.tallies.items()}
        return {name: value for name in FIGURES if (value := values[name]) is not None}


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """How one gold set was read: scores by language, every error, and what could not be read."""

    name: str
    languages: dict[str, Scores]
    misses: tuple[Miss, ...]
    unread: tuple[str, ...]

    def total(self) -> Scores:
        """Over all languages together."""
        every = Scores()
        for scores in self.languages.values():
            every.add(scores)
        return every


def evaluate(gold: GoldSet, workers: int = 1) -> Evaluation:
    """Read the documents of `gold` with `workers` processes and score what was read."""
    outcomes = {_key(gold, o): o for o in api.read(gold.paths, Options(workers=workers))}
    languages: dict[str, Scores] = {}
    misses: list[Miss] = []
    unread = []
    for key, wanted in gold.documents.items():
        outcome = outcomes.get(key)
        if outcome is None or outcome.document is None or outcome.reading is None:
            aside = outcome.set_aside if outcome else None
            unread.append(f"{key} ({aside.message})" if aside else key)
            document, reading = Document(id=key, text=""), Reading(document=key, reader="")
        else:
            document, reading = outcome.document, outcome.reading
        scores, missed = _compare(wanted, document, reading)
        languages.setdefault(wanted.language, Scores()).add(scores)
        misses += missed
    return Evaluation(
        name=gold.name,
        languages=dict(sorted(languages.items())),
        misses=tuple(misses),
        unread=tuple(unread),
    )


def _key(gold: GoldSet, outcome: Outcome) -> str:
    """The labels an outcome belongs to: those of its own id, else of its file's name."""
    if outcome.document is not None and outcome.document.id in gold.documents:
        return outcome.document.id
    path = outcome.document.path if outcome.document else None
    return PurePath(path or outcome.place).stem


def _compare(
    wanted: GoldDocument, document: Document, reading: Reading
) -> tuple[Scores, list[Miss]]:
    scores = Scores()
    scores.documents = 1
    _compare_document(wanted, document, scores)
    naming = Naming(wanted.labels)
    said = Found(text=document.text, statements=reading.statements)
    errors = [
        *_compare_events(wanted, document, reading, naming, scores),
        *sayings.compare(wanted, said, naming, _counts(scores)),
    ]
    return scores, [Miss(document=wanted.id, what=what, message=text) for what, text in errors]


def _counts(scores: Scores) -> sayings.Counts:
    return sayings.Counts(
        span=scores.tallies["statements.span"],
        attributed=scores.tallies["statements.attributed"],
        form=scores.shares["form"],
    )


def _compare_document(wanted: GoldDocument, document: Document, scores: Scores) -> None:
    labels, shares = wanted.labels, scores.shares
    if labels.lang:
        shares["language"].mark(document.language == labels.lang)
    if labels.published:
        size = len(labels.published)
        shares["published"].mark((document.published or "")[:size] == labels.published)
    text = " ".join(words(document.text))
    for passage in labels.boilerplate:
        shares["boilerplate"].mark(not words(passage) or " ".join(words(passage)) not in text)
    for content in wanted.contents:
        shares["kept"].mark(" ".join(words(content)) in text)


def _compare_events(
    wanted: GoldDocument, document: Document, reading: Reading, naming: Naming, scores: Scores
) -> Iterator[tuple[str, str]]:
    labels = wanted.labels
    events = [event for event in reading.events if not _ignored(wanted, document, event)]
    golds = labels.encounters
    paired = pairs(golds, events, lambda a, b: likeness(a, b, naming))
    dated = [(i, j) for i, j in paired if same_date(golds[i], events[j])]
    full = [(i, j) for i, j in dated if same_circumstances(golds[i], events[j])]
    optional = {i for i, one in enumerate(golds) if one.optional}
    for name, hits in (("core", paired), ("dated", dated), ("full", full)):
        wrong = len(events) - len(hits)
        scores.tallies[f"events.{name}"].count(optional, len(golds), {i for i, _ in hits}, wrong)
    hit, used = {i for i, _ in paired}, {j for _, j in paired}
    for i, one in enumerate(golds):
        if i not in hit | optional:
            people = ", ".join(one.participants or one.parties)
            yield "missed", f"{one.kind} {one.status} of {people}: {one.evidence or ''}"
    for j, event in enumerate(events):
        if j not in used:
            yield "spurious", _told(event, document.text)
    for i, j in paired:
        yield from _differences(golds[i], events[j])


def _differences(one: Encounter, event: Event) -> Iterator[tuple[str, str]]:
    if not same_date(one, event):
        yield (
            "wrong date",
            f"{one.kind}: {event.start or 'none'}, not {one.date}: {one.evidence or ''}",
        )
    elif not same_circumstances(one, event):
        country = event.place.country if event.place else None
        got = f"{event.status}, {country or 'no place'}"
        yield "wrong status or place", f"{one.kind}: {got}, not {one.status}, {one.place}"


def _told(event: Event, text: str) -> str:
    people = ", ".join(p.name for p in event.participants) or ", ".join(event.parties)
    return f"{event.kind} {event.status} of {people}: {event.evidence[0].of(text)}"


def _ignored(wanted: GoldDocument, document: Document, event: Event) -> bool:
    """Whether an event of gold by line rests on a line that the labels leave out."""
    lines = wanted.labels.lines
    if lines is None:
        return False
    at = line_of(event.evidence[0].of(document.text), lines)
    left_out: Sequence[str] = [lines[i] for i in wanted.labels.ignore_encounter_lines]
    return at is not None and lines[at] in left_out
