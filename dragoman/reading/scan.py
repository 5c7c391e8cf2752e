"""The first pass: tokens, sentences, vocabulary, quotations and dates of one text.

Everything later looks things up here by token number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from dragoman.language.dates import TimeExpression
from dragoman.language.han import SIMPLIFIED
from dragoman.language.pack import Pack
from dragoman.language.phrases import Entry, Match
from dragoman.language.tokens import Token, tokenize
from dragoman.model import Span
from dragoman.reading.brackets import join_tails
from dragoman.reading.mistaken import (
    as_written,
    is_given_name,
    names_airline,
    without_false_verbs,
    without_stray_signs,
)
from dragoman.reading.portfolios import whole_portfolios
from dragoman.reading.proper import ProperNouns, proper_nouns
from dragoman.reading.quotes import Quote, find_quotes
from dragoman.reading.sentences import Sentence, split_sentences
from dragoman.reading.shared import with_shared
from dragoman.reading.timewords import (
    Times,
    find_times,
    tokens_of,
    without_cuts,
    without_name_ends,
    without_towns,
)


class Scan(msgspec.Struct, kw_only=True):
    """One text, looked through once."""

    text: str
    lookup: str
    """The text as the pack would write it, Han characters simplified; offsets are the same."""
    pack: Pack
    tokens: list[Token]
    starts: list[int]
    """The first character of each token."""
    sentences: list[Sentence]
    matches: list[Match]
    by_category: dict[str, tuple[list[int], list[Match]]]
    """Category -> the first tokens of the matches that may be of it, and these matches."""
    by_categories: dict[tuple[str, ...], tuple[list[int], list[Match]]] = {}
    """The same for several categories, once they were asked for."""
    keys: dict[str, set[str]] = {}
    """Category -> the keys of its entries in the text, once they were asked for."""
    match_at: dict[int, Match]
    """First token of a match -> the match."""
    covered: list[Match | None]
    """Token -> the match that covers it."""
    quotes: list[Quote]
    quote_of: list[int]
    """Token -> index of the quotation it stands in, -1 outside."""
    dates: Times
    """Token range and expression, in order."""
    sentence_of: list[int]
    date_tokens: frozenset[int]
    clause_words: list[int]
    """Tokens that open a clause: because, that, who; in order."""
    proper: ProperNouns | None
    """Tokens that the trained tagger takes for proper nouns; None where it does not read."""
    words_known: frozenset[str]
    """The norms of all capitalised words, in languages that inflect names."""
    texts: set[str] = set()
    """All words as they stand, once one was asked for."""
    norms: set[str] = set()
    """All words as packs know them, once one was asked for."""
    surnames: set[str] = set()
    """All words that stand behind a given name, once one was asked for."""

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start` to `end` (exclusive)."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def words(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def entry(self, token: int, *categories: str) -> Entry | None:
        """The entry of a category that covers `token`, if there is one."""
        match = self.covered[token]
        if match is None:
            return None
        for entry in match.entries:
            if entry.category in categories:
                return entry
        return None

    def is_category(self, token: int, *categories: str) -> bool:
        match = self.covered[token]
        if match is None:
            return False
        for entry in match.entries:  # noqa: SIM110 - asked too often for a generator
            if entry.category in categories:
                return True
        return False

    def has_grammar(self, token: int, *keys: str) -> bool:
        """Whether the word at `token` may be one of these words of grammar; none is past the end."""
        match = self.covered[token] if token < len(self.covered) else None
        if match is None:
            return False
        for entry in match.entries:  # noqa: SIM110 - asked too often for a generator
            if entry.category == "grammar" and entry.key in keys:
                return True
        return False

    def in_subjunctive(self, i: int) -> bool:
        """Whether a verb in the mood of reported speech stands at token `i`; nouns have capitals."""
        token = self.tokens[i]
        return token.text.islower() and bool(self.pack.in_subjunctive(token.norm))

    def has_mark(self, start: int, end: int, marks: str) -> bool:
        """Whether one of `marks` stands in tokens `start` to `end`."""
        tokens = self.tokens
        for i in range(start, end):  # noqa: SIM110 - asked too often for a generator
            if tokens[i].text in marks:
                return True
        return False

    def has_grammar_in(self, start: int, end: int, *keys: str) -> bool:
        """Whether one of these words of grammar stands in tokens `start` to `end`."""
        for i in range(start, end):
            match = self.covered[i]
            if match is not None and match.has("grammar", *keys):
                return True
        return False

    def holds(self, category: str, key: str) -> bool:
        """Whether any word of the text may be this: asked before questions that cost more."""
        keys = self.keys.get(category)
        if keys is None:
            matches = self.by_category.get(category, _NONE)[1]
            keys = self.keys[category] = {
                e.key for m in matches for e in m.entries if e.category == category
            }
        return key in keys

    def token_at(self, offset: int) -> int:
        """The first token that ends after `offset`."""
        before = bisect_right(self.starts, offset) - 1
        return before + (before < 0 or self.tokens[before].end <= offset)

    def has_text(self, word: str) -> bool:
        """Whether a word stands anywhere as it is written: whether a capital is ever missing."""
        self.texts = self.texts or {t.text for t in self.tokens}
        return word in self.texts

    def has_norm(self, norm: str) -> bool:
        """Whether a word stands anywhere, as packs know it."""
        self.norms = self.norms or {t.norm for t in self.tokens}
        return norm in self.norms

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Tokens that lie in characters `start` to `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def dates_in(self, sentence: int) -> Times:
        """The time expressions that begin in a sentence."""
        here = self.sentences[sentence]
        first = bisect_left(self.dates, here.start, key=lambda d: d[0])
        last = bisect_left(self.dates, here.end, first, key=lambda d: d[0])
        return self.dates[first:last]

    def quotes_within(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the quotations that lie within any of `spans`, in order."""
        found: set[int] = set()
        for span in spans:
            first = bisect_left(self.quotes, span.start, key=_first_character)
            last = bisect_left(self.quotes, span.end, first, key=_first_character)
            found.update(n for n in range(first, last) if self.quotes[n].end <= span.end)
        return sorted(found)

    def opens_clause_between(self, start: int, end: int) -> bool:
        """Whether a word that opens a clause stands in tokens `start` to `end`."""
        return bisect_left(self.clause_words, start) < bisect_left(self.clause_words, end)

    def matches_in(self, start: int, end: int, *categories: str) -> list[Match]:
        """Matches of any of these categories that begin in tokens `start` to `end`."""
        starts, matches = (
            self.by_category.get(categories[0], _NONE)
            if len(categories) == 1
            else self.by_categories.get(categories) or self._of_any(categories)
        )
        first = bisect_left(starts, start)
        return matches[first : bisect_left(starts, end, first)]

    def _of_any(self, categories: tuple[str, ...]) -> tuple[list[int], list[Match]]:
        """The same as `by_category` holds, for several categories: a few are asked for together."""
        found: dict[int, Match] = {}
        for category in categories:
            starts, matches = self.by_category.get(category, _NONE)
            found.update(zip(starts, matches, strict=True))
        order = sorted(found)
        held = self.by_categories[categories] = order, [found[i] for i in order]
        return held


