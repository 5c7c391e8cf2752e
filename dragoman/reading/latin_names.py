"""Names in Latin letters within a script that has its own: alone, or in brackets behind a name."""

from __future__ import annotations

from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

OPENING, CLOSING = "(（", ")）"


def latin_run(scan: Scan, i: int) -> NameRun | None:
    if not _latin_word(scan, i) or (i and _latin_word(scan, i - 1) and _same_run(scan, i - 1, i)):
        return None
    end = i + 1
    while (
        end < len(scan.tokens)
        and end - i < 5
        and _latin_word(scan, end)
        and _same_run(scan, end - 1, end)
    ):
        end += 1
    words = end - i
    if words == 1 and scan.tokens[i].text.isupper():
        return None
    # One word alone may be a make or a place: it must be known, or do something.
    return NameRun(i, end, words > 1)


def _latin_word(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    return (
        token.is_word and token.text.isascii() and token.is_capital and len(token.text) > 1
        and scan.covered[i] is None and i not in scan.date_tokens
    )  # fmt: skip


def _same_run(scan: Scan, left: int, right: int) -> bool:
    between = scan.text[scan.tokens[left].end : scan.tokens[right].start]
    return between in (" ", "\u00a0") and scan.sentence_of[left] == scan.sentence_of[right]


_REST = 3
"""Signs of a name that no pack lists, before the Latin form in brackets."""


def _rest(scan: Scan, end: int) -> int:
    """Where the bracket of the Latin form opens: signs before it that are no word are the name's too."""
    i = end
    while i < min(end + _REST, len(scan.tokens)) and scan.covered[i] is None:
        token = scan.tokens[i]
        if not token.is_word or token.text.isascii() or i in scan.date_tokens:
            break
        i += 1
    latin = i + 1 < len(scan.tokens) and scan.tokens[i].text in OPENING
    return i if latin and _latin_word(scan, i + 1) else end


def with_gloss(scan: Scan, run: NameRun) -> NameRun:
    """Take in the name's Latin form in brackets: "弗雷克（Flake）"."""
    k = _rest(scan, run.end)
    if (
        k + 2 >= len(scan.tokens)
        or scan.tokens[k].text not in OPENING
        or scan.tokens[run.start].text.isascii()
    ):
        return run
    end = k + 1
    while (
        end < len(scan.tokens)
        and end - k < 8
        and (
            (scan.tokens[end].text.isascii() and scan.tokens[end].text != ")")
            or scan.tokens[end].text in "·•"
        )
    ):
        end += 1
    if end == k + 1 or end >= len(scan.tokens) or scan.tokens[end].text not in CLOSING:
        return run
    if not scan.tokens[k + 1].is_word:
        return run
    return NameRun(run.start, end + 1, run.sure, run.organization)


def latin_parts(scan: Scan, start: int, end: int) -> tuple[str, ...]:
    """The words of the Latin form that stands in brackets behind a name."""
    return tuple(t.norm for t in scan.tokens[start:end] if t.text.isascii() and t.is_word)
