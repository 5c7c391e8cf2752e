"""Stability: a reading must not hang on what persons are called, nor on an order that tells nothing.

Every report is read as it is and with its persons renamed (`renaming`), or with
its independent passages in another order (`shuffling`).  Both readings must
tell the same events, statements and commitments, by the same persons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from dragoman import api
from dragoman.evaluation.gold import GoldSet
from dragoman.evaluation.perturbing import worded
from dragoman.evaluation.renaming import NotRenamable, Pool, Rename, persons, renamed
from dragoman.evaluation.shuffling import NotShufflable, shuffled
from dragoman.language import pack
from dragoman.model import Document, Reading
from dragoman.reading import read

Told = Counter[tuple[str, ...]]
Read = tuple[Document, Reading]
Change = Callable[[Document], tuple[Document, Document, Rename]]
"""Gives a report as it is, or as it is compared, the same one changed, and what renames a text."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A report that reads otherwise: what is told of it as it is and no more, and what is new."""

    document: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]


class Stability(msgspec.Struct, frozen=True, kw_only=True):
    """How the reports in one language fared under one change, `names` or `order`."""

    language: str
    change: str
    reports: int
    tried: int
    stable: int
    told: int
    """Events, statements and commitments of the reports tried."""
    kept: int
    """How many of them the changed reports tell as well."""
    skipped: dict[str, int]
    """Why others could not be changed, and how many."""
    unstable: tuple[Difference, ...]


def stability(gold: GoldSet, change: str) -> list[Stability]:
    """The reports of `gold` under a change, `names` or `order`, by language."""
    outcomes = api.read(gold.paths)
    done = [(o.document, o.reading) for o in outcomes if o.document and o.reading]
    languages = sorted({d.language for d, _ in done if d.language in pack.codes()} - {None})
    found = []
    for language in languages:
        some = [(d, r) for d, r in done if d.language == language]
        make = _renaming(gold, language or "", some) if change == "names" else _shuffling
        found.append(_fared(some, change, make))
    return found


def _shuffling(document: Document) -> tuple[Document, Document, Rename]:
    return *shuffled(document), str


def _renaming(gold: GoldSet, language: str, done: Sequence[Read]) -> Change:
    names: dict[str, list[str]] = {}
    for document, _ in done:
        labelled = gold.documents.get(document.id) or gold.documents.get(
            Path(document.path or "").stem
        )
        names[document.id] = persons(labelled.labels, document) if labelled else []
    pool = Pool(language, [(document, names[document.id]) for document, _ in done])
    return lambda document: (document, *renamed(document, names[document.id], pool))


def _fared(done: Sequence[Read], change: str, make: Change) -> Stability:
    skipped: Counter[str] = Counter()
    unstable: list[Difference] = []
    tried = told = kept = 0
    for document, reading in done:
        try:
            compared, changed, rename = make(document)
        except (NotRenamable, NotShufflable) as reason:
            skipped[str(reason)] += 1
            continue
        tried += 1
        before = reading if compared is document else read(compared)
        expected = _told(compared, before, rename)
        found = _told(changed, read(changed), str)
        told += expected.total()
        kept += (expected & found).total()
        if expected != found:
            unstable.append(
                Difference(
                    document=document.id,
                    lost=tuple(worded(expected - found)),
                    gained=tuple(worded(found - expected)),
                )
            )
    return Stability(
        language=done[0][0].language or "",
        change=change,
        reports=len(done),
        tried=tried,
        stable=tried - len(unstable),
        told=told,
        kept=kept,
        skipped=dict(sorted(skipped.items())),
        unstable=tuple(unstable),
    )


def _told(document: Document, reading: Reading, rename: Rename) -> Told:
    """What a reading tells and who is in it, with persons renamed, without places in the text."""
    out: Told = Counter()
    for event in reading.events:
        who = sorted(
            " ".join(filter(None, (p.role, rename(p.name), p.office, p.state)))
            for p in event.participants
        )
        place = (event.place.name or event.place.country or "") if event.place else ""
        days = "/".join(dict.fromkeys(filter(None, (event.start, event.end))))
        out[
            (
                "event",
                event.kind,
                event.status,
                days,
                place,
                " ".join(sorted(event.parties)),
                "; ".join(who),
            )
        ] += 1
    for said in reading.statements:
        words = " … ".join(span.of(document.text) for span in said.content)
        out[("statement", said.form, rename(said.speaker), said.state or "", rename(words))] += 1
    for promise in reading.commitments:
        words = promise.content.of(document.text)
        out[
            (
                "commitment",
                promise.kind,
                rename(promise.by),
                promise.to or "",
                promise.due or "",
                rename(words),
            )
        ] += 1
    return out
