"""The contract: every key is there, whatever the value, and equal records give equal bytes."""

from __future__ import annotations

import json
from typing import Any

from dragoman.export import VERSION, encoded, reading_contract, record_contract
from dragoman.model import (
    Account,
    AccountFields,
    Actor,
    Attendance,
    Commitment,
    CommitmentAccount,
    Conflict,
    Copy,
    Difference,
    DifferingValue,
    Document,
    Event,
    Name,
    Note,
    Office,
    Participant,
    Place,
    Reading,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Redirect,
    Removed,
    Span,
    Statement,
    StatementVersion,
    Story,
    Term,
)

SPAN = Span(0, 4)
DOCUMENT = Document(
    id="d", text="text", removed=(Removed("Share", "sharing"),),
    notes=(Note("translation", "Translated by us"),),
)  # fmt: skip
READING = Reading(
    document="d",
    reader="1",
    actors=(Actor(name="A", kind="person", mentions=(SPAN,)),),
    events=(
        Event(
            type="CONSULT", mode="visit", kind="visit", status="held", parties=("IRN",),
            participants=(Participant(name="A", kind="person", role="visitor"),),
            evidence=(SPAN,), place=Place("Damascus", "SY"),
        ),
    ),
    statements=(
        Statement(
            speaker="A", form="direct", content=(SPAN,), cue=SPAN,
            terms=(Term(start=0, end=4, voice="speaker"),),
        ),
    ),
    commitments=(Commitment(by="A", content=SPAN),),
)  # fmt: skip

# As published; the contract grows only by adding.
READING_KEYS: dict[str, Any] = {
    "contract": 0,
    "document": {
        "id": 0, "path": 0, "url": 0, "title": 0, "language": 0, "published": 0,
        "published_basis": 0, "outlet": 0, "agency": 0, "text": 0,
        "removed": [{"text": 0, "reason": 0}], "notes": [{"kind": 0, "text": 0}],
    },
    "actors": [
        {"name": 0, "kind": 0, "office": 0, "state": 0, "mentions": [{"start": 0, "end": 0}]}
    ],
    "events": [
        {
            "type": 0, "mode": 0, "kind": 0, "status": 0, "start": 0, "end": 0, "date_basis": 0,
            "place": {"name": 0, "country": 0},
            "participants": [{"name": 0, "kind": 0, "role": 0, "office": 0, "state": 0}],
            "parties": [0], "evidence": [{"start": 0, "end": 0}],
        }
    ],
    "statements": [
        {
            "speaker": 0, "state": 0, "form": 0, "content": [{"start": 0, "end": 0}],
            "cue": {"start": 0, "end": 0}, "addressee": 0, "via": 0,
            "terms": [{"start": 0, "end": 0, "voice": 0}],
        }
    ],
    "commitments": [{"by": 0, "to": 0, "content": {"start": 0, "end": 0}, "due": 0, "kind": 0}],
}  # fmt: skip

RECORD_KEYS: dict[str, Any] = {
    "contract": 0,
    "documents": [{"id": 0, "path": 0, "url": 0, "language": 0, "published": 0, "outlet": 0}],
    "actors": [
        {
            "id": 0, "name": 0, "kind": 0, "state": 0,
            "names": [{"text": 0, "language": 0, "documents": 0}],
            "offices": [{"office": 0, "state": 0, "first": 0, "last": 0}],
        }
    ],
    "events": [
        {
            "id": 0, "type": 0, "mode": 0, "kind": 0, "status": 0, "start": 0, "end": 0,
            "place": {"name": 0, "country": 0}, "participants": [{"actor": 0, "role": 0}],
            "parties": [0],
            "accounts": [
                {
                    "document": 0, "evidence": [{"start": 0, "end": 0}],
                    "fields": {"start": 0, "place": 0},
                }
            ],
            "independent_accounts": 0,
            "differences": [{"field": 0, "values": [{"value": 0, "documents": [0]}]}],
        }
    ],
    "statements": [
        {
            "id": 0, "speaker": 0, "event": 0,
            "versions": [{"document": 0, "form": 0, "content": [{"start": 0, "end": 0}]}],
        }
    ],
    "commitments": [
        {
            "id": 0, "by": 0, "to": 0, "kind": 0, "due": 0, "status": 0, "met_by": 0,
            "accounts": [{"document": 0}],
        }
    ],
    "stories": [{"id": 0, "documents": [0]}],
    "copies": [{"document": 0, "of": 0, "kind": 0, "score": 0}],
}  # fmt: skip

RECORD = Record(
    actors=(
        RecordedActor(
            id="a", name="A", kind="person", names=(Name("A", "en", 1),),
            offices=(Office("minister", "IRN", None, None),),
        ),
        RecordedActor(id="0", name="B", kind="person", names=(Name("B", None, 1),),
                      offices=(Office("minister", None, None, None),)),
    ),
    events=(
        RecordedEvent(
            id="e", type="CONSULT", mode=None, kind="meeting", status="held", start=None, end=None,
            place=Place("Damascus", "SY"), participants=(Attendance("a", "host"),),
            parties=("IRN",), independent_accounts=1,
            accounts=(Account(document="d", evidence=(SPAN,), fields=AccountFields()),),
            differences=(Difference("start", (DifferingValue("2024", ("d",)),)),),
        ),
    ),
    statements=(
        RecordedStatement(
            id="s", speaker="a",
            versions=(StatementVersion(document="d", index=0, form="direct", content=(SPAN,)),),
        ),
    ),
    commitments=(
        RecordedCommitment(
            id="c", by="a", to=None, kind="visit", status="open",
            accounts=(CommitmentAccount(document="d", content=SPAN),),
        ),
    ),
    stories=(Story(id="t", documents=("d",), why={"d": ("names",)}),),
    copies=(Copy(document="d", of="d0", kind="near", score=0.5),),
    conflicts=(Conflict(("j",), "cannot both hold"),),
    redirects=(Redirect("x", None),),
)  # fmt: skip


def missing(keys: Any, found: Any, where: str = "") -> list[str]:
    """Where `found` lacks what `keys` has."""
    if isinstance(keys, dict):
        return [
            gap
            for key, inner in keys.items()
            for gap in (
                missing(inner, found[key], f"{where}.{key}") if key in found else [f"{where}.{key}"]
            )
        ]
    if isinstance(keys, list):
        assert found, where
        return [gap for item in found for gap in missing(keys[0], item, f"{where}[]")]
    return []


def test_a_reading_has_every_key_of_the_contract() -> None:
    plain = json.loads(encoded(reading_contract(DOCUMENT, READING)))
    assert missing(READING_KEYS, plain) == []
    assert plain["contract"] == VERSION == 1
    assert next(iter(plain)) == "contract"


def test_a_record_has_every_key_of_the_contract() -> None:
    plain = json.loads(encoded(record_contract(RECORD, [DOCUMENT])))
    assert missing(RECORD_KEYS, plain) == []
    assert plain["contract"] == 1


def test_the_order_in_which_things_are_given_cannot_be_seen() -> None:
    turned = Record(actors=RECORD.actors[::-1], events=RECORD.events)
    straight = Record(actors=RECORD.actors, events=RECORD.events)
    other = Document(id="c", text="x")
    assert encoded(record_contract(turned, [DOCUMENT, other])) == encoded(
        record_contract(straight, [other, DOCUMENT])
    )


def test_what_is_not_given_is_null() -> None:
    plain = reading_contract(Document(id="d", text="text"), Reading(document="d", reader="1"))
    assert plain["document"]["published"] is None
    assert plain["document"]["outlet"] is None
