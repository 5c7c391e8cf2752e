"""Events for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html).

It shows text as HTML, so everything that reports wrote is escaped as HTML.
What has no date at all cannot stand on it and is counted in its title.
"""

from __future__ import annotations

import json
from html import escape
from typing import IO, TYPE_CHECKING, Any

from dragoman.export.escaping import encodable
from dragoman.export.happenings import Evidence, Happening, happenings, title
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One JSON object: a slide an event."""
    undated = 0
    file.write(b'{"events": [')
    mark = "\n"
    for happening in happenings(portion):
        if not happening.event.start:
            undated += 1
            continue
        line = json.dumps(_slide(happening, bounds), ensure_ascii=False)
        file.write((mark + encodable(line)).encode())
        mark = ",\n"
    note = f"{undated} events without a date are not shown." if undated else ""
    head = json.dumps({"text": {"headline": "Reported diplomacy", "text": note}})
    file.write(f'\n],\n"title": {head}}}\n'.encode())


def _slide(happening: Happening, bounds: Bounds) -> dict[str, Any]:
    event = happening.event
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.start or ""),
        "text": {
            "headline": escape(title(happening)),
            "text": "".join(_quoted(one) for one in happening.evidence(bounds.snippet)),
        },
        "group": event.kind.replace("_", " "),
        "autolink": False,
    }
    if event.end and event.end != event.start:
        slide["end_date"] = _date(event.end)
    return slide


def _quoted(one: Evidence) -> str:
    source = escape(one.outlet or one.title or one.document)
    if one.url and one.url.startswith(("http://", "https://")):
        source = f'<a href="{escape(one.url)}" rel="noopener">{source}</a>'
    lang = f' lang="{escape(one.language)}"' if one.language else ""
    return f'<blockquote dir="auto"{lang}>{escape(one.snippet)}</blockquote><p>{source}</p>'


def _date(date: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, date.split("-")), strict=False))
