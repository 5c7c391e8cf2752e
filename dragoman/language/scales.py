"""Numbers with a word that multiplies them: "48 million", 4800万, 48 juta are one number."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path


@cache
def _words() -> tuple[dict[str, int], re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "scales.toml").read_text(encoding="utf-8"))
    powers = {word: int(power) for power, words in data.items() for word in words}
    longest_first = "|".join(map(re.escape, sorted(powers, key=lambda word: (-len(word), word))))
    return powers, re.compile(rf"\s?({longest_first})", re.IGNORECASE)


def scaled(plain: str, text: str, end: int) -> str:
    """The number `plain`, which ends at `end` of `text`, times the word that follows it there."""
    powers, pattern = _words()
    match = pattern.match(text, end)
    power = powers.get(match[1].lower()) if match else None
    if power is None:
        return plain
    return format(Decimal(plain).scaleb(power).normalize(), "f")
