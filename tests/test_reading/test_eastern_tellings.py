"""Who takes part and what came of it: leaders of two states, invitations returned, journeys called off."""

from __future__ import annotations

from dragoman.model import Document
from dragoman.reading import read


def test_one_leader_of_two_states_without_a_state_is_the_other() -> None:
    text = (
        "The leaders of Turkey and Germany met for breakfast in Berlin. "
        "It was the last day of President Erdogan's visit."
    )
    reading = read(Document(id="x", text=text, language="en", published="2025-06-11"))
    (meeting,) = [e for e in reading.events if e.kind == "meeting"]
    assert [p.name for p in meeting.participants] == ["Erdogan"]
    assert set(meeting.parties) == {"TUR", "DEU"}


def test_an_invitation_returned_is_a_second_one() -> None:
    text = (
        "应全国人大常委会委员长赵乐际邀请,柬埔寨参议院主席洪森对中国进行正式友好访问。"
        "洪森邀请赵乐际年内访柬。"
    )
    reading = read(Document(id="x", text=text, language="zh", published="2025-03-20"))
    invited = sorted(
        p.name
        for e in reading.events
        if e.kind == "invitation"
        for p in e.participants
        if p.role == "invitee"
    )
    assert invited == sorted(["洪森", "赵乐际"])


def test_a_journey_planned_and_then_called_off_is_cancelled() -> None:
    text = "Президент Украины Владимир Зеленский планировал посетить Бразилию. Визит отменён."
    reading = read(Document(id="x", text=text, language="ru", published="2024-11-19"))
    assert [(e.kind, e.status) for e in reading.events] == [("visit", "cancelled")]


def test_an_official_without_a_name_says_nothing() -> None:
    text = "یک مقام طالبان گفته است که وزیر خارجه نروژ به کابل می‌رود."
    reading = read(Document(id="x", text=text, language="fa", published="2024-05-14"))
    assert reading.statements == ()
