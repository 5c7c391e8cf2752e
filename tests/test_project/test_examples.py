"""The example reports are what their README says, and dragoman reads every one of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def reports(examples: Path) -> list[Path]:
    return sorted((examples / "damascus").iterdir())


def _texts(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines()]
    return [re.sub(r"<[^>]+>", " ", text)]


def test_the_readme_has_a_row_for_every_report(examples: Path, reports: list[Path]) -> None:
    page = (examples / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)`", page, re.MULTILINE) != []
    assert set(re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)) == {p.name for p in reports}


def test_reports_are_short(reports: list[Path]) -> None:
    lengths = {path.name: len(text.split()) for path in reports for text in _texts(path)}
    assert not {name: words for name, words in lengths.items() if words > 260}


def test_no_report_repeats_the_gold(reports: list[Path], gold: Path) -> None:
    """No run of ten words in common; a full name with its office is up to nine."""
    ours = {run for path in reports for text in _texts(path) for run in _runs(text)}
    for part in ("seeds", "visits"):
        for path in sorted((gold / part / "text").iterdir()):
            shared = ours & _runs(path.read_text(encoding="utf-8"))
            assert not shared, path.name


def _runs(text: str, length: int = 10) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.fixture(scope="module")
def record(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The record of the examples, as the command line exports it."""
    store = tmp_path_factory.mktemp("record") / "examples.db"
    command = [str(Path(sys.executable).with_name("dragoman"))]
    build = [*command, "build", str(examples / "damascus"), "--store", str(store)]
    subprocess.run(build, check=True, capture_output=True)
    export = [*command, "export", "--store", str(store), "--format", "json"]
    printed = subprocess.run(export, check=True, capture_output=True).stdout
    exported: dict[str, Any] = json.loads(printed)
    return exported


def _document(record: dict[str, Any], stem: str) -> str:
    (found,) = [
        d["id"] for d in record["documents"] if d["id"] == stem or Path(d["path"]).stem == stem
    ]
    return str(found)


def test_every_report_is_in_the_record(record: dict[str, Any], reports: list[Path]) -> None:
    assert len(record["documents"]) == sum(len(_texts(path)) for path in reports)
    assert {d["language"] for d in record["documents"]} == {"ar", "de", "en", "es", "fr"}
    assert all(d["published"] for d in record["documents"])


def test_the_copies_are_found_and_nothing_else(record: dict[str, Any]) -> None:
    agency = _document(record, "levant-wire-june")
    found = {(c["document"], c["of"]): c["kind"] for c in record["copies"]}
    assert found.pop((_document(record, "donaubote-juni"), agency)) == "translation"
    assert found.pop((_document(record, "harbour-post-june"), agency)) in ("partial", "near")
    # A copy of a copy may be named as well, but no report outside this family.
    family = {agency, _document(record, "donaubote-juni"), _document(record, "harbour-post-june")}
    assert not [pair for pair in found if not set(pair) <= family]


def test_the_audience_of_june_is_one_event_with_both_days(record: dict[str, Any]) -> None:
    day = _document(record, "echo-du-midi-juin")
    agency = _document(record, "levant-wire-june")
    (event,) = [
        e
        for e in record["events"]
        if e["kind"] in ("meeting", "visit")
        and {day, agency} <= {a["document"] for a in e["accounts"]}
        and any(d["field"] == "start" for d in e["differences"])
    ][:1]
    (start,) = [d for d in event["differences"] if d["field"] == "start"]
    assert {"2024-06-03", "2024-06-04"} <= {v["value"] for v in start["values"]}
    assert event["independent_accounts"] < len(event["accounts"])


def test_the_call_of_july_is_one_event(record: dict[str, Any]) -> None:
    calls = [e for e in record["events"] if e["kind"] == "call"]
    assert [(e["start"], len(e["accounts"]), e["independent_accounts"]) for e in calls] == [
        ("2024-07-09", 2, 2)
    ]


def test_the_invitation_of_november_stands_beside_the_visit(record: dict[str, Any]) -> None:
    november = [e for e in record["events"] if (e["start"] or "").startswith("2024-11")]
    assert {"visit", "meeting", "invitation"} <= {e["kind"] for e in november}
    planned = [e for e in record["events"] if e["kind"] == "visit" and e["status"] == "planned"]
    assert planned
