"""Compiles the rules of reading into a wheel, where that is asked for: `./do wheel`.

A wheel is otherwise plain Python, one for all platforms.  With
HATCH_BUILD_HOOK_ENABLE_CUSTOM=true the modules that read are translated to C by
mypyc and stand in the wheel as extension modules beside their sources, for one
platform and version of Python.  Readings are the same to the byte.

mypyc makes quick what it knows the layout of.  It knows none of msgspec's
classes, so these are made plain classes first, in a copy: see `plain`.  The
sources in the wheel are those of the project.

docs/decisions/2026-11-22-compiled-where-asked.md tells what it gives.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "reading/*.py",
    "language/dates/*.py",
    "language/declension.py",
    "language/han.py",
    "language/pack.py",
    "language/packfile.py",
    "language/phrases.py",
    "language/remembered.py",
    "language/tokens.py",
)
"""What works on each document.  What msgspec decodes or encodes is not among it: that has to keep
its classes."""
AS_THEY_ARE = ("__init__.py", "explain.py")

_SETUP = """
from mypyc.build import mypycify
from setuptools import setup

options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
built = mypycify([*options, *{modules}], opt_level="2", debug_level="0", multi_file=True)
setup(name="dragoman-compiled", packages=[], ext_modules=built)
"""


class CompilingHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the extension modules to a wheel that is built to be installed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name what came of it; what is installed to be edited stays Python."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="dragoman-")
        package = Path(self.root) / "dragoman"
        before = _sources(package)
        modules = extensions(package, Path(self._folder.name))
        if _sources(package) != before:
            # The wheel takes them as they are now, and would read by two states of the rules.
            raise SystemExit(f"{package} was changed while it was compiled: build again")
        for module in modules:
            build_data["force_include"][f"{self._folder.name}/{module}"] = module.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing of the work behind."""
        if version != "editable":
            self._folder.cleanup()


def _sources(package: Path) -> dict[Path, bytes]:
    kinds = ("*.py", "*.toml")
    return {path: path.read_bytes() for kind in kinds for path in package.rglob(kind)}


