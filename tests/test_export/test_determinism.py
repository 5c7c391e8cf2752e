"""Equal records give equal bytes, in every format, wherever and whenever they are made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.export import FORMATS

SCRIPT = """
import sys
from pathlib import Path
import dragoman
from dragoman.export import FORMATS
with dragoman.open("record.db") as book:
    book.add(sys.argv[1:])
    for one in FORMATS.values():
        if one.name != "json":  # its paths are the machine's own
            book.export(Path("out", one.name), one.name)
"""


@pytest.fixture(scope="module")
def twice(examples: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Everything exported twice: built in another order, time zone, locale and hash seed."""
    folders = []
    reports = sorted((examples / "damascus").iterdir())
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tehran", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"},
    )
    for env, order in zip(settings, (reports, reports[::-1]), strict=True):
        folder = tmp_path_factory.mktemp("twice")
        (folder / "out").mkdir()
        command = [sys.executable, "-c", SCRIPT, *map(str, order)]
        env = {**os.environ, "PYTHONPATH": str(root), **env}
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        folders.append(folder / "out")
    return folders


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "json"])
def test_equal_records_give_equal_bytes(format: str, twice: list[Path]) -> None:
    written = [
        {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.relative_to(folder).parts[0] == format
        }
        for folder in twice
    ]
    assert written[0]
    assert written[0] == written[1]
