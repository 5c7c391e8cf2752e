"""One TOML file of a language pack, which can say on which line a thing stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import PackError

_KEY = re.compile(r"\s*\[*([\w-]+)\]*\s*(?:=|$)")
"""A key or table that opens a line of TOML."""
_NAMED = re.compile(r"`\$?\.?([^`]+)`")
"""What a schema error names: "unknown field `ordre`", "at `$.order`"."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a pack file; raises PackError with file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"not valid TOML: {error}", where=str(path)) from error
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror}", where=str(path)) from error


class PackFile:
    """A pack file that can say on which line a phrase stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = read_toml(path) if path.exists() else {}
        self._lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._first: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        for number, line in enumerate(self._lines, 1):
            for piece in line.split('"')[1::2]:
                self._first.setdefault(piece, number)
            if key := _KEY.match(line):
                self._keys.setdefault(key[1], number)

    def where(self, phrase: str) -> str:
        line = self._first.get(phrase) or self._keys.get(phrase)
        name = f"{self.path.parent.name}/{self.path.name}"
        return f"{name}:{line}" if line else name

    def knows(self, key: str) -> bool:
        """Whether a line of the file holds `key`."""
        return key in self._first or key in self._keys

    def phrases(self, words: Any, key: str) -> Iterator[str]:
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            raise PackError(f"{key!r} must be a list of phrases", where=self.where(key))
        yield from words


def where_wrong(message: str, paths: tuple[Path, ...]) -> str | None:
    """File and line of the key that a schema error names, the innermost one first."""
    named = _NAMED.findall(message)
    keys = [part for names in named for part in re.split(r"[.\[\]]+", names) if part][::-1]
    if "unknown field" in message:
        keys.insert(0, named[0])  # told before the table that it stands in
    for key in keys:
        for file in map(PackFile, paths):
            if file.knows(key):
                return file.where(key)
    return None
