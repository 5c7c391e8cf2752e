"""The record as FollowTheMoney entities (https://followthemoney.tech), one JSON object a line.

Reports are `Article`, events `Event`, persons `Person`, states and organisations
`PublicBody` or `Organization`.  The entities are written without the library;
the tests check them with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

import msgspec

from dragoman.export.escaping import encodable
from dragoman.export.happenings import Happening, happenings, title
from dragoman.language import pack
from dragoman.model import Document, RecordedActor
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

# FollowTheMoney has languages by their ISO 639-3 codes.
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb",
    "it": "ita", "pt": "por", "ru": "rus", "tr": "tur", "zh": "zho",
}  # fmt: skip
_SCHEMA = {"person": "Person", "state": "PublicBody"}


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One entity a line: events, then reports, then actors."""
    for schema, id, properties in _entities(portion, bounds):
        given = {
            name: list(dict.fromkeys(encodable(v) for v in values if v))
            for name, values in properties.items()
        }
        entity = {
            "id": entity_id(id),
            "schema": schema,
            "properties": {name: values for name, values in given.items() if values},
        }
        file.write(msgspec.json.encode(entity) + b"\n")


def entity_id(id: str) -> str:
    """An id as FollowTheMoney allows it: letters, digits, and a few marks."""
    if id.isascii() and id.replace("-", "").replace("_", "").isalnum():
        return id
    return f"document-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _entities(portion: Portion, bounds: Bounds) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for happening in happenings(portion):
        yield "Event", happening.event.id, _event(happening, bounds)
    for documents in portion.documents():
        for document in documents:
            yield "Article", document.id, _article(document)
    for actors in portion.actors():
        for actor in actors:
            yield _SCHEMA.get(actor.kind, "Organization"), actor.id, _actor(actor)


def _event(happening: Happening, bounds: Bounds) -> dict[str, Any]:
    event, evidence = happening.event, happening.evidence(bounds.snippet)
    place = event.place
    return {
        "name": [title(happening)],
        "startDate": [event.start],
        "endDate": [event.end],
        "location": [place.name if place else None],
        "country": [place.country.lower() if place and place.country else None],
        "involved": [entity_id(who.actor) for who in happening.who],
        "proof": [entity_id(one.document) for one in evidence],
        "summary": [one.snippet for one in evidence],
        "keywords": [event.kind, event.status, event.type],
    }


def _article(document: Document) -> dict[str, Any]:
    return {
        "title": [document.title],
        "fileName": [] if document.title else [document.id],
        "sourceUrl": [document.url],
        "language": [_LANGUAGES.get(document.language or "")],
        "publishedAt": [document.published],
        "publisher": [document.outlet],
        "author": [document.byline],
    }


def _actor(actor: RecordedActor) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "name": [actor.name],
        "alias": [name.text for name in actor.names if name.text != actor.name],
        "country": [pack.alpha2().get(actor.state or "", "").lower()],
    }
    if actor.kind == "person":
        properties["position"] = [office.office for office in actor.offices]
    return properties
