"""Who dealt with whom, as a graph: actors for nodes, an edge for each event two took part in.

GraphML (http://graphml.graphdrawing.org/specification.html) and GEXF 1.3
(https://gexf.net/schema.html), both multigraphs: events are not summed up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from dragoman.export.happenings import Happening, happenings
from dragoman.export.xml_text import xml_text
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_NODE = ("name", "kind", "state", "documents")
_EDGE = (
    "event", "kind", "status", "start", "end", "country", "source_role", "target_role", "reports",
    "independent_reports",
)  # fmt: skip
_NUMBERS = frozenset(("documents", "reports", "independent_reports"))
Values = dict[str, str]
Edge = tuple[str, str, Values]


def write_graphml(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One `graphml` document."""
    xml = _Writer(file)
    xml.open("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for scope, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            kind = "int" if name in _NUMBERS else "string"
            xml.leaf(
                "key",
                {"id": f"{scope}_{name}", "for": scope, "attr.name": name, "attr.type": kind},
            )
    xml.open("graph", {"id": "record", "edgedefault": "undirected"})
    edges = list(_edges(portion))
    for id, values in _nodes(portion):
        xml.open("node", {"id": id})
        _data(xml, "node", values)
        xml.close("node")
    for number, (source, target, values) in enumerate(edges):
        xml.open("edge", {"id": f"e{number}", "source": source, "target": target})
        _data(xml, "edge", values)
        xml.close("edge")
    xml.close("graph")
    xml.close("graphml")


def _data(xml: _Writer, scope: str, values: Values) -> None:
    for name, value in values.items():
        xml.leaf("data", {"key": f"{scope}_{name}"}, value)


def write_gexf(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One `gexf` document.  Days are attributes: on a time axis, what has none would be hidden."""
    xml = _Writer(file)
    xml.open("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    xml.open("graph", {"defaultedgetype": "undirected", "mode": "static"})
    for scope, names in (("node", _NODE), ("edge", _EDGE)):
        xml.open("attributes", {"class": scope, "mode": "static"})
        for number, name in enumerate(names):
            kind = "integer" if name in _NUMBERS else "string"
            xml.leaf("attribute", {"id": f"{scope}{number}", "title": name, "type": kind})
        xml.close("attributes")
    edges = list(_edges(portion))
    xml.open("nodes", {})
    for id, values in _nodes(portion):
        xml.open("node", {"id": id, "label": values.get("name", id)})
        _values(xml, "node", _NODE, values)
        xml.close("node")
    xml.close("nodes")
    xml.open("edges", {})
    for number, (source, target, values) in enumerate(edges):
        xml.open(
            "edge",
            {"id": f"e{number}", "source": source, "target": target, "label": values["kind"]},
        )
        _values(xml, "edge", _EDGE, values)
        xml.close("edge")
    xml.close("edges")
    xml.close("graph")
    xml.close("gexf")


def _values(xml: _Writer, scope: str, names: tuple[str, ...], values: Values) -> None:
    xml.open("attvalues", {})
    for number, name in enumerate(names):
        if name in values:
            xml.leaf("attvalue", {"for": f"{scope}{number}", "value": values[name]})
    xml.close("attvalues")


def _edges(portion: Portion) -> Iterator[Edge]:
    for happening in happenings(portion):
        yield from _between(happening)


def _between(happening: Happening) -> Iterator[Edge]:
    event = happening.event
    shared = {
        "event": event.id,
        "kind": event.kind,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "country": event.place.country if event.place else None,
        "reports": str(len(event.accounts)),
        "independent_reports": str(event.independent_accounts),
    }
    for one, two in combinations(happening.who, 2):
        given = {**shared, "source_role": one.role, "target_role": two.role}
        yield one.actor, two.actor, {name: v for name in _EDGE if (v := given[name]) is not None}


def _nodes(portion: Portion) -> Iterator[tuple[str, Values]]:
    for batch in portion.actors():
        for actor in batch:
            given = {
                "name": actor.name,
                "kind": actor.kind,
                "state": actor.state,
                "documents": str(len(actor.documents)),
            }
            yield actor.id, {name: v for name, v in given.items() if v is not None}


class _Writer:
    """XML a line an element, its text made fit for XML."""

    def __init__(self, file: IO[bytes]) -> None:
        self._xml = XMLGenerator(file, encoding="utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def open(self, name: str, attributes: Values) -> None:
        self._xml.startElement(name, _fit(attributes))
        self._xml.ignorableWhitespace("\n")

    def close(self, name: str) -> None:
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def leaf(self, name: str, attributes: Values, text: str = "") -> None:
        self._xml.startElement(name, _fit(attributes))
        if text:
            self._xml.characters(xml_text(text))
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")


def _fit(attributes: Values) -> AttributesImpl[str]:
    return AttributesImpl({name: xml_text(value) for name, value in attributes.items()})
