"""Years written in words: "two thousand and eighteen", "neunzehnhundertneunundachtzig".

A pack names what opens such a year in [written_year] ("two thousand", "dos
mil") and what does so only before tens in [written_century] ("nineteen");
the tens and ones are its [number] table.  The words of a year become one
token, so that a form asks for {year} as it does for figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.language.dates import tokens as tk
from dragoman.language.dates.pack import TimePack

Speller = Callable[[str], str]


class WrittenYears:
    """Finds the years written in words of a language and says which year they are."""

    def __init__(self, pack: TimePack, spell: Speller) -> None:
        self.spell = spell
        self.glued = _glued(pack) if pack.glued_numbers else {}
        """Years written as one word, folded."""
        self._values: dict[str, int] = {}
        self._stems = self._spelled(pack, "written_year")
        self._centuries = self._spelled(pack, "written_century")
        self._numbers = self._spelled(pack, "number", pack.number_prefix)
        joins = {spell(word) for word in pack.words["number_and"]} | {spell("-"), spell(",")}
        self._join = f"(?:{_choice(joins)})?"
        openers = {s[0] for s in (*self._stems, *self._centuries)}
        self.search = re.compile(self._pattern(openers)).search if openers else None

    def _spelled(self, pack: TimePack, table: str, prefix: str = "") -> dict[str, int]:
        found: dict[str, int] = {}
        for word, value in pack.tables.get(table, {}).items():
            if isinstance(value, int) and (value <= 99 or table != "number"):
                for form in {word, prefix + word}:
                    found.setdefault(self.spell(form), value)
        return found

    def _pattern(self, openers: set[str]) -> str:
        """Symbols of a year: a stem with or without a number, a century with one."""
        number = _choice(set(self._numbers))
        tail = f"(?P<{{0}}>{number})(?:{self._join}(?P<{{1}}>{number}))?"
        stem, century = _choice(set(self._stems)), _choice(set(self._centuries))
        return (
            f"(?=[{''.join(sorted(map(re.escape, openers)))}])(?:"
            f"(?P<century>{century}){self._join}{tail.format('c', 'd')}"
            f"|(?P<stem>{stem})(?:{self._join}{tail.format('a', 'b')})?)"
        )

    def merge(self, tokens: tk.Tokens) -> None:
        """Make each written year one token."""
        if self.search is None:
            return
        at = 0
        while found := self.search(tokens.symbols, at):
            first, last = found.span()
            at = first + 1
            if self._value(found) is not None:
                tokens.merge(first, last, tk.WRITTEN)

    def value(self, words: str) -> int | None:
        """The year that folded words stand for."""
        if words in self.glued:
            return self.glued[words]
        found = self.search(self.spell(words)) if self.search else None
        return self._value(found) if found else None

    def _value(self, found: re.Match[str]) -> int | None:
        stem, century = found["stem"], found["century"]
        base = self._stems[stem] if stem else self._centuries[century]
        one = self._numbers.get(found["a"] or found["c"] or "", 0)
        two = self._numbers.get(found["b"] or found["d"] or "", 0)
        tens_and_ones = (
            not two or 0 in (one, two) or (0 in (one % 10, two % 10) and one + two < 100)
        )
        if not tens_and_ones or (century and one + two < 10 and two == 0):  # "May twenty one"
            return None
        return base + one + two


def _glued(pack: TimePack) -> dict[str, int]:
    """Every year that the stems and numbers of a pack make as one word."""
    numbers = {w: v for w, v in pack.tables["number"].items() if isinstance(v, int) and v <= 99}
    tails: dict[str, int] = {w: v for w, v in numbers.items() if w.isalpha()}
    for tens, ten in numbers.items():
        for ones, one in numbers.items():
            if ten % 10 or not 20 <= ten <= 90 or not 1 <= one <= 9:
                continue
            for word in (tens + ones, tens[:-1] + ones, *(ones + a + tens for a in pack.words["number_and"])):  # fmt: skip
                tails.setdefault(word, ten + one)
    made: dict[str, int] = {}
    for stem, base in pack.tables.get("written_year", {}).items():
        if " " in stem or not isinstance(base, int):
            continue
        for tail, value in {"": 0, **tails}.items():
            made[tk.fold(stem + tail, pack.language)] = base + value
    return made


def _choice(spelled: set[str]) -> str:
    """Any of these strings of symbols, longest first."""
    ordered = sorted(spelled - {""}, key=lambda s: (-len(s), s))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"
