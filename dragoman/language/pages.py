"""What surrounds a report on its page, in every language: loaded from packs/<code>/pages.toml.

A page's frame is often in another language than its report, so the
vocabularies of all languages are asked together.  A pack has one table a
reason (`comments`, `sharing`, ...), and these lists in it:

- `line`: the whole line is this phrase (case, accents and outer marks aside);
- `start`: the line begins with it;
- `ends`: a short line ends with it;
- `within`: a short line holds it (`*` stands for a few words);
- `opens`: a heading; it goes, and what follows up to the next paragraph;
- `closes`: a heading after which nothing belongs to the report;
- `position`: words in brackets that mark a caption ("left");
- `ticker`: names of prices that stand beside a number.

`reader` holds the words of a call to the reader: in `call` what is to be done ("subscribe"), in
`thing` beginnings of words for what the page has ("newsletter", "this article").
`notes.<kind>` holds the phrases of what a page says of its text;
`publication` the words beside a date, and in `outlet` those that papers are called by; `months` and `jalali_months` names of
months that the Unicode locale data does not have.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from dragoman.errors import PackError
from dragoman.language.han import SIMPLIFIED

PACKS = Path(__file__).parent / "packs"
LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "ru", "tr", "ar", "fa", "he", "zh")
REASONS = (
    "comments", "sharing", "cookies", "read_also", "related", "tags", "caption", "navigation",
    "market", "byline", "subscription", "copyright", "advert", "metadata", "end_mark",
)  # fmt: skip
"""In the order in which they are asked: the first that fits names the reason."""
SHORT_STEM = 4
READER_KEYS = ("call", "thing")
KEYS = ("line", "start", "ends", "within", "opens", "closes", "position", "ticker")
NOTE_KINDS = ("translation", "disclaimer", "syndication", "correction")
PUBLICATION_KEYS = ("published", "updated", "today", "tomorrow", "yesterday", "clock", "outlet")

_SAME = {
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "：": ":", "（": "(", "）": ")",
    "，": ",", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ı": "i", "ـ": "", "\u200c": "",
    "\u200d": "", "\u200e": "", "\u200f": "", "\xad": "", "\ufeff": "", "ß": "ss",
}  # fmt: skip
_VARIANT = re.compile(f"[{re.escape(''.join(_SAME))}]")
"""Found by expression and looked up one by one: three times as fast as `str.translate`."""
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_HAN = re.compile("[\u3400-\u9fff]")
AND = "وו"
_EDGES = " \t.:;,!?*•·-|/\\►▶»«>›<‹\"'()[]{}…+=~_#\u2022\u25cf\u25aa\u2013©。；、！？【】"


def fold(text: str) -> str:
    """`text` without case, accents and variants of marks, so that writings compare; Chinese in
    simplified characters."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    text = unicodedata.normalize("NFKD", _VARIANT.sub(_plain, text)).casefold()
    # What these make of a letter may be a variant again.
    text = _VARIANT.sub(_plain, text)
    if _HAN.search(text):
        text = text.translate(SIMPLIFIED)
    return " ".join(_COMBINING.sub("", text).split())


def _plain(variant: re.Match[str]) -> str:
    return _SAME[variant[0]]


def bare(text: str) -> str:
    """`fold`, without marks at either end."""
    return stripped(fold(text))


def stripped(folded: str) -> str:
    """Folded text without marks at either end."""
    return folded.strip(_EDGES)


