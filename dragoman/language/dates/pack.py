"""The time words and forms of a language: `packs/<code>/time.toml`, checked on load.

Tables of words (value = list of words; a word may hold alternatives in
parentheses, "январ(ь|я|ю|ем|е)", and several words):

    [number] [vague] [ordinal] [month] [weekday] [offset]    keys are numbers
    [month_jalali] [month_hijri]                             months 1-12 of those calendars
    [month_hebrew]                                           months from Tishri, Adar II the 7th
    [cased_day]                                              days in words with an ending: "ikisinde"
    [written_year] [written_century]                         what opens a year in words
    [unit] [shift] [part] [season]                           keys are the words in VALUES
    [feast]                                                  keys are those of feasts.toml
    [words]                                                  lists by name, see WORD_LISTS
    [affix]                                                  letters written on to words
    [[pattern]]                                              rule, form, and fixed parts

A form is words and slots in order.  `a|b` is a choice, `x?` may be missing,
`[ ... ]` and `[ ... ]?` group, `_` stands for the blank inside a choice,
`{month}` takes any word of the table `month`.  Slots beside the tables:
{day} {n} {nthmonth} {year} {yy} {date} {pair} {slash} {closed} {ym} {clock}, and
{list} for any list of [words].  A figure after the name ({day2}) keeps two apart.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec

from dragoman.errors import PackError
from dragoman.language.dates.feasts import NAMES as FEASTS

NUMBERED = (
    "number", "vague", "ordinal", "month", "month_jalali", "month_hijri", "month_hebrew",
    "cased_day", "weekday", "offset", "written_year", "written_century",
)  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "unit": (
        "day", "workday", "week", "workweek", "fortnight", "weekend", "month", "quarter", "half",
        "year", "decade", "century", "hour",
    ),
    "shift": ("last", "this", "next", "past", "coming", "afternext", "beforelast"),
    "part": ("early", "mid", "late", "sofar", "rest", "later"),
    "season": ("spring", "summer", "autumn", "winter"),
    "feast": FEASTS,
}  # fmt: skip
RULES = (
    "date", "days", "years", "months", "weekday", "offset", "count", "countday", "span",
    "within", "period", "nth", "nthunit", "weekof", "weekno", "quarter", "decade", "century",
    "feast", "duration", "anaphoric", "recurring",
)  # fmt: skip
WORD_LISTS = {
    "lead": "prepositions and articles that may stand before an expression",
    "year_lead": "words after which four figures are a year",
    "need_lead": "words that are times only after one of `lead` or within a longer form",
    "never_alone": "words that are times only within a longer form",
    "need_capital": "words that without a capital are times only after one of `lead`",
    "need_stop": "words that are times only when nothing but a word of `stop` or a mark follows",
    "stop": "words that may follow a word of `need_stop`",
    "never": "phrases that look like times and are not",
    "day_suffix": "what may follow the figures of a day: st, er, º",
    "from": "words that open a range joined by `to`: from",
    "to": "words that join a range, with or without an opener: to, until",
    "to_open": "words that join a range only after an opener",
    "between": "words that open a range joined by `and`",
    "and": "words that join a range after `between`",
    "of": "words that may stand before a month or year: of",
    "the": "articles",
    "daypart": "morning, evening",
    "quarter": "quarter of a year",
    "for": "words before a length: for",
    "every": "words before what recurs: every, each",
    "close": "words after the second end of a range: kadar, arasında, 之间",
    "since_after": "words that follow what is open towards the present: beri, 以来",
    "until_after": "words that follow a bound ahead: kadar",
    "since": "words after which an expression is open towards the present",
    "until": "words after which an expression is a bound ahead",
    "plural": "units in the plural: 'the coming days' are several",
    "before_era": "words beside a year before our era: BC",
    "now": "words for the day of writing that are a time only at an end of a range: now, to date",
    "counted_from": "words after a length that count it from a day: '2 weeks from 15 January'",
    "number_and": "words between the parts of a number written out: and, y, und",
    "from_ending": "endings of the first end of a range: salıdan",
    "to_ending": "endings of the second end of a range: cumaya",
    "start": "words that anchor a length: 'a three-day visit from Tuesday'",
}
SHARED = resources.files("dragoman.language.dates") / "forms.toml"
SETTINGS = (
    "language", "order", "script", "suffix_apostrophe", "near_weekdays", "glued_numbers",
    "number_prefix",
)  # fmt: skip
_FIXED = (
    "n",
    "year",
    "unit2",
    "sign",
    "month",
    "day",
    "nth",
    "fig",
    "weekday",
    "unit",
    "shift",
    "part",
    "offset",
)


class Pattern(msgspec.Struct, frozen=True):
    """One way to say a time: its form, the rule that reads it, and parts that are fixed."""

    rule: str
    form: str
    where: str
    """File and line."""
    fixed: tuple[tuple[str, int | str], ...] = ()
    needs_lead: bool = False
    needs_stop: bool = False
    vague: bool = False


class TimePack(msgspec.Struct, frozen=True):
    """A language's time words as written in its file."""

    language: str
    path: str
    order: str
    script: str
    suffix_apostrophe: bool
    """Endings stand after an apostrophe ("Mart'ta") and belong to the word."""
    near_weekdays: bool
    """"Mardi dernier", "el próximo viernes" are the nearest such day, not that of another week."""
    glued_numbers: bool
    """Numbers are written as one word: "duemiladiciotto"."""
    number_prefix: str
    """What is written on to the later words of a number: Arabic "و"."""
    tables: dict[str, dict[str, int | str]]
    """Table -> word -> value."""
    words: dict[str, tuple[str, ...]]
    made_of: dict[str, str]
    """Word with an affix written on -> the word of a table it was made of."""
    patterns: tuple[Pattern, ...]


