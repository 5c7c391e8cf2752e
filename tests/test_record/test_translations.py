"""Translations of one text are found among each other, in languages with and without a pack; independent
reports on the same happening are none."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from dragoman import documents, record
from dragoman.model import Document, RawItem

GOLD = Path(__file__).parents[1] / "gold/record"


def told(name: str) -> list[tuple[Document, str]]:
    """The documents of a file, each with the text it is a rendering of."""
    found = []
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = {field: row[field] for field in ("id", "text", "language", "published")}
        document = documents.make(RawItem(place=row["id"], **fields))
        found.append((document, row.get("of") or row["id"]))
    return found


def translations(held: list[Document]) -> set[frozenset[str]]:
    made = record.build(held, [], [])
    return {frozenset((c.document, c.of)) for c in made.copies if c.kind == "translation"}


def test_a_text_in_twelve_languages_is_one_and_other_reports_on_it_are_their_own() -> None:
    # One text is full of names and numbers; the other has one speaker and is told by its order, the
    # lengths of its sentences and its quotation marks.  Indonesian, Malay, Vietnamese and Swahili
    # have no pack.
    labelled = told("translations.jsonl")
    true = {
        frozenset((a.id, b.id))
        for (a, one), (b, other) in itertools.combinations(labelled, 2)
        if one == other
    }
    assert len(true) == 66 + 21
    assert translations([document for document, _ in labelled]) == true


def test_short_reports_that_tell_the_same_are_no_translations() -> None:
    held = [document for document, _ in told("reports.jsonl")]
    # These two do say the same, sentence by sentence.
    assert translations(held) == {frozenset(("lusaka-it", "lusaka-en"))}


def test_a_shortened_translation_names_the_passages_it_has() -> None:
    whole, german = (
        document
        for document, _ in told("translations.jsonl")
        if document.id in ("mombasa-en", "mombasa-de")
    )
    # The sailors' paragraph is left out.
    kept = "\n".join(german.text.split("\n")[n] for n in (0, 1, 3, 4))
    item = RawItem(place="cut", id="cut", text=kept, language="de", published="2023-05-16")
    cut = documents.make(item)
    made = record.build([whole, cut], [], [])
    (copy,) = made.copies
    assert (copy.document, copy.of, copy.kind) == ("cut", whole.id, "translation")
    beside = {p.copy.of(cut.text): p.of.of(whole.text) for p in copy.passages}
    assert "Lamu" not in " ".join(beside.values())
    last = next(of for text, of in beside.items() if "Salim Wekesa" in text)
    assert "Captain Salim Wekesa" in last
