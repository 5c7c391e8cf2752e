"""News agencies by the names that datelines, credits and bylines give them (agencies.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from dragoman.errors import PackError
from dragoman.language.pages import fold, pattern

FILE = Path(__file__).with_name("agencies.toml")
AMBIGUOUS = frozenset({"pl", "map", "tap", "uni", "tt", "sid", "ap", "aa", "trend", "petra", "sana",
                       "saba", "app", "spa", "ina", "agi", "fars", "mena", "anka", "kna", "lana",
                       "بنا", "وال", "وات", "فارس", "مهر", "وفا", "واج", "وام"})  # fmt: skip
"""Names that are also words: they count where they stand alone, or in capitals."""


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Folded writing -> the agency's name. Raises PackError."""
    try:
        table = tomllib.loads(FILE.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{error}", where=str(FILE), hint="Correct the file.") from error
    return {fold(writing): name for name, writings in table.items() for writing in writings}


@lru_cache(maxsize=1)
def _expression() -> re.Pattern[str]:
    return pattern(names())


def agency_named(text: str) -> str | None:
    """The agency that `text` is the name of, outer marks aside; None if it is anything else."""
    return names().get(fold(text).strip(" .()[]/-–—:،,|*"))


def agencies_in(text: str) -> list[str]:
    """Agencies named anywhere in a credit ("Pool Reuters / AP"); words in lower case do not count."""
    found: list[str] = []
    for match in _expression().finditer(fold(text)):
        writing = match.group()
        if writing in AMBIGUOUS and not re.search(
            rf"(?<!\w){re.escape(writing.upper())}(?!\w)", text
        ):
            continue
        name = names()[writing]
        if name not in found:
            found.append(name)
    return found