class _Checker:
    """Reads one file and says where it is wrong."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.lines = source.splitlines()
        try:
            self.data: dict[str, Any] = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found.group(1)) if found else 1
            raise PackError(f"not TOML: {error}", where=f"{path}:{line}") from error

    def fail(self, message: str, section: str, needle: str = "", hint: str | None = None) -> None:
        raise PackError(message, where=f"{self.path}:{self.line(section, needle)}", hint=hint)

    def line(self, section: str, needle: str) -> int:
        """The line of `needle` in `[section]`; the section's own line if it is not found."""
        inside, at = section == "", 1
        for number, line in enumerate(self.lines, 1):
            header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line)
            if header:
                inside = header.group(1) == section
                at = number if inside else at
            if inside and needle and needle in line:
                return number
        return at

    def strings(self, section: str, key: str, value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.fail(
                f"{key} must be a list of words", section, key, 'write it as ["word", "word"]'
            )
        return [form for entry in value for form in spelled_out(entry)]


def spelled_out(entry: str) -> list[str]:
    """All words of an entry with alternatives: "д(е|ё)нь" gives two."""
    found = re.search(r"\(([^()]*\|[^()]*)\)", entry)
    if not found:
        return [entry]
    return [
        form
        for choice in found.group(1).split("|")
        for form in spelled_out(entry[: found.start()] + choice + entry[found.end() :])
    ]


def parse_pack(source: str, path: str) -> TimePack:
    """The pack in `source`; raises PackError with file and line on anything unknown or missing."""
    check = _Checker(path, source)
    data = check.data
    for key in data:
        if key not in (*SETTINGS, *NUMBERED, *VALUES, "words", "affix", "pattern"):
            check.fail(
                f"unknown entry {key!r}", "" if not isinstance(data[key], dict) else key, key
            )
    for key in ("language", "order", "month", "weekday", "pattern"):
        if key not in data:
            check.fail(f"{key} is missing", "")
    if data["order"] not in ("mdy", "dmy", "ymd"):
        check.fail("order must be mdy, dmy or ymd", "", "order")
    tables = {name: _table(check, name) for name in (*NUMBERED, *VALUES) if name in data}
    words = _words(check)
    for name in VALUES:
        tables.setdefault(name, {})
    for name in ("number", "ordinal", "offset"):
        tables.setdefault(name, {})
    shared = _Checker(SHARED.name, SHARED.read_text(encoding="utf-8"))
    made_of = _affixes(check, tables)
    return TimePack(
        language=data["language"],
        path=path,
        order=data["order"],
        script=data.get("script", "spaced"),
        suffix_apostrophe=bool(data.get("suffix_apostrophe", False)),
        near_weekdays=bool(data.get("near_weekdays", False)),
        glued_numbers=bool(data.get("glued_numbers", False)),
        number_prefix=str(data.get("number_prefix", "")),
        tables=tables,
        words=words,
        made_of=made_of,
        patterns=_patterns(check, tables, words) + _patterns(shared, tables, words),
    )


def _table(check: _Checker, name: str) -> dict[str, int | str]:
    table: dict[str, int | str] = {}
    for key, value in check.data[name].items():
        if name in NUMBERED:
            if not re.fullmatch(r"-?\d+", key):
                check.fail(f"{key!r} must be a number", name, key)
        elif key not in VALUES[name]:
            check.fail(f"unknown {name} {key!r}", name, key, f"one of {', '.join(VALUES[name])}")
        for word in check.strings(name, key, value):
            meaning = int(key) if name in NUMBERED else key
            if table.setdefault(word, meaning) != meaning:
                check.fail(f"{word!r} stands under {table[word]} and {key}", name, f"{key} =")
    highest = {"month": 12, "weekday": 7}.get(name)
    han = check.data.get("script") == "han"  # months are numbers there
    if (
        highest
        and not (han and name == "month")
        and set(table.values()) != set(range(1, highest + 1))
    ):
        check.fail(f"{name} must have 1 to {highest}", name)
    return table


def _words(check: _Checker) -> dict[str, tuple[str, ...]]:
    words = {
        key: tuple(check.strings("words", key, value))
        for key, value in check.data.get("words", {}).items()
    }
    return {**dict.fromkeys(WORD_LISTS, ()), **words}


def _affixes(check: _Checker, tables: dict[str, dict[str, int | str]]) -> dict[str, str]:
    """Writes prefixes and suffixes on to the words of the tables named in `on`.

    Returns each word so made with the word it was made of.
    """
    made: dict[str, str] = {}
    affix = check.data.get("affix", {})
    for key in affix:
        if key not in ("prefixes", "suffixes", "on"):
            check.fail(f"unknown entry {key!r}", "affix", key)
    for name in affix.get("on", []):
        if name not in tables:
            check.fail(f"no table {name!r}", "affix", name)
        for word, value in list(tables[name].items()):
            prefixes = check.strings("affix", "prefixes", affix.get("prefixes", []))
            suffixes = check.strings("affix", "suffixes", affix.get("suffixes", []))
            for form in [p + word for p in prefixes] + [word + s for s in suffixes]:
                if form not in tables[name]:
                    tables[name][form] = value
                    made.setdefault(form, word)
    return made


def _patterns(
    check: _Checker,
    tables: dict[str, dict[str, int | str]],
    words: dict[str, tuple[str, ...]],
) -> tuple[Pattern, ...]:
    return tuple(_pattern(check, entry, tables, words) for entry in check.data["pattern"])


SLOTS = (
    "day", "n", "year", "yy", "mon", "nthmonth", "nth", "fig", "date", "pair", "slash", "closed", "ym",
    "clock", "suffix",
)  # fmt: skip


def _pattern(
    check: _Checker,
    entry: dict[str, Any],
    tables: dict[str, dict[str, int | str]],
    words: dict[str, tuple[str, ...]],
) -> Pattern:
    form = entry.get("form")
    if not isinstance(form, str) or not form.strip():
        check.fail("a pattern needs a form", "pattern", str(form))
    assert isinstance(form, str)
    if entry.get("rule") not in RULES:
        hint = f"one of {', '.join(RULES)}"
        check.fail(f"unknown rule {entry.get('rule')!r}", "pattern", form, hint)
    for slot in re.findall(r"\{(\w+?)[23]?\}", form):
        if slot not in SLOTS and slot not in tables and slot not in words:
            check.fail(f"unknown slot {{{slot}}}", "pattern", form)
    if form.count("[") != form.count("]"):
        check.fail("brackets do not match", "pattern", form)
    extra = [k for k in entry if k not in ("rule", "form", "lead", "stop", "vague", *_FIXED)]
    if extra:
        check.fail(f"unknown entry {extra[0]!r}", "pattern", form)
    return Pattern(
        rule=entry["rule"],
        form=form,
        where=f"{check.path}:{check.line('pattern', form)}",
        fixed=tuple(sorted((k, v) for k, v in entry.items() if k in _FIXED)),
        needs_lead=bool(entry.get("lead", False)),
        needs_stop=bool(entry.get("stop", False)),
        vague=bool(entry.get("vague", False)),
    )


@lru_cache(maxsize=32)
def load_pack(language: str) -> TimePack | None:
    """The time pack of `language`, or None where there is none."""
    place = resources.files("dragoman.language") / "packs" / language / "time.toml"
    if not place.is_file():
        return None
    return parse_pack(place.read_text(encoding="utf-8"), f"packs/{language}/time.toml")
