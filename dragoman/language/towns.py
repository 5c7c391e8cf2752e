"""Whether a name is one of a town or of a state, in any language of the packs.

The packs' own lists (world.toml) hold capitals and the towns that diplomacy
happens in; what is not in them may still be a town.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dragoman.language.pack import codes, folder
from dragoman.language.packfile import read_toml
from dragoman.language.pages import fold

_ENDINGS = re.compile(r"~.*$|=")


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    found: set[str] = set()
    for table in _worlds():
        for row in table.get("states", {}).values():
            found.update(row.get("capital", ()))
        for key, words in table.get("cities", {}).items():
            found.update((key.rpartition(", ")[0], *words))
    return _plain(found)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    found: set[str] = set()
    for table in _worlds():
        for code, row in table.get("states", {}).items():
            found.update((code, *row.get("names", ())))
    return _plain(found | {"usa", "u.s.", "us", "uk", "uae", "eu"})


def _worlds() -> list[dict[str, Any]]:
    return [read_toml(folder() / code / "world.toml") for code in codes()]


def _plain(names: set[str]) -> frozenset[str]:
    return frozenset(fold(_ENDINGS.sub("", name)) for name in names)


def town_named(text: str) -> bool:
    """Whether `text` is the name of a town that a pack knows."""
    return fold(text).strip(" .,") in _towns()


def state_named(text: str) -> bool:
    """Whether `text` is the name or code of a state."""
    return fold(text).strip(" .,") in _states()
