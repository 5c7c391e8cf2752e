"""The commands that README and docs show, run as a reader would run them.

A fenced block marked `console` holds commands after `$ ` and below each what
it prints; a line that is `…` alone stands for any lines left out.  A block
marked `python` is a script.  The blocks of one page run in order, in one new
folder that has the project's `examples` in it.  Other blocks are only read.

`python tests/test_project/shown.py` rewrites what the pages show as output
(`./do docs` calls it); the test beside this file compares.  To begin with, write `?` where the output shall go.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELISION = "…"
SECONDS = 300


@dataclass(frozen=True)
class Step:
    """One command and the output shown below it; `start` is where that output begins."""

    command: tuple[str, ...]
    shown: str
    start: int
    compared: bool


def pages() -> list[Path]:
    """Every page for readers, the short files on decisions included."""
    return [
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "examples").rglob("*.md")),
    ]


def steps(page: str) -> Iterator[Step]:
    """The commands of a page's runnable blocks, in order."""
    for block in FENCE.finditer(page):
        if block[1] == "python":
            yield Step((sys.executable, "-c", block[2]), "", block.end(2), compared=False)
            continue
        place = block.start(2)
        pieces = re.split(r"^(\$ .*\n)", block[2], flags=re.MULTILINE)
        place += len(pieces[0])
        for command, shown in zip(pieces[1::2], pieces[2::2], strict=True):
            place += len(command)
            yield Step(("sh", "-c", command[2:].strip()), shown, place, compared=True)
            place += len(shown)


def new_folder(parent: Path) -> Path:
    """A folder to run a page in: empty but for the examples."""
    folder = parent / "page"
    folder.mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def run(step: Step, folder: Path) -> str:
    """What the command prints to standard output; raises AssertionError when it fails."""
    env = dict(os.environ, COLUMNS="110", NO_COLOR="1", TERM="dumb", PYTHONIOENCODING="utf-8")
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    done = subprocess.run(
        step.command, cwd=folder, env=env, capture_output=True, timeout=SECONDS, check=False
    )
    printed = done.stdout.decode("utf-8")
    said = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"{step.command[-1]}\nleft with {done.returncode}\n{printed}{said}"
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def agrees(shown: str, printed: str) -> bool:
    """Whether the output is what the page shows. A page that shows none makes no claim."""
    if not shown.strip():
        return True
    parts = [re.escape(part) for part in re.split(rf"^{ELISION}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


def rewrite(path: Path) -> bool:
    """Put what the commands print now into the page; True when that changed it."""
    page = path.read_text(encoding="utf-8")
    changes: list[tuple[Step, str]] = []
    with tempfile.TemporaryDirectory() as parent:
        folder = new_folder(Path(parent))
        for step in steps(page):
            printed = run(step, folder)
            if step.compared and not agrees(step.shown, printed):
                changes.append((step, printed))
    for step, printed in reversed(changes):
        page = page[: step.start] + printed + page[step.start + len(step.shown) :]
    path.write_text(page, encoding="utf-8")
    return bool(changes)


if __name__ == "__main__":
    for path in [Path(name).resolve() for name in sys.argv[1:]] or pages():
        if rewrite(path):
            print(f"rewrote {path.relative_to(ROOT)}")
