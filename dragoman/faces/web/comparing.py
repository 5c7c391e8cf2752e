"""Accounts side by side as a page shows them: what they come to in a few words, rows in groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from dragoman.faces.web.wording import count
from dragoman.views.voices import Claim, SideBySide

_GROUPS = {
    "status": "What happened",
    "day": "What happened",
    "place": "What happened",
    "participant": "Who took part",
    "topic": "What it was about",
    "statement": "What was said",
}
_MANY = {
    "participant": ("participant", "participants"),
    "topic": ("topic", "topics"),
    "statement": ("statement", "statements"),
}
_PARTING = ("differs", "only_here")


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one kind, under a heading."""

    title: str
    claims: tuple[Claim, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows stand in one way, and on what they are: for the line above the table."""

    stand: str
    text: str


def voices(side: SideBySide) -> list[int]:
    """The columns that are independent voices."""
    return [n for n, column in enumerate(side.columns) if column.copy_of is None]


def groups(side: SideBySide, *, parting: bool) -> list[Group]:
    """The rows in groups; those alone on which voices part, if `parting`."""
    shown = [c for c in side.claims if not parting or stand(c, voices(side)) in _PARTING]
    return [
        Group(title=title, claims=tuple(some))
        for title, some in groupby(shown, key=lambda claim: _GROUPS[claim.about])
    ]


def stand(claim: Claim, among: Sequence[int]) -> str:
    """How the voices stand on one claim as a whole."""
    stands = {claim.cells[n].stand for n in among}
    for one in ("differs", "only_here", "agrees", "given"):
        if one in stands:
            return one
    return "silent"


def summary(side: SideBySide) -> list[Part]:
    """What the table comes to: on what the voices differ, what only one of them has, on what they
    agree; nothing where there is one voice."""
    among = voices(side)
    if len(among) < 2:
        return []
    found: dict[str, list[Claim]] = {}
    for claim in side.claims:
        found.setdefault(stand(claim, among), []).append(claim)
    return [
        Part(stand=one, text=_told(found[one])) for one in (*_PARTING, "agrees") if one in found
    ]


def _told(claims: Iterable[Claim]) -> str:
    """Claims by their name where there is one of the kind, by their number else."""
    told = []
    for about, some in groupby(claims, key=lambda claim: claim.about):
        several = list(some)
        told.append(count(len(several), *_MANY[about]) if about in _MANY else f"the {about}")
    return ", ".join(told)
