"""Planned, proposed and cancelled visits as a calendar (RFC 5545).

What has a day, or several, is an event of whole days.  What is only said to
come, or to come in some month or year, is a to-do without a day: a calendar
that showed it on one would say more than the reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import IO, TYPE_CHECKING

from dragoman.export.escaping import encodable
from dragoman.export.happenings import Happening, happenings, place_name, title, told_day
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_COMING = {"planned": "TENTATIVE", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
_WIDTH = 75


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//reported visits//EN"]
    _put(file, lines)
    for happening in happenings(portion):
        if happening.event.kind == "visit" and happening.event.status in _COMING:
            _put(file, _component(happening, bounds))
    _put(file, ["END:VCALENDAR"])


def _component(happening: Happening, bounds: Bounds) -> Iterator[str]:
    event = happening.event
    first, last = told_day(event.start), told_day(event.end)
    kind = "VEVENT" if first else "VTODO"
    evidence = happening.evidence(bounds.snippet)
    yield f"BEGIN:{kind}"
    yield f"UID:{_text(event.id)}@dragoman.invalid"
    # The calendar is as old as its latest report: the clock of the machine has no part in it.
    stamp = max((one.published for one in evidence if one.published), default="1970-01-01")
    yield f"DTSTAMP:{(stamp + '-01-01')[:10].replace('-', '')}T000000Z"
    if first:
        end = date.fromisoformat(max(last or first, first)) + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{first.replace('-', '')}"
        yield f"DTEND;VALUE=DATE:{end.isoformat().replace('-', '')}"
    when = "" if first else f" – {event.start or 'no date given'}"
    yield f"SUMMARY:{_text(title(happening) + when)}"
    if event.place:
        yield f"LOCATION:{_text(place_name(event.place))}"
    quoted = [f"{one.outlet or one.title or one.document}: {one.snippet}" for one in evidence]
    yield f"DESCRIPTION:{_text(chr(10).join(quoted))}"
    if evidence and evidence[0].url:
        yield f"URL:{_uri(evidence[0].url)}"
    if kind == "VEVENT":
        yield f"STATUS:{_COMING[event.status]}"
    elif event.status == "cancelled":
        yield "STATUS:CANCELLED"
    yield f"END:{kind}"


def _text(text: str) -> str:
    """A TEXT value: the RFC has no escape for control characters, which stand as \\uXXXX."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    plain = plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(
        f"\\\\u{ord(c):04x}" if (c < " " and c != "\t") or "\x7f" <= c <= "\x9f" else c
        for c in encodable(plain)
    )


def _uri(url: str) -> str:
    return "".join(
        f"%{byte:02X}" if byte <= 0x20 or byte >= 0x7F else chr(byte)
        for byte in url.encode("utf-8", "surrogatepass")
    )


def _put(file: IO[bytes], lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        file.write(_folded(line.encode()))


def _folded(line: bytes) -> bytes:
    """`line` in pieces of at most 75 octets, never cut inside a character."""
    pieces, rest, width = [], line, _WIDTH
    while len(rest) > width:
        cut = width
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut])
        rest, width = rest[cut:], _WIDTH - 1
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
