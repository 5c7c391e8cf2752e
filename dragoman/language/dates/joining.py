"""Ranges, bounds and anchored lengths: expressions made of expressions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from dragoman.language.dates.expression import TimeExpression
from dragoman.language.dates.tokens import UNKNOWN

if TYPE_CHECKING:
    from dragoman.language.dates.grammar import Grammar
    from dragoman.language.dates.tokens import Tokens

Matcher = Callable[..., "re.Match[str] | None"]
_REACH = 9
"""Tokens that may stand between a length and what anchors it: "a three-day state visit to
Samarkand and Tashkent from Tuesday"."""
_POINTS = ("date", "month", "year", "weekday", "relative", "decade")
_ANCHORS = ("date", "weekday", "relative")
_WEEKS = ("week", "workweek")


class Found(msgspec.Struct, frozen=True):
    """An expression and the tokens it covers, `last` exclusive."""

    first: int
    last: int
    expression: TimeExpression


def join(found: list[Found], tokens: Tokens, grammar: Grammar) -> list[TimeExpression]:
    """The expressions after ranges, bounds and anchored lengths are put together."""
    found = _shifts(found, tokens, grammar)
    found = _ranges(found, tokens, grammar)
    found = _weeks(found, tokens, grammar)
    found = [f for f in found if tokens.symbols[f.first : f.last] not in grammar.only_joined]
    found = _stretches(found, tokens, grammar)
    return [_bound(f, tokens, grammar).expression for f in found]


def _hull(parts: tuple[int, int], ends: tuple[Found, Found], tokens: Tokens, rule: str) -> Found:
    """One expression over tokens `parts` made of two."""
    first, last = parts
    start, end = tokens.span(first)[0], tokens.span(last - 1)[1]
    a, b = ends[0].expression, ends[1].expression
    return Found(
        first=first,
        last=last,
        expression=TimeExpression(
            start=start,
            end=end,
            text=tokens.text[start:end],
            kind=_kind_of(rule, ends),
            language=a.language,
            rule=rule,
            vague=a.vague or b.vague,
            ends=(a, b),
        ),
    )


def _kind_of(rule: str, ends: tuple[Found, Found]) -> str:
    """The kind of a compound expression."""
    if rule == "inweek":
        return "weekday" if ends[0].expression.kind == "weekday" else "range"
    return "relative" if rule == "shifted" else "range"


def _weeks(found: list[Found], tokens: Tokens, grammar: Grammar) -> list[Found]:
    """Joins weekdays and the week they are in: "Monday two weeks from now"."""
    result: list[Found] = []
    for second in found:
        first = result[-1] if result else None
        if first is not None and 0 <= second.first - first.last <= 3:
            named, week = (first, second) if _of_weekdays(first) else (second, first)
            gap = tokens.symbols[first.last : second.first].lstrip(grammar.symbols[","])
            beside = not gap or grammar.around.lead(gap) or grammar.around.of(gap)
            opener = grammar.around.opener
            opened = opener["between"](gap) or opener["from"](gap) or opener["start"](gap)
            if (beside or opened) and _of_weekdays(named) and _names_week(week):
                parts = first.first, second.last
                result[-1] = _hull(parts, (named, week), tokens, "inweek")
                continue
        result.append(second)
    return result


def _of_weekdays(found: Found) -> bool:
    """Whether an expression is a bare weekday, or goes from one to another."""
    expression = found.expression
    ends = expression.ends if expression.rule == "between" else (expression,)
    return all(e.rule == "weekday" and not (e.word("shift") or e.word("unit")) for e in ends)


def _names_week(found: Found) -> bool:
    """Whether an expression says which week a weekday is of."""
    expression = found.expression
    if expression.rule in ("count", "shifted"):
        return expression.kind == "relative"
    if expression.word("part") is not None:
        return False
    if expression.rule == "nthunit":
        return expression.word("unit2") in _WEEKS
    weekly = expression.word("unit") in _WEEKS and expression.part("n") is None
    return weekly and expression.kind in ("period", "anaphoric")


def _ranges(found: list[Found], tokens: Tokens, grammar: Grammar) -> list[Found]:
    """Joins neighbours with "to" between them, or "and" after "between"."""
    around, symbols = grammar.around, tokens.symbols
    result: list[Found] = []
    for second in found:
        first = result[-1] if result else None
        if first is None or not _joinable(first, second):
            result.append(second)
            continue
        gap = tokens.symbols[first.last : second.first]
        closing = around.close(symbols, second.last)
        if closing and (not gap or around.joined(gap)):
            hull = _hull((first.first, closing.end()), (first, second), tokens, "between")
            result[-1] = hull
            continue
        if not gap and _cased(first, second, tokens, grammar):
            last = closing.end() if closing else second.last
            result[-1] = _hull((first.first, last), (first, second), tokens, "between")
            continue
        begin = _opener(symbols, first.first, around.opener["from"])
        fits = around.joined if begin is None else around.joined_open
        if not fits(gap):
            if around.joined_and(gap) and _next_day(first.expression, second.expression):
                # "on Thursday and Friday" is one stay of two days.
                result[-1] = _hull((first.first, second.last), (first, second), tokens, "between")
                continue
            begin = _opener(symbols, first.first, around.opener["between"])
            anded = around.joined_and(gap) or (not gap and _prefixed(second, tokens, grammar))
            if begin is None or not anded:
                result.append(second)
                continue
        start = first.first if begin is None else begin
        end = closing.end() if closing else second.last
        result[-1] = _hull((start, end), (first, second), tokens, "between")
    return result


