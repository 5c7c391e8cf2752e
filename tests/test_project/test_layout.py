"""The habits that keep the code easy to live in, where a machine can see them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MOST_ARGUMENTS = 5
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture(scope="module")
def modules(root: Path) -> dict[str, str]:
    """Source of every module of the package, by its path."""
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in sorted((root / "dragoman").rglob("*.py"))
    }


def _functions(source: str) -> list[Function]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]


def test_files_are_short(modules: dict[str, str]) -> None:
    lengths = {path: source.count("\n") for path, source in modules.items()}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_functions_are_short(modules: dict[str, str]) -> None:
    """Migrations are apart: each is a list of tables as they once were."""
    long = {
        f"{path}:{node.name}": node.end_lineno - node.lineno + 1
        for path, source in modules.items()
        if "/migrations/" not in path
        for node in _functions(source)
        if node.end_lineno and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert not long


def test_functions_take_few_arguments(modules: dict[str, str]) -> None:
    """Commands are apart: a command's arguments are its options on the command line."""
    many = {
        f"{path}:{node.name}": len(arguments)
        for path, source in modules.items()
        if not path.startswith("dragoman/faces/cli")
        for node in _functions(source)
        for arguments in [
            [a for a in (*node.args.args, *node.args.kwonlyargs) if a.arg not in ("self", "cls")]
        ]
        if len(arguments) > MOST_ARGUMENTS
    }
    assert not many


def test_modules_are_named_for_what_they_hold(modules: dict[str, str]) -> None:
    assert not [path for path in modules if EMPTY_NAMES & set(Path(path).with_suffix("").parts)]


def test_every_module_says_what_it_is(modules: dict[str, str]) -> None:
    silent = [
        path
        for path, source in modules.items()
        if source.strip() and not ast.get_docstring(ast.parse(source))
    ]
    assert not silent


def test_the_public_names_are_there_and_sorted() -> None:
    import dragoman

    names = list(dragoman.__all__)
    assert names == sorted(names)
    assert not [name for name in names if not hasattr(dragoman, name)]


def test_help_is_light(root: Path) -> None:
    """`--help` loads no library that a stage needs; that, and not a clock, keeps it quick."""
    heavy = ("trafilatura", "sqlalchemy", "babel", "resiliparse", "py3langid", "numpy", "lxml")
    script = (
        "import sys\n"
        "from dragoman.faces.cli import main\n"
        "sys.argv = ['dragoman', '--help']\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"loaded = [name for name in {heavy!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
