"""How days, states, languages and events are put into words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec
from babel import Locale
from babel.core import get_global

from dragoman.language.naming import language_name
from dragoman.model.edits import interval as interval_of
from dragoman.model.edits import office_named
from dragoman.views.timeline import Line, Who

_ENGLISH = Locale("en")
_MONTHS = _ENGLISH.months["format"]["wide"]

STAND = {
    "agrees": ("✓", "agrees"),
    "differs": ("≠", "differs"),
    "silent": ("–", "silent"),
    "only_here": ("◆", "only here"),
    "given": ("✓", "given"),
}
"""A sign and a word: the colour beside them is never the only way to tell."""
COPY_STAND = STAND | {
    "agrees": ("✓", "as its source"),
    "silent": ("–", "left out"),
    "only_here": ("◆", "not in its source"),
}
FATES = {
    "read": "read",
    "version": "another version",
    "duplicate": "duplicate",
    "no_pack": "kept, in a language without a pack",
    "replaced": "replaced by something newer",
    "passed_over": "passed over by a first look",
    "set_aside": "set aside",
    "forgotten": "set aside and taken off the list",
}
DELIVERIES = {
    "waiting": "Waiting for its turn",
    "reading": "Being read",
    "record": "Deriving the record",
    "store": "Storing the record",
    "stopping": "Being stopped",
    "done": "Read",
    "stopped": "Stopped",
    "failed": "Not finished",
}
LAYERS = {
    "event": "Events",
    "statement": "Statements",
    "mention": "Names",
    "term": "Loaded terms",
    "commitment": "Commitments",
    "unresolved": "Not resolved",
}
TIES = {
    "follows": ("Follows", "Was followed by"),
    "fulfils": ("Fulfils", "Was fulfilled by"),
    "part_of": ("Part of", "Includes"),
    "cancels": ("Cancels", "Was cancelled by"),
}
"""How an event bears on another, and how that reads from the other's side."""

TERMS = {
    "event": (
        "Event",
        "One happening, however many reports tell of it: a meeting, a visit, a call, a message.",
    ),
    "account": ("Account", "What one report says of an event, with the words it rests on."),
    "voice": (
        "Voice",
        "An independent source. Copies and translations of one text count as one voice.",
    ),
    "status": (
        "Status",
        "Held; planned or proposed, which is kept apart from held and tied to what came of it; or cancelled.",
    ),
    "differs": (
        "Accounts differ",
        "At least two voices give different values for the same field. Every value is kept, with who gives it.",
    ),
    "partial": (
        "Partial date",
        "Only the month or the year is told. The event stands under that, and may be on any day of it.",
    ),
    "copy": (
        "Copy",
        "A report that goes back to another: the same text, nearly the same, parts of it, or a translation.",
    ),
    "story": (
        "Story",
        "Reports on one happening and what came of it at once, in whatever language.",
    ),
    "statement": (
        "Statement",
        "Words that a report ascribes to someone, in all their versions: direct, indirect, or mixed.",
    ),
    "term": (
        "Loaded term",
        "A word that takes sides. It is told whether it is the speaker's, a paraphrase, or the outlet's own.",
    ),
    "commitment": (
        "Commitment",
        "A promise as reported. Open means that no report of fulfilment was found, not that it was broken.",
    ),
    "set-aside": (
        "Set aside",
        "What came in and could not be read, or was not part of a report, kept with the reason.",
    ),
    "plover": (
        "PLOVER",
        "The scheme by which political events are coded: a type and a mode for each.",
    ),
}
"""The words of the workbench, by the end of their anchor on the page of help."""
JUDGEMENTS = {
    "same_actor": "the same person or body",
    "different_actor": "not the same person or body",
    "same_event": "the same event",
    "different_event": "not the same event",
    "copy": "goes back to",
    "not_copy": "does not go back to",
    "reject": "rejected",
    "edit": "corrected",
    "reattribute": "somebody else said it",
    "unsure": "looked at, cannot be decided",
    "undo": "taken back",
}
KEYS = (
    ("?", "this help"),
    ("/", "to the field for searching"),
    ("j, k", "to the next or the earlier entry of a list; Enter opens it"),
    ("n, p", "to the next or the earlier page of a list"),
    ("g t", "to the timeline"),
    ("g s", "to search"),
    ("g a", "to actors"),
    ("g r", "to relations"),
    ("g w", "to statements"),
    ("g c", "to commitments"),
    ("g o", "to stories"),
    ("g n", "to the network"),
    ("g m", "to the map"),
    ("g i", "to sources"),
    ("g b", "to bringing in"),
    ("g v", "to review"),
    ("y, n, u", "on Review: yes, no, unsure"),
    ("x", "on Review: pick the question, to answer several at once"),
    ("z", "on Review: undo the last answer"),
)
COPIES = {
    "exact": "copy, word for word",
    "near": "copy, nearly word for word",
    "partial": "copy in part",
    "translation": "translation",
    "version": "earlier version",
}

