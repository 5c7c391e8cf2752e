"""Bodies called by a name in marks behind a noun that says what they are: "партия «Новый порт»"."""

from __future__ import annotations

from dragoman.language.tokens import has_shape
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

_OWNED = 3
"""Words between the noun and its name: "профсоюз работников порта «Волна»"."""
_PARTS = 4
_OPENING = '«„“"'


def called_runs(scan: Scan) -> list[NameRun]:
    """The names in marks behind a noun for a body, as name runs; agencies of the pack stay theirs."""
    noun = scan.pack.meta.called
    if not noun:
        return []
    found: list[NameRun] = []
    for quote in scan.quotes:
        if not 0 < quote.words <= _PARTS:
            continue
        first, last = scan.token_range(quote.start, quote.end)
        known = scan.covered[first] if first < last else None
        if first >= last or not scan.tokens[first].is_capital:
            continue
        if known is not None and known.entry("agency", "organization", "institution"):
            continue
        if scan.tokens[last - 1].text in ".!?…" or not _behind_noun(scan, first, noun):
            continue
        found.append(NameRun(first, last, True, True))
    return found


def _behind_noun(scan: Scan, first: int, noun: str) -> bool:
    """Whether a noun for a body stands before the mark, whose it is between."""
    i = first - 1
    if i < 0 or scan.tokens[i].text not in _OPENING:
        return False
    floor = scan.sentences[scan.sentence_of[first]].start
    for k in range(i - 1, max(floor - 1, i - 2 - _OWNED), -1):
        token = scan.tokens[k]
        if not token.is_word:
            return False
        if has_shape(token.norm, noun):
            return True
        if token.is_capital or scan.is_category(k, "saying", "trigger", "marker"):
            return False
    return False