def extensions(package: Path, folder: Path) -> list[Path]:
    """Compile `package` in `folder`; the extension modules made, as paths in `folder`.

    Leaves with what the compiler said where it could not.
    """
    modules = translate(package, folder)
    setup = folder / "setup.py"
    setup.write_text(_SETUP.format(modules=[m.as_posix() for m in modules]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, setup.name, "build_ext", "--inplace"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"compiling the reader failed\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    shutil.rmtree(folder / "build")
    return sorted(path.relative_to(folder) for path in folder.rglob(f"*{EXTENSION_SUFFIXES[0]}"))


def translate(package: Path, folder: Path) -> list[Path]:
    """A copy of `package` in `folder`, with the modules to be compiled as the compiler wants
    them; these, as paths in `folder`."""
    copy = folder / package.name
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    modules = [
        path
        for pattern in COMPILED
        for path in sorted(copy.glob(pattern))
        if path.name not in AS_THEY_ARE
    ]
    for module in modules:
        module.write_text(plain(module.read_text(encoding="utf-8")), encoding="utf-8")
    return [module.relative_to(folder) for module in modules]


def plain(source: str) -> str:
    """`source` with plain classes for msgspec's, and every line where it was, so that the lines an
    error names are those of the source, as far as the free lines of a class have room for methods.

    A class keeps its fields, the arguments it is made with, `==`, `hash` where it was frozen, and
    what `replace` needs; nothing else of msgspec's is used in what is compiled.
    """
    tree = ast.parse(source)
    structs = [node for node in tree.body if _is_struct(node)]
    text = source.encode()
    starts = [0, *(m.end() for m in re.finditer(rb"\n", text))]

    def place(line: int, column: int) -> int:
        return starts[line - 1] + column

    edits = [*_expressions(tree)]
    for struct in structs:
        edits += _without_msgspec(struct)
    for (line, column), (last, end), new in sorted(edits, reverse=True):
        first, behind = place(line, column), place(last, end)
        kept = b"\n" * (last - line)
        text = text[:first] + new.encode() + kept + text[behind:]
    lines = text.decode().split("\n")
    for struct in reversed(structs):
        _fill(lines, struct)
    return "\n".join(lines) + _CHANGED


_CHANGED = """
from typing import Any as _Any


def _changed(thing: _Any, **changes: _Any) -> _Any:
    return thing.__replace__(**changes)
"""

_Place = tuple[int, int]
_Edit = tuple[_Place, _Place, str]
"""From where to where, by line and column, and what stands there instead."""


def _is_struct(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and [ast.unparse(b) for b in node.bases] == [
        "msgspec.Struct"
    ]


def _begin(node: Any) -> _Place:
    return node.lineno, node.col_offset


def _end(node: Any) -> _Place:
    return node.end_lineno, node.end_col_offset


def _expressions(tree: ast.Module) -> Iterator[_Edit]:
    """Calls of msgspec's `replace`, and what mypyc 2 cannot read: a display with a star in it,
    behind `in`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "msgspec.structs.replace":
            yield _begin(node), _end(node), "_changed"
        for one in _behind_in(node):
            if isinstance(one, ast.Tuple | ast.List) and any(
                isinstance(element, ast.Starred) for element in one.elts
            ):
                yield _begin(one), _begin(one), "tuple("
                yield _end(one), _end(one), ")"


def _behind_in(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Compare):
        compared = zip(node.ops, node.comparators, strict=True)
        return [one for how, one in compared if isinstance(how, ast.In | ast.NotIn)]
    return [node.iter] if isinstance(node, ast.For | ast.comprehension) else []


def _without_msgspec(struct: Any) -> Iterator[_Edit]:
    """A class without its base, its docstrings and the defaults of its fields."""
    last = [*struct.bases, *(k.value for k in struct.keywords)][-1]
    yield (struct.lineno, struct.col_offset + len(f"class {struct.name}")), _end(last), "("
    for node in struct.body:
        if isinstance(node, ast.Expr):
            yield _begin(node), _end(node), ""
        elif isinstance(node, ast.AnnAssign) and node.value:
            yield _end(node.annotation), _end(node.value), ""


def _fill(lines: list[str], struct: Any) -> None:
    """Write the methods that msgspec gave a class into the lines that its docstrings and the blank
    lines in and behind it leave free."""
    taken = {
        line
        for node in struct.body
        if not isinstance(node, ast.Expr)
        for line in range(_first_line(node), node.end_lineno + 1)
    }
    free = [
        line
        for line in range(struct.lineno + 1, min(struct.end_lineno + 2, len(lines)) + 1)
        if line not in taken and not lines[line - 1].strip()
    ]
    methods = [f"    {method}" for method in _methods(struct)]
    while len(methods) > len(free):
        methods[-2:] = [f"{methods[-2]}\n{methods[-1]}"]
    for line, method in zip(free, methods, strict=False):
        lines[line - 1] = method


def _first_line(node: Any) -> int:
    lines: list[int] = [d.lineno for d in getattr(node, "decorator_list", ())]
    return min([int(node.lineno), *lines])


def _methods(struct: Any) -> Iterator[str]:
    """What msgspec gives a class, each method in one line."""
    options = {k.arg: ast.literal_eval(k.value) for k in struct.keywords}
    fields = [node for node in struct.body if isinstance(node, ast.AnnAssign)]
    names = [ast.unparse(field.target) for field in fields]
    taken = ", ".join(_argument(field) for field in fields)
    given = "; ".join(f"self.{ast.unparse(field.target)} = {_given(field)}" for field in fields)
    star = "*, " if options.get("kw_only") else ""
    yield f"def __init__(self, {star}{taken}) -> None: {given}"
    own, others = ("".join(f"{whose}.{name}, " for name in names) for whose in ("self", "other"))
    same = f"isinstance(other, {struct.name}) and ({own}) == ({others})"
    yield f"def __eq__(self, other: _Any) -> bool: return {same}"
    held = "".join(f"'{name}': self.{name}, " for name in names)
    now = f"{struct.name}(**{{{held}**changes}})"
    yield f"def __replace__(self, **changes: _Any) -> _Any: return {now}"
    if options.get("frozen"):
        yield f"def __hash__(self) -> int: return hash(({own}))"


def _argument(field: ast.AnnAssign) -> str:
    name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
    if field.value is None:
        return f"{name}: {kind}"
    if _is_made_anew(field.value):
        return f"{name}: {kind} | None = None"
    return f"{name}: {kind} = {ast.unparse(field.value)}"


def _given(field: ast.AnnAssign) -> str:
    name = ast.unparse(field.target)
    if field.value is not None and _is_made_anew(field.value):
        return f"{ast.unparse(field.value)} if {name} is None else {name}"
    return name


def _is_made_anew(value: ast.expr) -> bool:
    """Whether each object has a default of its own: `{}`, `[]`, `set()`."""
    return isinstance(value, ast.Dict | ast.List) or ast.unparse(value) == "set()"
