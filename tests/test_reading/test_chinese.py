"""Chinese: traditional and simplified characters, who came as a guest, what a setting tells."""

from __future__ import annotations

import pytest

from dragoman.language.han import SIMPLIFIED
from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2025-03-14") -> Reading:
    return read(Document(id="x", text=text, language="zh", published=published))


def _events(text: str) -> list[tuple[str, str, list[str]]]:
    return sorted(
        (e.kind, e.status, sorted(p.name for p in e.participants)) for e in _read(text).events
    )


def test_every_traditional_character_leads_to_a_simplified_one() -> None:
    assert not {chr(old) for old in SIMPLIFIED} & set(SIMPLIFIED.values())
    assert all(len(new) == 1 for new in SIMPLIFIED.values())


def test_traditional_characters_are_read_and_shown_as_they_stand() -> None:
    text = "國家主席習近平今天在北京會見來訪的法國總統馬克龍。馬克龍強調,法國願意加強貿易合作。"
    reading = _read(text)
    assert sorted((e.kind, sorted(p.name for p in e.participants)) for e in reading.events) == [
        ("meeting", ["習近平", "馬克龍"]),
        ("visit", ["馬克龍"]),
    ]
    (statement,) = reading.statements
    assert statement.speaker == "馬克龍"
    content = statement.content[0]
    assert text[content.start : content.end] == "法國願意加強貿易合作"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "外交部长王毅在北京同来华进行正式访问的法国外长巴罗举行会谈。",
            [("meeting", "held", ["巴罗", "王毅"]), ("visit", "held", ["巴罗"])],
            id="who is qualified by a journey travels",
        ),
        pytest.param(
            "法国总统马克龙邀请习近平在双方方便的时候访问巴黎。",
            [("invitation", "held", ["习近平", "马克龙"])],
            id="what an invitation is for has not happened",
        ),
        pytest.param(
            "法国外长巴罗原定于本月下旬对日本的访问因天气恶劣而推迟。",
            [("visit", "cancelled", ["巴罗"])],
            id="put off at the end of the clause",
        ),
        pytest.param(
            "法国总统马克龙未出席本次峰会。",
            [],
            id="who stayed away",
        ),
        pytest.param(
            "习近平分别会见了法国总统马克龙和德国总理默茨。",
            [("meeting", "held", ["习近平", "马克龙"]), ("meeting", "held", ["习近平", "默茨"])],
            id="one meeting with each",
        ),
        pytest.param(
            "法国总统马克龙也将会见德国总理默茨。",
            [("meeting", "planned", ["马克龙", "默茨"])],
            id="is to meet",
        ),
        pytest.param(
            "在例行记者会上,外交部发言人林剑介绍说,马克龙总统将同默茨总理举行会谈。",
            [("meeting", "planned", ["马克龙", "默茨"]), ("press_conference", "held", ["林剑"])],
            id="those who are spoken of do not speak to the press",
        ),
    ],
)
def test_events(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert _events(text) == sorted(expected)


def test_what_stands_before_the_cue_is_the_setting() -> None:
    text = "有记者问及两国关税问题,林剑回应称,合作才是唯一正确的选择。"
    (statement,) = _read("外交部发言人林剑主持例会。" + text).statements
    (content,) = statement.content
    assert ("外交部发言人林剑主持例会。" + text)[
        content.start : content.end
    ] == "合作才是唯一正确的选择"


def test_times_of_the_speech_are_not_those_of_the_occasion() -> None:
    (event,) = _read("法国总统马克龙在记者会上指出,两国将在明年启动海底电缆项目。").events
    assert event.kind == "press_conference"
    assert event.start is None or event.start < "2026"


def test_guest_of_whoever_receives() -> None:
    text = "德国总理默茨当天与到访的法国总统马克龙举行会谈。"
    visit = next(e for e in _read(text).events if e.kind == "visit")
    assert {(p.name, p.role) for p in visit.participants} == {
        ("马克龙", "visitor"),
        ("默茨", "host"),
    }
