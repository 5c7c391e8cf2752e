"""Chinese: encounters and journeys in the forms that news gives them."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

HOST, GUEST = "秘鲁总统托雷斯", "加纳总理安萨"
BOTH = frozenset(("托雷斯", "安萨"))


def _told(text: str) -> set[tuple[str, str, frozenset[str]]]:
    reading = read(Document(id="x", text=text, language="zh", published="2024-05-15"))
    return {(e.kind, e.status, frozenset(p.name for p in e.participants)) for e in reading.events}


@pytest.mark.parametrize(
    ("told", "kind", "status"),
    [
        ("{host}14日与{guest}深入交换意见。", "meeting", "held"),
        ("{host}将与{guest}交换意见。", "meeting", "planned"),
        ("{host}周二与{guest}讨论了贸易问题。", "meeting", "held"),
        ("{host}与{guest}举行一对一会谈。", "meeting", "held"),
        ("{host}给{guest}写信。", "message", "held"),
        ("{host}将致电祝贺{guest}。", "message", "planned"),
        ("{host}向{guest}致以慰问。", "message", "held"),
        ("{host}在与{guest}的联合记者会上说,战争不会发生。", "press_conference", "held"),
        ("{host}在与{guest}的峰会后表示立场接近。", "summit", "held"),
    ],
)
def test_encounters(told: str, kind: str, status: str) -> None:
    assert (kind, status, BOTH) in _told(told.format(host=HOST, guest=GUEST))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("{host}14日前往里斯本。", "planned"),
        ("{host}17日将来到里斯本。", "planned"),
        ("{host}14日结束对葡萄牙的国事访问。", "held"),
        ("{host}取消对葡萄牙的正式访问。", "cancelled"),
        ("{host}14日访葡。", "held"),
    ],
)
def test_journeys(told: str, status: str) -> None:
    assert ("visit", status, frozenset(("托雷斯",))) in _told(told.format(host=HOST))


@pytest.mark.parametrize(
    "text",
    [f"{HOST}没有与{GUEST}举行一对一会谈。", f"{GUEST}写信给选民。", f"{HOST}日前签署法令。"],
)
def test_no_encounter(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{HOST}与{GUEST}会谈后同意推迟选举。", "held"),
        (f"{HOST}会见{GUEST}时希望加快谈判。", "held"),
        (f"取消假期后,{HOST}会见了{GUEST}。", "held"),
        (f"{HOST}会见{GUEST}后将访问葡萄牙。", "planned"),
        (f"{HOST}与{GUEST}的会谈押后。", "cancelled"),
    ],
)
def test_what_stands_behind_after_is_another_deed(text: str, status: str) -> None:
    assert ("meeting", status, BOTH) in _told(text)


def test_the_day_of_an_announcement() -> None:
    text = f"{HOST}14日与{GUEST}通话,随后宣布两人将在葡萄牙举行会晤。"
    reading = read(Document(id="x", text=text, language="zh", published="2024-05-15"))
    assert {(e.kind, e.start) for e in reading.events} == {
        ("call", "2024-05-14"),
        ("meeting", None),
    }


@pytest.mark.parametrize(
    "text", [f"报道还说,{HOST}2022年上任。", f"{HOST}与{GUEST}会谈,双方谈到两国贸易。"]
)
def test_reports_and_topics_are_no_statements(text: str) -> None:
    assert not read(Document(id="x", text=text, language="zh", published="2024-05-15")).statements
