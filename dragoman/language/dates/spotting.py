"""Finds the time expressions of a text: forms first, then ranges and bounds made of them."""

from __future__ import annotations

import re

from dragoman.language.dates import tokens as tk
from dragoman.language.dates.expression import TimeExpression
from dragoman.language.dates.grammar import Compiled, Grammar, grammar_of, han_number
from dragoman.language.dates.joining import Found, join
from dragoman.language.dates.tokens import Tokens

_KIND_OF_RULE = {
    "days": "range", "years": "range", "months": "range",
    "offset": "relative", "count": "relative", "countday": "relative",
    "span": "period", "within": "period", "period": "period", "weekof": "period",
    "weekno": "period", "nthunit": "period", "quarter": "year", "nth": "date",
    "century": "decade", "feast": "date",
}  # fmt: skip
_NEAR = {"last": "past", "next": "coming"}
_LEAD_TOKENS = 4
_SEVERAL = 3
"""What a bare plural counts for: "the coming days"."""


def spot(text: str, language: str) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, leftmost and longest, without overlap.

    A language without a time pack has none.
    """
    grammar = grammar_of(language)
    if grammar is None:
        return ()
    tokens = grammar.cut(text)
    return tuple(join(_forms(tokens, grammar), tokens, grammar))


def _forms(tokens: Tokens, grammar: Grammar) -> list[Found]:
    """The longest form at each place, left to right; the pack's order settles ties."""
    found: list[Found] = []
    symbols, begun = tokens.symbols, 0
    for run in symbols.split(tk.UNKNOWN):
        behind = begun
        for opening in grammar.openings[run]:
            at = begun + opening.at
            if at < behind:
                continue
            behind = at + opening.never
            for compiled in opening.fitting:
                match = compiled.match.match(symbols, at)
                made = _accept(compiled, match, tokens, grammar) if match else None
                if made is not None:
                    found.append(made)
                    behind = made.last
                    break
        begun += len(run) + 1
    return found


_SENTENCE_END = re.compile(r"[^\W\d]{4,}\. +[^\W\d]+$")


_COUNTED_BODY = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+\.?$")
"""A number written with capitals is called by it: "les Vingt-Sept"."""


def _inside_word(text: str, start: int) -> bool:
    """Whether a sum or a name with a number begins right before: "$12", "G20"."""
    before = text[max(0, start - 2) : start]
    capital = before[-1:].isascii() and before[-1:].isupper()
    return before[-1:] in ("$", "€", "£") or (capital and not before[:1].isalnum())


