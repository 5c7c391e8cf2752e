"""Datelines: "BEIJING, Nov 4 (Reuters) - ", "Minsk, 6. Dezember 2024. ", "新华社北京6月5日电".

The head of a paragraph up to a dash, colon, full stop or closing bracket is a
dateline when nothing but a place, a day and an agency stands in it: with an
agency or a day beside the place, or with the place in capitals.  A name in
brackets that is no agency we know counts as one where the place is a known
town, stands in capitals or has a day beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.documents.dateline_forms import Dateline, shaped
from dragoman.documents.days import Day, find_days, find_weekdays, numbered
from dragoman.language.agencies import agencies_in, agency_named
from dragoman.language.pages import fold
from dragoman.language.towns import state_named, town_named

REACH = 130
SEPARATOR = re.compile(
    r"\s*(?:[-–—―]{1,2}|:|\.-|\.\s?[-–—])\s+|(?<=[)/\]])\s*[-–—:.]{0,3}\s*|\s+[-–—]{1,2}\s*|\.\s+|(?<=[\w/])[-–—]\s?(?=\()"
)
BRACKETED = re.compile(
    r"\(([^()]{2,70})\)|(?<!\w)/\s?([^/()]{2,40}?)\s?/(?!\d)\.?|\[([^\[\]]{2,40})\]|\"([^\"]{2,20})\""
)
ORDINAL = re.compile(r"\b\d{1,2}\.\s+$")
HYPHENED = re.compile(r"^([^\W\d_]{2,14}(?:\s[^\W\d_]{2,14})?)\s?[-–—]\s?([^\s–—-]{2,14})\s+(?=\w)")
UNQUOTED = str.maketrans("", "", '«»“”„"')
SMALL_SIGN = re.compile(r"[a-z]{3,8}")
UNKNOWN_AGENCY = re.compile(r"^[^\W\d_][\w.&'’-]*(?:\s+[^\W\d_][\w.&'’-]*){0,4}$")
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


def find_dateline(text: str, first: bool) -> Dateline | None:
    """The dateline that `text` begins with; a bare place in capitals counts only in the `first` paragraph."""
    own = shaped(text)
    if own:
        return own
    if first:
        credited = _credit_alone(text)
        if credited:
            return credited
    hyphened = HYPHENED.match(text)
    if hyphened and agency_named(hyphened[2]):
        return Dateline(hyphened.end(), hyphened[1], agency_named(hyphened[2]))
    head = text[:REACH]
    best: Dateline | None = None
    for match in SEPARATOR.finditer(head):
        if match.end() == 0 or _inside_brackets(head, match.start()) or match.end() >= len(text):
            continue
        if best and ORDINAL.search(head, 0, match.end()):
            continue  # "Berlin/Wien (dpa), 15. August 2023 - "
        found = _reading(head[: match.start()], match, text, first)
        if found and (not best or best.city in (None, found.city)):
            best = found
        elif best:
            break
    if best and not best.agency:
        return _with_agency_after(text, best)
    return best


def city_of_line(line: str) -> str | None:
    """The place of a line that is nothing but a dateline: "ANKARA (AA) - 19.11.2025"."""
    parts = _parts(line.strip(" -–—"))
    if parts is None or parts.city is None or not (parts.agency or parts.day):
        return None
    city = parts.city.split(",")[0].strip()  # behind it a day in numbers may stand
    return city if city.isupper() or town_named(city) or state_named(city) else None


def _credit_alone(text: str) -> Dateline | None:
    """ "(Levant Wire) - The president ...": an agency without a place, before a dash."""
    match = re.match(r"^\s*\(([^()]{2,40})\)\s*[-–—]{1,2}\s+(?=\S)", text)
    if not match or agency_named(match[1]) or not _unknown_agency(match[1]):
        return None
    after = text[match.end() :]
    return Dateline(match.end(), None, match[1].strip()) if _sentence(after) else None


def _unknown_agency(name: str) -> bool:
    """A name as agencies have it: capitalised words, or a script without capitals."""
    name = name.strip().translate(UNQUOTED)
    words = name.split()
    if not UNKNOWN_AGENCY.match(name) or state_named(name) or town_named(name):
        return False
    if any(fold(w) in NOT_PLACES for w in words):
        return False
    cased = [w for w in words if w.lower() != w.upper()]
    return all(w[0].isupper() for w in cased if len(w) > 3) and (not cased or cased[0][0].isupper())


def _sentence(after: str) -> bool:
    return len(after) > 40 and not after[0].islower() and after[0] not in "/([-–—"


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


@dataclass
class _Parts:
    """What the brackets and words of a head are."""

    agency: str | None = None
    unknown: str | None = None
    day: Day | None = None
    outside: Day | None = None
    city: str | None = None


def _reading(head: str, match: re.Match[str], text: str, first: bool) -> Dateline | None:
    """`head` as a dateline, or None when anything in it is neither place, day nor agency."""
    parts = _parts(head)
    if parts is None:
        return None
    mark, after = match.group(), text[match.end() :]
    dashed = re.search(r"[-–—:]", mark) is not None
    stopped = "." in mark and not dashed
    agency, city = parts.agency, parts.city
    if parts.unknown and not agency:
        # An unknown name counts beside a place that is sure, before a mark or a day's end.
        sure = parts.day or (city and (city.isupper() or _sure_place(city)))
        if not (city and sure and first and (dashed or stopped or _bracket_ends(head))):
            return None
        agency = parts.unknown
    dated = parts.day and city and (dashed or stopped) and (parts.outside or dashed)
    ended = _bracket_ends(head) or (_sentence(after) and _day_ends(head, parts))
    if stopped and not ended and not (first and _town_alone(head, after)):
        return None
    if not (agency or city) and dashed and first and parts.outside and parts.outside.full:
        return Dateline(match.end(), None, None, parts.outside.iso) if _sentence(after) else None
    if agency or dated:
        if city and not _place_like(city, bool(agency)):
            return None
        if not (city or parts.day or _credit(head, mark, first)):
            return None
    elif not (first and city and _bare_place(city, mark, after)):
        return None
    return Dateline(match.end(), city, agency, parts.day.iso if parts.day else None)


def _credit(head: str, mark: str, first: bool) -> bool:
    """An agency without place or day counts in brackets."""
    bracketed = BRACKETED.search(head) and first and ":" in mark
    return bool(bracketed or BRACKETED.match(head.strip()))


def _bracket_ends(head: str) -> bool:
    return head.rstrip().endswith((")", "]", "/"))


def _day_ends(head: str, parts: _Parts) -> bool:
    """A full stop ends a dateline after a day beside a place that is sure, or a whole date."""
    if not (parts.outside and parts.city):
        return False
    folded = fold(head)
    days = find_days(folded)
    whole = bool(days) and days[-1].end >= len(folded) - 1
    return whole and (parts.outside.full or parts.city.isupper() or town_named(parts.city))


def _parts(head: str) -> _Parts | None:
    parts = _Parts()
    rest = head
    for group in list(BRACKETED.finditer(head)):
        inner = next(g for g in group.groups() if g)
        alone = agency_named(inner)
        named = agencies_in(inner) or ([alone] if alone else [])
        days = find_days(fold(inner))
        if named:
            parts.agency = parts.agency or named[0]
        elif days:
            parts.day = parts.day or days[0]
        elif state_named(inner) and head[: group.start()].strip():
            pass  # "Jacmel (Haití), 22 ene 2025 (EFE)": the state that the town is in
        elif _unknown_agency(inner) and group.group()[0] in "([/":
            parts.unknown = parts.unknown or inner.strip()
        elif SMALL_SIGN.fullmatch(inner) and _towns(head[: group.start()]):
            parts.unknown = parts.unknown or inner  # "Moskau/Wien (bmeia) - "
        elif not (inner.isupper() and len(inner) <= 12):
            return None
        rest = rest.replace(group.group(), " ", 1)
    rest, parts.outside = _without_day(rest)
    parts.day = parts.outside or parts.day
    of_town = bool(parts.unknown or parts.agency) and town_named(
        rest
    )  # Dushanbe is "Monday" in Persian
    if parts.outside and parts.outside.full and not _without_weekday(rest) and not of_town:
        # "سه‌شنبه ۱۴ مرداد ۱۴۰۴ - ": a day of the week and its date, nothing else.
        rest = ""
    place = []
    for piece in _pieces(rest):
        named_piece = agency_named(piece)
        if named_piece:
            parts.agency = parts.agency or named_piece
        else:
            place.append(piece)
    parts.city = _city(place, rest)
    return None if place and parts.city is None else parts


def _pieces(rest: str) -> list[str]:
    """The words between marks; a full stop parts only what is an agency, as "St. Gallen" is one."""
    pieces = [
        p.strip(" .,،:/'\"“”-–—")
        for p in re.split(r"\s*[,،/]\s*|\s+[-–—]\s+|(?<=\w)-(?=\s|\w)", rest)
    ]
    parted: list[str] = []
    for piece in filter(None, pieces):
        before, stop, last = piece.rpartition(".")
        if stop and agency_named(last) and before.strip(" ."):
            parted += [before.strip(" ."), last.strip()]
        else:
            parted.append(piece)
    return parted


def _without_day(rest: str) -> tuple[str, Day | None]:
    """`rest` without its date; the date is found in the folded text, word by word."""
    if not numbered(fold(rest)):
        return rest, None
    words = rest.split()
    for size in (5, 4, 3, 2, 1):
        for at in range(len(words) - size + 1):
            folded = fold(" ".join(words[at : at + size])).strip(" .,()")
            days = find_days(folded)
            if size == 1 and not (days and days[0].full):
                continue  # "19/03/2025" is a day, "12" alone is none
            if len(days) == 1 and days[0].start == 0 and days[0].end >= len(folded) - 1:
                return " ".join(words[:at] + words[at + size :]), days[0]
    return rest, None


def _without_weekday(rest: str) -> str:
    """What is left of `rest` beside names of days and marks."""
    folded = fold(rest)
    for start, end, _ in reversed(find_weekdays(folded)):
        folded = folded[:start] + folded[end:]
    return folded.strip(" .,،:-–—")


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
    if re.search(r"[\u3400-\u9fff]{9}", city):
        return False  # nine signs without a space are a sentence
    if words[0][:1].isupper():
        return not any(w[:1].islower() and len(w) > 4 for w in words)
    known = with_agency or town_named(city)
    return known and not words[0][:1].islower() and len(words) <= 3


def _sure_place(city: str) -> bool:
    """A town we know or in capitals, alone or with the state it is in: "KINGSTOWN, St Vincent"."""
    town = city.split(",", maxsplit=1)[0].strip()
    return town.isupper() or town_named(town) or _towns(city)


def _towns(head: str) -> bool:
    """Towns we know and nothing else: "Moskau/Wien"."""
    names = [name.strip(" .") for name in re.split(r"[/,،]", head)]
    return bool(names) and all(name and town_named(name) for name in names)


def _bare_place(city: str, separator: str, after: str) -> bool:
    """A place in capitals before a colon or a dash, and a sentence after it."""
    words = re.findall(r"[^\W\d_]+", city)
    if not 1 <= len(words) <= 3 or len(city) < 3 or any(fold(w) in NOT_PLACES for w in words):
        return False
    dashed = re.search(r"[-–—]", separator) is not None
    if not city.isupper():
        # "Brasília - The minister …", "Nairobi. The minister …": a town we know and a sentence.
        return (dashed or "." in separator) and _towns(city) and _opens(after)
    set_off = ":" in separator or re.search(r"\s[-–—]{1,2}\s", separator) is not None
    set_off = set_off or (dashed and _towns(city))
    separates = set_off or ("." in separator and _town_alone(city, after))
    return separates and len(after) > 40 and not after[0].islower()


def _opens(after: str) -> bool:
    """A sentence of some length, whose first clause has no second dash: "Berne - not Basle - is …"."""
    return _sentence(after) and not re.match(r"[^.!?]{0,60}\s[-–—]\s", after)


def _town_alone(head: str, after: str) -> bool:
    """ "PARIS. The president …": a town in capitals, as papers set it before their reports."""
    return town_named(head) and _sentence(after)
