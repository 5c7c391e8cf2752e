"""When a report was published: every clue with its basis, and which of them is believed.

Clues, the most trusted first:

1. the date given with the item;
2. a day in the path of the address (/2024/06/05/): written by the site's software;
3. the page's metadata;
4. a line that says so ("Published 7 Oct 2024", "Gesendet ... am 19.03.2023");
5. a day that begins or ends the name in the address (.../2024-06-05-title, ...-5-june-2024);
6. a line with a date alone, in the head of the page (below the title before above it);
7. a date before the first word of the text ("date 2024-06-05 The president ...");
8. a dateline with a year;
9. "today, Friday, 22 September 2023" in the first paragraphs; "tomorrow, Saturday ...";
10. a line with a date alone, below the text;
11. a line that tells the last change only;
12. the name of the file;
13. a title that ends in a date;
14. a month in the path of the address.

A day in the address beats a prefix because prefixes come from other software's
guess.  The believed date may be made finer, never changed, by a lower clue
that agrees with it: a month from the prefix and "17 mars" in the dateline.
A date in the running text or in an embedded post is no clue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from dragoman.documents.dateorder import DAY_FIRST
from dragoman.documents.days import Day, digits, find_days, find_weekdays, iso_date
from dragoman.documents.furniture import residue
from dragoman.documents.lines import QUOTES, Line
from dragoman.language.pages import bare, fold, vocabulary
from dragoman.language.towns import town_named
from dragoman.model import DateClue

(GIVEN, PATH, META, SAID, SLUG, HEAD, ABOVE, PREFIX, DATELINE, TODAY, FOOT, CHANGED, FILE, TITLE,
 PATH_MONTH) = range(15)  # fmt: skip
STATED, ADDRESS, FILE_NAME = "stated in the text", "address", "file name"
PREFIXED = re.compile(
    r"^\W{0,3}(?:(?:date|published|publication date|datum|fecha|data|дата|tarih|تاريخ|تاریخ|日期)\s*[:=]?\s*)?"
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?![\d-])(?:T[\d:.]+Z?)?\s+(?=\S)",
    re.IGNORECASE,
)
PREFIX_WORD = re.compile(r"^\W{0,3}[^\W\d_]", re.UNICODE)
PATHS = (
    re.compile(r"/(?P<y>(?:19|20)\d{2})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?=[/._-]|$)"),
    re.compile(r"[/_t](?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?=[/_.-]|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=/|$)"),
)
PATH_MONTHS = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-]?(?P<m>0[1-9]|1[0-2])(?=/|$)")
SLUG_DAY = re.compile(r"(?:^|(?<=[-_]))(20\d{2})-(\d{1,2})-(\d{1,2})(?:$|(?=[-_]\D))")
YEAR_ALONE = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d%])")
CLOCK = re.compile(r"[\s,،|/–(-]{1,4}(?:[^\W\d_]{1,5}\s)?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")
"""The hour behind a day: a stamp of the site, whatever else stands in the line."""
BESIDE = ("byline", "metadata", "credit", "navigation")
"""Lines that tell the day beside something else."""
SUFFIX = re.compile(r"(?:\.\w{1,8}){1,3}$")


@dataclass(frozen=True)
class Clue:
    """One date for publication: `rank` as above; `iso` may lack its year."""

    rank: int
    iso: str
    basis: str
    other: str | None = None
    """The date with the month written first, where both readings are possible."""


@dataclass
class Clues:
    found: list[Clue] = field(default_factory=list)
    modified: str | None = None
    unread: list[str] = field(default_factory=list)

    def add(self, rank: int, iso: str | None, basis: str) -> None:
        if iso:
            self.found.append(Clue(rank, iso, basis))

    def add_day(self, rank: int, day: Day, basis: str) -> None:
        self.found.append(Clue(rank, day.iso, basis, day.other))


@dataclass(frozen=True)
class Publication:
    published: str | None
    basis: str | None
    modified: str | None
    dates: tuple[DateClue, ...]


def choose(clues: Clues, order: str | None = DAY_FIRST) -> Publication:
    """The believed date, made finer by clues that agree with it, and all clues.

    `order` is how the page writes "05/06/2024"; where that is not known (None)
    and no other clue decides, only the year is believed, and both readings are kept.
    """
    ordered = _ordered(clues, order)
    dated = [c for c in ordered if not c.iso.startswith("--")]
    chosen = dated[0] if dated else None
    if chosen and chosen.other is None:
        for clue in ordered:
            finer = _finer(chosen.iso, clue.iso)
            if finer:
                chosen = Clue(chosen.rank, finer, clue.basis)
    seen: dict[tuple[str, str], None] = {}
    for clue in ordered:
        for iso in [clue.iso] if clue.other is None else clue.other.split():
            seen.setdefault((iso, clue.basis))
    dates = [DateClue(iso, basis) for iso, basis in seen]
    dates += [DateClue(text, "given, not understood") for text in clues.unread]
    if chosen and not any(d.date == chosen.iso for d in dates):
        dates.insert(0, DateClue(chosen.iso, chosen.basis))
    return Publication(
        chosen.iso if chosen else None,
        chosen.basis if chosen else None,
        clues.modified,
        tuple(dates),
    )


def _ordered(clues: Clues, order: str | None) -> list[Clue]:
    """The clues by rank, each date of numbers read in the page's order or left to its year."""
    certain = [c.iso for c in clues.found if not c.other]
    settled: list[Clue] = []
    for clue in sorted(clues.found, key=lambda c: c.rank):
        if clue.other is None:
            settled.append(clue)
            continue
        readings = (clue.iso, clue.other)
        agreeing = [r for r in readings if any(_agree(r, c) for c in certain)]
        if order:
            chosen = clue.iso if order == DAY_FIRST else clue.other
        elif len(agreeing) == 1:
            chosen = agreeing[0]
        else:
            settled.append(Clue(clue.rank, clue.iso[:4], clue.basis, " ".join(readings)))
            continue
        settled.append(Clue(clue.rank, chosen, clue.basis))
    return settled


