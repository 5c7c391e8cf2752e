"""Time expressions of a text, and the tokens that are time words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dragoman.language.dates import TimeExpression, spot
from dragoman.language.han import SIMPLIFIED
from dragoman.language.pack import Pack
from dragoman.language.phrases import Match
from dragoman.language.tokens import Token

Times = list[tuple[int, int, TimeExpression]]
"""Token range and expression, in the order of the text."""


def find_times(text: str, starts: list[int], pack: Pack) -> Times:
    """The time expressions of `text`; `starts` are the first characters of its tokens."""
    found = []
    for word, other in pack.meta.undated.items():
        text = text.replace(word, other)
    for expression in spot(text, pack.code):
        first = bisect_right(starts, expression.start) - 1
        last = bisect_left(starts, expression.end)
        if first < 0 or last <= first:
            continue
        found.append((first, last, expression))
    return found


def tokens_of(dates: Times, starts: list[int]) -> frozenset[int]:
    """The tokens of the time words themselves."""
    covered: set[int] = set()
    for _, _, expression in dates:
        for part in _leaves(expression):
            covered.update(
                range(bisect_right(starts, part.start) - 1, bisect_left(starts, part.end))
            )
    return frozenset(covered)


def without_cuts(dates: Times, phrases: list[Match]) -> Times:
    """`dates` without those that cut a phrase in two and hold but phrases before it.

    "同日本首相会谈" is "with Japan", no "same day".
    """
    covered = {i: match for match in phrases for i in range(match.start, match.end)}

    def cuts(first: int, last: int) -> bool:
        match = covered.get(last - 1)
        return (
            match is not None
            and match.start > first
            and match.end > last
            and all(i in covered for i in range(first, last))
        )

    return [date for date in dates if not cuts(date[0], date[1])]


_NAME = 8
"""Signs of the longest given name that a word may cut into."""


def without_name_ends(
    phrases: list[Match], dates: Times, tokens: list[Token], pack: Pack
) -> list[Match]:
    """`phrases` without words of no meaning whose first sign ends a name and whose last begins a day:
    "泽连斯基|本周" holds no 基本."""
    if pack.meta.spaces:
        return phrases
    opens = {first for first, _, _ in dates}

    def cuts(match: Match) -> bool:
        if not match.has("grammar", "word") or match.end - match.start != 2:
            return False
        if match.end - 1 not in opens:
            return False
        signs = "".join(t.text for t in tokens[max(0, match.start + 1 - _NAME) : match.start + 1])
        return any(
            signs[-k:].translate(SIMPLIFIED) in pack.given_names for k in range(2, _NAME + 1)
        )

    return [match for match in phrases if not cuts(match)]


def without_towns(dates: Times, phrases: list[Match]) -> Times:
    """`dates` without those that are part of a capital's name: "شهر دوشنبه" is no Monday."""
    towns = [m for m in phrases if m.end - m.start > 1 and m.entry("capital") is not None]
    return [
        (first, last, expression)
        for first, last, expression in dates
        if not any(
            m.start <= first and last <= m.end and m.end - m.start > last - first for m in towns
        )
    ]


def _leaves(expression: TimeExpression) -> list[TimeExpression]:
    """The time words of a compound: "a three-day visit to Iraq from Tuesday" holds others."""
    if not expression.ends:
        return [expression]
    return [leaf for end in expression.ends for leaf in _leaves(end)]
