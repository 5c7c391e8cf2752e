"""Events as one tab-separated file with the forty columns of POLECAT, and our own behind them.

Column names and their order are those of the data files of POLECAT (Halterman,
Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and POLECAT").  What no
report gives, and what we do not know, is empty: intensity, sectors, geocodes.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.metadata import version
from typing import IO, TYPE_CHECKING

from dragoman.export.escaping import escaped
from dragoman.export.happenings import Happening, Side, happenings, told_day
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import precision

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
OURS = (
    "Status", "Kind", "Event End", "Date Precision", "Date Basis", "Directed", "Reports",
    "Independent Reports", "Document", "URL", "SHA256", "Spans", "Snippet",
)  # fmt: skip

_VERSION = f"dragoman {version('dragoman')}"
_VERBAL = {"AGREE", "CONSULT", "SUPPORT"}
_MATERIAL = {"COOPERATE", "AID", "CONCEDE", "YIELD"}
_VERBAL_CONFLICT = {"ACCUSE", "REQUEST", "REJECT", "THREATEN"}
_MATERIAL_CONFLICT = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME"}
_SEVERAL = ";"


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One header and a line an event, by day; text is escaped as in CSV."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(
        text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    rows.writerow((*COLUMNS, *OURS))
    for happening in happenings(portion):
        given = _row(happening, bounds)
        rows.writerow([_cell(given.get(name)) for name in (*COLUMNS, *OURS)])
    text.detach()


def _cell(value: str | int | bool | None) -> str | int:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return escaped(value) if isinstance(value, str) else value


def _row(happening: Happening, bounds: Bounds) -> dict[str, str | int | bool | None]:
    event, sides = happening.event, happening.sides()
    acting = sides[0] if sides else Side(who=(), state=None)
    others = sides[1:]
    evidence = happening.evidence(bounds.snippet)
    first = evidence[0] if evidence else None
    place = event.place
    persons = [who for who in happening.who if who.kind == "person"]
    bodies = [who for who in happening.who if who.kind == "organization"]
    return {
        "Event ID": event.id,
        "Event Date": told_day(event.start),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Quad Code": quad_code(event.type),
        **_side("Actor", [acting]),
        **_side("Recipient", others),
        "Placename": place.name if place else None,
        "Raw Placename": place.name if place else None,
        "Country": alpha3(place.country) if place else None,
        "Source": first.outlet if first else None,
        "Publication Date": first.published if first else None,
        "Story People": _SEVERAL.join(who.name for who in persons),
        "Story Organizations": _SEVERAL.join(who.name for who in bodies),
        "Language": first.language if first else None,
        "Version": _VERSION,
        "Status": event.status,
        "Kind": event.kind,
        "Event End": event.end,
        "Date Precision": precision(event.start),
        "Date Basis": event.date_basis,
        "Directed": happening.directed,
        "Reports": len(event.accounts),
        "Independent Reports": event.independent_accounts,
        "Document": first.document if first else None,
        "URL": first.url if first else None,
        "SHA256": first.sha256 if first else None,
        "Spans": first.spans if first else None,
        "Snippet": first.snippet if first else None,
    }


def _side(which: str, sides: list[Side]) -> dict[str, str | int | bool | None]:
    people = [who for side in sides for who in side.who]
    states = list(dict.fromkeys(side.state for side in sides if side.state))
    return {
        f"{which} Name": _SEVERAL.join(who.name for who in people),
        f"{which} Country": _SEVERAL.join(states),
        f"{which} Title": _SEVERAL.join(who.office or "" for who in people).strip(_SEVERAL),
        f"{which} Name Raw": _SEVERAL.join(who.name for who in people),
    }


def quad_code(type: str) -> str | None:
    """The quarter of cooperation and conflict, verbal and material, that a PLOVER type is in."""
    for types, code in (
        (_VERBAL, "VERBAL COOPERATION"),
        (_MATERIAL, "MATERIAL COOPERATION"),
        (_VERBAL_CONFLICT, "VERBAL CONFLICT"),
        (_MATERIAL_CONFLICT, "MATERIAL CONFLICT"),
    ):
        if type in types:
            return code
    return None


@lru_cache(maxsize=300)
def alpha3(country: str | None) -> str | None:
    """ISO 3166-1 alpha-3 for an alpha-2 code."""
    from dragoman.language import pack

    return pack.alpha3().get(country or "")
