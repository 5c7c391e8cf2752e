"""Marks: words of a text that mean the same in every language.

Where a language has a pack, these are its states and their adjectives,
capitals, cities, regions, bodies, offices and words of meeting, visiting,
calling; for any other language that the Unicode CLDR knows, the names of
territories.  Months and days of the week come from the CLDR for all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from babel import Locale, UnknownLocaleError

from dragoman.language import names, pack, packfile
from dragoman.language.phrases import Entry, Match
from dragoman.language.tokens import Token, tokenize
from dragoman.model import Document

_WORD = re.compile(r"[^\W\d_]+")
_HAN_MONTH = re.compile(r"(\d{1,2})月")
PLACES = frozenset(("state", "city", "region", "organization", "institution", "agency", "time"))
"""Kinds of mark that tell what a text is about; the others tell only the order of its telling."""
_KIND = {
    "state": "state", "demonym": "state", "metonym": "state", "capital": "city", "city": "city",
    "region": "region", "organization": "organization", "institution": "institution",
    "agency": "agency", "office": "office", "trigger": "frame", "topic": "topic", "term": "term",
}  # fmt: skip

_BEARING = frozenset(("state", "demonym", "office", "institution", "trigger"))
"""What may bear out that a single character beside it stands for a state."""

_TABLES = {
    "states": "state", "cities": "city", "regions": "region", "offices": "office",
    "organizations": "organization", "institutions": "institution", "agencies": "agency",
    "terms": "term", "topics": "topic",
}  # fmt: skip


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end`, and the language-free key of what they say ("state:EGY")."""

    start: int
    end: int
    key: str

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


def find(document: Document) -> list[Mark]:
    """All marks of a document's text, in order."""
    language = document.language
    if not language:
        return []
    found = _time(document.text, language)
    if language in pack.codes():
        found += _by_pack(document.text, language)
    else:
        found += _by_territory(document.text, language)
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.key))


def _by_pack(text: str, language: str) -> list[Mark]:
    known = pack.load(language)
    tokens = tokenize(text, language, known.elisions)
    found = known.table.find(tokens)
    out = []
    for n, match in enumerate(found):
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        if end - start == 1 and not _beside(found, n, tokens):
            continue
        for entry in match.entries:
            keys = _keys(entry)
            out += [Mark(start, end, key) for key in keys]
            if keys:
                break
    return out


def _keys(entry: Entry) -> list[str]:
    """The keys of what an entry of a pack says; none if it is said otherwise in each language."""
    if entry.category == "pair":
        return [f"state:{iso3}" for iso3 in entry.key.split(";")]
    kind = _KIND.get(entry.category)
    if kind is None:
        return []
    return [f"{kind}:{entry.value if kind == 'city' and entry.value else entry.key}"]


def _beside(found: Sequence[Match], n: int, tokens: Sequence[Token]) -> bool:
    """Whether a match of one character touches a longer one that bears it out.

    A Han character that stands for a state alone (法, France) is far oftener a part of a word or
    of a foreign name (法律, law; 法拉奇, Farage) than a state, as it is in 法总统.
    """
    match = found[n]
    if match.start and tokens[match.start - 1].text[0].isdigit():
        return False  # 9月29日: a day of the month
    before, after = found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None
    return any(
        other is not None
        and other.end - other.start > 1
        and (other.end == match.start or other.start == match.end)
        and any(entry.category in _BEARING for entry in other.entries)
        for other in (before, after)
    )


@lru_cache(maxsize=64)
def vocabulary(language: str | None) -> frozenset[str]:
    """Every key that `find` can give for a text in `language`.

    What one language has no word for is not missed in its texts.
    """
    if not language:
        return frozenset()
    keys = {f"time:m{n}" for n in range(1, 13)} | {f"time:d{n}" for n in range(7)}
    if language not in pack.codes():
        return frozenset(keys | set(_territories(language).values()))
    folder = pack.folder() / language
    for file in ("world.toml", "offices.toml", "events.toml", "terms.toml"):
        path = folder / file
        data = packfile.read_toml(path) if path.exists() else {}
        for table, entries in data.items():
            kind = _TABLES.get(table, "frame" if file == "events.toml" else None)
            if kind == "frame":
                keys.add(f"frame:{table}")
            elif kind == "city":
                keys |= {f"city:{name.rpartition(', ')[0]}" for name in entries}
            elif kind == "state":
                keys |= {f"state:{iso3}" for iso3 in entries}
                keys |= {f"city:{pack.capital_name(iso3)}" for iso3 in entries}
            elif kind:
                keys |= {f"{kind}:{key}" for key in entries}
    return frozenset(keys)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def _calendar(language: str) -> dict[str, str]:
    """Folded names of months and days of the week -> "time:m3", "time:d0" (Monday)."""
    locale = _locale(language)
    if locale is None:
        return {}
    table: dict[str, str] = {}
    for form in ("format", "stand-alone"):
        for number, name in sorted(locale.months[form]["wide"].items()):
            table.setdefault(names.fold(str(name)), f"time:m{number}")
        for number, name in sorted(locale.days[form]["wide"].items()):
            table.setdefault(names.fold(str(name)), f"time:d{number}")
    return {word: key for word, key in table.items() if len(word) > 2}


def _time(text: str, language: str) -> list[Mark]:
    if language in ("zh", "ja"):
        days = re.finditer(r"(?:星期|礼拜|周|曜)([一二三四五六日天])", text)
        number = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
        return [
            *(Mark(m.start(), m.end(), f"time:m{int(m[1])}") for m in _HAN_MONTH.finditer(text)),
            *(Mark(m.start(), m.end(), f"time:d{number[m[1]]}") for m in days),
        ]
    table = _calendar(language)
    return [
        Mark(match.start(), match.end(), key)
        for match in _WORD.finditer(text)
        if (key := table.get(_folded(match.group())))
    ]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return names.fold(word)


@lru_cache(maxsize=64)
def _territories(language: str) -> dict[str, str]:
    locale = _locale(language)
    if locale is None:
        return {}
    three = pack.alpha3()
    return {
        names.fold(str(name)): f"state:{three[code]}"
        for code, name in sorted(locale.territories.items())
        if code in three
    }


def _by_territory(text: str, language: str) -> list[Mark]:
    table = _territories(language)
    words = list(_WORD.finditer(text))
    out = []
    i = 0
    while i < len(words):
        for n in (3, 2, 1):
            run = words[i : i + n]
            key = table.get(" ".join(_folded(m.group()) for m in run))
            if key and len(run) == n:
                out.append(Mark(run[0].start(), run[-1].end(), key))
                i += n - 1
                break
        i += 1
    return out
