"""The interchange contract (docs/contract.md), of the whole record or of a part."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from dragoman.model import Record
from dragoman.views.contract import encoded, record_contract
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion


def write(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One line of JSON.  It quotes nothing, so there is nothing to bound."""
    events = tuple(event for batch in portion.events() for event in batch)
    statements = tuple(one for batch in portion.statements() for one in batch)
    commitments = tuple(one for batch in portion.commitments() for one in batch)
    copies = tuple(one for batch in portion.copies() for one in batch)
    stories = tuple(one for batch in portion.stories() for one in batch)
    documents = [one for batch in portion.documents() for one in batch]
    record = Record(
        actors=tuple(one for batch in portion.actors() for one in batch),
        events=events,
        statements=statements,
        commitments=commitments,
        stories=stories,
        copies=copies,
        conflicts=portion.conflicts(),
        redirects=portion.redirects(),
    )
    file.write(encoded(record_contract(record, documents)))
    file.write(b"\n")
