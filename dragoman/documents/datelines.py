"""Datelines: "BEIJING, Nov 4 (Reuters) - ", "MINSK, 6. Dezember (BelTA) — ", "新华社北京6月5日电".

The head of a paragraph up to a dash, colon or closing bracket is a dateline
when nothing but a place, a day and an agency stands in it: with an agency or
a day beside the place, or with the place in capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.documents.days import Day, find_days
from dragoman.language.agencies import agencies_in, agency_named
from dragoman.language.pages import fold

REACH = 130
SEPARATOR = re.compile(
    r"\s*(?:[-–—―]{1,2}|:|\.-|\.\s?[-–—])\s+|(?<=[)/\]])\s*[-–—:.]{0,3}\s*|\s+[-–—]{1,2}\s*|(?<=[\w/])[-–—]\s?(?=\()"
)
BRACKETED = re.compile(
    r"\(([^()]{2,70})\)|/\s?([^/()]{2,40}?)\s?/\.?|\[([^\[\]]{2,40})\]|\"([^\"]{2,20})\""
)
HYPHENED = re.compile(r"^([^\W\d_]{2,14}(?:\s[^\W\d_]{2,14})?)\s?[-–—]\s?([^\s–—-]{2,14})\s+(?=\w)")
CHINESE = re.compile(
    r"^[（(【]?\s*(?P<agency>新华社|新華社|中新社|中新网|人民网|央视网|中央社|法新社|路透社)"
    r"(?P<city>[\u3400-\u9fff]{0,8}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:电|電|讯|訊)?"
    r"(?:\s*[（(][^（）()]{2,40}[)）])?\s*[】)）:：]?\s*"
)
NOT_PLACES = frozenset(
    [
        "update",
        "watch",
        "live",
        "video",
        "exclusive",
        "analysis",
        "opinion",
        "breaking",
        "explainer",
        "correction",
        "editorial",
        "interview",
        "dear",
        "factbox",
        "timeline",
        "profile",
        "question",
        "answer",
        "q",
        "a",
        "uhr",
        "eilmeldung",
        "analyse",
        "kommentar",
        "urgent",
        "urgente",
        "vivo",
        "directo",
        "direct",
        "alerte",
        "flash",
        "esclusiva",
        "срочно",
        "обзор",
        "интервью",
        "son",
        "dakika",
        "note",
        "nb",
        "ps",
        "nota",
        "exclusivo",
        "vidéo",
        "photo",
        "foto",
        "фото",
        "видео",
    ]
)


@dataclass(frozen=True)
class Dateline:
    """What a dateline says, and how many characters of the paragraph it takes."""

    length: int
    city: str | None = None
    agency: str | None = None
    day: str | None = None


def find_dateline(text: str, first: bool) -> Dateline | None:
    """The dateline that `text` begins with; a bare place in capitals counts only in the `first` paragraph."""
    chinese = CHINESE.match(text)
    if chinese:
        day = f"--{int(chinese['month']):02d}-{int(chinese['day']):02d}"
        return Dateline(
            chinese.end(), chinese["city"] or None, agency_named(chinese["agency"]), day
        )
    hyphened = HYPHENED.match(text)
    if hyphened and agency_named(hyphened[2]):
        return Dateline(hyphened.end(), hyphened[1], agency_named(hyphened[2]))
    head = text[:REACH]
    best: Dateline | None = None
    for match in SEPARATOR.finditer(head):
        if match.end() == 0 or _inside_brackets(head, match.start()) or match.end() >= len(text):
            continue
        found = _reading(head[: match.start()], match, text, first)
        if found:
            best = found
        elif best:
            break
    if best and not best.agency:
        return _with_agency_after(text, best)
    return best


def _with_agency_after(text: str, found: Dateline) -> Dateline:
    """ "MOSCOW, 5 June — RIA Novosti. The president": the agency stands behind the dash."""
    stop = re.match(r"([^.:/]{2,24})[.:/]\s+", text[found.length : found.length + 30])
    agency = agency_named(stop[1]) if stop else None
    if not stop or not agency:
        return found
    return replace(found, length=found.length + stop.end(), agency=agency)


def _inside_brackets(head: str, at: int) -> bool:
    before = head[:at]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _reading(head: str, match: re.Match[str], text: str, first: bool) -> Dateline | None:
    """`head` as a dateline, or None when anything in it is neither place, day nor agency."""
    agency: str | None = None
    rest = head
    day: Day | None = None
    for group in list(BRACKETED.finditer(head)):
        inner = next(g for g in group.groups() if g)
        alone = agency_named(inner)
        named = agencies_in(inner) or ([alone] if alone else [])
        days = find_days(fold(inner))
        if not named and not (inner.isupper() and len(inner) <= 12) and not days:
            return None
        agency = agency or (named[0] if named else None)
        day = day or (days[0] if days else None)
        rest = rest.replace(group.group(), " ", 1)
    rest, outside = _without_day(rest)
    day = outside or day
    pieces = [
        p.strip(" .,،:/'\"“”-–—")
        for p in re.split(r"\s*[,،/]\s*|\s+[-–—]\s+|(?<=\w)-(?=\s|\w)", rest)
    ]
    place = []
    for piece in filter(None, pieces):
        named_piece = agency_named(piece)
        if named_piece:
            agency = agency or named_piece
        else:
            place.append(piece)
    city = _city(place, rest)
    if city is None and place:
        return None
    dashed = re.search(r"[-–—:]", match.group()) is not None
    if agency or (outside and city and dashed):
        if city and not _place_like(city, bool(agency)):
            return None
        credit = BRACKETED.search(head) and first and ":" in match.group()
        if not (city or day or credit or BRACKETED.match(head.strip())):
            return None
    elif not (first and city and _bare_place(city, match.group(), text[match.end() :])):
        return None
    return Dateline(match.end(), city, agency, day.iso if day else None)


def _without_day(rest: str) -> tuple[str, Day | None]:
    """`rest` without its date; the date is found in the folded text, word by word."""
    words = rest.split()
    for size in (5, 4, 3, 2):
        for at in range(len(words) - size + 1):
            folded = fold(" ".join(words[at : at + size])).strip(" .,()")
            days = find_days(folded)
            if len(days) == 1 and days[0].start == 0 and days[0].end >= len(folded) - 1:
                return " ".join(words[:at] + words[at + size :]), days[0]
    return rest, None


def _city(place: list[str], rest: str) -> str | None:
    if not place or len(place) > 3:
        return None
    hyphened = "-".join(place)
    if hyphened in rest:
        return hyphened.rstrip(" .-")
    slashed = "/".join(place)
    return slashed if slashed in rest else ", ".join(place)


def _place_like(city: str, with_agency: bool) -> bool:
    words = re.findall(r"[^\W\d_]+", city)
    if not words or len(words) > 6 or fold(city) in NOT_PLACES:
        return False
    if words[0][:1].isupper():
        return not any(w[:1].islower() and len(w) > 4 for w in words)
    return with_agency and not words[0][:1].islower() and len(words) <= 3


def _bare_place(city: str, separator: str, after: str) -> bool:
    """A place in capitals before a colon or a dash, and a sentence after it."""
    words = re.findall(r"[^\W\d_]+", city)
    if not 1 <= len(words) <= 3 or len(city) < 3 or not city.isupper():
        return False
    if any(fold(w) in NOT_PLACES for w in words):
        return False
    separates = ":" in separator or re.search(r"\s[-–—]{1,2}\s", separator) is not None
    return separates and bool(after) and (not after[0].islower()) and len(after) > 40
