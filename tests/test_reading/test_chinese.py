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


def test_behind_a_comma_who_met_goes_on_and_not_whom_he_met() -> None:
    text = "伊朗外长李文华会见加纳总统陈大伟，称伊朗愿扩大贸易。"
    assert [s.speaker for s in _read(text).statements] == ["李文华"]
    text = "伊朗外长李文华会见加纳总统陈大伟，随后同加纳外长周志远举行会谈。"
    assert [who for _, _, who in _events(text)] == [["周志远", "李文华"], ["李文华", "陈大伟"]]


def test_the_day_behind_an_invitation_is_that_of_the_visit() -> None:
    text = "她宣布，应外长李文华邀请，加纳外长陈大伟将于4月1日至2日访问中国。"
    days = {e.kind: (e.start, e.end) for e in _read(text, "2025-03-31").events}
    assert days["visit"] == ("2025-04-01", "2025-04-02")
    assert days["invitation"][0] == "2025-03"


def test_a_place_right_before_the_journey_comes_before_the_next_stop() -> None:
    text = "外长李文华将于4月7日至13日对加纳进行正式访问，赴肯尼亚主持会议。"
    places = [(e.place.country, e.start) for e in _read(text).events if e.place]
    assert places == [("GH", "2025-04-07"), ("KE", "2025-04-07")]


@pytest.mark.parametrize(
    ("title", "state"),
    [
        pytest.param("南非国际关系与合作部长", "ZAF", id="relations and cooperation"),
        pytest.param("瑞士联邦委员兼外交部长", "CHE", id="federal councillor"),
        pytest.param("智利对外关系部长", "CHL", id="foreign relations"),
    ],
)
def test_foreign_ministers_bear_long_titles(title: str, state: str) -> None:
    (event,) = _read(f"{title}陈大伟访问伊朗。").events
    (visitor,) = event.participants
    assert (visitor.office, visitor.state) == ("foreign minister", state)


def test_signs_on_no_list_behind_a_title_are_a_name() -> None:
    assert _events("东帝汶外长贲迪拓将于4月2日访问伊朗。") == [("visit", "planned", ["贲迪拓"])]
    assert _events("加纳总统选举将于4月2日举行。") == []


@pytest.mark.parametrize("name", ["王强", "李明", "陈重"])
def test_the_second_sign_of_a_name_may_open_a_word_elsewhere(name: str) -> None:
    (event,) = _read(f"加纳总统{name}访问伊朗。").events
    assert [p.name for p in event.participants] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "加纳副总统陈大伟同肯尼亚副总统恩钦比举行会谈。", ["恩钦比", "陈大伟"], id="last sound"
        ),
        pytest.param("发言人郭雅慧受访时指出，会谈将继续。", ["郭雅慧"], id="given name"),
        pytest.param("加纳总统马鲁托比去年更忙。他访问了伊朗。", ["马鲁托"], id="than"),
    ],
)
def test_where_a_name_ends(text: str, names: list[str]) -> None:
    assert sorted(a.name for a in _read(text).actors if a.kind == "person") == sorted(names)


def test_nothing_but_a_belief_is_what_he_writes() -> None:
    text = "加纳总统陈大伟在网上写道，他向周志远表达了慰问，并相信肯尼亚能恢复平静。"
    (statement,) = _read(text).statements
    span = statement.content[0]
    assert text[span.start : span.end].startswith("他向周志远")


def test_what_is_said_at_a_briefing_is_said() -> None:
    text = "加纳外交部发言人陈大伟在例行记者会上说，两国外长将会面。"
    assert [s.speaker for s in _read(text).statements] == ["陈大伟"]


def test_a_government_invites() -> None:
    text = "应坦桑尼亚政府邀请，加纳总统陈大伟对坦桑尼亚进行正式访问。"
    invitation = next(e for e in _read(text).events if e.kind == "invitation")
    assert [(p.name, p.role) for p in invitation.participants] == [("陈大伟", "invitee")]
    assert sorted(invitation.parties) == ["GHA", "TZA"]


def test_nearly_two_hours_are_no_time() -> None:
    text = "3月10日，加纳总统陈大伟与肯尼亚总统周志远举行了近两小时的会谈。"
    (event,) = _read(text).events
    assert (event.start, event.end) == ("2025-03-10", "2025-03-10")


def test_one_after_the_other_are_two_meetings() -> None:
    text = "加纳总统陈大伟先后会见了肯尼亚总统周志远和总理李文华。"
    assert [who for _, _, who in _events(text)] == [["周志远", "陈大伟"], ["李文华", "陈大伟"]]


def test_an_accusation_is_a_noun_behind_its_object() -> None:
    text = "警方对陈大伟的指控调查已经结束。周志远同意对该指控进行调查。李文华指控陈大伟贪污受贿。"
    assert [s.speaker for s in _read(text).statements] == ["李文华"]


def test_who_comes_at_an_invitation_was_invited() -> None:
    text = "应加纳总统陈大伟邀请，肯尼亚总统周志远抵达阿克拉，开始对加纳进行国事访问。"
    told = {e.kind: (e.status, [p.name for p in e.participants]) for e in _read(text).events}
    assert told == {
        "invitation": ("held", ["陈大伟", "周志远"]),
        "visit": ("held", ["周志远"]),
    }
