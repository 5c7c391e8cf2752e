"""Coding by people: sheets of numbered sentences, filled in blind to the machine and to each other.

A sheet has one row a sentence.  A coder fills in the row of the sentence that
tells an event first; a sentence that tells two has a second row.  A row with
neither kind nor anything else says that no event begins there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from dragoman.errors import InputError
from dragoman.language import pack
from dragoman.language.tokens import tokenize
from dragoman.model import KINDS, STATUSES, Document, Reading, Span
from dragoman.reading.sentences import split_sentences

LABELS = ("kind", "status", "start", "country", "participants")
"""What is coded of an event: kind and status by the codebook, the first day as precise as the
text, the country of the place (ISO alpha-2), and names apart by "; "."""
COLUMNS = ("coder", "document", "sentence", "text", *LABELS)
MACHINE = "dragoman"
"""The machine's name among coders."""


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one coder has it, at the sentence that tells it first."""

    document: str
    sentence: int
    labels: dict[str, str]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All that one coder has coded: which documents, of how many sentences each, and the events."""

    coder: str
    sentences: dict[str, int]
    events: tuple[Coded, ...]


def sentences(document: Document) -> list[Span]:
    """The sentences of a document, as the reader cuts them."""
    code = document.language if document.language in pack.codes() else "en"
    one = pack.load(code or "en")
    tokens = tokenize(document.text, one.code, one.elisions)
    return [
        Span(tokens[s.start].start, tokens[s.end - 1].end)
        for s in split_sentences(document.text, tokens, [t.start for t in tokens], one)
        if s.end > s.start
    ]


def write_sheet(file: IO[str], coder: str, documents: Iterable[Document]) -> int:
    """An empty sheet for `coder`; the number of its sentences."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    count = 0
    for document in documents:
        for number, span in enumerate(sentences(document), 1):
            rows.writerow(_row(coder, document, number, span.of(document.text), {}))
            count += 1
    return count


def write_coded(
    file: IO[str], coder: str, document: Document, events: Sequence[Coded], *, header: bool
) -> None:
    """One document as coded: all its sentences, and their events."""
    rows = csv.writer(file, lineterminator="\n")
    if header:
        rows.writerow(COLUMNS)
    for number, span in enumerate(sentences(document), 1):
        told = [event.labels for event in events if event.sentence == number]
        for labels in told or [{}]:
            rows.writerow(_row(coder, document, number, span.of(document.text), labels))


def _row(
    coder: str, document: Document, number: int, text: str, labels: dict[str, str]
) -> list[str | int]:
    # A spreadsheet must not take a sentence or an id for a formula.
    shown = " ".join(text.split())
    safe = [f"'{t}" if t[:1] in "=+-@'" and t else t for t in (coder, document.id, shown)]
    return [safe[0], safe[1], number, safe[2], *(labels.get(name, "") for name in LABELS)]


def read_sheets(paths: Iterable[Path]) -> list[Sheet]:
    """The coders' sheets, a coder's several files as one.  Raises InputError."""
    counts: dict[str, dict[str, int]] = {}
    events: dict[str, list[Coded]] = {}
    for path in paths:
        for line, row in _rows(path):
            coder, document = _plain(row["coder"]), _plain(row["document"])
            number = row["sentence"].strip()
            if not number.isdecimal() or not coder or not document:
                raise InputError(
                    "a row needs coder, document and the number of a sentence",
                    where=f"{path}:{line}",
                )
            known = counts.setdefault(coder, {})
            known[document] = max(known.get(document, 0), int(number))
            labels = {name: _plain((row.get(name) or "").strip()) for name in LABELS}
            if any(labels.values()):
                _check(labels, f"{path}:{line}")
                told = Coded(document=document, sentence=int(number), labels=labels)
                events.setdefault(coder, []).append(told)
    return [
        Sheet(coder=coder, sentences=counts[coder], events=tuple(events.get(coder, ())))
        for coder in sorted(counts)
    ]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            # Where a comma writes decimals, spreadsheets save with semicolons.
            rows = csv.DictReader(file, delimiter=max(",;\t", key=head.count))
            missing = set(COLUMNS) - set(rows.fieldnames or ())
            if missing:
                raise InputError(
                    f"not a coding sheet: {', '.join(sorted(missing))} missing", where=str(path),
                    hint="Make one with `dragoman code --sheet`.",
                )  # fmt: skip
            for row in rows:
                yield rows.line_num, {name: value or "" for name, value in row.items() if name}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _check(labels: dict[str, str], where: str) -> None:
    if labels["kind"] not in KINDS:
        raise InputError(
            f"no such kind of event: {labels['kind'] or '(empty)'}", where=where,
            hint=f"One of: {', '.join(KINDS)}.",
        )  # fmt: skip
    if labels["status"] and labels["status"] not in STATUSES:
        raise InputError(
            f"no such status: {labels['status']}", where=where,
            hint=f"One of: {', '.join(STATUSES)}.",
        )  # fmt: skip


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" else cell


def machine_sheet(read: Iterable[tuple[Document, Reading]]) -> Sheet:
    """What the machine reads, as a sheet: an event stands at the sentence of its first evidence."""
    counts: dict[str, int] = {}
    events: list[Coded] = []
    for document, reading in read:
        spans = sentences(document)
        counts[document.id] = len(spans)
        for event in reading.events:
            at = min(span.start for span in event.evidence)
            number = sum(span.start <= at for span in spans) or 1
            labels = {
                "kind": event.kind,
                "status": event.status,
                "start": event.start or "",
                "country": (event.place.country if event.place else None) or "",
                "participants": "; ".join(part.name for part in event.participants),
            }
            events.append(Coded(document=document.id, sentence=number, labels=labels))
    return Sheet(coder=MACHINE, sentences=counts, events=tuple(events))
