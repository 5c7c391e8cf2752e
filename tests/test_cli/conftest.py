"""The real command line in a process of its own, and reports to give it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "dragoman.faces.cli"]
Cli = Callable[..., "subprocess.CompletedProcess[str]"]

REPORT = """\
Foreign ministers of Iceland and Jordan meet in Amman

AMMAN, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met her \
Jordanian counterpart Sami al-Haddad in Amman on Tuesday.

"We will open an embassy in Amman next year," Birgisdóttir said after the talks.
"""

SECOND = """\
Jordan's king to visit Reykjavik

REYKJAVIK, 10 July 2024 (Harbour Post) - Jordan's Foreign Minister Sami al-Haddad spoke by \
telephone with Iceland's Foreign Minister Jóna Birgisdóttir on Wednesday.

Al-Haddad said that Jordan welcomed the planned embassy.
"""


@pytest.fixture
def environment(root: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DRAGOMAN", "COLUMNS"))}
    return kept | {"PYTHONPATH": str(root), "PYTHONHASHSEED": "random"}


@pytest.fixture
def cli(tmp_path: Path, environment: dict[str, str]) -> Cli:
    """Runs `dragoman WORDS…` in the test's own folder."""

    def run(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        settings: dict[str, Any] = {
            "cwd": tmp_path, "env": environment, "capture_output": True, "text": True,
            "timeout": 300, "encoding": "utf-8",
        }  # fmt: skip
        return subprocess.run([*COMMAND, *words], **(settings | more), check=False)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "june.txt").write_text(REPORT, encoding="utf-8")
    (folder / "july.txt").write_text(SECOND, encoding="utf-8")
    return folder
