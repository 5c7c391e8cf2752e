"""The wheel with the rules of reading compiled reads what the plain one reads.

To build it takes minutes, so that is only tested where it is asked for:
DRAGOMAN_TEST_COMPILED=1 ./do test tests/test_project/test_compiling.py
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

READ = """
import sys
from pathlib import Path
import msgspec
from dragoman.language import tokens
from dragoman.model import Document
from dragoman.reading import VERSION, read

print(msgspec.json.encode(
    (tokens.__file__, issubclass(tokens.Token, msgspec.Struct), VERSION)).decode())
for file in sorted(Path(sys.argv[1]).rglob("*.txt")):
    language = file.relative_to(sys.argv[1]).parts[0].removesuffix(".txt")
    text = file.read_text(encoding="utf-8")
    document = Document(id=file.stem, text=text, language=language, published="2024-06-05")
    reading = msgspec.structs.replace(read(document), reader="")
    print(file.name, msgspec.json.encode(reading).decode())
"""


@pytest.fixture(scope="module")
def build(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", root / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _readings(package: Path, texts: Path) -> tuple[tuple[str, bool, str], list[str]]:
    """Where a package's tokens come from, whether they are msgspec's, and its version; and its
    readings of all texts below a folder."""
    done = subprocess.run(
        [sys.executable, "-c", READ, texts],
        cwd=package, env=os.environ | {"DRAGOMAN_MODELS": "", "PYTHONPATH": str(package)},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    own, *readings = done.stdout.splitlines()
    return tuple(json.loads(own)), readings


def _class(build: ModuleType, source: str) -> Any:
    names: dict[str, Any] = {}
    exec(build.plain(f"from __future__ import annotations\nimport msgspec\n{source}"), names)
    return names["Word"]


FROZEN = '''
class Word(msgspec.Struct, frozen=True, gc=False):
    """A word."""

    text: str
    """As it stands."""
    marks: tuple[str, ...] = ()

    def loud(self) -> str:
        """Not a free line."""

        return self.text.upper()


def longer(word: Word) -> Word:
    return msgspec.structs.replace(word, text=word.text + "er")
'''


def test_a_frozen_class_is_compared_hashed_and_replaced_by_its_fields(build: ModuleType) -> None:
    word = _class(build, FROZEN)
    assert word("tall") == word("tall", ()) != word("tall", ("!",))
    assert len({word("tall"), word(text="tall"), word("short")}) == 2
    assert word("tall").loud() == "TALL"
    longer = word("tall", ("!",)).__replace__(text="taller")
    assert (longer.text, longer.marks) == ("taller", ("!",))


def test_each_object_has_defaults_of_its_own(build: ModuleType) -> None:
    word = _class(build, "class Word(msgspec.Struct, kw_only=True):\n    marks: set[str] = set()\n")
    one, other = word(), word()
    one.marks.add("!")
    assert not other.marks
    with pytest.raises(TypeError):
        word({"!"})


def test_lines_stay_where_they_were(build: ModuleType) -> None:
    before, after = (text.split("\n") for text in (FROZEN, build.plain(FROZEN)))
    for number, line in enumerate(before):
        if "    return" in line and "replace" not in line:
            assert after[number] == line


def test_a_star_behind_in_is_read_as_before(build: ModuleType) -> None:
    source = "few = (1, 2)\nheld = [n for n in (*few, 3) if n in (*few, 4)] + [2 in [*few]]\n"
    names: dict[str, Any] = {}
    exec(build.plain(source), names)
    assert names["held"] == [1, 2, True]


def test_sources_that_change_meanwhile_are_not_mixed(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "dragoman" / "rules.py"
    rules.parent.mkdir()
    rules.write_text("few = 1\n")
    hook = build.CompilingHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    monkeypatch.setattr(build, "extensions", lambda package, folder: [])
    hook.initialize("standard", {"force_include": {}})
    monkeypatch.setattr(build, "extensions", lambda package, folder: rules.write_text("few = 2\n"))
    with pytest.raises(SystemExit, match="changed while it was compiled"):
        hook.initialize("standard", {"force_include": {}})


def test_what_is_compiled_reads_the_same_before_it_is(
    build: ModuleType, root: Path, tmp_path: Path
) -> None:
    """What is handed to the compiler is Python, and can be run as such."""
    texts = root / "tests" / "test_reading" / "golden"
    modules = build.translate(root / "dragoman", tmp_path)
    assert Path("dragoman/reading/scan.py") in modules
    (_, plain, _), found = _readings(root, texts)
    (_, translated, _), same = _readings(tmp_path, texts)
    assert (plain, translated) == (True, False)
    assert sum('"events":[{' in reading for reading in found) >= 12
    assert same == found


def _lacking() -> str:
    """Why the wheel cannot or shall not be built here; nothing where it can."""
    if os.environ.get("DRAGOMAN_TEST_COMPILED") != "1":
        return "takes minutes; DRAGOMAN_TEST_COMPILED=1 asks for it"
    if not shutil.which((sysconfig.get_config_var("CC") or "cl").split()[0]):
        return "no C compiler"
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        return "no headers of Python"
    return ""


@pytest.mark.skipif(bool(_lacking()), reason=_lacking())
def test_the_compiled_wheel_reads_the_same(root: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=root, env=os.environ | {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "true"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not built.returncode, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert not wheel.name.endswith("-any.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    for texts in (root / "tests" / "test_reading" / "golden", root / "tests" / "gold"):
        (module, _, compiled), same = _readings(tmp_path / "installed", texts)
        (_, _, plain), found = _readings(root, texts)
        assert not module.endswith(".py")
        assert (compiled, same) == (plain, found)
    said = subprocess.run(
        [sys.executable, "-c", "from dragoman.faces.cli import main; main()", "--version"],
        cwd=tmp_path / "installed", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip().endswith("reader compiled")
