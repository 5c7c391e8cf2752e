"""Reports for the tests of the record: short invented texts about public and invented persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import (
    Actor,
    Commitment,
    Document,
    Event,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
)

Told = tuple[Document, Reading]
Who = tuple[str, str | None, str | None]
"""Name, office and state of a person."""


class Desk:
    """Writes reports with their readings, as a reader would have made them."""

    def report(
        self,
        id: str,
        text: str,
        people: list[Who] = [],  # noqa: B006 - never changed
        events: list[dict[str, object]] = [],  # noqa: B006 - never changed
        **document: str | None,
    ) -> Told:
        actors = []
        for name, office, state in people:
            at = text.index(name)
            actors.append(
                Actor(name=name, kind="person", office=office, state=state,
                      mentions=(Span(at, at + len(name)),))
            )  # fmt: skip
        fields = {"language": "en", "hash": id, **document}
        made = Document(id=id, text=text, **fields)  # type: ignore[arg-type]
        return made, Reading(
            document=id, reader="test", actors=tuple(actors),
            events=tuple(self._event(e, people, text) for e in events),
        )  # fmt: skip

    def _event(self, fields: dict[str, object], people: list[Who], text: str) -> Event:
        states = {name: (office, state) for name, office, state in people}
        who = tuple(
            Participant(name=name, kind="person", role=role, office=states[name][0],
                        state=states[name][1])
            for name, role in fields.get("who", [])  # type: ignore[attr-defined]
        )  # fmt: skip
        parties = tuple(sorted({p.state for p in who if p.state}))
        place = fields.get("country")
        return Event(
            type="CONSULT", mode=None, kind=str(fields.get("kind", "meeting")),
            status=str(fields.get("status", "held")), participants=who,
            parties=tuple(fields.get("parties", parties)),  # type: ignore[arg-type]
            evidence=(Span(0, min(20, len(text))),), start=fields.get("start"),  # type: ignore[arg-type]
            place=Place(None, str(place)) if place else None,
        )  # fmt: skip

    def saying(self, told: Told, speaker: str, words: str) -> Told:
        document, reading = told
        at = document.text.index(words)
        statement = Statement(speaker=speaker, form="direct", content=(Span(at, at + len(words)),))
        return document, _with(reading, statements=(*reading.statements, statement))

    def promising(self, told: Told, by: str, to: str, words: str, kind: str = "visit") -> Told:
        document, reading = told
        at = document.text.index(words)
        promise = Commitment(by=by, to=to, kind=kind, content=Span(at, at + len(words)))
        return document, _with(reading, commitments=(*reading.commitments, promise))


def _with(reading: Reading, **changes: object) -> Reading:
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__}
    return Reading(**{**fields, **changes})


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def build() -> Callable[..., object]:
    """Build from (document, reading) pairs and judgements."""
    from dragoman import record

    def made(told: list[Told], judgements: list[object] = []) -> object:  # noqa: B006
        return record.build([d for d, _ in told], [r for _, r in told], judgements)

    return made