def _accept(
    compiled: Compiled, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> Found | None:
    """The match as an expression, unless its surroundings say it is no time."""
    first, last = match.start(), match.end()
    while last - 1 > first and tokens.symbols[last - 1] in grammar.marks:
        last -= 1
    if last - 1 > first and grammar.around.of(tokens.symbols, last - 1, last):
        said = max((match.end(name) for name in match.groupdict()), default=first)
        while last - 1 > max(first, said) and grammar.around.of(tokens.symbols, last - 1, last):
            last -= 1
    if not _fits(compiled, tokens, grammar, (first, last)):
        return None
    span = tokens.span(first)[0], tokens.span(last - 1)[1]
    text = tokens.text[span[0] : span[1]]
    if compiled.pattern.rule == "feast" and _in_name(tokens.text, span[0]):
        return None
    if "." in text and _SENTENCE_END.search(text):
        # "in August. A trip …" goes on into the next sentence.
        return None
    if _COUNTED_BODY.match(text) or (text[0].isdigit() and _inside_word(tokens.text, span[0])):
        return None  # "les Vingt-Sept", "for $12 December …", "the G20 November talks"
    parts, vague = _parts(compiled, match, tokens, grammar)
    if parts is None or (compiled.pattern.rule == "period" and parts.get("unit") == "hour"):
        return None
    if "year" in parts and not _year_stands(parts, tokens, grammar, (first, last)):
        return None
    if compiled.pattern.rule == "weekday" and grammar.pack.near_weekdays and "unit" not in parts:
        shift = str(parts.get("shift", ""))
        parts.update({"shift": _NEAR[shift]} if shift in _NEAR else {})
    rule = compiled.pattern.rule
    if rule == "period" and "shift" in parts and _several(match, tokens, grammar):
        rule, vague = "span", True
        parts["n"] = _SEVERAL
    lead = _lead(tokens, grammar, first)
    expression = TimeExpression(
        start=span[0],
        end=span[1],
        text=text,
        kind=_kind(rule, parts),
        language=grammar.pack.language,
        rule=rule,
        parts=tuple(sorted(parts.items())),
        lead=tokens.text[tokens.span(lead)[0] : span[0]] if lead < first else "",
        vague=vague,
    )
    return Found(first=first, last=last, expression=expression)


def _in_name(text: str, start: int) -> bool:
    """Whether a hyphen ties the word at `start` to one with a capital: "Jean-Noël"."""
    before = re.search(r"([^\W\d_])[^\W\d_]*[-‐]$", text[max(0, start - 20) : start])
    return before is not None and before[1].isupper() and text[start].isupper()


def _several(match: re.Match[str], tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the unit of a form is in the plural, without a number: "the coming days"."""
    return any(
        name.startswith("unit")
        and symbols is not None
        and grammar.word(tokens, match.start(name)) in grammar.plural
        for name, symbols in match.groupdict().items()
    )


def _fits(compiled: Compiled, tokens: Tokens, grammar: Grammar, at: tuple[int, int]) -> bool:
    """Whether the words before and after let a form be a time."""
    first, last = at
    if compiled.pattern.needs_lead and not _led(tokens, grammar, first):
        return False
    if compiled.pattern.needs_stop and not _stopped(tokens, grammar, last):
        return False
    return _stands(tokens, grammar, first, last)


def _year_stands(
    parts: dict[str, int | str], tokens: Tokens, grammar: Grammar, at: tuple[int, int]
) -> bool:
    """Whether a year is one of our era, and one in words is beside a month or a week.

    Not "in 1200 BC", "MÖ 1200"; nor "in two thousand villages".
    """
    first, last = at
    era, symbols = grammar.around.era, tokens.symbols
    before = range(max(0, first - _LEAD_TOKENS), first)
    if era.match(symbols, last) or any(era.fullmatch(symbols, i, first) for i in before):
        return False
    return tk.WRITTEN not in symbols[first:last] or "month" in parts or "unit2" in parts


def _lead(tokens: Tokens, grammar: Grammar, first: int) -> int:
    """Where the preposition and article before token `first` begin; `first` if there are none."""
    if first and tokens.symbols[first - 1] != tk.UNKNOWN:
        for at in range(max(0, first - _LEAD_TOKENS), first):
            if grammar.around.lead(tokens.symbols, at, first):
                return at
    return first


def _led(tokens: Tokens, grammar: Grammar, first: int) -> bool:
    """Whether a word that goes before times stands before token `first`."""
    if not first or tokens.symbols[first - 1] == tk.UNKNOWN:
        return False
    before = range(max(0, first - _LEAD_TOKENS), first)
    return any(grammar.around.led(tokens.symbols, at, first) for at in before)


def _stands(tokens: Tokens, grammar: Grammar, first: int, last: int) -> bool:
    """Whether words that are also something else may be a time here."""
    form = tokens.symbols[first:last].rstrip(tk.SUFFIX)
    if len(form) > 1:
        return True
    word, wary = grammar.word(tokens, first), grammar.wary
    if word in wary["never_alone"] or (
        word in wary["need_lead"] and not _led(tokens, grammar, first)
    ):
        return False
    small = word in wary["need_capital"] and tokens.text[tokens.span(first)[0]].islower()
    if small and _lead(tokens, grammar, first) == first:  # "and may visit", "and sat down"
        return False
    return word not in wary["need_stop"] or _stopped(tokens, grammar, last)


def _stopped(tokens: Tokens, grammar: Grammar, last: int) -> bool:
    """Whether a mark, the end or a word of `stop` follows token `last - 1`."""
    around, symbols = grammar.around, tokens.symbols
    if last >= len(symbols) or symbols[last - 1] == tk.SUFFIX:  # a case ending is proof
        return True
    following = grammar.word(tokens, last)[0]
    if not following.isalnum():
        if tokens.span(last)[0] == tokens.span(last - 1)[1] and following in "/-+:":
            return around.range_of_pairs(symbols, last) is not None
        return following not in "%°$€£"
    beside = (around.stop, around.joins, around.close)
    return any(match(symbols, last) is not None for match in beside)


def _parts(
    compiled: Compiled, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[dict[str, int | str] | None, bool]:
    """The values of a match's slots, and whether a vague number is among them."""
    parts: dict[str, int | str] = dict(compiled.pattern.fixed)
    vague = compiled.pattern.vague
    for name, symbols in match.groupdict().items():
        if symbols is None:
            continue
        slot = name.partition("__")[0]
        figures = grammar.word(tokens, match.start(name))
        if symbols[0] in tk.GENERIC:
            if not _figures(slot, symbols[0], figures, grammar, parts):
                return None, vague
            continue
        plain = slot.rstrip("23")
        tables = {
            "n": ("number", "vague"),
            "day": ("ordinal", "number"),
            "nthmonth": ("ordinal",),
        }.get(plain)
        value = grammar.values[plain][symbols] if tables is None else None
        if tables:
            value = grammar.number_value(symbols, tables)
            vague = vague or (plain == "n" and symbols in grammar.values.get("vague", {}))
        if value is not None:
            parts[_plain_month(slot)] = value
    return parts, vague


def _plain_month(slot: str) -> str:
    return {"ordinal": "nth", "fig": "day", "month_jalali": "month", "month_hijri": "month",
            "month_hebrew": "month", "nthmonth": "month", "cased_day": "day"}.get(slot, slot)  # fmt: skip


def _figures(
    slot: str, symbol: str, figures: str, grammar: Grammar, parts: dict[str, int | str]
) -> bool:
    """Puts what a token of figures stands for into `parts`; False if it cannot be that."""
    order = grammar.pack.order
    number = "2" if slot.endswith("2") else ""
    if symbol == tk.FULL_DATE:
        if figures.isdigit():
            figures = f"{figures[:4]}-{figures[4:6]}-{figures[6:]}"
        full = tk.date_figures(figures, order)
        if full:
            parts.update({f"year{number}": full[0], f"month{number}": full[1]})
            parts[f"day{number}"] = full[2]
        return full is not None
    if symbol in (tk.SLASH_PAIR, tk.DOT_PAIR, tk.DOT_PAIR_CLOSED):
        pair = tk.pair_figures(figures, order)
        if pair:
            parts.update({f"month{number}": pair[0], f"day{number}": pair[1]})
        return pair is not None
    if symbol == tk.YEAR_MONTH:
        both = tk.year_month_figures(figures)
        if both:
            parts.update({f"year{number}": both[0], f"month{number}": both[1]})
        return both is not None
    if symbol in (tk.CLOCK, tk.SUFFIX):
        return True
    if symbol == tk.WRITTEN:
        written = grammar.years.value(figures)
        parts[slot] = written or 0
        return written is not None
    value = int(figures) if figures.isdigit() else han_number(figures)
    if slot.startswith("mon"):
        parts[f"month{number}"] = value
    elif slot.startswith("yy"):
        parts[f"year{number}"] = value + (2000 if value < 40 else 1900)
    else:
        parts[_plain_month(slot)] = value
    return True


def _kind(rule: str, parts: dict[str, int | str]) -> str:
    """The kind of an expression by its rule and parts."""
    if rule == "period" and parts.get("unit") == "day" and parts.get("shift") in ("last", "next"):
        return "anaphoric"  # "the next day", told of the past
    if rule in _KIND_OF_RULE:
        return _KIND_OF_RULE[rule]
    if rule == "date":
        if "day" in parts:
            return "date"
        return "month" if "month" in parts else "year"
    return rule
