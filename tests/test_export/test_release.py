"""A release is whole, comes out the same elsewhere, and says what changed between two."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import dragoman
from dragoman.errors import OptionError
from dragoman.faces.cli import releasing
from dragoman.release.making import SUMS, listed, release
from dragoman.release.plan import Plan
from dragoman.release.verifying import Verdict, changes
from dragoman.run.deciding import Decision
from dragoman.views.tables import TABLES

EVALUATION = {"sets": [{"set": "gold", "languages": {"en": {"documents": 2, "events.core": 0.5}}}]}


def cli(folder: Path, root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman.faces.cli", *words],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(root), **env}, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def released(examples: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, their store and a release, judgement and figures included."""
    folder = tmp_path_factory.mktemp("here")
    shutil.copytree(examples, folder / "examples")
    assert cli(folder, root, "build", "examples/damascus").returncode == 0
    with dragoman.open(folder / "dragoman.db") as book:
        actor = next(a for a in book.record().actors if a.kind == "person")
        book.judge(
            Decision(
                action="edit", subject=actor.id, author="an", field="name", value="Somebody",
                reason="=so,\n\"it\" is",
            )
        )  # fmt: skip
    (folder / "ev.json").write_text(json.dumps(EVALUATION), encoding="utf-8")
    done = cli(folder, root, "release", "out", "--evaluation", "ev.json", "--title", "A *title*")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_release_holds_what_its_readers_need(released: Path) -> None:
    out = released / "out"
    sums = listed(out)
    files = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} - {SUMS}
    assert files == set(sums)
    for name, digest in sums.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert {
        "README.md", "CODEBOOK.md", "sources.csv", "coverage.csv", "absences.csv",
        "judgements.jsonl", "evaluation.json", "release.json", "data/events.jsonl",
    } <= files  # fmt: skip
    codebook = (out / "CODEBOOK.md").read_text(encoding="utf-8")
    for table in TABLES:
        for column in table.columns:
            assert f"### {table.name}.{column.name}\n" in codebook
    assert "events.core): en (gold) 0.500" in codebook
    page = (out / "README.md").read_text(encoding="utf-8")
    assert page.startswith("# A \\*title\\*\n")
    assert f"| `events` | {len(pd.read_csv(out / 'data' / 'events.csv'))} |" in page
    sources = pd.read_csv(out / "sources.csv")
    assert set(sources["fate"]) == {"read"}
    assert len(sources) == 12
    documents = pd.read_csv(out / "data" / "documents.csv")
    assert set(sources["sha256"]) == set(documents["sha256"])
    for path in out.rglob("*"):
        assert not path.is_file() or str(released).encode() not in path.read_bytes()


@pytest.mark.parametrize("named", ["examples/damascus", "moved/here", "absolute"])
def test_it_verifies_wherever_the_reports_lie_in_another_zone_locale_and_seed(
    named: str, released: Path, root: Path, examples: Path, tmp_path: Path
) -> None:
    """As they were named, under another name, and by a path from the root."""
    place = tmp_path / ("moved/here" if named == "absolute" else named)
    shutil.copytree(examples / "damascus", place)
    shutil.copytree(released / "out", tmp_path / "taken")
    env = {"TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "42"}
    reports = str(place) if named == "absolute" else named
    done = cli(tmp_path, root, "release", "--verify", "taken", reports, "--json", **env)
    found = json.loads(done.stdout)
    assert found == {
        "same": True, "altered": [], "versions": [], "differing": [], "rows": [], "aside": [],
    }  # fmt: skip
    assert done.returncode == 0


def test_what_was_altered_is_named(
    released: Path, root: Path, examples: Path, tmp_path: Path
) -> None:
    """A cell of the data, and a report."""
    shutil.copytree(examples, tmp_path / "examples")
    shutil.copytree(released / "out", tmp_path / "taken")
    table = tmp_path / "taken" / "data" / "actors.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Somebody", "Anybody"), "utf-8")
    report = tmp_path / "examples" / "damascus" / "nordlicht-juli.txt"
    report.unlink()
    done = cli(tmp_path, root, "release", "--verify", "taken", "examples/damascus", "--json")
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["altered"] == ["data/actors.csv"]
    assert "data/documents.csv" in found["differing"]
    assert ("documents", "removed") in {(row["table"], row["what"]) for row in found["rows"]}
    renamed = [row for row in found["rows"] if row["fields"].get("name") == ["Anybody", "Somebody"]]
    assert [row["what"] for row in renamed] == ["changed"]


def test_two_releases_are_compared_row_by_row(released: Path, tmp_path: Path) -> None:
    assert not list(changes(released / "out", released / "out"))
    with dragoman.open(released / "dragoman.db") as book:
        release(book, tmp_path / "part", Plan(selection=dragoman.Selection(kinds=("visit",))))
        gone = {e.id for e in book.record().events if e.kind != "visit"}
    found = list(changes(released / "out", tmp_path / "part"))
    removed = {row.key[0] for row in found if (row.table, row.what) == ("events", "removed")}
    assert removed == gone
    assert not [row for row in found if row.what == "added"]
    told = releasing._counted(found)
    assert told.startswith(f"{len(found)} rows differ: accounts (")
    assert f" events ({len(gone)} removed), " in told


def test_a_release_takes_the_place_of_its_own_kind_alone(released: Path, tmp_path: Path) -> None:
    with dragoman.open(released / "dragoman.db") as book:
        release(book, tmp_path / "out", Plan(evaluation=EVALUATION))
        release(book, tmp_path / "out", Plan())
        assert not (tmp_path / "out" / "evaluation.json").exists()
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(OptionError, match="other files"):
            release(book, tmp_path / "mine", Plan())
        with pytest.raises(OptionError, match="not what"):
            release(book, tmp_path / "new", Plan(evaluation={"no": "figures"}))
        assert not any((tmp_path / "new").iterdir())
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_path_out_of_the_folder_in_the_sums_is_refused(released: Path, tmp_path: Path) -> None:
    shutil.copytree(released / "out", tmp_path / "bad")
    with (tmp_path / "bad" / SUMS).open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  ../outside.txt\n")
    with pytest.raises(OptionError, match="makes no sense"):
        listed(tmp_path / "bad")


def test_what_verifying_shows_can_be_read_at_a_glance(capsys: pytest.CaptureFixture[str]) -> None:
    aside = tuple(f"labels/{number}.json: no text" for number in range(160))
    releasing._show(Verdict(altered=(), versions=(), differing=(), rows=(), aside=aside))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "set aside: labels/0.json: no text"
    assert lines[-2:] == ["… and 140 more; --json has all", "The same."]
    assert len(lines) == 22
