"""A build that is killed at random moments, and run again, ends with the same bytes."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from dragoman import run
from dragoman.run import Options
from dragoman.store import Store

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


def built(store: Path, paths: list[Path]) -> bytes:
    """The record of a store after a run over `paths` that nothing disturbs."""
    opened = Store(store)
    run.build(opened, [str(path) for path in paths], Options(at="2026-01-01T00:00:00Z"))
    made = msgspec.json.encode(opened.record())
    opened.close()
    return made


def killed(store: Path, paths: list[Path], moment: float) -> None:
    """A run in a process of its own, forked with all imports done, and killed after `moment`."""
    process = multiprocessing.get_context("fork").Process(target=built, args=(store, paths))
    process.start()
    process.join(moment)
    process.kill()
    process.join()
    process.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked")
@pytest.mark.parametrize("adding", [False, True])
def test_twenty_kills_end_with_the_same_record(tmp_path: Path, adding: bool) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    write_reports(one, 0, 16)
    write_reports(two, 16, 8)
    before = tmp_path / "before.db"
    built(before, [one] if adding else [])
    paths = [two] if adding else [one, two]
    expected = built(tmp_path / "whole.db", [two, one])
    shutil.copy(before, tmp_path / "measured.db")
    began = time.monotonic()
    built(tmp_path / "measured.db", paths)
    chance, length = random.Random(4 + adding), time.monotonic() - began
    # A run goes on where the one that was killed stood: so each of several stores is killed a few
    # times only, and not every kill comes when there is nothing left to do.
    for n in range(5):
        store = tmp_path / f"killed{n}.db"
        shutil.copy(before, store)
        for _ in range(4):
            killed(store, paths, chance.uniform(0, length))
        assert built(store, paths) == expected


def test_processes_that_read_go_with_a_killed_build(tmp_path: Path) -> None:
    write_reports(tmp_path / "one.jsonl", 0, 40)
    expected = built(tmp_path / "whole.db", [tmp_path / "one.jsonl"])
    for moment in (2.0, 3.0):
        process = dragoman(tmp_path, "build", "one.jsonl", "-s", "killed.db", "-w", "2")
        time.sleep(moment)
        process.kill()
        # Pipes close when the last process that holds them has gone.
        process.communicate(timeout=60)
    assert built(tmp_path / "killed.db", [tmp_path / "one.jsonl"]) == expected