_LEFT = ("visitor", "inviter", "sender", "bearer")
_RIGHT = ("host", "invitee", "recipient")
_SIGNS = {"visit": "→", "invitation": "→", "message": "→", "call": "↔", "meeting": "↔"}


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part, in groups with a `sign` between them, and after `last` the states that are
    not named by anyone."""

    groups: tuple[tuple[Who, ...], ...]
    sign: str
    others: tuple[str, ...]
    last: str


def people(line: Line) -> People:
    """The acting side first; `others` are parties that no participant stands for."""
    left = tuple(who for who in line.who if who.role in _LEFT)
    right = tuple(who for who in line.who if who.role in _RIGHT)
    middle = tuple(who for who in line.who if who.role not in (*_LEFT, *_RIGHT))
    sign = _SIGNS.get(line.kind, "·")
    if not left and not right and line.kind in _SIGNS:
        groups: tuple[tuple[Who, ...], ...] = tuple((who,) for who in middle)
    else:
        groups = tuple(group for group in (left, middle, right) if group)
    named = {who.state for who in line.who} | {who.name for who in line.who}
    others = tuple(party for party in line.parties if party not in named)
    # One who goes somewhere and nobody named there: the state is where they go.
    last = sign if len(groups) == 1 and left and sign == "→" else "·"
    return People(groups=groups, sign="·" if len(groups) > 2 else sign, others=others, last=last)


def plain_people(line: Line) -> str:
    """Who takes part, for the title of a page."""
    found = people(line)
    names = [", ".join(who.name for who in group) for group in found.groups]
    return f" {found.sign} ".join(names) or ", ".join(state(other) for other in found.others)


def day(date: str | None) -> str:
    """A date at its own precision: 4 June 2024, June 2024, 2024."""
    year, _, rest = (date or "").partition("-")
    month, _, number = rest.partition("-")
    if not (year.isdecimal() and (not month or month.isdecimal())):
        return date or "undated"
    name = _MONTHS.get(int(month)) if month else None
    if name is None:
        return year
    return f"{int(number[:2])} {name} {year}" if number[:2].isdecimal() else f"{name} {year}"


def moment(at: str) -> str:
    """A moment (UTC, ISO 8601) to the minute."""
    return f"{day(at[:10])}, {at[11:16]} UTC" if len(at) >= 16 else at


def filename(place: str) -> str:
    """The last part of a path; a web address whole."""
    return place if "://" in place else place.rsplit("/", 1)[-1]


def when(start: str | None, end: str | None) -> str:
    """One date, or an interval with what its ends share said once."""
    if start is None or end is None or start == end:
        return day(start) if start else (f"until {day(end)}" if end else "undated")
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def interval(value: str) -> str:
    """A day as accounts give it, "start/end" if it lasts."""
    start, _, end = value.partition("/")
    return when(None if start == "…" else start, end or None)


def held(first: str | None, last: str | None) -> str:
    """From when to when an office was held, as far as it is known."""
    return f"since {day(first)}" if first and not last else when(first, last)


def span_of_days(value: str) -> str:
    """From when to when, as an edit of an office has it."""
    return held(*(interval_of(value) or (None, None)))


def office(key: str) -> str:
    """An office as an edit names it, its state by name."""
    title, of = office_named(key)
    return f"{title}, {state(of)}" if of else title


def words(text: str) -> str:
    """A name of the vocabulary as a phrase."""
    return text.replace("_", " ")


@cache
def state(code: str) -> str:
    """The English name of a state by its ISO 3166-1 code of two or three letters."""
    aliases = get_global("territory_aliases").get(code, [code])
    return str(_ENGLISH.territories.get(aliases[0], code))


def language(code: str | None) -> str:
    """The English name of a language."""
    return language_name(code) if code else "language unknown"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")


def place(line: Line) -> str:
    """City and country, as far as they are known."""
    if line.place is None:
        return ""
    country = state(line.place.country) if line.place.country else None
    return ", ".join(part for part in (line.place.name, country) if part)


def named_place(value: str) -> str:
    """A place as accounts give it, "Beirut, LB", with its country by name."""
    *city, country = value.split(", ")
    known = state(country) if re.fullmatch("[A-Z]{2}", country) else country
    return ", ".join([*city, known])


def basis(text: str) -> list[tuple[bool, str]]:
    """On what a date rests, in parts: the words of the report (True) and what is said of them."""
    parts = re.split(r"'([^']+)'", text)
    return [(n % 2 == 1, part) for n, part in enumerate(parts) if part]


_PUBLISHED = {
    "stated in the text": "as stated in the text",
    "given": "as given with it",
    "file name": "by the name of its file",
    "corrected": "by a correction",
}


def publication(basis: str) -> str:
    """On what a day of publication rests."""
    return _PUBLISHED.get(basis, f"by its {words(basis)}")


def web_link(url: str | None) -> str | None:
    """`url` if it is one that a browser may be sent to: http or https, with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def event_link(id: str) -> str:
    return f"/events/{quote(id, safe='')}"


