"""The record as linked data: JSON-LD in the words of schema.org, a node a line.

Events are `Event`, reports `NewsArticle`, actors `Person`, `Country` or
`Organization`; an event is the `subjectOf` the reports that tell it.  The context
is written out, so that nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from dragoman.export.escaping import encodable
from dragoman.export.happenings import Happening, happenings, title
from dragoman.model import Document, RecordedActor
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import text_hash

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

CONTEXT = {
    "@vocab": "https://schema.org/",
    "plover": "https://github.com/openeventdata/PLOVER#",
    "record": "urn:dragoman:",
    "eventStatus": {"@type": "@id"},
    "url": {"@type": "@id"},
    "attendee": {"@type": "@id"},
    "subjectOf": {"@type": "@id"},
}
_TYPES = {"person": "Person", "state": "Country"}
_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "held": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
}


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One JSON-LD document."""
    head = json.dumps(CONTEXT, ensure_ascii=False)
    file.write(f'{{"@context": {head},\n"@graph": ['.encode())
    mark = "\n"
    for node in _nodes(portion, bounds):
        kept = {key: value for key, value in node.items() if value not in (None, [])}
        line = json.dumps(kept, ensure_ascii=False)
        file.write((mark + encodable(line)).encode())
        mark = ",\n"
    file.write(b"\n]}\n")


def _nodes(portion: Portion, bounds: Bounds) -> Iterator[dict[str, Any]]:
    for happening in happenings(portion):
        yield _event(happening, bounds)
    for documents in portion.documents():
        yield from map(_article, documents)
    for actors in portion.actors():
        yield from map(_actor, actors)


def iri(id: str) -> str:
    """A name for the thing with this id, whatever characters the id has."""
    return f"record:{quote(id.encode('utf-8', 'surrogatepass'), safe='')}"


def _event(happening: Happening, bounds: Bounds) -> dict[str, Any]:
    event, place = happening.event, happening.event.place
    return {
        "@id": iri(event.id),
        "@type": "Event",
        "name": title(happening),
        "startDate": event.start,
        "endDate": event.end,
        "eventStatus": _STATUS.get(event.status),
        "plover:type": event.type,
        "plover:mode": event.mode,
        "record:kind": event.kind,
        "record:status": event.status,
        "location": None
        if place is None
        else {
            "@type": "Place",
            **({"name": place.name} if place.name else {}),
            **(
                {"address": {"@type": "PostalAddress", "addressCountry": place.country}}
                if place.country
                else {}
            ),
        },
        "attendee": [iri(who.actor) for who in happening.who],
        "subjectOf": [iri(one.document) for one in happening.evidence(20)],
        "record:evidence": [
            {
                "record:document": one.document,
                "record:spans": one.spans,
                "record:snippet": one.snippet,
            }
            for one in happening.evidence(bounds.snippet)
        ],
    }


def _article(document: Document) -> dict[str, Any]:
    return {
        "@id": iri(document.id),
        "@type": "NewsArticle",
        "identifier": document.id,
        "headline": document.title,
        "url": document.url,
        "inLanguage": document.language,
        "datePublished": document.published,
        "dateModified": document.modified,
        "publisher": {"@type": "Organization", "name": document.outlet}
        if document.outlet
        else None,
        "sha256": text_hash(document.text),
    }


def _actor(actor: RecordedActor) -> dict[str, Any]:
    names = list(dict.fromkeys(name.text for name in actor.names if name.text != actor.name))
    return {
        "@id": iri(actor.id),
        "@type": _TYPES.get(actor.kind, "Organization"),
        "name": actor.name,
        "alternateName": names,
        "jobTitle": list(dict.fromkeys(office.office for office in actor.offices))
        if actor.kind == "person"
        else [],
        "record:state": actor.state,
    }
