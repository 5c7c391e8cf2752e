"""The figures agree with the scorer that stands beside the gold sets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman import api
from dragoman.evaluation import evaluate, find_sets
from dragoman.views.contract import encoded, reading_contract

CLOSE = 0.01


def _reference(gold: Path, name: str, readings: Path) -> dict[str, Any]:
    command = [sys.executable, gold / "score.py", "readings", gold / name, readings, "--json"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True)
    plain: dict[str, Any] = json.loads(done.stdout)
    return plain


@pytest.mark.parametrize("name", ["seeds", "visits", "ntrex"])
def test_figures_agree_with_the_reference(name: str, gold: Path, tmp_path: Path) -> None:
    (one,) = find_sets([gold / name])
    readings = tmp_path / "readings.jsonl"
    with readings.open("wb") as file:
        for outcome in api.read(one.paths):
            assert outcome.document is not None
            assert outcome.reading is not None
            plain = reading_contract(outcome.document, outcome.reading)
            file.write(encoded(plain) + b"\n")
    reference = _reference(gold, name, readings)
    for figure, value in evaluate(one).total().figures().items():
        other = reference[figure]
        expected = other["f1"] if isinstance(other, dict) else other
        assert value == pytest.approx(expected, abs=CLOSE), figure
