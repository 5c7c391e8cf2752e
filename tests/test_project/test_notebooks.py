"""The notebooks of docs/ run from the first cell to the last, and come to something."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))

# Cells run one after another in one namespace, as a kernel runs them; a cell that ends in an
# expression must show something.
RUNNER = """
import ast, json, sys
space = {}
for number, source in enumerate(json.load(sys.stdin)):
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, f"cell {number}", "exec"), space)
    if last is not None:
        shown = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), space)
        assert len(shown), f"cell {number} shows nothing"
"""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    assert cells
    assert not [c for c in notebook["cells"] if c.get("outputs")], "outputs are not kept"
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = subprocess.run(
        [sys.executable, "-c", RUNNER], cwd=tmp_path, input=json.dumps(cells), text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_there_are_notebooks_and_the_page_links_them() -> None:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) >= 3
    assert not [path.name for path in NOTEBOOKS if f"(notebooks/{path.name})" not in page]
