"""A build that is killed at random moments, and run again, ends with the same bytes."""

from __future__ import annotations

import json
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


def moments(folder: Path, paths: list[str], seed: int) -> list[float]:
    """Twenty moments, in seconds, of a run over `paths` that takes as long as one did here."""
    began = time.monotonic()
    process = dragoman(folder, "build", *paths, "-s", "measured.db", "-w", "2")
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said.decode()
    chance, length = random.Random(seed), time.monotonic() - began
    return [chance.uniform(0.1 * length, length) for _ in range(20)]


def built(folder: Path, paths: list[str], store: str) -> bytes:
    """The record of a store after a run over `paths` that nothing disturbs."""
    opened = Store(folder / store)
    run.build(opened, [str(folder / path) for path in paths], Options(at="2026-01-01T00:00:00Z"))
    made = msgspec.json.encode(opened.record())
    opened.close()
    return made


def killed(folder: Path, paths: list[str], stores: tuple[str, str], when: list[float]) -> bytes:
    """The record of a copy of the first store after runs that are killed, and one that is not."""
    before, store = stores
    if (folder / before).exists():
        shutil.copy(folder / before, folder / store)
    for n, moment in enumerate(when):
        process = dragoman(folder, "build", *paths, "-s", store, "-w", str(1 + n % 2))
        time.sleep(moment)
        process.kill()
        process.communicate(timeout=60)
    return built(folder, paths, store)


@pytest.mark.parametrize("adding", [False, True])
def test_twenty_kills_end_with_the_same_record(tmp_path: Path, adding: bool) -> None:
    write_reports(tmp_path / "one.jsonl", 0, 24)
    write_reports(tmp_path / "two.jsonl", 24, 12)
    paths = ["two.jsonl"] if adding else ["one.jsonl", "two.jsonl"]
    if adding:
        built(tmp_path, ["one.jsonl"], "before.db")
        shutil.copy(tmp_path / "before.db", tmp_path / "measured.db")
    expected = built(tmp_path, ["two.jsonl", "one.jsonl"], "whole.db")
    when = moments(tmp_path, paths, seed=4 + adding)
    # A run that is killed goes on where the one before it was: so each of several stores is
    # killed a few times only, and not all kills come when there is nothing left to do.
    for n in range(0, 20, 4):
        stores = ("before.db", f"killed{n}.db")
        assert killed(tmp_path, paths, stores, when[n : n + 4]) == expected
