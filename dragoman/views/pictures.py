"""The data behind the two pictures: who deals with whom, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from dragoman.language.positions import position
from dragoman.model import RecordedActor

MOST_NODES = 40
"""Drawn in one picture: with more, names lie upon each other."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A state or person and in how many of the events they take part."""

    id: str
    name: str
    state: str | None
    events: int


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """Two that take part in the same `events`, by id."""

    one: str
    other: str
    events: tuple[str, ...]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part in events with whom: `kind` is `state` or `person`.

    `looked_at` events were counted, the last of the selection; `left_out`
    counts those who take part in the fewest and are not here.
    """

    kind: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    looked_at: int
    left_out: int


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place and the events there, `held` ones and others.

    `latitude` and `longitude` in degrees, None where they are not known.  A
    spot without a `name` stands for a country of which no town is told; it is
    put where the capital is.
    """

    name: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    held: int
    other: int
    events: tuple[str, ...]


class Atlas(msgspec.Struct, frozen=True, kw_only=True):
    """Where events took place: `looked_at` were counted, of which `without` have no place."""

    spots: tuple[Spot, ...]
    looked_at: int
    without: int


def network(
    kind: str,
    part: Iterable[tuple[str, str]],
    looked_at: int,
    actors: Mapping[str, RecordedActor] = {},
) -> Network:
    """Those who take `part` in events (event, who), the busiest MOST_NODES of them."""
    by_event: dict[str, set[str]] = defaultdict(set)
    for event, who in part:
        by_event[event].add(who)
    busy = Counter(who for several in by_event.values() if len(several) > 1 for who in several)
    chosen = sorted(busy, key=lambda who: (-busy[who], who))[:MOST_NODES]
    shown = set(chosen)
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event, several in sorted(by_event.items()):
        for pair in combinations(sorted(several & shown), 2):
            edges[pair].append(event)
    return Network(
        kind=kind,
        nodes=tuple(_node(who, busy[who], actors) for who in chosen),
        edges=tuple(
            Edge(one=one, other=other, events=tuple(events))
            for (one, other), events in sorted(edges.items(), key=lambda p: (-len(p[1]), p[0]))
        ),
        looked_at=looked_at,
        left_out=len(busy) - len(chosen),
    )


def _node(who: str, events: int, actors: Mapping[str, RecordedActor]) -> Node:
    known = actors.get(who)
    return Node(
        id=who,
        name=known.name if known else who,
        state=known.state if known else None,
        events=events,
    )


def atlas(placed: Iterable[tuple[str | None, str | None, str, str]], looked_at: int) -> Atlas:
    """Events by place: `placed` are (town, country, event, status)."""
    there: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    told: set[str] = set()
    for name, country, event, status in placed:
        there[name or "", country or ""].append((event, status))
        told.add(event)
    spots = [_spot(*place, events) for place, events in there.items()]
    return Atlas(
        spots=tuple(
            sorted(spots, key=lambda s: (-s.held - s.other, s.name or "", s.country or ""))
        ),
        looked_at=looked_at,
        without=looked_at - len(told),
    )


def _spot(name: str, country: str, events: Iterable[tuple[str, str]]) -> Spot:
    several = sorted(events)
    held = sum(1 for _, status in several if status == "held")
    at = position(name or None, country or None)
    return Spot(
        name=name or None,
        country=country or None,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        held=held,
        other=len(several) - held,
        events=tuple(event for event, _ in several),
    )
