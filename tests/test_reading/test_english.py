"""English: owners named behind their pronoun, invitations accepted and carried."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

BEFORE = "President Tomas Halvorsen of Norway received ministers in Oslo on Monday. "


def _read(text: str, published: str = "2026-04-20") -> Reading:
    return read(Document(id="x", text=text, language="en", published=published))


def _visitors(reading: Reading) -> list[str]:
    visits = [event for event in reading.events if event.kind == "visit"]
    return [p.name for event in visits for p in event.participants if p.role == "visitor"]


@pytest.mark.parametrize(
    ("sentence", "visitor"),
    [
        ("During his visit to Egypt, Prime Minister Ivo Marsk met President Sisi.", "Ivo Marsk"),
        ("He spoke on Tuesday during his visit to Egypt, his office said.", "Tomas Halvorsen"),
    ],
)
def test_an_owner_may_be_named_behind_his_visit(sentence: str, visitor: str) -> None:
    assert _visitors(_read(BEFORE + sentence)) == [visitor]


def test_a_visit_after_an_accepted_invitation_is_planned() -> None:
    events = _read("President Ivo Marsk has accepted an invitation to visit Syria.").events
    assert [(e.kind, e.status) for e in events] == [("visit", "planned")]


def test_an_invitation_carried_with_greetings_stands() -> None:
    text = "Minister Ivo Marsk handed over greetings from President Bashar al-Assad and an invitation to visit Damascus."
    events = {e.kind: e for e in _read(text).events}
    assert set(events) == {"message", "invitation"}
    roles = {p.name: p.role for p in events["invitation"].participants}
    assert roles == {"Bashar al-Assad": "inviter", "Ivo Marsk": "bearer"}


def test_what_a_thing_did_is_no_meeting_of_the_speakers() -> None:
    text = "Minister Ivo Marsk met Minister Ana Petrov. The two ministers revived a committee that last met in 2019."
    (event,) = _read(text).events
    assert (event.kind, event.start) == ("meeting", "2026-04")


def test_that_opens_a_clause_and_said_is_no_name() -> None:
    reading = _read("Marsk told the president that Syria was ready. Marsk said Syria would wait.")
    assert {a.name: a.kind for a in reading.actors if "Syria" in a.name} == {"Syria": "state"}
    assert not [a for a in reading.actors if a.kind == "person" and a.state == "SYR"]
