"""Calendar dates as pages print them, in folded text (see `language.pages.fold`).

Month and weekday names come from Unicode's locale data (babel) for all
languages of the packs, with what it lacks from the packs.  Numbers may be
Arabic, Persian or full-width digits.  Solar Hijri dates are turned
into Gregorian ones; "05/06/2024" is the fifth of June with the sixth of May beside it
(`Day.other`): which of them is meant, the page has to say (see `dateorder`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale

from dragoman.language.pages import LANGUAGES, fold, vocabulary

YEARS = (1800, 2100)
LONGEST = 4000
"""Characters; nothing longer is asked for dates here."""
YEAR = re.compile(r"\d{4}")
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)|\d{4}")
OTHER_DIGIT = re.compile(r"[^\D0-9]")
TAIWAN = 1911
"""The year before the first of those that Taiwan counts."""
SOLAR_YEARS = (1300, 1420)
"""Solar Hijri years 1921 to 2041; a lunar year of the same span is above 1339 and its numeric form rare."""


@dataclass(frozen=True)
class Day:
    """A date in folded text; `iso` at its own precision, "--11-04" when the year is not given."""

    start: int
    end: int
    iso: str
    other: str | None = None
    """The date with the month written first, where both readings are possible."""

    @property
    def full(self) -> bool:
        return len(self.iso) == 10


@dataclass(frozen=True)
class _Names:
    months: dict[str, int]
    solar: dict[str, int]
    weekdays: dict[str, int]


@lru_cache(maxsize=1)
def _names() -> _Names:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for code in LANGUAGES:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    word = fold(name).strip(". ")
                    if not word[:1].isdigit():
                        months.setdefault(word, number)
                for number, name in locale.days[context][width].items():
                    weekdays.setdefault(fold(name).strip(". "), number)
    months.update({"sept": 9, "okt": 10, "dez": 12, "dec": 12, "marz": 3, "maerz": 3})
    months.update({m: n for m, n in vocabulary().months.items() if m not in months})
    weekdays.update(
        {"wednes day": 2, "miercoles": 2, "sabado": 5, "tues": 1, "thurs": 3, "thur": 3}
    )
    return _Names(months, vocabulary().jalali_months, weekdays)


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w))
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = _names()
    month = rf"(?P<m>{_alternatives(names.months)})(?!\w)\.?"
    solar = rf"(?P<m>{_alternatives(names.solar)})(?!\w)"
    day = r"(?:(?<![\d.:/-])|(?<=[\u05d0-\u05ea]-))(?P<d>\d{1,2})(?:st|nd|rd|th|er|o|a|°|\.|-го|-ое|re)?"
    year = r"(?P<y>\d{4})(?!\d)"
    gap = r"[\s.,/-]*"
    of = r"(?:(?:de|of|d'|di)\s+|ב-?|عام\s+)?"
    twin = rf"(?:\s*/\s*(?:{_alternatives(names.months)})(?!\w))?"
    return (
        ("ymd", re.compile(r"(?<![\d.-])(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)日?")),
        ("roc", re.compile(r"(?:民国\s?|(?<![\d./-])(?=1[01]\d/))(?P<y>\d{2,3})\s?[/年]\s?(?P<m>\d{1,2})\s?[/月]\s?(?P<d>\d{1,2})(?![\d./])日?")),
        ("dmy_name", re.compile(rf"{day}{gap}{of}{month}{twin}{gap}(?:(?:del?|of|عام|لعام|سنه)\s+)?{year}(?:\s?(?:года|г)(?!\w)\.?)?")),
        ("dmy_solar", re.compile(rf"{day}\s*(?:ماه\s+)?{solar}\s*(?:ماه\s+)?{year}")),
        ("mdy_name", re.compile(rf"(?<!\w){month}{gap}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)[\s.,]+{year}")),
        ("dmy", re.compile(r"(?<![\d.:/-])(?P<d>\d{1,2})(?P<s>[./-])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<y>\d{4})(?!\d)")),
        ("dmy_short", re.compile(r"(?<![\d.:/-])(?P<d>\d{1,2})(?P<s>[./])(?P<m>\d{2})(?P=s)(?P<y>[0-4]\d)(?![\d./:%-])")),
        ("ym", re.compile(r"(?<![\d.-])(?P<y>\d{4})-(?P<m>\d{2})(?![\d-])|(?<!\d)(?P<y2>\d{4})年(?P<m2>\d{1,2})月")),
        ("ym_name", re.compile(rf"(?<!\w){month}\s+(?:de\s+|of\s+)?{year}")),
        ("dm_name", re.compile(rf"{day}{gap}{of}{month}{twin}(?!\s*\d)")),
        ("md_name", re.compile(rf"(?<!\w){month}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)")),
        ("md", re.compile(r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日")),
    )  # fmt: skip


def digits(text: str) -> str:
    """`text` with every decimal digit of any script as 0 to 9 (lengths stay)."""
    return text if text.isascii() else OTHER_DIGIT.sub(_ascii_digit, text)


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0]))


def numbered(folded: str) -> bool:
    """Whether folded text has a number that a date could hold: most text has none."""
    return NUMBER.search(digits(folded)) is not None


def find_days(folded: str) -> list[Day]:
    """Dates in folded text, from left to right, none inside another."""
    text = digits(folded)
    if len(text) > LONGEST or not NUMBER.search(text):
        return []
    found: list[Day] = []
    dated = YEAR.search(text) is not None
    for kind, expression in _patterns():
        # Without a year only a day and a month can stand here, and those need a number alone.
        if not dated and kind not in ("roc", "dmy_short", "dm_name", "md_name", "md"):
            continue
        if kind == "md" and "月" not in text:
            continue
        for match in expression.finditer(text):
            if any(match.start() < d.end and d.start < match.end() for d in found):
                continue
            iso = _iso(kind, match)
            if iso:
                numbers = kind in ("dmy", "dmy_short")
                other = _swapped(iso) if numbers and match["s"] == "/" else None
                found.append(Day(match.start(), match.end(), iso, other))
    return sorted(found, key=lambda d: d.start)


def _iso(kind: str, match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if kind == "ym":
        return _month(int(part["y"] or part["y2"]), int(part["m"] or part["m2"]))
    names = _names()
    if kind == "dmy_solar":
        return _solar(int(part["y"]), names.solar[_word(part["m"])], int(part["d"]))
    month = int(part["m"]) if part["m"].isdigit() else names.months[_word(part["m"])]
    if kind == "ym_name":
        return _month(int(part["y"]), month)
    day = int(part["d"])
    if kind in ("dm_name", "md_name", "md"):
        return f"--{month:02d}-{day:02d}" if valid(2024, month, day) else None
    # "20.04.23": of this century, as pages are.
    year = int(part["y"]) + (2000 if kind == "dmy_short" else 0)
    if kind == "roc":
        year += TAIWAN
    if kind == "ymd" and SOLAR_YEARS[0] <= year <= SOLAR_YEARS[1]:
        return _solar(year, month, day)
    if kind in ("dmy", "dmy_short") and part["s"] == "/":
        return iso_date(year, month, day) or iso_date(year, day, month)
    return iso_date(year, month, day)


def _word(text: str) -> str:
    return " ".join(text.split())


def _swapped(iso: str) -> str | None:
    """The same numbers with day and month exchanged, where that is another date."""
    year, month, day = (int(part) for part in iso.split("-"))
    return iso_date(year, day, month) if day != month else None


def _month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if valid(year, month, 1) else None


def iso_date(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if valid(year, month, day) else None


def valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return YEARS[0] <= year <= YEARS[1]


def _solar(year: int, month: int, day: int) -> str | None:
    """Solar Hijri to Gregorian by the 33-year rule of leap years, exact from 1244 to 1473.

    New Year 1403 fell on 20 March 2024; years are counted from there.
    """
    if not (SOLAR_YEARS[0] <= year <= SOLAR_YEARS[1] and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if month > 6 and day > 30:
        return None
    leap = {1, 5, 9, 13, 17, 22, 26, 30}
    days = 0
    low, high = sorted((year, 1403))
    for y in range(low, high):
        days += 366 if y % 33 in leap else 365
    start = date(2024, 3, 20) + timedelta(days if year >= 1403 else -days)
    passed = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return (start + timedelta(passed + day - 1)).isoformat()


@lru_cache(maxsize=1)
def _weekday_pattern() -> re.Pattern[str]:
    words = sorted((w for w in _names().weekdays if len(w) > 1), key=lambda w: (-len(w), w))
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)\.?")


def names_a_day(folded: str) -> bool:
    """Whether a folded word is the name of a month or a weekday."""
    names, word = _names(), folded.strip(" .,")
    return word in names.months or word in names.weekdays or word in names.solar


def find_weekdays(folded: str) -> list[tuple[int, int, int]]:
    """Weekday names in folded text: start, end, number (Monday is 0)."""
    names = _names().weekdays
    return [
        (m.start(), m.end(), names[_word(m.group().rstrip("."))])
        for m in _weekday_pattern().finditer(folded)
    ]
