"""What an edit may set, and how its value is written.

`field` of the judgement says what is set, `value` to what; no value leaves it
open.  Of some values a thing has several, and `object` says which one is meant:

participant        `object` an actor: `value` the role they had, none if they took no part
participant.actor  `object` an actor: `value` the actor who belongs in their place
office             `object` an office: `value` from when to when it was held, none if never
office.title, office.state, office.first, office.last
                   `object` an office: `value` what is right of it
alias              `object` a name: `value` its language, none if it is not theirs
link               `object` an event: `value` how this one bears on it, none if it does not
form, via          `object` a report of the statement: `value` the form it gives, the channel

An office is written as its title and the state it belongs to, "foreign minister
[LBN]"; a time as ISO 8601 writes intervals, "2021-09/2024", with ".." for an end
that is open (ISO 8601-2).

What is corrected of a document, but for its story, makes a version of it (see
`corrected`) that is read in place of the one that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.model.document import Document, content_hash
from dragoman.model.judgement import Judgement
from dragoman.model.reading import ACTOR_KINDS, FORMS, ROLES, STATUSES
from dragoman.model.record import LINKS, Office

EDITABLE = {
    "actor": ("name", "kind", "state", "alias", "office", "office.title", "office.state", "office.first",
              "office.last"),
    "event": ("kind", "type", "mode", "status", "start", "end", "place.name", "place.country", "parties", "story",
              "participant", "participant.actor", "link"),
    "statement": ("speaker", "event", "addressee", "topics", "form", "via"),
    "commitment": ("by", "to", "kind", "due", "status", "met_by"),
    "document": ("title", "published", "outlet", "agency", "byline", "dateline", "language", "url", "modified",
                 "story"),
}  # fmt: skip
"""Fields by the word that ids begin with; those of states and organisations are actors."""
ACTOR_FIELDS = ("speaker", "addressee", "by", "to", "participant.actor")
"""Fields whose value is an actor; joint speakers stand as "A; B"."""
EVENT_FIELDS = ("event", "met_by")
"""Fields whose value is an event."""
JOINT = "; "
"""Between several values of one field: joint speakers, parties, topics."""
LISTED = ("parties", "topics")
"""Fields that hold several values which are set together."""
CORRECTED = "corrected"
"""The basis of a day of publication that somebody set."""
COMMITMENT_STATUSES = ("open", "met", "overtaken")

_DAYS = ("start", "end", "due", "office.first", "office.last", "published", "modified")
_SEVERAL = ("participant", "office", "alias", "link", "form", "via")
_METADATA = tuple(field for field in EDITABLE["document"] if field != "story")
_ONE_OF = {
    ("event", "status"): STATUSES,
    ("commitment", "status"): COMMITMENT_STATUSES,
    ("actor", "kind"): ACTOR_KINDS,
    ("event", "participant"): ROLES,
    ("event", "link"): LINKS,
    ("statement", "form"): FORMS,
}
_LANGUAGES = {"actor": ("alias",), "document": ("language",)}
_STATES = {"actor": ("state", "office.state")}
_NEEDED = (
    "speaker",
    "by",
    "participant.actor",
    "office.title",
    "name",
    "kind",
    "status",
    "type",
    "form",
)
"""Fields that a thing cannot be without."""
_OPEN = ".."
_OFFICE = re.compile(r"(?P<title>.*?)(?:\s*\[(?P<state>[A-Z]{3})\])?")


def names_one_of_several(field: str) -> bool:
    """Whether a field is of one of several things, which `object` names."""
    return field.partition(".")[0] in _SEVERAL


def fault(kind: str, field: str, value: str | None) -> str | None:
    """What is wrong with `value` for a field of a `kind` of thing; None if nothing is."""
    if not value:
        return f"{field} cannot be left open" if field in _NEEDED else None
    choices = _ONE_OF.get((kind, field))
    if choices and value not in choices:
        return f"no such {_CALLED.get(field, field)}: {value}; one of: {', '.join(choices)}"
    if field in _DAYS and not is_day(value):
        return f"{value!r} is no date; write 2024, 2024-06 or 2024-06-04, nothing if it is open"
    if field in _STATES.get(kind, ()) and not is_state(value):
        return f"{value!r} is no state; write its ISO 3166-1 alpha-3 code, such as SYR"
    if field in _LANGUAGES.get(kind, ()) and not re.fullmatch("[a-z]{2}", value):
        return f"{value!r} is no language; write its ISO 639-1 code, such as ar"
    if field == "office" and interval(value) is None:
        return f"{value!r} is no time; write 2021-09/2024-06, .. for an end that is open"
    return None


_CALLED = {"participant": "role", "link": "tie"}


def corrected(document: Document, edits: Iterable[Judgement]) -> Document:
    """`document` as `edits` of it, in their order, set its metadata; its words and id stay."""
    told = {j.field: j.value or None for j in edits if j.field in _METADATA}
    if "published" in told:
        told["published_basis"] = CORRECTED
    made = msgspec.structs.replace(document, **told)
    if content_hash(made) == content_hash(document):
        return made
    return msgspec.structs.replace(made, hash=content_hash(made))


def is_state(value: str) -> bool:
    """Whether a value is written as ISO 3166-1 alpha-3 codes are."""
    return re.fullmatch("[A-Z]{3}", value) is not None


def is_day(value: str) -> bool:
    """Whether a value is a year, a month or a day in ISO 8601."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def interval(value: str) -> tuple[str | None, str | None] | None:
    """First and last day of "2021-09/2024", None where open; None if it is no interval."""
    first, slash, last = value.partition("/")
    days = [None if day == _OPEN else day for day in (first, last)]
    if not slash or not all(day is None or is_day(day) for day in days):
        return None
    return days[0], days[1]


def spanning(first: str | None, last: str | None) -> str:
    """First and last day as `interval` reads them."""
    return f"{first or _OPEN}/{last or _OPEN}"


def office_key(title: str, state: str | None) -> str:
    """How an edit names an office: "foreign minister [LBN]"."""
    return f"{title} [{state}]" if state else title


def office_named(key: str) -> tuple[str, str | None]:
    """Title and state of the office that `key` names."""
    found = _OFFICE.fullmatch(key.strip())
    return (found["title"], found["state"]) if found else (key, None)


def dated(office: Office) -> tuple[str, str, str, str]:
    """The order in which offices are listed: by their days, those without last."""
    return office.first or "9999", office.last or "9999", office.office, office.state or ""
