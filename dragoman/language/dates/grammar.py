"""Forms compiled: a text becomes a string of symbols, one a token, and forms patterns over it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import msgspec

from dragoman.errors import PackError
from dragoman.language.dates import tokens as tk
from dragoman.language.dates.around import Around
from dragoman.language.dates.pack import Pattern, TimePack, load_pack, spelled_out
from dragoman.language.dates.written import WrittenYears
from dragoman.language.remembered import Remembered

_DIGIT_SLOTS = {
    "year": tk.YEAR + tk.WRITTEN,
    "mon": tk.SMALL,
    "nth": tk.SMALL + tk.DAYS,
    "fig": tk.SMALL + tk.DAYS,
    "yy": tk.SMALL + tk.DAYS + tk.TENS,
    "date": tk.FULL_DATE,
    "pair": tk.SLASH_PAIR + tk.DOT_PAIR + tk.DOT_PAIR_CLOSED,
    "slash": tk.SLASH_PAIR,
    "closed": tk.DOT_PAIR_CLOSED,
    "ym": tk.YEAR_MONTH,
    "clock": tk.CLOCK,
    "suffix": tk.SUFFIX,
}
_ITEM = re.compile(r"(?:\([^()\s][^()]*\)|\S)+")
"""An item of a form; blanks inside a bracketed choice belong to it."""
_FIRST_SYMBOL = 0xE000
"""Words take code points for private use; 6,400 are enough, and `re` is slow beyond 0xFFFF."""
_TELLING = ("month", "weekday", "unit", "offset", "season", "feast")
"""Tables whose words tell time; articles, numbers and "last" do so only beside one of them."""
HAN_NUMERALS = "〇零一二三四五六七八九十百千两廿"
_HAN_WORDS = (
    rf"(?P<word>(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[a-z]+)|(?P<han>[{HAN_NUMERALS}]+)"
)


class Compiled:
    """One pattern as a regular expression over symbols; `first` are those that it may begin with."""

    def __init__(self, pattern: Pattern, regex: str, first: frozenset[str]) -> None:
        self.pattern, self.regex, self.first = pattern, regex, first

    @cached_property
    def match(self) -> re.Pattern[str]:
        """Ready to match; most patterns of a pack are never asked for, and compiling takes its time."""
        return re.compile(self.regex)


class Opening(msgspec.Struct, frozen=True):
    """A place in a run of symbols where a form may begin."""

    at: int
    fitting: tuple[Compiled, ...]
    """The forms that fit there, the longest first."""
    never: int
    """The length of what is never a time, where that is as long as any form."""


class _Piece(msgspec.Struct, frozen=True):
    regex: str
    first: frozenset[str]
    empty: bool


class Grammar:
    """All forms of a language over its symbols."""

    def __init__(self, pack: TimePack) -> None:
        self.pack = pack
        self.han = pack.script == "han"
        suffix = r"|(?P<suffix>(?<=\w)'[^\W\d_]+)" if pack.suffix_apostrophe else ""
        words = _HAN_WORDS if self.han else r"(?P<word>[^\W\d_]+)"
        marks = r"|(?P<mark>[^\s\w])|(?P<char>\w)"
        self.token = re.compile(words + tk.FIGURES + tk.BREAK + suffix + marks)
        self.symbols: dict[str, str] = {}
        self._words = 0
        self.values: dict[str, dict[str, int | str]] = {}
        self.marks = frozenset(self.spell(". , -"))
        self.spell("/ ( )")
        self._share_symbols()
        for name, table in pack.tables.items():
            self.values[name] = {self.spell(word): value for word, value in table.items()}
        self._other_calendars()
        self.years = WrittenYears(pack, self.spell)
        self.symbols.update((word, tk.WRITTEN) for word in self.years.glued)
        self.lists = {name: self._list(words) for name, words in pack.words.items()}
        self.lists["dash"] = self.symbols["-"]
        self.around = Around(self.lists)
        self.wary = {
            name: frozenset(tk.fold(word, pack.language) for word in pack.words[name])
            for name in ("need_lead", "never_alone", "need_capital", "need_stop")
        }
        """Words that are also something else, as they are written."""
        self.only_joined = frozenset(self.spell(word) for word in pack.words["now"])
        self.plural = frozenset(tk.fold(word, pack.language) for word in pack.words["plural"])
        self.from_ending = tuple(pack.words["from_ending"])
        self.to_ending = tuple(pack.words["to_ending"])
        self.counted_from = frozenset(self.spell(word) for word in pack.words["counted_from"])
        self.compiled = tuple(self._compile(pattern) for pattern in pack.patterns)
        self.by_first: dict[str, tuple[Compiled, ...]] = {}
        for symbol in sorted({s for c in self.compiled for s in c.first}):
            self.by_first[symbol] = tuple(c for c in self.compiled if symbol in c.first)
        self.starts = self._starts()
        self._alone = re.compile(re.sub(r"[(][?]P<[a-z]+>", "(?:", self.token.pattern))
        """Finds the tokens of a text without their kinds."""
        self.folded = Remembered(self.fold)
        self.symbols_of = Remembered(self._cut)
        self.places = Remembered(self._places)
        self.openings = Remembered(self._openings)
        """Runs of known symbols -> where forms may begin in them; most are short and come again."""

    def cut(self, text: str) -> tk.Tokens:
        """Tokens and symbols of `text`."""
        # Han writes no blanks: each token is a piece.
        cut_up = self.fold(text) if self.han else text
        pieces = self._alone.findall(cut_up) if self.han else tk.pieces_of(text)
        cuts = list(map(self.symbols_of.__getitem__, pieces))
        tokens = tk.Tokens(text, (cut_up, pieces), cuts, self.places)
        self.years.merge(tokens)
        return tokens

    def fold(self, text: str) -> str:
        """`text` as words of the pack are matched."""
        return tk.fold(text, self.pack.language)

    def word(self, tokens: tk.Tokens, token: int) -> str:
        """A token as words of the pack are matched."""
        start, end = tokens.span(token)
        return self.folded[tokens.text[start:end]]

    def _cut(self, piece: str) -> str:
        """The symbols of a piece of text."""
        return "".join(self._met(match.group()) for match in self.token.finditer(self.fold(piece)))

    def _places(self, piece: str) -> tk.Spans:
        """Where the tokens of a piece stand in it."""
        return [match.span() for match in self.token.finditer(self.fold(piece))]

    def _openings(self, run: str) -> list[Opening]:
        """Where a form may begin in a run of known symbols, which no form leaves."""
        found = []
        for start in self.starts.finditer(run):
            rest = run[start.start() :]
            fitting = [
                (compiled, match.end())
                for compiled in self.by_first.get(rest[0], ())
                if (match := compiled.match.match(rest))
            ]
            fitting.sort(key=lambda f: -f[1])
            never = self.around.never(rest)
            skipped = never.end() if never else 0
            if fitting and skipped < fitting[0][1]:
                found.append(Opening(start.start(), tuple(c for c, _ in fitting), 0))
            elif skipped:
                found.append(Opening(start.start(), (), skipped))
        return found

    def _share_symbols(self) -> None:
        """Gives a word with an affix the symbol of its word, unless a form or list names it."""
        for words in self.pack.words.values():
            for word in words:
                self.spell(word)
        for pattern in self.pack.patterns:
            for item in _ITEM.findall(re.sub(r"\{\w+\}", " ", pattern.form)):
                for word in spelled_out(item.replace("_", " ").replace("?", " ")):
                    self.spell(word.replace("|", " "))
        language = self.pack.language
        for form, word in self.pack.made_of.items():
            folded, base = tk.fold(form, language), self.spell(word)
            if len(base) == 1 and folded.isalpha():
                self.symbols.setdefault(folded, base)

    def _starts(self) -> re.Pattern[str]:
        """Where a form may begin: at a word that tells time, or before one within known words."""
        telling = set(tk.GENERIC) - {tk.UNKNOWN, tk.SUFFIX}
        for name in _TELLING:
            telling |= {symbol for spelled in self.values.get(name, {}) for symbol in spelled[:1]}
        for compiled in self.compiled:
            needed = re.sub(r"\[[^\[\]]*\]\?|\S+\?", "", compiled.pattern.form)
            if not re.search(r"\{(?:" + "|".join((*_TELLING, *_DIGIT_SLOTS, "day")) + ")", needed):
                telling |= compiled.first
        never = {self.spell(word)[0] for word in self.pack.words["never"]}
        telling |= never
        first = set(self.by_first) | never
        sure, maybe = (_symbols(part) for part in (first & telling, first - telling))
        reach = f"[{maybe}](?=[^{tk.UNKNOWN}]{{0,7}}[{_symbols(telling)}])" if maybe else "(?!)"
        return re.compile(f"[{sure}]|{reach}")

    def _other_calendars(self) -> None:
        """Months of other calendars stand in the slot {month}, 100 and more above the Gregorian."""
        for name, above in (("month_jalali", 100), ("month_hijri", 200), ("month_hebrew", 300)):
            for word, value in self.values.get(name, {}).items():
                assert isinstance(value, int)
                self.values["month"].setdefault(word, value + above)

    def spell(self, words: str) -> str:
        """The symbols of words of the pack."""
        folded = tk.fold(words, self.pack.language)
        return "".join(self._symbol(m) for m in self.token.finditer(folded))

    def _symbol(self, match: re.Match[str]) -> str:
        generic = self.figure_symbol(match)
        if generic:
            return generic
        word = match.group()
        if word not in self.symbols:
            self.symbols[word] = chr(_FIRST_SYMBOL + self._words)
            self._words += 1
        return self.symbols[word]

    def _met(self, token: str) -> str:
        """The symbol of a token of a text: what it is, its own characters say."""
        match = self.token.fullmatch(token)
        # An ending behind its apostrophe is one only behind a word.
        generic = self.figure_symbol(match) if match else tk.SUFFIX
        return generic or self.symbols.get(token, tk.UNKNOWN)

    def figure_symbol(self, match: re.Match[str]) -> str | None:
        """The generic symbol of a token of figures; None for words and marks."""
        group = match.lastgroup
        if group in (None, "word", "mark", "char"):
            return None
        text = match.group()
        if group == "number":
            if len(text) == 8 and tk.date_figures(f"{text[:4]}-{text[4:6]}-{text[6:]}", "ymd"):
                return tk.FULL_DATE
            return tk.number_symbol(text)
        if group == "han":
            return tk.number_symbol(str(han_number(text)))
        order = self.pack.order
        if group == "full":
            return tk.FULL_DATE if tk.date_figures(text, order) else tk.UNKNOWN
        if group == "ym":
            return tk.YEAR_MONTH if tk.year_month_figures(text) else tk.UNKNOWN
        if group in ("closed", "dot", "slash"):
            kinds = {"closed": tk.DOT_PAIR_CLOSED, "dot": tk.DOT_PAIR, "slash": tk.SLASH_PAIR}
            return kinds[group] if tk.pair_figures(text, order) else tk.UNKNOWN
        return {"clock": tk.CLOCK, "suffix": tk.SUFFIX}.get(group or "", tk.UNKNOWN)

    def _list(self, words: tuple[str, ...]) -> str:
        """A regular expression for any entry of a list; one that never matches for none."""
        return _choice({self.spell(word) for word in words})

    # --- forms -----------------------------------------------------------------------------

    def _compile(self, pattern: Pattern) -> Compiled:
        items = _ITEM.findall(pattern.form)
        self._slots = 0
        piece, rest = self._sequence(items, 0)
        if rest != len(items):
            raise PackError(f"brackets do not match in {pattern.form!r}", where=pattern.where)
        if piece.empty:
            raise PackError(f"{pattern.form!r} would match nothing at all", where=pattern.where)
        return Compiled(pattern, piece.regex, piece.first)

    def _sequence(self, items: list[str], at: int) -> tuple[_Piece, int]:
        """The items up to a closing bracket or the end, as one piece."""
        choices: list[_Piece] = []
        regex, first, empty = "", set[str](), True
        while at < len(items) and not items[at].startswith("]"):
            if items[at] == "|":
                choices.append(_Piece(regex, frozenset(first), empty))
                regex, first, empty, at = "", set(), True, at + 1
                continue
            if items[at] == "[":
                piece, at = self._sequence(items, at + 1)
                if at >= len(items):
                    return piece, -1
                if items[at] == "]?":
                    piece = _Piece(f"(?:{piece.regex})?", piece.first, True)
                at += 1
            else:
                piece, at = self._item(items[at]), at + 1
            regex += piece.regex
            if empty:
                first |= piece.first
            empty = empty and piece.empty
        choices.append(_Piece(regex, frozenset(first), empty))
        whole = _Piece(
            "(?:" + "|".join(c.regex for c in choices) + ")",
            frozenset().union(*(c.first for c in choices)),
            any(c.empty for c in choices),
        )
        return whole, at

    def _item(self, item: str) -> _Piece:
        optional = item.endswith("?") and len(item) > 1
        item = item[:-1] if optional else item
        regexes: list[str] = []
        first: set[str] = set()
        for choice in re.split(r"\|(?![^()]*\))", item):
            if choice.startswith("{"):
                regex, begins = self._slot(choice.strip("{}"))
            else:
                spelled = {self.spell(w) for w in spelled_out(choice.replace("_", " "))}
                optional = optional or "" in spelled
                spelled -= {""}
                regex, begins = _choice(spelled), frozenset(w[0] for w in spelled)
            regexes.append(regex)
            first |= begins
        regexes.sort(key=len, reverse=True)  # a choice of several words before one of one
        regex = regexes[0] if len(regexes) == 1 else "(?:" + "|".join(regexes) + ")"
        return _Piece(f"(?:{regex})?" if optional else regex, frozenset(first), optional)

    def _slot(self, name: str) -> tuple[str, frozenset[str]]:
        plain = name.rstrip("23")
        self._slots += 1
        name = f"{name}__{self._slots}"
        if plain in self.pack.words:
            spelled = {self.spell(word) for word in self.pack.words[plain]}
            return _choice(spelled), frozenset(s[0] for s in spelled)
        tail = f"{tk.SUFFIX}?" if self.pack.suffix_apostrophe else ""
        if plain in _DIGIT_SLOTS:
            figures = _DIGIT_SLOTS[plain]
            return f"(?P<{name}>[{figures}]){tail}", frozenset(figures)
        if plain in ("day", "n", "ordinal", "nthmonth"):
            return self._number_slot(name, plain, tail)
        table = set(self.values[plain])
        dot = self.symbols.get(".", "") if plain in ("month", "weekday") else ""
        regex = f"(?P<{name}>{_choice(table)})" + (f"{dot}?" if dot else "") + tail
        return regex, frozenset(s[0] for s in table)

    def _number_slot(self, name: str, plain: str, tail: str) -> tuple[str, frozenset[str]]:
        """Figures, or the words for numbers; a day also as an ordinal, with its ending."""
        figures = tk.SMALL + tk.DAYS
        tables = {"n": ("number", "vague"), "day": ("number", "ordinal")}.get(plain, ("ordinal",))
        if plain == "n":
            figures += tk.TENS + tk.HUNDREDS + tk.YEAR + tk.LARGE
        words = {spelled for table in tables for spelled in self.values.get(table, {})}
        if plain == "ordinal":
            ending = _choice({self.spell(word) for word in self.pack.words["day_suffix"]})
            regex = f"(?:(?P<{name}>[{figures}]){ending}|(?P<{name}_w>{_choice(words)}))"
        elif plain == "nthmonth":
            words = {w for w in words if 1 <= int(self.number_value(w, tables) or 0) <= 12}
            regex = f"(?:(?P<{name}>[{tk.SMALL}])|(?P<{name}_w>{_choice(words)}))"
        elif plain == "day":
            words = {w for w in words if 1 <= int(self.number_value(w, tables) or 0) <= 31}
            endings = {self.spell(word) for word in self.pack.words["day_suffix"]}
            ending = f"(?:{_choice(endings)})?" if endings else ""
            regex = f"(?:(?P<{name}>[{figures}]){ending}|(?P<{name}_w>{_choice(words)}))"
        else:
            regex = f"(?:(?P<{name}>[{figures}])|(?P<{name}_w>{_choice(words)}))"
        return regex + tail, frozenset(figures) | {w[0] for w in words}

    def number_value(self, spelled: str, tables: tuple[str, ...]) -> int | None:
        """The number that symbols of number words stand for."""
        for table in tables:
            value = self.values.get(table, {}).get(spelled)
            if isinstance(value, int):
                return value
        return None


def _symbols(symbols: set[str]) -> str:
    """Symbols as the inside of a character class."""
    return "".join(sorted(map(re.escape, symbols)))


def _choice(spelled: set[str]) -> str:
    """A regular expression for any of these strings of symbols, longest first."""
    spelled = spelled - {""}
    if not spelled:
        return "(?!)"
    single = "".join(sorted(s for s in spelled if len(s) == 1))
    longer = sorted((s for s in spelled if len(s) > 1), key=lambda s: (-len(s), s))
    pieces = longer + ([f"[{single}]"] if single else [])
    return pieces[0] if len(pieces) == 1 else "(?:" + "|".join(pieces) + ")"


@lru_cache(maxsize=1024)
def han_number(numerals: str) -> int:
    """The value of Chinese numerals, in figures ("二〇二四") or counted ("三十一", "两百")."""
    digits = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
    if not any(c in "十百千廿" for c in numerals):
        return int("".join(str(digits[c]) for c in numerals))
    total, current = 0, 0
    for c in numerals:
        if c in digits:
            current = digits[c]
        elif c == "廿":
            total += 20
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current = 0
    return total + current


@lru_cache(maxsize=32)
def grammar_of(language: str) -> Grammar | None:
    """The compiled grammar of a language, made once; None for a language without a time pack."""
    pack = load_pack(language)
    return Grammar(pack) if pack else None
