"""The set-up script: what it is asked for, and that documents and CI ask for what it has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


def _do(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "do", *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("arguments", [(), ("deploy",)])
def test_without_a_command_it_knows_it_tells_what_it_can_do(
    root: Path, arguments: tuple[str, ...]
) -> None:
    done = _do(root, *arguments)
    assert done.returncode == 1
    assert "./do demo" in done.stderr


def test_only_tests_take_options(root: Path) -> None:
    done = _do(root, "demo", "--fast")
    assert done.returncode == 1
    assert "takes no options, got --fast" in done.stderr


def test_everyone_asks_for_commands_that_are_there(root: Path) -> None:
    usage = _do(root).stderr
    known = set(re.findall(r"\./do (\w+)", usage))
    for name in ("README.md", "CONTRIBUTING.md", "docs/start.md", ".ci/run"):
        asked = set(re.findall(r"\./do (\w+)", (root / name).read_text(encoding="utf-8")))
        assert asked <= known, name


def test_the_locking_installer_has_a_fixed_version(root: Path) -> None:
    assert re.search(
        r'^UV = "uv==[\d.]+"$', (root / "do").read_text(encoding="utf-8"), re.MULTILINE
    )