_NONE: tuple[list[int], list[Match]] = ([], [])


def _first_character(quote: Quote) -> int:
    return quote.start


def _by_category(matches: list[Match]) -> dict[str, tuple[list[int], list[Match]]]:
    """Category -> the first tokens of the matches that may be of it, and the matches."""
    held: dict[str, list[Match]] = {}
    for match in matches:
        if len(match.entries) == 1:
            held.setdefault(match.entries[0].category, []).append(match)
        else:
            for category in {entry.category for entry in match.entries}:
                held.setdefault(category, []).append(match)
    return {category: ([m.start for m in found], found) for category, found in held.items()}


def scan(text: str, pack: Pack) -> Scan:
    """Look through `text` once with the vocabulary of `pack`."""
    lookup = text if pack.meta.spaces else text.translate(SIMPLIFIED)
    tokens = tokenize(text, pack.code, pack.elisions)
    starts = [t.start for t in tokens]
    sentences = split_sentences(text, tokens, starts, pack)
    dates = _times(tokens, sentences, find_times(lookup, starts, pack), pack)
    phrases = _find(tokens, sentences, dates, pack)
    phrases = without_name_ends(phrases, dates, tokens, pack)
    dates = _without_given(tokens, phrases, dates) if pack.meta.nominal else dates
    dates = (without_towns if pack.meta.spaces else without_cuts)(dates, phrases)
    date_tokens = tokens_of(dates, starts)
    matches = [
        m
        for m in phrases
        if not (m.start in date_tokens and _inside_date(m, date_tokens))
        and not (m.prefix and is_given_name(m, tokens, pack))
        and not names_airline(m, tokens)
    ]
    if pack.table.has_tails:
        matches = join_tails(tokens, sentences, matches, pack.table, pack.verbal)
    matches = without_false_verbs(tokens, with_shared(tokens, sentences, matches, pack), pack)
    matches = whole_portfolios(tokens, sentences, as_written(tokens, matches, pack), pack)
    if not pack.meta.spaces:
        matches = without_stray_signs(tokens, matches)
    by_category = _by_category(matches)
    quotes = find_quotes(text, pack.meta.dialogue_dashes)
    return Scan(
        text=text,
        lookup=lookup,
        pack=pack,
        tokens=tokens,
        starts=starts,
        sentences=sentences,
        matches=matches,
        by_category=by_category,
        match_at={m.start: m for m in matches},
        covered=_covered(len(tokens), matches),
        quotes=quotes,
        quote_of=_quote_of(starts, quotes),
        dates=dates,
        sentence_of=[s.index for s in sentences for _ in range(s.start, s.end)],
        date_tokens=date_tokens,
        clause_words=_clause_words(by_category.get("grammar", _NONE)[1]),
        proper=proper_nouns(tokens, sentences, matches, pack),
        words_known=frozenset([t.norm for t in tokens if t.is_capital])
        if pack.meta.paradigms
        else frozenset(),
    )