def actor_link(id: str) -> str:
    return f"/actors/{quote(id, safe='')}"


def document_link(
    id: str, start: int | None = None, end: int | None = None, of: str | None = None
) -> str:
    """A document, with the passage at `start`..`end` in focus as evidence `of` an event."""
    path = f"/documents/{quote(id, safe='')}"
    if start is None or end is None:
        return path
    pairs = [("at", f"{start}-{end}")] + ([("event", of)] if of else [])
    return f"{path}?{urlencode(pairs)}#at"


def story_link(id: str) -> str:
    return f"/stories/{quote(id, safe='')}"


def relation_link(one: str, other: str) -> str:
    return f"/relation?{urlencode({'one': one, 'other': other})}"


def statements_link(**filters: str) -> str:
    return f"/statements?{urlencode({name.rstrip('_'): value for name, value in filters.items()})}"


def copies_link(document: str, other: str | None = None, version: int | None = None) -> str:
    """A document beside another, or beside an earlier version of its own."""
    pairs = {"document": document, "other": other, "version": version}
    return (
        f"/copies?{urlencode({name: value for name, value in pairs.items() if value is not None})}"
    )


_WEEK = _ENGLISH.days["format"]["wide"]


def shared(mark: str) -> str:
    """What two reports share, as people read it: "state:IRN" is Iran, "time:m7" July."""
    kind, found, value = mark.partition(":")
    if not found:
        return mark
    if kind == "state":
        return state(value)
    if kind == "time" and value[1:].isdecimal():
        number = int(value[1:])
        table = _MONTHS if value[0] == "m" else _WEEK
        return str(table.get(number, value))
    return words(value)


def side(known: Any) -> str:
    """The name of one side of a relation."""
    return state(known.name) if known.kind == "state" else str(known.name)


def shortened(text: str, most: int = 200) -> str:
    """`text` in one line, cut at a word after at most `most` characters."""
    flat = " ".join(text[: most * 4].split())
    if len(flat) <= most:
        return flat
    return (flat[:most].rsplit(" ", 1)[0] or flat[:most]) + "…"


def together(names: Iterable[str | None], separator: str = " · ") -> str:
    """Those that are there, joined."""
    return separator.join(name for name in names if name)
