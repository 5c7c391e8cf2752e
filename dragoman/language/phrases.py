"""Phrases: how packs write vocabulary, and the table that finds it in text.

A phrase is a sequence of words; `stem~class` lets the last word of a stem
take any suffix of a class of the pack, `(a|b)` stands for either, `=Word`
wants its case; `head … tail` wants its second half at the end of the clause.
Words become symbols, phrases become paths in a trie of symbols, so inflection costs one memoised
look-up a word and a phrase of three inflected words costs no more than a fixed one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dragoman.errors import PackError
from dragoman.language.alternatives import expand
from dragoman.language.tokens import Token, token_of

_WORD = re.compile(r"(=?)([^~]*)(~([\w-]*))?$")
_SPLIT = ("saying", "trigger", "grammar")
"""Categories whose phrases adverbs may split: those that hold verbs."""
_NAMED = frozenset(("state", "capital", "city", "region"))
"""Categories of what is written with a capital, where a script has such."""
_MOST_WORDS = 100_000
"""Word forms remembered by a table: some 50 MB at most, and more than a month of news has in use."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One thing a pack knows: its category, its language-free key, and where the pack says so."""

    category: str
    key: str
    value: str = ""
    phrase: str = ""
    origin: str = ""
    """File and line of the pack, for explanations."""
    tail: str = ""
    """Normalised words that must end the clause for the phrase to hold ("reist … ab")."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Tokens `start` to `end` (exclusive) match `entries`; `prefix` is what was attached in front."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    prefix: str = ""

    def entry(self, *categories: str) -> Entry | None:
        """The first entry of any of the categories."""
        for entry in self.entries:
            if entry.category in categories:
                return entry
        return None

    def has(self, category: str, *keys: str) -> bool:
        """Whether an entry of the category has any of the keys."""
        for entry in self.entries:  # noqa: SIM110 - asked too often for a generator
            if entry.category == category and entry.key in keys:
                return True
        return False

    def has_value(self, category: str, *values: str) -> bool:
        """Whether an entry of the category has any of the values: for triggers, their forms."""
        for entry in self.entries:  # noqa: SIM110 - asked too often for a generator
            if entry.category == category and entry.value in values:
                return True
        return False


class _Node:
    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.children: dict[int, _Node] = {}
        self.entries: tuple[Entry, ...] = ()

    def without_names(self) -> _Node:
        """This for a word written small: Portuguese "fez" is no Fez, Turkish "mali" no Mali."""
        kept = (e for e in self.entries if e.category not in _NAMED or not e.phrase[:1].isupper())
        small = _Node()
        small.children, small.entries = self.children, tuple(kept)
        return small


_Longest = tuple[int, tuple[Entry, ...], str]
"""Where the longest phrase ends, its entries, and the prefix taken off to get there."""


class _Word(msgspec.Struct, frozen=True):
    """What a word form may be in phrases; looked up once, as most words of a text come again."""

    symbols: tuple[int, ...]
    openings: tuple[tuple[_Node, str], ...]
    """The nodes of phrases that this word may open, each with the prefix taken off to get there."""
    following: frozenset[int]
    """The symbols by which a phrase goes on behind this word."""
    alone: _Longest | None
    """What the word is where no phrase goes on behind it."""


class PhraseTable:
    """Finds all phrases of a pack in a sequence of tokens, leftmost and longest.

    `classes` maps a class name to the regular expression of its suffixes;
    `prefixes` are particles that may stand attached before a word.  In a script without
    `spaces` a shorter phrase is taken where the longest would cut the next one in two.
    """

    def __init__(
        self,
        classes: dict[str, str],
        prefixes: Sequence[str],
        tokenize: Callable[[str], list[Token]],
        *,
        spaces: bool = True,
    ) -> None:
        try:
            self._classes = {name: re.compile(pattern) for name, pattern in classes.items()}
        except re.error as error:
            raise PackError(f"class pattern {error.pattern!r} is wrong: {error}") from error
        # The shortest first: a word that the pack has with its article is no word without it.
        self._prefixes = tuple(sorted(prefixes, key=lambda p: (len(p), p)))
        self._tokenize = tokenize
        self._spaces = spaces
        self._symbols: dict[tuple[str, str, bool], int] = {}
        self._spelled: dict[str, tuple[int, ...]] = {}
        """The symbols of each word as phrases write it: most come in many phrases."""
        self._literals: dict[str, list[int]] = {}
        self._cased: dict[str, list[int]] = {}
        self._stems: dict[str, list[tuple[re.Pattern[str], int]]] = {}
        self._cased_stems: dict[str, list[tuple[re.Pattern[str], int]]] = {}
        self._root = _Node()
        self._words: dict[str, _Word] = {}
        self._inserted: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._entries: dict[Entry, None] = {}
        self.has_tails = False
        """Whether any phrase has a half at the end of its clause."""

    def add(self, phrase: str, entry: Entry) -> None:
        """Make `phrase` lead to `entry`; raises PackError for an unknown class or an empty phrase."""
        phrase, _, tails = phrase.partition(" … ")
        if tails:
            for tail in expand(tails):
                norms = " ".join(token.norm for token in self._tokenize(tail))
                self._add(phrase, msgspec.structs.replace(entry, tail=norms))
        else:
            self._add(phrase, entry)

    def _add(self, phrase: str, entry: Entry) -> None:
        self._entries.setdefault(entry)
        self.has_tails = self.has_tails or bool(entry.tail)
        for plain in expand(phrase):
            node = self._root
            for word in plain.split():
                if word not in self._spelled:
                    self._spelled[word] = tuple(self._word_symbols(word, entry))
                for symbol in self._spelled[word]:
                    if symbol not in node.children:
                        node.children[symbol] = _Node()
                    node = node.children[symbol]
            if node is self._root:
                raise PackError(f"phrase {phrase!r} holds no word", where=entry.origin)
            if entry not in node.entries:
                node.entries = (*node.entries, entry)

    def insert(self, phrases: Iterable[str]) -> None:
        """Let `phrases` stand between the words of any phrase of the table."""
        for phrase in phrases:
            norms = tuple(token.norm for token in self._tokenize(phrase))
            known = self._inserted.get(norms[0], ())
            # The longest first: "in serata" before "in".
            self._inserted[norms[0]] = tuple(sorted((*known, norms), key=lambda n: (-len(n), n)))

    def _word_symbols(self, word: str, entry: Entry) -> Iterable[int]:
        parsed = _WORD.match(word)
        if parsed is None or not parsed[2]:
            raise PackError(f"cannot read the word {word!r}", where=entry.origin)
        cased = bool(parsed[1])
        if parsed[2][0] in "'’":
            # An ending written after an apostrophe is one token in text.
            yield self._symbol(
                token_of(0, len(parsed[2]), parsed[2], parsed[2].casefold()), "", cased
            )
            return
        tokens = self._tokenize(parsed[2])
        if not tokens:
            raise PackError(f"cannot read the word {word!r}", where=entry.origin)
        for token in tokens[:-1]:
            yield self._symbol(token, "", cased)
        name = ""
        if parsed[3]:
            name = parsed[4] or "default"
            if name not in self._classes:
                known = ", ".join(sorted(self._classes)) or "none"
                raise PackError(
                    f"unknown suffix class {name!r} in {word!r}",
                    where=entry.origin,
                    hint=f"classes of this pack: {known}",
                )
        yield self._symbol(tokens[-1], name, cased)

    def _symbol(self, token: Token, suffixes: str, cased: bool) -> int:
        form = token.text if cased else token.norm
        key = (form, suffixes, cased)
        known = self._symbols.get(key)
        if known is not None:
            return known
        symbol = self._symbols[key] = len(self._symbols)
        if suffixes:
            stems = self._cased_stems if cased else self._stems
            stems.setdefault(form, []).append((self._classes[suffixes], symbol))
        else:
            (self._cased if cased else self._literals).setdefault(form, []).append(symbol)
        return symbol

    def _plain(
        self,
        form: str,
        literals: dict[str, list[int]],
        stems: dict[str, list[tuple[re.Pattern[str], int]]],
    ) -> list[int]:
        found = list(literals.get(form, ()))
        for cut in range(len(form), 0, -1):
            for pattern, symbol in stems.get(form[:cut], ()):
                if pattern.fullmatch(form, cut):
                    found.append(symbol)
        return found

    def _look_up(self, token: Token) -> _Word:
        """All symbols a token may stand for, with and without the prefixes that it may bear."""
        found = [(s, "") for s in self._plain(token.norm, self._literals, self._stems)]
        found += [(s, "") for s in self._plain(token.text, self._cased, self._cased_stems)]
        for prefix in self._prefixes:
            if token.norm.startswith(prefix) and len(token.norm) - len(prefix) >= 2:
                rest = self._plain(token.norm[len(prefix) :], self._literals, self._stems)
                found += [(s, prefix) for s in rest]
        symbols = dict.fromkeys(found)
        roots = self._root.children
        openings = tuple((roots[s], prefix) for s, prefix in symbols if s in roots)
        if token.text.islower():
            openings = tuple((node.without_names(), prefix) for node, prefix in openings)
        word = _Word(
            symbols=tuple(dict.fromkeys(s for s, _ in symbols)),
            openings=openings,
            following=frozenset(s for node, _ in openings for s in node.children),
            alone=_longest_of((0, node.entries, prefix) for node, prefix in openings),
        )
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        self._words[token.text] = word
        return word

    def _word(self, token: Token) -> _Word:
        return self._words.get(token.text) or self._look_up(token)

    def entries(self) -> list[Entry]:
        """Every entry of the table, each once, in the order of the files."""
        return list(self._entries)

    def single(self, token: Token) -> tuple[Entry, ...]:
        """What the token alone stands for, whatever longer phrase covers it."""
        return tuple(e for node, _ in self._word(token).openings for e in node.entries)

    def find(
        self,
        tokens: Sequence[Token],
        stretches: Iterable[tuple[int, int]] | None = None,
        apart: Mapping[int, int] | None = None,
    ) -> list[Match]:
        """All matches in `tokens`, leftmost-longest, none overlapping another.

        `stretches` are the ranges of tokens that no phrase runs across, in order: the sentences.
        `apart` are ranges, by their start, that may stand within a verb's phrase, as its inserted
        adverbs may: "volerà giovedì a Brasilia".
        """
        known = self._words
        words = [known.get(token.text) or self._look_up(token) for token in tokens]
        skips = self._skips(tokens, apart or {})
        matches: list[Match] = []
        for start, stop in stretches if stretches is not None else ((0, len(tokens)),):
            i = start
            while i < stop:
                word = words[i]
                behind = i + 1
                if not word.openings:
                    match = None
                elif behind not in skips and (
                    behind == stop or word.following.isdisjoint(words[behind].symbols)
                ):
                    alone = word.alone
                    match = Match(i, behind, alone[1], alone[2]) if alone else None
                else:
                    match = self._at(word, words, (i, stop), skips)
                if match is None:
                    i = behind
                else:
                    if not self._spaces and match.end > behind:
                        match = self._uncut(match, words, stop, skips)
                    matches.append(match)
                    i = match.end
        return matches

    def _uncut(
        self, match: Match, words: Sequence[_Word], stop: int, skips: Mapping[int, int]
    ) -> Match:
        """The shorter phrase where `match` does so: of "苏丹国防部" 苏丹 and 国防部, not 苏丹国.

        Of two ways to cut signs into words, the one that leaves no sign over is meant.
        """
        if match.end >= stop or self._at(words[match.end], words, (match.end, stop), skips):
            return match
        for cut in range(match.end - 1, match.start, -1):
            following = self._at(words[cut], words, (cut, stop), skips)
            if following is not None and following.end > match.end:
                shorter = self._at(words[match.start], words, (match.start, cut), skips)
                if shorter is not None and shorter.end == cut:
                    return shorter
        return match

    def _at(
        self,
        word: _Word,
        words: Sequence[_Word],
        stretch: tuple[int, int],
        skips: Mapping[int, int],
    ) -> Match | None:
        """The longest match that begins where `stretch` does, with the entries of all as long."""
        start, stop = stretch
        rest = start + 1, stop
        if len(word.openings) == 1:
            node, prefix = word.openings[0]
            end, entries = self._longest(node, words, rest, skips)
            return Match(start, end, entries, prefix) if entries else None
        longest = _longest_of(
            [(*self._longest(node, words, rest, skips), prefix) for node, prefix in word.openings]
        )
        return Match(start, *longest) if longest else None

    def _skips(self, tokens: Sequence[Token], apart: Mapping[int, int]) -> Mapping[int, int]:
        """Where what may stand within a verb's phrase starts -> the token behind it."""
        if not self._inserted:
            return {}
        found = {}
        inserted = self._inserted
        for i in [i for i, token in enumerate(tokens) if token.norm in inserted]:
            for norms in inserted[tokens[i].norm]:
                if len(norms) == 1 or norms == tuple(t.norm for t in tokens[i : i + len(norms)]):
                    end = found[i] = i + len(norms)
                    if i and tokens[i - 1].text == "," == "".join(
                        t.text for t in tokens[end : end + 1]
                    ):
                        found[i - 1] = end + 1  # "a, quant à lui, salué"
                    break
        return found | dict(apart)

    def _longest(
        self,
        node: _Node,
        words: Sequence[_Word],
        stretch: tuple[int, int],
        skips: Mapping[int, int],
    ) -> tuple[int, tuple[Entry, ...]]:
        """The end of the longest phrase below `node`, and its entries (none if there is none)."""
        i, stop = stretch
        best_end, best = i, node.entries
        if i < stop and node.children:
            for symbol in words[i].symbols:
                child = node.children.get(symbol)
                if child is not None:
                    end, entries = self._longest(child, words, (i + 1, stop), skips)
                    if (entries and end > best_end) or (entries and not best):
                        best_end, best = end, entries
                    elif entries and end == best_end:
                        best = tuple(dict.fromkeys((*best, *entries)))
            if i in skips:
                after = skips[i]
                # Two of them may stand side by side: "a-t-il également ajouté".
                beside = {after: skips[after]} if after in skips else {}
                end, entries = self._longest(node, words, (after, stop), beside)
                entries = tuple(e for e in entries if e.category in _SPLIT)
                if entries and end > max(skips[i], best_end):
                    return end, entries
        return best_end, best


def _longest_of(phrases: Iterable[_Longest]) -> _Longest | None:
    """The longest of phrases that begin at one place, with the entries of all as long; None
    where none has entries."""
    longest: _Longest | None = None
    for end, entries, prefix in phrases:
        if not entries:
            continue
        if longest is None or end > longest[0]:
            longest = end, entries, prefix
        elif end == longest[0] and prefix == longest[2]:
            longest = end, tuple(dict.fromkeys((*longest[1], *entries))), prefix
    return longest