def _times(tokens: list[Token], sentences: list[Sentence], dates: Times, pack: Pack) -> Times:
    """The times of a text but for ordinals that count, where every noun has a capital."""
    if not pack.meta.noun_capitals:
        return dates
    return [d for d in dates if not _counts(tokens, sentences, d)]


def _without_given(tokens: list[Token], phrases: list[Match], dates: Times) -> Times:
    """Leave out months that are a given name behind a title: "Cumhurbaşkanı Kasım Cömert Tokayev"."""
    titles = {m.end for m in phrases if m.entry("office") is not None}
    known = {i for m in phrases for i in range(m.start, m.end)}
    return [
        (start, end, time)
        for start, end, time in dates
        if not (start in titles and end == start + 1 < len(tokens) and time.kind == "month")
        or not (tokens[start].is_capital and tokens[end].is_capital)
        or end in known
    ]


def _counts(
    tokens: list[Token], sentences: list[Sentence], time: tuple[int, int, TimeExpression]
) -> bool:
    """Whether an ordinal counts the noun behind it and is no day: "auf dem 3. Treffen"."""
    _, end, expression = time
    if expression.rule != "date" or [key for key, _ in expression.parts] != ["day"]:
        return False
    behind = end + (end < len(tokens) and tokens[end].text == ".")
    stops = [s.end for s in sentences]
    within = behind < len(tokens) and behind < stops[bisect_right(stops, end - 1)]
    return within and behind > end and tokens[behind].is_capital and tokens[behind].is_word


def _covered(size: int, matches: list[Match]) -> list[Match | None]:
    """The match that each of `size` tokens is part of."""
    covered: list[Match | None] = [None] * size
    for match in matches:
        for i in range(match.start, match.end):
            covered[i] = match
    return covered


def _find(
    tokens: list[Token],
    sentences: list[Sentence],
    dates: Times,
    pack: Pack,
) -> list[Match]:
    """The phrases of the pack sentence by sentence: none runs from a headline into the text."""
    apart = {_opening(tokens, start, pack): end for start, end, _ in dates}
    return pack.table.find(tokens, [(s.start, s.end) for s in sentences], apart)


def _clause_words(grammar: list[Match]) -> list[int]:
    """The tokens of those words of grammar that open a clause."""
    found: list[int] = []
    for match in grammar:
        entry = match.entry("grammar")
        if entry is not None and entry.key in ("because", "relative", "that"):
            found += range(match.start, match.end)
    return found


def _opening(tokens: list[Token], start: int, pack: Pack) -> int:
    """The first of the preposition and article that stand before a time: "on Tuesday", "el martes"."""
    first = start
    while first > max(0, start - 2) and any(
        e.category == "marker" or (e.category == "grammar" and e.key == "determiner")
        for e in pack.table.single(tokens[first - 1])
    ):
        first -= 1
    return first


def _inside_date(match: Match, date_tokens: frozenset[int]) -> bool:
    return all(i in date_tokens for i in range(match.start, match.end))


def _quote_of(starts: list[int], quotes: list[Quote]) -> list[int]:
    result = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for i in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            result[i] = number
    return result
