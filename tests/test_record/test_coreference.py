"""Accounts that are one event, as people labelled them, against what the record joins."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.record import b_cubed
from dragoman import documents, reading, record
from dragoman.model import Document, RawItem, Record
from dragoman.run import open_documents

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/gold/record"
ALIKE = {"summit": "meeting", "negotiation": "meeting"}
Label = dict[str, str]
# Accounts that the reader does not find stand alone: what it misses is counted as not joined.
FLOORS = {"reports": 0.94, "damascus": 0.95}


def reports() -> Iterable[tuple[Document, list[Label]]]:
    for line in (GOLD / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = {name: row[name] for name in ("id", "text", "language", "published")}
        yield documents.make(RawItem(place=row["id"], **fields)), row["events"]


def damascus() -> Iterable[tuple[Document, list[Label]]]:
    labels = json.loads((GOLD / "damascus.json").read_text(encoding="utf-8"))
    for outcome in open_documents([str(ROOT / "examples/damascus")]):
        assert outcome.document is not None
        found = labels.get(Path(outcome.document.path or "").name) or labels[outcome.document.id]
        yield outcome.document, found


def joined(made: Record, document: Document, label: Label) -> str | None:
    """The event that holds this document's account of what `label` names."""
    start = document.text.index(label["passage"])
    end = start + len(label["passage"])
    for event in made.events:
        if ALIKE.get(event.kind, event.kind) == label["kind"]:
            for account in event.accounts:
                told = any(span.start < end and start < span.end for span in account.evidence)
                if account.document == document.id and told:
                    return event.id
    return None


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accounts_of_one_event_are_joined(name: str) -> None:
    labelled = list({"reports": reports, "damascus": damascus}[name]())
    held = [document for document, _ in labelled]
    made = record.build(held, [reading.read(document) for document in held], [])
    true, found = {}, {}
    for document, labels in labelled:
        for n, label in enumerate(labels):
            true[document.id, n] = label["event"]
            if event := joined(made, document, label):
                found[document.id, n] = event
    precision, recall, f1 = b_cubed(found, true)
    print(
        f"{name}: {len(found)} of {len(true)} accounts read, {precision:.3f} {recall:.3f} {f1:.3f}"
    )
    wrong = [key for key in true if key not in found]
    assert f1 >= FLOORS[name], f"precision {precision:.3f}, recall {recall:.3f}; not read: {wrong}"
