"""The two pictures, the events behind each of their parts, and their data as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dragoman.faces.web import wording
from dragoman.faces.web.book import book_of
from dragoman.faces.web.drawing import drawn_map, drawn_network, place_name
from dragoman.faces.web.filters import Filters
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)

LISTED = 100
"""Events listed under a picture for what was chosen in it."""
EDGES = 100
"""Pairs in the table."""
DRAWN = 150
"""Lines of the network, those of most events: more would be a tangle."""

Asked = Annotated[Filters, Query()]
Kind = Annotated[Literal["state", "person"], Query(alias="of")]
Chosen = Annotated[str | None, Query(max_length=400)]


@router.get("/network")
def network(
    request: Request, filters: Asked, kind: Kind = "state", pair: Chosen = None
) -> Response:
    book = book_of(request)
    found = book.network(filters.selection(paged=False), kind)
    links = {
        (edge.one, edge.other): filters.address(
            "/network", of=kind, pair=f"{edge.one}~{edge.other}"
        )
        + "#events"
        for edge in found.edges[: max(EDGES, DRAWN)]
    }
    own = {
        node.id: filters.address("/", state=node.id)
        if kind == "state"
        else wording.actor_link(node.id)
        for node in found.nodes
    }
    names = {
        node.id: wording.state(node.name) if kind == "state" else node.name for node in found.nodes
    }
    edge = next((e for e in found.edges if f"{e.one}~{e.other}" == pair), None)
    values = {
        "filters": filters,
        "kind": kind,
        "network": found,
        "picture": drawn_network(found, links, own, DRAWN),
        "drawn": DRAWN,
        "links": links,
        "own": own,
        "names": names,
        "edges": found.edges[:EDGES],
        "edge": edge,
        "lines": book.lines(edge.events[:LISTED]) if edge else (),
    }
    return page("network.html", values)


@router.get("/map")
def atlas(request: Request, filters: Asked, place: Chosen = None) -> Response:
    book = book_of(request)
    found = book.atlas(filters.selection(paged=False))
    keys = {
        (spot.name, spot.country): f"{spot.name or ''}~{spot.country or ''}" for spot in found.spots
    }
    links = {at: filters.address("/map", place=key) + "#events" for at, key in keys.items()}
    chosen = next((s for s in found.spots if keys[s.name, s.country] == place), None)
    values = {
        "filters": filters,
        "atlas": found,
        "picture": drawn_map(found, links),
        "links": links,
        "chosen": chosen,
        "place_name": place_name,
        "unplaced": [spot for spot in found.spots if spot.latitude is None],
        "lines": book.lines(chosen.events[:LISTED]) if chosen else (),
    }
    return page("map.html", values)


@router.get("/network.csv")
def network_table(request: Request, filters: Asked, kind: Kind = "state") -> Response:
    found = book_of(request).network(filters.selection(paged=False), kind)
    names = {node.id: node.name for node in found.nodes}
    return _table(
        "network",
        ("one", "one_name", "other", "other_name", "events", "event_ids"),
        (
            (e.one, names[e.one], e.other, names[e.other], len(e.events), " ".join(e.events))
            for e in found.edges
        ),
    )


@router.get("/days.csv")
def days_table(request: Request, filters: Asked) -> Response:
    """What the histogram draws, all of it."""
    found = book_of(request).overview(filters.selection(paged=False), whole=True).histogram
    rows = ((one.date, one.held, one.other) for one in found.bins)
    return _table("days", (found.unit, "held", "other"), rows)


@router.get("/map.csv")
def map_table(request: Request, filters: Asked) -> Response:
    found = book_of(request).atlas(filters.selection(paged=False))
    return _table(
        "map",
        ("town", "country", "latitude", "longitude", "held", "other", "event_ids"),
        (
            (s.name, s.country, s.latitude, s.longitude, s.held, s.other, " ".join(s.events))
            for s in found.spots
        ),
    )


def _table(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Response:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="dragoman-{name}.csv"'}
    body = file.getvalue().encode("utf-8", "replace")
    return Response(body, headers=headers, media_type="text/csv; charset=utf-8")


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text."""
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value
