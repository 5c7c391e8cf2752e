"""The day of writing from what the report says of its own day: "today, Friday, 22 September 2023"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from dragoman.documents.days import Day, digits, find_days, find_weekdays
from dragoman.documents.lines import QUOTES, Line
from dragoman.documents.publication import STATED, TODAY, Clues
from dragoman.language.pages import fold, pattern, vocabulary


def from_today(clues: Clues, lines: list[Line], title: str | None, url: str | None) -> None:
    """ "Today" or "tomorrow" beside a whole date fixes the day of writing.

    The word stands before the date in the same clause; or "tomorrow Saturday"
    stands in title or address, and the first paragraphs name that Saturday's date.
    """
    words = vocabulary().publication
    lead = [x for x in lines if x.kept and x.prose][:3]
    shifts = ((words["today"], 0), (words["tomorrow"], -1), (words["yesterday"], 1))
    for line in lead:
        for day in find_days(line.folded):
            if not day.full:
                continue
            before = line.folded[max(0, day.start - 25) : day.start]
            for phrases, shift in shifts:
                match = pattern(phrases, r"{}[\s,،(]*[^\s.;!?]*[\s,،(]*$").search(before)
                if match and not any(q in before for q in QUOTES):
                    clues.add(TODAY, _shifted(day, shift), STATED)
                    return
    for line in lead[:1]:
        _from_solar(clues, line)
    slug = unquote(urlsplit(url).path).rsplit("/", 2)[-2:] if url else []
    heading = fold(f"{title or ''} {' '.join(slug)}").replace("-", " ")
    _from_heading(clues, heading, lead)


_SOLAR_YEAR = re.compile(r"1[34]\d\d")


def _from_solar(clues: Clues, line: Line) -> None:
    """ "(دوشنبه ۷ مهر ۱۴۰۴)" in the lead: Persian agencies give the day of writing so, without "today"."""
    for day in find_days(line.folded):
        before = line.folded[max(0, day.start - 14) : day.start]
        bracketed = "(" in before and line.folded[day.end : day.end + 1] == ")"
        solar = _SOLAR_YEAR.search(digits(line.folded[day.start : day.end]))
        if day.full and bracketed and solar and find_weekdays(before):
            clues.add(TODAY, day.iso, STATED)
            return


def _from_heading(clues: Clues, heading: str, lead: list[Line]) -> None:
    match = pattern(vocabulary().publication["tomorrow"], r"{}\s+(?P<rest>\S+)").search(heading)
    named = find_weekdays(match["rest"]) if match else []
    if not named:
        return
    for line in lead[:1]:
        for day in find_days(line.folded):
            if day.full and date.fromisoformat(day.iso).weekday() == named[0][2]:
                clues.add(TODAY, _shifted(day, -1), STATED)
                return


def _shifted(day: Day, by: int) -> str:
    return (date.fromisoformat(day.iso) + timedelta(by)).isoformat()
