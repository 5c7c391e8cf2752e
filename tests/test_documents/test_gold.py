"""Floors on the gold sets, where they are there: date, language, what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.documents import make
from dragoman.model import Document, RawItem
from dragoman.sources import open_sources

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no gold sets at {GOLD}")


def documents(*paths: Path) -> dict[str, Document]:
    found = {}
    for item in open_sources([str(p) for p in paths]):
        assert isinstance(item, RawItem)
        document = make(item)
        found[item.id or Path(item.path or "").stem] = document
    return found


@pytest.mark.parametrize(
    ("name", "source"), [("seeds", "text"), ("visits", "documents.jsonl"), ("ntrex", "text")]
)
def test_date_and_language(name: str, source: str) -> None:
    found = documents(GOLD / name / source)
    for path in sorted((GOLD / name / "labels").rglob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        document = found[path.stem]
        assert document.language == label["lang"], path.stem
        if label.get("published"):
            assert (document.published or "").startswith(label["published"]), path.stem


@pytest.mark.parametrize("name", ["seeds", "ntrex"])
def test_no_statement_is_lost(name: str) -> None:
    found = documents(GOLD / name / "text")
    lost = total = 0
    for path in sorted((GOLD / name / "labels").rglob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        for line in label.get("lines", ()):
            total += 1
            lost += " ".join(line.split())[:60] not in found[path.stem].text
    assert lost <= 0.002 * total
