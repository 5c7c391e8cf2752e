"""What is shipped: the wheel is whole, the lock file fits any machine, imports are declared."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

UNDECLARED_BY_DESIGN = {"dragoman", "__future__"}

# Needed at run time by something we import, which older pip would leave out.
PRESENT_FOR_OTHERS = {"lxml-html-clean"}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[\[<>=!~;\s]", text, maxsplit=1)[0]) for text in requirements}


def test_the_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("dragoman/")}
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "dragoman"],
        cwd=root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    tracked = {name for name in listing.stdout.splitlines() if (root / name).exists()}
    assert not tracked - held


def test_the_lock_file_names_the_public_index_alone(lock: dict[str, Any]) -> None:
    ours = {"dragoman", "dragoman-models"}
    sources = {str(package["source"]) for package in lock["package"] if package["name"] not in ours}
    assert sources == {str({"registry": "https://pypi.org/simple"})}
    urls = {
        file["url"]
        for package in lock["package"]
        for file in [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
    }
    assert not [url for url in urls if not url.startswith("https://files.pythonhosted.org/")]


def test_the_core_installs_from_wheels_alone(lock: dict[str, Any]) -> None:
    """On Linux x86-64 for each Python we support; no compiler is asked for."""
    packages = {package["name"]: package for package in lock["package"]}
    wanted, seen = ["dragoman"], set()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += [needed["name"] for needed in packages[name].get("dependencies", [])]
    lacking = []
    for package in lock["package"]:
        if package["name"] in seen - {"dragoman"}:
            names = [wheel["url"].rsplit("/", 1)[1] for wheel in package.get("wheels", [])]
            markers = " ".join(package.get("resolution-markers", []))
            for minor in (11, 12, 13, 14):
                if not _applies(markers, minor):
                    continue
                if not any(_fits(wheel, minor) for wheel in names):
                    lacking.append(f"{package['name']} for 3.{minor}")
    assert not lacking


def _applies(markers: str, minor: int) -> bool:
    """Whether a package locked under these markers is the one for Python 3.`minor`."""
    if not markers:
        return True
    below = re.search(r"python_full_version < '3\.(\d+)'", markers)
    least = re.search(r"python_full_version >= '3\.(\d+)'", markers)
    return not (below and minor >= int(below[1])) and not (least and minor < int(least[1]))


def _fits(wheel: str, minor: int) -> bool:
    python, abi, platform = wheel.removesuffix(".whl").rsplit("-", 3)[1:]
    if "any" not in platform and not ("linux" in platform and "x86_64" in platform):
        return False
    if "abi3" in abi:
        return int(re.sub(r"^cp3(\d+).*", r"\1", python)) <= minor
    return f"cp3{minor}" in python.split(".") or "py3" in python


def test_imports_and_dependencies_are_the_same(root: Path, project: dict[str, Any]) -> None:
    """Nothing is imported that is not declared, and nothing declared that is not imported."""
    owners = importlib.metadata.packages_distributions()
    imported: dict[str, set[str]] = {}
    for path in sorted((root / "dragoman").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names | UNDECLARED_BY_DESIGN:
                    owner = {_normal(owner) for owner in owners.get(top, [top])}
                    imported.setdefault(top, set()).update(owner)
    core = _declared(project["project"]["dependencies"])
    extras = _declared(
        [
            text
            for group in project["project"].get("optional-dependencies", {}).values()
            for text in group
        ]
    )
    undeclared = sorted(top for top, owner in imported.items() if not owner & (core | extras))
    assert not undeclared
    unused = core - set().union(*imported.values()) - PRESENT_FOR_OTHERS
    assert not unused


def test_the_version_is_in_the_changelog(root: Path, project: dict[str, Any]) -> None:
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{project['project']['version']}]" in changelog