class Phrases:
    """Folded phrases under a reason each, found in a line in one pass (Aho-Corasick).

    Phrases never match inside a word; `*` in one stands for a few words.
    """

    def __init__(self, by_reason: Mapping[str, Iterable[str]]) -> None:
        self._entries: list[tuple[str, str, re.Pattern[str] | None]] = []
        heads: list[str] = []
        for reason, phrases in by_reason.items():
            for phrase in sorted(set(phrases)):
                head = phrase.split("*")[0].strip()
                rest = pattern([phrase]) if "*" in phrase else None
                self._entries.append((reason, head, rest))
                heads.append(head)
        self._automaton = AhoCorasick(heads) if heads else None
        self._order = {reason: place for place, reason in enumerate(by_reason)}

    def found(self, folded: str) -> list[tuple[int, int, str]]:
        """Start, end and reason of every phrase in `folded`, the earliest reason first."""
        if self._automaton is None:
            return []
        hits: list[tuple[int, int, str]] = []
        for entry, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            reason, head, rest = self._entries[entry]
            if rest is not None:
                match = rest.match(folded, start)
                if match:
                    hits.append((start, match.end(), reason))
            elif _stands_alone(folded, start, end, head):
                hits.append((start, end, reason))
        return sorted(hits, key=lambda h: (self._order[h[2]], h[0], -h[1]))

    def starting(self, folded: str) -> str | None:
        """The reason of a phrase that the line begins with."""
        return next((r for s, _, r in self.found(folded[:90]) if s == 0), None)

    def ending(self, folded: str) -> str | None:
        """The reason of a phrase that the line ends with, outer marks aside."""
        stripped = len(folded.rstrip(_EDGES))
        return next((r for _, e, r in self.found(folded) if e >= stripped), None)

    def holding(self, folded: str) -> str | None:
        """The reason of a phrase anywhere in the line."""
        return next((r for _, _, r in self.found(folded)), None)


def _stands_alone(text: str, start: int, end: int, phrase: str) -> bool:
    before = start > 0 and _has_word_edges(phrase[0]) and _goes_on(text, start)
    after = end < len(text) and _has_word_edges(phrase[-1]) and text[end].isalnum()
    return not before and not after


def _goes_on(text: str, start: int) -> bool:
    """Whether a word is under way before `start`: "and" is written as a letter of the next word
    in Arabic and Hebrew, and is none of it."""
    if text[start - 1] in AND and not (start > 1 and text[start - 2].isalnum()):
        return False
    return text[start - 1].isalnum()


@dataclass(frozen=True)
class Vocabulary:
    """The furniture of all languages, ready to be asked."""

    lines: dict[str, str]
    opens: dict[str, str]
    closes: Phrases
    starts: Phrases
    ends: Phrases
    within: Phrases
    position: frozenset[str]
    ticker: frozenset[str]
    notes: Phrases
    publication: dict[str, frozenset[str]]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    clock: re.Pattern[str]
    calls: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Of each language: what is to be done, and things of a page."""
    thing: re.Pattern[str]
    """Things of a page, of all languages."""
    months: dict[str, int]
    jalali_months: dict[str, int]


def pattern(phrases: Iterable[str], shape: str = "{}") -> re.Pattern[str]:
    """One expression for many folded phrases, longest first, never inside a word."""
    parts = sorted({_expression(p) for p in phrases if p}, key=lambda p: (-len(p), p))
    return re.compile(shape.format("(?:" + "|".join(parts or [r"(?!)"]) + ")"))


def _called(phrases: Iterable[str]) -> re.Pattern[str]:
    """A call that opens a line or a clause (one word may stand before it), or closes the line."""
    one = pattern(phrases).pattern
    return re.compile(rf"(?:^\W*(?:\w+\s)?|[.!?:;,|>»•()-]\s*(?:\w+\s)?){one}|{one}\W*$")


def pattern_of_stems(stems: Iterable[str]) -> re.Pattern[str]:
    """Words that begin with one of `stems`, with what Hebrew and Arabic write before a word; one of
    at most four letters is a word of its own."""
    parts = "|".join(map(_stem, sorted(stems, key=lambda s: (-len(s), s)))) or "(?!)"
    before = r"(?<!\w)(?:[והבלמש]{1,2}|[وفبلك]?ال|[وفبلك]|لل)?"
    return re.compile(rf"(?:{before}|(?<=[\u3040-\u9fff]))(?:{parts})")


def _stem(stem: str) -> str:
    escaped = re.escape(stem.strip()).replace(r"\ ", r"\s+")
    whole = len(stem) <= SHORT_STEM and _has_word_edges(stem[-1])
    return escaped + (r"(?![^\W\u3040-\u9fff])" if whole else "")


def _expression(phrase: str) -> str:
    inner = r"\s?.{0,60}?\s?".join(re.escape(piece.strip()) for piece in phrase.split("*"))
    inner = inner.replace(r"\ ", r"\s+")
    before = r"(?<!\w)" if _has_word_edges(phrase[0]) else ""
    after = r"(?!\w)" if _has_word_edges(phrase[-1]) else ""
    return before + inner + after


def _has_word_edges(char: str) -> bool:
    """Whether words of this letter's script are set apart by spaces."""
    return char.isalnum() and not "\u3040" <= char <= "\u9fff"


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of all packs that have one. Raises PackError with file and key."""
    return build([load(code) for code in LANGUAGES if (PACKS / code / "pages.toml").exists()])


def load(code: str, folder: Path = PACKS) -> dict[str, Any]:
    """One language's table, checked. Raises PackError."""
    path = folder / code / "pages.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{error}", where=str(path), hint="Correct the file.") from error
    for name, value in table.items():
        if name in REASONS:
            _check(path, name, value, KEYS)
        elif name == "publication":
            _check(path, name, value, PUBLICATION_KEYS)
        elif name == "reader":
            _check(path, name, value, READER_KEYS)
        elif name == "notes":
            for kind, inner in value.items():
                if kind not in NOTE_KINDS:
                    raise _wrong(
                        path, kind, f"unknown kind of note; known: {', '.join(NOTE_KINDS)}"
                    )
                _check(path, kind, inner, ("phrase",))
        elif name in ("months", "jalali_months"):
            for month, number in value.items():
                if not isinstance(number, int) or not 1 <= number <= 12:
                    raise _wrong(path, month, "a month is a number from 1 to 12")
        else:
            raise _wrong(path, name, f"unknown table; known: {', '.join(REASONS)}")
    return table


