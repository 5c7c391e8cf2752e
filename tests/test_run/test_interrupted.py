"""A build that is killed at any moment, and run again, ends with the same bytes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

STATES = (("Iceland", "Reykjavik"), ("Jordan", "Amman"), ("Peru", "Lima"), ("Kenya", "Nairobi"))


def write_reports(path: Path, first: int, count: int) -> None:
    """Invented reports of meetings, some of which tell of the same one."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, first + count):
            state, city = STATES[number % 4]
            guest, _ = STATES[(number + 1) % 4]
            month = number % 6 + 1
            text = (
                f"Foreign ministers of {state} and {guest} meet in {city}\n\n"
                f"{state}'s Foreign Minister Ada Brandt {'met' if number % 3 else 'received'} "
                f"Foreign Minister Tomas Okello of {guest} in {city} on Tuesday.\n\n"
                f'"We will sign the agreement," Brandt said. Report {number}.'
            )
            row = {"id": f"r{number:03}", "text": text, "published": f"2024-{month:02}-12"}
            file.write(json.dumps(row) + "\n")


def dragoman(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman.faces.cli", *words], cwd=folder, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def done(folder: Path, *words: str) -> bytes:
    process = dragoman(folder, *words)
    out, said = process.communicate(timeout=300)
    assert process.returncode == 0, said.decode()
    return out


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_builds_end_with_the_same_record(tmp_path: Path, workers: str) -> None:
    write_reports(tmp_path / "one.jsonl", 0, 40)
    write_reports(tmp_path / "two.jsonl", 40, 20)
    done(tmp_path, "build", "one.jsonl", "-s", "whole.db")
    began = time.monotonic()
    done(tmp_path, "build", "two.jsonl", "one.jsonl", "-s", "whole2.db")
    length = time.monotonic() - began
    done(tmp_path, "build", "two.jsonl", "-s", "whole.db")
    expected = done(tmp_path, "export", "-s", "whole.db")
    assert done(tmp_path, "export", "-s", "whole2.db") == expected

    moments = random.Random(4)
    for paths in (["one.jsonl"], ["one.jsonl", "two.jsonl"]):
        for _ in range(3):
            process = dragoman(tmp_path, "build", *paths, "-s", "killed.db", "-w", workers)
            time.sleep(moments.uniform(0.2, length))
            process.kill()
            process.communicate(timeout=60)
        done(tmp_path, "build", *paths, "-s", "killed.db", "-w", workers)
    assert done(tmp_path, "export", "-s", "killed.db") == expected
