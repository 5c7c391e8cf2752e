"""Two builds into one store at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def dragoman(folder: Path, *words: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman.faces.cli", *words], cwd=folder, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_both_end_well_and_the_record_is_that_of_all(tmp_path: Path, examples: Path) -> None:
    files = sorted(str(path) for path in examples.iterdir())
    halves = [
        dragoman(tmp_path, "build", *some, "--store", "two.db", "--workers", "1")
        for some in (files[::2], files[1::2])
    ]
    for half in halves:
        _, said = half.communicate(timeout=600)
        assert half.returncode == 0, said
    whole = dragoman(tmp_path, "build", *files, "--store", "one.db", "--workers", "1")
    whole.communicate(timeout=600)
    exported = [
        dragoman(tmp_path, "export", "--store", name).communicate(timeout=600)[0]
        for name in ("one.db", "two.db")
    ]
    assert exported[0]
    assert exported[0] == exported[1]
