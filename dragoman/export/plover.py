"""Events as JSON Lines in the terms of PLOVER (Political Language Ontology for Verifiable Event
Records, Open Event Data Alliance), a line an event: type, mode, actors, recipients, evidence."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import msgspec

from dragoman.export.escaping import encodable
from dragoman.export.happenings import Happening, Side, happenings
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import precision

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One JSON object a line; what the reports do not give is null."""
    for happening in happenings(portion):
        file.write(msgspec.json.encode(_clean(_event(happening, bounds))))
        file.write(b"\n")


def _event(happening: Happening, bounds: Bounds) -> dict[str, Any]:
    event, sides = happening.event, happening.sides()
    acting, others = sides[:1], sides[1:]
    return {
        "id": event.id,
        "date": event.start,
        "date_end": event.end,
        "date_precision": precision(event.start),
        "type": event.type,
        "mode": event.mode,
        "context": [],
        "status": event.status,
        "kind": event.kind,
        "directed": happening.directed,
        "actor": [_side(side) for side in acting],
        "recipient": [_side(side) for side in others],
        "location": None
        if event.place is None
        else {"name": event.place.name, "country": event.place.country},
        "reports": len(event.accounts),
        "independent_reports": event.independent_accounts,
        "story": event.story,
        "evidence": [msgspec.to_builtins(one) for one in happening.evidence(bounds.snippet)],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "country": side.state,
        "persons": [
            {"id": who.actor, "name": who.name, "title": who.office, "role": who.role}
            for who in side.who
        ],
    }


def _clean(value: Any) -> Any:
    """`value` with lone surrogates, which JSON in UTF-8 cannot hold, written out."""
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner) for inner in value]
    return encodable(value)
