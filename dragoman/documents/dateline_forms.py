"""Datelines of a shape of their own: Chinese ones, run together, and those of the Gulf's agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.documents.days import find_days, iso_date
from dragoman.language.agencies import agency_named
from dragoman.language.pages import fold
from dragoman.language.towns import state_named, town_named

CHINESE = re.compile(
    r"^[（(【\[]?\s*(?P<agency>新华社|新華社|中新社|中新网|人民网|央视网|中央社|法新社|路透社"
    r"|本[报報网網台刊]|[\u3400-\u9fff]{2,10}?(?:通[讯訊]社|新[闻聞][网網社]|日[报報]|晚[报報]|[网網]))?"
    r"(?P<city>[\u3400-\u9fff]{0,8}?)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?P<wired>电|電|讯|訊)?(?:\s*[（(][^（）()]{2,40}[)）])?\s*[】)）\]:：]?\s*[-–—]{0,2}\s*"
)
CHINESE_PLACE = re.compile(
    r"^[（(【\[]\s*(?P<city>[\u3400-\u9fff]{2,8}?)(?:综合|綜合)?[讯訊电電]\s*[)）】\]]\s*"
)
OWN_PAPER = re.compile(r"^本[报報网網台刊]$")
CHINESE_HEAD = re.compile(
    r"^(?:[【〔\[](?=[^】〕\]]*(?:[讯訊電电]|报道|報道|報導|消息))[^】〕\]]{2,16}[】〕\]]|[\u3400-\u9fff]{2,8}(?:消息|[讯訊])[:：])\s*"
)
"""The paper in brackets, or "news of" it: "【本报讯】", "【综合报道】", "央视网消息："."""
CHINESE_DAY = re.compile(
    r"^[（(]?(?:(?P<before>[\u3400-\u9fff]{2,8})[，,])?\s?(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[）)]?"
    r"[，,]?\s?(?:[（(](?P<city>[\u3400-\u9fff]{2,8})[）)])?\s?[-—–]{1,3}\s?"
)
"""The day and the town before a dash: "2024年3月5日，（奥斯陆）——"."""
EASTERN = re.compile(
    r"^(?P<city>[^\W\d_][\w-]{2,20}(?: [\w-]{2,14})?)[.,]\s+(?P<day>\d{1,2}\.?\s[^\W\d_]{3,9}(?:\s\d{4})?)[.,]?\s*"
    r"(?:[-–—]\s*)?(?P<agency>[^\W\d_a-zа-яё«»][\w«»\"-]{1,19}(?:\s[^\W\d_a-zа-яё][\w«»\"-]{1,14})?)"
    r"(?P<mark>\s*[.:]\s|\s*[-–—]\s)?\s*(?=[^\W\da-zа-яё_]|[«\"“„])"
)
HIJRI = re.compile(
    r"^(?P<city>[\u0621-\u064a]+(?: [\u0621-\u064a]+)?)[ ،,]+\S{1,2} [^\d٠-٩]{3,16} [\d٠-٩]{4} ?هـ?[ ،,]*(?:ال)?موافق"
    r"(?P<day>.{6,24}?) ?(?:م\b)?[ ،,]*(?P<agency>واس|وام|قنا|كونا|العمانية|بنا|سبأ|بترا|سونا)\s*[-–—:]{0,2}\s+"
)
"""Town, day of the lunar year, "corresponding to" the solar day, agency."""


@dataclass(frozen=True)
class Dateline:
    """What a dateline says, and how many characters of the paragraph it takes."""

    length: int
    city: str | None = None
    agency: str | None = None
    day: str | None = None


def shaped(text: str) -> Dateline | None:
    """The dateline of such a shape that `text` begins with."""
    return (
        _chinese(text)
        or _chinese_place(text)
        or _chinese_head(text)
        or _hijri(text)
        or _eastern(text)
        or _chinese_day(text)
    )


def _eastern(text: str) -> Dateline | None:
    """ "Baku. 5 March. AGENCY - ", "Minsk, 5 Mar - Agency. ": an agency we need not know."""
    match = EASTERN.match(text)
    if not match or not town_named(match["city"]) or match.end() >= len(text):
        return None
    days = find_days(fold(match["day"]))
    if len(days) != 1 or days[0].start or days[0].end < len(fold(match["day"])) - 1:
        return None
    name = match["agency"].strip(' «»"')
    if match["mark"] is None and not (name.isupper() and len(name) > 3):
        return None
    return Dateline(match.end(), match["city"], agency_named(name) or name, days[0].iso)


def _chinese(text: str) -> Dateline | None:
    """Place and day run together; without an agency the word for "wired" must follow."""
    match = CHINESE.match(text)
    if not match or match.end() >= len(text):
        return None
    named = agency_named(match["agency"]) if match["agency"] else None
    if not named and not (match["wired"] and (match["city"] or match["agency"])):
        return None
    own = match["agency"] is None or OWN_PAPER.match(match["agency"])
    month, day = int(match["month"]), int(match["day"])
    iso = iso_date(int(match["year"] or 2024), month, day)
    if iso is None:
        return None
    return Dateline(
        match.end(),
        match["city"] or None,
        named or (None if own else match["agency"]),
        iso if match["year"] else f"--{month:02d}-{day:02d}",
    )


def _chinese_day(text: str) -> Dateline | None:
    match = CHINESE_DAY.match(text)
    city = (match["city"] or match["before"]) if match else None
    if not (match and city and match.end() < len(text)):
        return None
    days = find_days(fold(match["day"]))
    return Dateline(match.end(), city, None, days[0].iso) if days else None


def _chinese_place(text: str) -> Dateline | None:
    """ "(河内讯)": nothing but the place in brackets, as papers of Singapore and Malaysia write."""
    match = CHINESE_PLACE.match(text)
    if not match or match.end() >= len(text):
        return None
    known = state_named(match["city"]) or town_named(match["city"])
    return Dateline(match.end(), match["city"] if known else None)


def _chinese_head(text: str) -> Dateline | None:
    """The paper alone, with the day where it gives one: "【大公报2024年3月5日讯】"."""
    match = CHINESE_HEAD.match(text)
    if not match or match.end() >= len(text):
        return None
    days = [day for day in find_days(fold(match.group())) if day.full]
    return Dateline(match.end(), None, None, days[0].iso if days else None)


def _hijri(text: str) -> Dateline | None:
    match = HIJRI.match(text)
    agency = agency_named(match["agency"]) if match else None
    days = [day for day in find_days(fold(match["day"])) if day.full] if match else []
    if not (match and agency and days):
        return None
    return Dateline(match.end(), match["city"], agency, days[0].iso)