def _agree(iso: str, certain: str) -> bool:
    """Whether `certain`, at its own precision and finer than a year, says the same day."""
    if certain.startswith("--"):
        return iso[5:] == certain[2:]
    return len(certain) > 4 and iso.startswith(certain)


def _finer(coarse: str, fine: str) -> str | None:
    """`fine` where it agrees with `coarse` and says more; its year may come from `coarse`."""
    if len(coarse) == 10:
        return None
    if fine.startswith("--"):
        month, day = fine[2:4], fine[5:7]
        if len(coarse) == 7 and coarse[5:] == month:
            return iso_date(int(coarse[:4]), int(month), int(day))
        return None
    return fine if len(fine) > len(coarse) and fine.startswith(coarse) else None


def given(clues: Clues, value: str | None, basis: str | None) -> None:
    """A date that came with the item; what cannot be read stays among the clues."""
    if not value:
        return
    day = read_day(value)
    if day:
        clues.add_day(GIVEN if basis in (None, "given") else META, day, basis or "given")
    else:
        clues.unread.append(value[:80])


def read_date(value: str) -> str | None:
    """A date in any of the usual writings as ISO 8601 at its own precision."""
    day = read_day(value)
    return day.iso if day else None


def read_day(value: str) -> Day | None:
    """The finest date in `value`, with its other reading where numbers leave that open."""
    folded = digits(fold(value))
    if re.fullmatch(r"\d{4}", folded):
        return Day(0, 4, folded)
    match = re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:t?\d{4,6}z?)?", folded)
    if match:
        iso = iso_date(*(int(g) for g in match.groups()))
        return Day(0, len(folded), iso) if iso else None
    days = [d for d in find_days(folded) if not d.iso.startswith("--")]
    return max(days, key=lambda d: len(d.iso)) if days else None


def from_url(clues: Clues, url: str | None) -> None:
    if not url:
        return
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return
    for expression in PATHS:
        match = expression.search(path)
        iso = iso_date(*(int(match[k]) for k in "ymd")) if match else None
        if iso:
            clues.add(PATH, iso, ADDRESS)
            return
    for segment in (s for s in path.split("/") if s):
        found = _day_of_name(fold(SUFFIX.sub("", segment)))
        if found:
            clues.add(*found, ADDRESS)
            return
    months = PATH_MONTHS.search(path)
    if months:
        clues.add(PATH_MONTH, f"{months['y']}-{months['m']}", ADDRESS)


def _day_of_name(name: str) -> tuple[int, str] | None:
    """A day that is, begins or ends a name of the address, with its rank."""
    spaced = re.sub(r"[-_]+", " ", name).strip()
    match = SLUG_DAY.search(name)
    if match:
        iso = iso_date(*(int(g) for g in match.groups()))
        whole = match.end() - match.start() >= len(name) - 1
        return (PATH if whole else SLUG, iso) if iso else None
    for day in find_days(spaced):
        if day.full and (day.start == 0 or day.end == len(spaced)):
            return (PATH if day.end - day.start == len(spaced) else SLUG), day.iso
    return None


def from_path(clues: Clues, path: str | None) -> None:
    """A whole date in the file's name."""
    if path:
        stem = fold(PurePath(path).stem).replace("_", " ")
        day = next((d for d in find_days(stem) if d.full), None)
        if day is None:
            match = re.search(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)", stem)
            clues.add(
                FILE, iso_date(*(int(g) for g in match.groups())) if match else None, FILE_NAME
            )
        else:
            clues.add(FILE, day.iso, FILE_NAME)