def _cased(first: Found, second: Found, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether endings say that a range goes from one to the other: "salıdan cumaya"."""
    begin, end = (grammar.word(tokens, found.last - 1).lstrip("'") for found in (first, second))
    return begin.endswith(grammar.from_ending) and end.endswith(grammar.to_ending)


def _prefixed(second: Found, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether "and" is written on to the second end of a range: "الأربعاء والجمعة"."""
    prefix = grammar.pack.number_prefix
    return bool(prefix) and grammar.word(tokens, second.first).startswith(prefix)


def _shifts(found: list[Found], tokens: Tokens, grammar: Grammar) -> list[Found]:
    """Joins a distance and the day it is counted from: "two days after Christmas"."""
    result: list[Found] = []
    for second in found:
        first = result[-1] if result else None
        if (
            first is not None
            and first.expression.kind == "anaphoric"
            and first.expression.part("sign") is not None
            and second.expression.kind in _ANCHORS
        ):
            gap = tokens.symbols[first.last : second.first]
            if not gap or grammar.around.lead(gap):
                ends = (first, second)
                result[-1] = _hull((first.first, second.last), ends, tokens, "shifted")
                continue
        result.append(second)
    return result


def _joinable(first: Found, second: Found) -> bool:
    kinds = (*_POINTS, "period")
    near = 0 <= second.first - first.last <= 5
    return near and first.expression.kind in kinds and second.expression.kind in kinds


def _next_day(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two bare weekdays follow one another in the week."""
    days = [e.part("weekday") for e in (first, second)]
    if {first.rule, second.rule} != {"weekday"} or not all(isinstance(d, int) for d in days):
        return False
    bare = not any(e.word("shift") or e.word("unit") for e in (first, second))
    return bare and (int(days[0] or 0) % 7 + 1) % 7 == int(days[1] or 0) % 7


def _opener(symbols: str, first: int, opener: Matcher) -> int | None:
    """Where "from" or "between" before token `first` begins, articles in between allowed."""
    if first and symbols[first - 1] != UNKNOWN:
        for at in range(max(0, first - 4), first):
            if opener(symbols, at, first):
                return at
    return None


def _parted(text: str, length: TimeExpression, anchor: TimeExpression) -> bool:
    """Whether a colon or semicolon stands between a length and a day behind it."""
    between = text[length.end : anchor.start]
    return ":" in between or ";" in between or re.search("[,，][并並]", between) is not None


def _stretches(found: list[Found], tokens: Tokens, grammar: Grammar) -> list[Found]:
    """Joins a length and the day it starts from: "a three-day visit from Tuesday"."""
    stop = {grammar.symbols.get(".", "")}
    result: list[Found] = []
    for second in found:
        first = result[-1] if result else None
        if first is not None and {first.expression.kind, second.expression.kind} & {"duration"}:
            length, anchor = first, second
            gap = tokens.symbols[first.last : second.first]
            if (
                gap in grammar.counted_from
                and length.expression.kind == "duration"
                and anchor.expression.kind in _ANCHORS
                and not grammar.around.length(tokens.symbols, length.first)
            ):
                distance = msgspec.structs.replace(
                    length.expression, parts=(*length.expression.parts, ("sign", 1))
                )
                ends = (msgspec.structs.replace(length, expression=distance), anchor)
                result[-1] = _hull((length.first, anchor.last), ends, tokens, "shifted")
                continue
            if (
                length.expression.kind == "duration"
                and anchor.expression.kind in _ANCHORS
                and len(gap) <= _REACH
                and not set(gap) & stop
                and not _parted(tokens.text, length.expression, anchor.expression)
                and _opener(tokens.symbols, anchor.first, grammar.around.opener["start"])
                is not None
            ):
                result[-1] = _hull((length.first, anchor.last), (length, anchor), tokens, "stretch")
                continue
        result.append(second)
    return result


def _bound(found: Found, tokens: Tokens, grammar: Grammar) -> Found:
    """Marks what stands after "since" or "until" as open on one side."""
    expression = found.expression
    if expression.kind not in (*_POINTS, "period"):
        return found
    for kind in ("since", "until"):
        at = _opener(tokens.symbols, found.first, grammar.around.opener[kind])
        after = grammar.around.after[kind](tokens.symbols, found.last)
        if at is not None or after is not None:
            first = found.first if at is None else at
            last = found.last if after is None else after.end()
            start, end = tokens.span(first)[0], tokens.span(last - 1)[1]
            bound = TimeExpression(
                start=start,
                end=end,
                text=tokens.text[start:end],
                kind=kind,
                language=expression.language,
                rule=kind,
                vague=expression.vague,
                ends=(msgspec.structs.replace(expression, lead=""),),
            )
            return Found(first=first, last=last, expression=bound)
    return found
