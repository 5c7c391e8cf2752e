"""The two pictures as shapes of an SVG: across in percent of its width, down in pixels."""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec
import numpy as np

from dragoman.faces.web.wording import count, state
from dragoman.language.positions import positions
from dragoman.views.pictures import Atlas, Network, Node, Spot

HEIGHT = 520
_ROUNDS = 200
_NAMED = 14
"""Spots that carry their name in the picture; the table beside it names all."""
_MARGIN = 8.0


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A circle with its name; `anchor` is how the name lies to it, `named` whether it is drawn."""

    x: float
    y: float
    radius: float
    name: str
    title: str
    link: str
    anchor: str = "start"
    named: bool = True
    hollow: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A straight line; `width` in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 1
    title: str = ""
    link: str = ""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    x: float
    y: float
    text: str
    anchor: str = "start"


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Everything drawn, what lies lowest first."""

    height: int
    grid: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    faint: tuple[tuple[float, float], ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()


def drawn_network(
    network: Network, links: dict[tuple[str, str], str], own: dict[str, str], drawn: int
) -> Picture:
    """`network` with those nearest who share most events, the `drawn` edges of most events as
    lines; `links` of edges, `own` of nodes."""
    shared = tuple((edge.one, edge.other, len(edge.events)) for edge in network.edges)
    places = _laid_out(tuple(node.id for node in network.nodes), shared)
    names = {node.id: _name(node, network.kind) for node in network.nodes}
    most = max((len(edge.events) for edge in network.edges), default=1)
    busiest = max((node.events for node in network.nodes), default=1)
    lines = tuple(
        Line(
            x1=places[edge.one][0],
            y1=places[edge.one][1],
            x2=places[edge.other][0],
            y2=places[edge.other][1],
            width=round(1 + 5 * math.sqrt(len(edge.events) / most), 1),
            title=f"{names[edge.one]} and {names[edge.other]}: " + count(len(edge.events), "event"),
            link=links.get((edge.one, edge.other), ""),
        )
        for edge in reversed(network.edges[:drawn])
    )
    dots = tuple(
        Dot(
            x=places[node.id][0],
            y=places[node.id][1],
            radius=round(4 + 10 * math.sqrt(node.events / busiest), 1),
            name=names[node.id],
            title=f"{names[node.id]}: {count(node.events, 'event')}",
            link=own.get(node.id, ""),
            anchor="end" if places[node.id][0] > 55 else "start",
        )
        for node in network.nodes
    )
    return Picture(height=HEIGHT, lines=lines, dots=dots)


def _name(node: Node, kind: str) -> str:
    return state(node.name) if kind == "state" else node.name


@lru_cache(maxsize=32)
def _laid_out(
    ids: tuple[str, ...], shared: tuple[tuple[str, str, int], ...]
) -> dict[str, tuple[float, float]]:
    """Places of nodes with so many events `shared`: springs along edges, and all push each other away (Fruchterman and
    Reingold 1991), from a circle in the order of their weight, so that the same network always
    looks the same."""
    n = len(ids)
    if n == 0:
        return {}
    if n == 1:
        return {ids[0]: (50.0, HEIGHT / 2)}
    index = {id: i for i, id in enumerate(ids)}
    turn = np.arange(n) * (2 * math.pi / n)
    at = np.column_stack([np.cos(turn), np.sin(turn)])
    pull = np.zeros((n, n))
    for one, other, events in shared:
        i, j = index[one], index[other]
        pull[i, j] = pull[j, i] = 1 + math.log(events)
    ideal = 1.6 / math.sqrt(n)
    heat = 0.2
    for _ in range(_ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        far = np.sqrt((apart**2).sum(axis=2)) + 1e-6
        force = ideal**2 / far**2 - pull * far / ideal * 0.35
        np.fill_diagonal(force, 0)
        # A light pull to the middle keeps those who share nothing from drifting off.
        step = (apart * force[:, :, None]).sum(axis=1) - 0.12 * at
        length = np.sqrt((step**2).sum(axis=1, keepdims=True)) + 1e-9
        at = at + step / length * np.minimum(length, heat)
        heat = max(0.004, heat * 0.975)
    low, high = at.min(axis=0), at.max(axis=0)
    size = np.where(high - low > 1e-6, high - low, 1.0)
    scaled = (at - low) / size
    return {
        id: (
            round(_MARGIN + float(scaled[i, 0]) * (100 - 2 * _MARGIN), 2),
            round(30 + float(scaled[i, 1]) * (HEIGHT - 60), 1),
        )
        for i, id in enumerate(ids)
    }


class _Frame(msgspec.Struct, frozen=True):
    """The part of the world that is shown, in degrees."""

    west: float
    east: float
    south: float
    north: float

    def x(self, longitude: float) -> float:
        return round(100 * (longitude - self.west) / (self.east - self.west), 3)

    def y(self, latitude: float) -> float:
        return round(HEIGHT * (self.north - latitude) / (self.north - self.south), 1)

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def drawn_map(atlas: Atlas, links: dict[tuple[str | None, str | None], str]) -> Picture:
    """`atlas` in plate carrée, as much of the world as its spots take, over a graticule; faint dots
    are towns that are known, for the eye to find its way."""
    spots = [spot for spot in atlas.spots if spot.latitude is not None]
    if not spots:
        return Picture(height=HEIGHT)
    frame = _frame(spots)
    busiest = max(spot.held + spot.other for spot in spots)
    dots = tuple(
        Dot(
            x=frame.x(spot.longitude or 0),
            y=frame.y(spot.latitude or 0),
            radius=round(5 + 18 * math.sqrt((spot.held + spot.other) / busiest), 1),
            name=place_name(spot),
            title=f"{place_name(spot)}: {count(spot.held + spot.other, 'event')}",
            link=links.get((spot.name, spot.country), ""),
            anchor="end" if frame.x(spot.longitude or 0) > 80 else "start",
            named=n < _NAMED,
            hollow=spot.name is None,
        )
        for n, spot in enumerate(spots)
    )
    grid, labels = _graticule(frame)
    faint = tuple(
        (frame.x(longitude), frame.y(latitude))
        for latitude, longitude in positions()
        if frame.holds(latitude, longitude)
    )
    # The widest lie lowest, so that none is covered.
    return Picture(height=HEIGHT, grid=grid, labels=labels, faint=faint, dots=_apart(dots))


def _apart(dots: tuple[Dot, ...]) -> tuple[Dot, ...]:
    """Names on whichever side of their dot they lie upon no other; none where both are taken."""
    taken: list[tuple[float, float, float]] = []
    made: dict[int, Dot] = {}
    # Towns first: a country without a town is put where a town may be.
    for n, dot in sorted(enumerate(dots), key=lambda pair: pair[1].hollow):
        sides = ("end", "start") if dot.anchor == "end" else ("start", "end")
        free = None
        for anchor in sides if dot.named else ():
            left, right = _box(dot, anchor)
            near = any(abs(dot.y - y) < 16 and left < r and right > x for x, r, y in taken)
            near = near or any(
                other is not dot
                and abs(other.y - dot.y) < other.radius + 8
                and left < other.x + other.radius / 10
                and right > other.x - other.radius / 10
                and (other.x, other.y) != (dot.x, dot.y)
                for other in dots
            )
            if not near and left > 0 and right < 100:
                free = anchor
                taken.append((left, right, dot.y))
                break
        made[n] = msgspec.structs.replace(dot, named=free is not None, anchor=free or dot.anchor)
    return tuple(made[n] for n in range(len(dots)))


def _box(dot: Dot, anchor: str) -> tuple[float, float]:
    """From where to where a name reaches, in percent of a picture of some 1000 pixels."""
    beside = (dot.radius + 4) / 10
    wide = 0.75 * len(dot.name)
    if anchor == "start":
        return dot.x + beside, dot.x + beside + wide
    return dot.x - beside - wide, dot.x - beside


def place_name(spot: Spot) -> str:
    """How a spot is called: its town, or its country where no town is told."""
    if spot.name:
        return spot.name
    return f"{state(spot.country)}, town not told" if spot.country else "somewhere"


def _frame(spots: list[Spot]) -> _Frame:
    """All spots with room around them, as wide as a picture of two to one wants."""
    south = min(spot.latitude or 0 for spot in spots)
    north = max(spot.latitude or 0 for spot in spots)
    west = min(spot.longitude or 0 for spot in spots)
    east = max(spot.longitude or 0 for spot in spots)
    tall = max(16.0, (north - south) * 1.3)
    wide = max(2 * tall, (east - west) * 1.25)
    tall = max(tall, wide / 2.4)
    if wide >= 300:
        return _Frame(-180, 180, -60, 85)
    middle, centre = (west + east) / 2, (south + north) / 2
    return _Frame(
        max(-180.0, middle - wide / 2),
        min(180.0, middle + wide / 2),
        max(-90.0, centre - tall / 2),
        min(90.0, centre + tall / 2),
    )


def _graticule(frame: _Frame) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
    step = next(s for s in (2, 5, 10, 15, 30, 60) if (frame.east - frame.west) / s <= 12)
    lines: list[Line] = []
    labels: list[Label] = []
    for degree in range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step):
        x = frame.x(degree)
        lines.append(Line(x1=x, y1=0, x2=x, y2=HEIGHT))
        if 3 < x < 97:
            labels.append(
                Label(x=x, y=HEIGHT - 6, text=_degrees(degree, "E", "W"), anchor="middle")
            )
    for degree in range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step):
        y = frame.y(degree)
        lines.append(Line(x1=0, y1=y, x2=100, y2=y))
        if 20 < y < HEIGHT - 24:
            labels.append(Label(x=0.4, y=y - 4, text=_degrees(degree, "N", "S")))
    return tuple(lines), tuple(labels)


def _degrees(degree: int, positive: str, negative: str) -> str:
    return f"{abs(degree)}°{positive if degree > 0 else negative if degree < 0 else ''}"
