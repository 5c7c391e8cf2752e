"""Whose officials people are whom a report names without their state: told by where they are met.

Papers leave out what their readers know: "in Addis Ababa he saw President X and Prime Minister Y".
Whoever holds an office of state receives at home.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.pack import alpha3
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.cast import Cast
from dragoman.reading.places import NOWHERE

NATIONAL = (
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan",
    "crown prince", "foreign minister", "defence minister", "head of state", "head of government",
    "speaker of parliament", "leader", "supreme leader", "minister", "vice president",
    "deputy prime minister", "interior minister", "economy minister", "finance minister",
    "deputy foreign minister",
)  # fmt: skip
"""Offices of state: whoever holds one receives at home."""
_HEADS = (
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan",
    "head of state", "head of government", "speaker of parliament", "supreme leader",
)  # fmt: skip
"""Offices whose holders go nowhere in the company of somebody else."""


def settle_hosts(reader: Reader, candidates: list[Candidate], news: str | None) -> None:
    """A president whom a visitor meets in Kenya, and whose state nothing says, is Kenya's.

    Two may also meet on the ground of a third: the report must have its news there (`news` is
    that country's alpha-2 code), or tell of a visit to it.
    """
    actors = reader.casting.actors
    visited: dict[str, set[int]] = {}
    for visit in candidates:
        if visit.kind == "visit" and visit.place is not None and visit.place.country:
            visitors = {i for i, role in visit.roles.items() if role == "visitor"}
            visited.setdefault(visit.place.country, set()).update(visitors)
    for candidate in candidates:
        land = candidate.place.country if candidate.place is not None else None
        host = alpha3().get(land or "")
        if host is None or candidate.kind in (*NOWHERE, "visit", "summit"):
            continue
        if land != news and land not in visited:
            continue
        travelled = visited.get(land or "", set())
        guests = [
            i for i in candidate.roles if actors[i].state not in (None, host) or i in travelled
        ]
        hosts = [actors[i] for i in candidate.roles if i not in guests and actors[i].state is None]
        for cast in _at_home(hosts, [actors[i] for i in guests]):
            cast.state = host


def _at_home(people: list[Cast], guests: Iterable[Cast]) -> list[Cast]:
    """Those of `people`, of no known state, who receive the guests and do not come with them."""
    able = [c for c in people if c.office in NATIONAL and c.organization is None]
    able = [c for c in able if "former" not in c.modifiers]
    offices = {guest.office for guest in guests}
    if not offices or (len(people) == 1 and len(offices) == 1):
        return able if offices else []
    return [c for c in able if c.office in _HEADS and not offices & set(_HEADS)]
