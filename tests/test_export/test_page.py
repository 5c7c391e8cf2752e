"""The page on exports names every format, table and key."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import dragoman
from dragoman.export import FORMATS
from dragoman.release.making import release
from dragoman.release.plan import Plan
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


WINDHOEK = {
    "id": "007",
    "published": "2024-06-05",
    "text": "Ministers meet in Windhoek\n\nWINDHOEK, 5 June 2024 - Jordan's Foreign Minister Sami "
    "al-Haddad met Namibia's Foreign Minister Petrus Shikongo in Windhoek on Wednesday.\n",
}


def test_namibia_is_no_missing_value_and_an_id_no_number(root: Path, tmp_path: Path) -> None:
    """In the lines for pandas on the page, in a release and in the notebooks alike."""
    (tmp_path / "reports.jsonl").write_text(json.dumps(WINDHOEK) + "\n", encoding="utf-8")
    with dragoman.open(tmp_path / "store.db") as book:
        book.add([tmp_path / "reports.jsonl"])
        book.export(tmp_path / "page" / "tables", "csv")
        release(book, tmp_path / "release", Plan())
    readme = (tmp_path / "release" / "README.md").read_text(encoding="utf-8")
    page = (root / "docs" / "export.md").read_text(encoding="utf-8")
    loader = re.search(r"def table\(name\):\n(    .*\n)+", page)
    assert loader
    for notebook in (root / "docs" / "notebooks").glob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        assert any(loader[0] in "".join(cell["source"]) for cell in cells), notebook
    for folder, text in (("page", page), ("release", readme)):
        with contextlib.chdir(tmp_path / folder):
            space: dict[str, Any] = {}
            exec(snippet(text, "import pandas"), space)
            assert list(space["table"]("places")["country"]) == ["NA"]
        assert set(space["accounts"]["document"]) == {"007"}
        assert space["events"]["accounts"].sum() == len(space["accounts"])