def from_metadata(clues: Clues, metadata: dict[str, Any]) -> None:
    """Dates that the page's own metadata give, under the names `published` and `modified`."""
    for value in metadata.get("published_dates") or ():
        day = read_day(str(value))
        if day:
            clues.add_day(META, day, "metadata")
    if metadata.get("modified"):
        clues.modified = read_date(str(metadata["modified"]))


def take_prefix(clues: Clues, lines: list[Line]) -> None:
    """Cut "date 2024-06-05 " from before the first word."""
    if not lines:
        return
    match = PREFIXED.match(lines[0].text)
    if match and (match["date"][5:7] <= "12"):
        iso = read_date(match["date"])
        rest = lines[0].text[match.end() :]
        if iso and (PREFIX_WORD.match(rest) or rest[0] in QUOTES or find_days(fold(rest[:40]))):
            clues.add(PREFIX, iso, STATED)
            lines[0].cut(0, match.end(), "date_line")


def from_lines(clues: Clues, lines: list[Line], title: str | None = None) -> None:
    """Date lines and lines that say when they were published, in the head and at the foot.

    A date above the title may be that of the visit to the site: one below it is believed before.
    """
    titled = next((i for i, x in enumerate(lines) if title and x.bare == bare(title)), -1)
    first = next((i for i, x in enumerate(lines) if x.kept and x.prose), len(lines))
    last = max((i for i, x in enumerate(lines) if x.kept and x.prose), default=-1)
    for place, line in enumerate(lines):
        if line.reason in ("embedded_post", "comments", "related", "read_also", "copyright"):
            continue
        inside = first + 1 < place < last
        if inside and line.reason != "date_line":
            continue
        head = place <= first + 1
        _from_line(clues, line, inside, (HEAD if place > titled else ABOVE) if head else FOOT)
        if head and not line.prose:
            _from_weekday(clues, line, lines)


def _from_line(clues: Clues, line: Line, inside: bool, rank: int) -> None:
    folded = line.folded
    if len(folded) > 260:
        return
    days = [d for d in find_days(folded) if d.full]
    if not days:
        return
    words, head = vocabulary(), rank != FOOT
    left = residue(folded)
    for day in days:
        before = folded[max(0, day.start - 60) : day.start]
        said, changed = _last(words.published, before), _last(words.updated, before)
        starts = folded.startswith(tuple(p for p in words.publication["published"] if len(p) >= 8))
        if changed >= max(said, 0):
            clues.modified = clues.modified or day.iso
            clues.add_day(CHANGED, day, STATED)
        elif (said >= 0 and left is not None and not line.prose) or (starts and not inside):
            clues.add_day(SAID, day, STATED)
            if starts and line.kept and line.prose:
                line.reason = "date_line"
        elif (left is not None and line.reason == "date_line") or (
            line.reason in BESIDE and not inside and (head or day.end >= len(folded) - 1)
        ):
            clues.add_day(rank, day, STATED)
        elif left is not None and line.kept and head and not line.prose:
            clues.add_day(TITLE, day, STATED)
        elif not inside and not line.prose and CLOCK.match(folded, day.end):
            clues.add_day(rank, day, STATED)
        elif head and not line.prose and day.end >= len(folded) - 1:
            place = _PLACED.search(folded[: day.start])
            if place and town_named(place[1]):
                clues.add_day(TITLE, day, STATED)


_PLACED = re.compile(r"(?:^|[–—|,-]\s*)([^\d,–—|-]{2,30}?),?\s+(?:(?:le|den|the|il)\s+)?$")
"""Before a date at the end of a line: "Press release - Ministry of Foreign Affairs - Berne, "."""


def _from_weekday(clues: Clues, line: Line, lines: list[Line]) -> None:
    """ "Wednesday, 5 June": the year that the text names and in which that was a Wednesday."""
    days, weekdays = find_days(line.folded), find_weekdays(line.folded)
    if len(days) != 1 or len(weekdays) != 1 or not days[0].iso.startswith("--"):
        return
    named = {int(y) for x in lines for y in YEAR_ALONE.findall(digits(x.folded))}
    month, day = int(days[0].iso[2:4]), int(days[0].iso[5:7])
    possible = [iso_date(year, month, day) for year in named | {y + 1 for y in named}]
    fitting = [x for x in possible if x and date.fromisoformat(x).weekday() == weekdays[0][2]]
    if len(fitting) == 1:
        clues.add(HEAD, fitting[0], STATED)


def _last(expression: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in expression.finditer(text)), default=-1)