def _check(path: Path, name: str, value: object, keys: tuple[str, ...]) -> None:
    if not isinstance(value, dict):
        raise _wrong(path, name, "a table is needed here")
    for key, phrases in value.items():
        if key not in keys:
            raise _wrong(path, key, f"unknown key in [{name}]; known: {', '.join(keys)}")
        if not isinstance(phrases, list) or not all(isinstance(p, str) and p for p in phrases):
            raise _wrong(path, key, f"[{name}] {key} must be a list of phrases")


def _wrong(path: Path, word: str, what: str) -> PackError:
    lines = path.read_text("utf-8").splitlines()
    number = next((i for i, line in enumerate(lines, 1) if word in line), 1)
    return PackError(f"{word}: {what}", where=f"{path}:{number}", hint="Correct the pack.")


def build(tables: list[dict[str, Any]]) -> Vocabulary:
    """One vocabulary from the tables of several languages."""

    def phrases(reason: str, key: str) -> list[str]:
        return [fold(p) for t in tables for p in t.get(reason, {}).get(key, ())]

    lines: dict[str, str] = {}
    opens: dict[str, str] = {}
    for reason in REASONS:
        for phrase in phrases(reason, "line"):
            lines.setdefault(bare(phrase), reason)
        for phrase in phrases(reason, "opens"):
            opens.setdefault(bare(phrase), reason)

    def gather(key: str) -> Phrases:
        return Phrases({r: found for r in REASONS if (found := phrases(r, key))})

    notes = {
        kind: [fold(p) for t in tables for p in t.get("notes", {}).get(kind, {}).get("phrase", ())]
        for kind in NOTE_KINDS
    }
    words = {k: phrases("publication", k) for k in PUBLICATION_KEYS}
    return Vocabulary(
        lines=lines,
        opens=opens,
        closes=gather("closes"),
        starts=gather("start"),
        ends=gather("ends"),
        within=gather("within"),
        position=frozenset(p for r in REASONS for p in phrases(r, "position")),
        ticker=frozenset(p for r in REASONS for p in phrases(r, "ticker")),
        notes=Phrases(notes),
        publication={k: frozenset(v) for k, v in words.items()},
        published=pattern(words["published"]),
        updated=pattern(words["updated"]),
        clock=pattern(p for key in ("published", "updated", "clock") for p in words[key]),
        calls=tuple(
            (_called(map(fold, one["call"])), pattern_of_stems(map(fold, one["thing"])))
            for one in (t["reader"] for t in tables if "reader" in t)
        ),
        thing=pattern_of_stems(phrases("reader", "thing")),
        months={fold(m): n for t in tables for m, n in t.get("months", {}).items()},
        jalali_months={fold(m): n for t in tables for m, n in t.get("jalali_months", {}).items()},
    )
