"""The page on exports names every format, table and key."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

import dragoman
from dragoman.export import FORMATS
from dragoman.views.tables import TABLES


def test_the_page_names_every_format_and_table_with_its_key(root: Path) -> None:
    page = (root / "docs" / "export.md").read_text(encoding="utf-8")
    rows = "\n".join(line for line in page.splitlines() if line.startswith("| `"))
    assert not [name for name in FORMATS if f"`{name}`" not in rows]
    for table in TABLES:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{table.name}` |"))
        assert row.endswith(f"| {', '.join(f'`{name}`' for name in table.key)} |"), row


def snippet(page: str, begins: str) -> str:
    """The block of code on the page that begins so."""
    return next(b for b in re.findall(r"```\w*\n(.*?)```", page, re.DOTALL) if b.startswith(begins))


@pytest.fixture
def beside_the_data(book: dragoman.Book, tmp_path: Path) -> Path:
    book.export(tmp_path / "tables", "csv")
    book.export(tmp_path / "events.tsv", "polecat")
    return tmp_path


def test_the_lines_of_r_load_the_data(root: Path, beside_the_data: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    page = (root / "docs" / "export.md").read_text(encoding="utf-8")
    show = """
        writeLines(events$event, "ids")
        writeLines(polecat[["Event Type"]], "types")
        writeLines(enc2utf8(crosswalk$snippet), "snippets", useBytes = TRUE)
    """
    (beside_the_data / "load.R").write_text(snippet(page, "# R\n") + show, encoding="utf-8")
    subprocess.run(["Rscript", "load.R"], cwd=beside_the_data, check=True, capture_output=True)
    written = {
        name: (beside_the_data / name).read_text(encoding="utf-8").splitlines()
        for name in ("ids", "types", "snippets")
    }
    events = pd.read_csv(beside_the_data / "tables" / "events.csv", dtype=str)
    accounts = pd.read_csv(beside_the_data / "tables" / "accounts.csv", dtype=str)
    assert written["ids"] == list(events["event"])
    assert sorted(written["types"]) == sorted(events["plover_type"])
    assert sorted(written["snippets"]) == sorted(accounts["snippet"])


def test_the_lines_of_python_load_the_data(
    root: Path, beside_the_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (root / "docs" / "export.md").read_text(encoding="utf-8")
    monkeypatch.chdir(beside_the_data)
    space: dict[str, pd.DataFrame] = {}
    exec(snippet(page, "import pandas"), space)
    assert len(space["crosswalk"]) == len(space["accounts"]) > len(space["events"]) > 10
    assert {"start_reported", "start"} <= set(space["crosswalk"].columns)
