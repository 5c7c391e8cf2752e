"""Which of day and month a page writes first in "05/06/2024".

Evidence, the surest first: another date of the page that can be read one way
only; the weekday beside a date; the language (English alone writes both); the English variety that the
page declares; the country of its address; a clock with a.m. or p.m. and a US
time zone.  Without any, the order stays open.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.documents.days import find_weekdays, iso_date

DAY_FIRST, MONTH_FIRST = "day first", "month first"
NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")
MONTH_FIRST_VARIETIES = frozenset({"en-us", "en-ph", "en-pr", "en-gu"})
MONTH_FIRST_DOMAINS = frozenset({"us", "gov", "mil", "ph", "pr"})
OPEN_DOMAINS = frozenset({"ca", "co", "io", "tv", "me", "ai", "fm", "eu", "cc", "to", "ly"})
"""Two-letter domains that do not tell a country with one order of its own."""
WHOLE = re.compile(r"(?<![\d.:/-])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
LATE = re.compile(r"(?<![\d:/.])(?:1[3-9]|2[0-3]):[0-5]\d(?!\d)")
"""An hour of the afternoon counted to 24, as it is not where months are written first."""
US_CLOCK = re.compile(
    r"\d\s?[ap]\.?m\.?[\s,]*\(?(?:e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|eastern|pacific)\b"
)


def written_order(
    lines: list[str], language: str | None, host: str | None, declared: str | None
) -> str | None:
    """`day first`, `month first` or None; `lines` are folded, `declared` the page's own tag."""
    dates = [line for line in lines if NUMBERS.search(line)]
    sure = _unmistakable(dates) or _by_weekday(dates)
    if sure:
        return sure
    if language is not None and language != "en":
        return DAY_FIRST
    variety = (declared or "").lower().replace("_", "-")
    if variety.startswith("en-"):
        return MONTH_FIRST if variety in MONTH_FIRST_VARIETIES else DAY_FIRST
    domain = (host or "").rpartition(".")[2].lower()
    if domain in MONTH_FIRST_DOMAINS:
        return MONTH_FIRST
    if len(domain) == 2 and domain not in OPEN_DOMAINS:
        return DAY_FIRST
    if any(US_CLOCK.search(line) for line in dates):
        return MONTH_FIRST
    return DAY_FIRST if any(LATE.search(line) for line in dates) else None


def _by_weekday(lines: list[str]) -> str | None:
    """The order in which a date falls on the one weekday that its line names."""
    orders = set()
    for line in lines:
        weekdays = {number for _, _, number in find_weekdays(line)}
        for first, second, year in WHOLE.findall(line) if len(weekdays) == 1 else ():
            fits = [
                _falls_on(year, month, day) in weekdays
                for day, month in ((first, second), (second, first))
            ]
            if fits.count(True) == 1:
                orders.add(DAY_FIRST if fits[0] else MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def _falls_on(year: str, month: str, day: str) -> int | None:
    iso = iso_date(int(year), int(month), int(day))
    return date.fromisoformat(iso).weekday() if iso else None


def _unmistakable(lines: list[str]) -> str | None:
    """The order of dates that have a day above 12; None where there is none, or they differ."""
    orders = set()
    for line in lines:
        for first, second in NUMBERS.findall(line):
            if int(first) > 12 >= int(second):
                orders.add(DAY_FIRST)
            elif int(second) > 12 >= int(first):
                orders.add(MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None
