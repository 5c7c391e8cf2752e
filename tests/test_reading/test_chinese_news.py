"""Chinese as newsrooms write it: who said what stands before, settings, names in both scripts."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="zh", published="2024-06-05"))


_GOOD = "两国关系一直很好"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"“{_GOOD}。”加纳总统马哈马说。", [("马哈马", "direct", f"{_GOOD}。")]),
        (
            f"「{_GOOD}。」加納總統馬哈馬說,「會議也很成功。」",
            [("馬哈馬", "direct", f"{_GOOD}。…會議也很成功。")],
        ),
        (f"加纳总统马哈马则指,{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"加纳总统马哈马宣布:{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"加纳总统马哈马强调了{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"加纳总统马哈马会见肯尼亚总统鲁托时说,{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"加纳总统马哈马谈及肯尼亚时说,{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"谈到肯尼亚,加纳总统马哈马说,{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (f"据加纳外交部发布的消息,{_GOOD}。", [("加纳外交部", "indirect", _GOOD)]),
        (f"法新社引述加纳总统马哈马的话说,{_GOOD}。", [("马哈马", "indirect", _GOOD)]),
        (
            "加纳总统马哈马说,会议很成功,希望今后多开会。",
            [("马哈马", "indirect", "会议很成功,希望今后多开会")],
        ),
        ("加纳总统马哈马希望今后多开会。", [("马哈马", "indirect", "今后多开会")]),
        (
            "加纳总统马哈马对局势表达严重关切。",
            [("马哈马", "indirect", "对局势表达严重关切")],
        ),
        ("“我听到了爆炸声,”店主奥乔拉说。", [("奥乔拉", "direct", "我听到了爆炸声,")]),
        ("加纳总统马哈马将强调水的重要性。", []),
    ],
)
def test_who_said_what(text: str, said: list[tuple[str, str, str]]) -> None:
    assert [
        (s.speaker, s.form, "…".join(text[c.start : c.end] for c in s.content))
        for s in _read(text).statements
    ] == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("肯尼亚外长鲁托获加纳总统马哈马接见。", ["meeting held 马哈马 鲁托"]),
        ("肯尼亚总统鲁托已收到加纳总统马哈马的邀请。", ["invitation held 马哈马 鲁托"]),
        ("加纳总统马哈马星期二晤肯尼亚总统鲁托。", ["meeting held 2024-06-04 马哈马 鲁托"]),
        (
            "鲁托访问阿克拉 两国同意扩大合作\n\n肯尼亚总统鲁托在阿克拉。",
            ["visit held 鲁托"],
        ),
        (
            "肯尼亚总统鲁托星期二访问加纳。这是他今年2月上任后首次访问加纳。",
            ["visit held 2024-06-04 鲁托"],
        ),
        ("加纳总统马哈马发言。上一位访问加纳的肯尼亚总统是莫伊,他于2019年到访。", []),
        (
            "王毅国务委员兼外长4日会见肯尼亚总统鲁托。",
            ["meeting held 2024-06-04 王毅 鲁托"],
        ),
    ],
)
def test_what_happened(text: str, told: list[str]) -> None:
    assert [
        " ".join(
            [
                e.kind,
                e.status,
                *([e.start] if e.start and len(e.start) == 10 else []),
                *sorted(p.name for p in e.participants),
            ]
        )
        for e in _read(text).events
    ] == told


def test_one_person_goes_by_several_forms_of_a_name() -> None:
    text = (
        "德国总理梅尔茨(Friedrich Merz,又译“默茨”)星期二说,会议很成功。"
        "日本外相茂木敏充也参加了会议。茂木表示,会议很重要。黄总理说,会议开得一点也不长。"
        "新加坡总理黄循财星期二回国。"
    )
    reading = _read(text)
    people = {a.name for a in reading.actors if a.kind == "person"}
    assert people == {"梅尔茨", "茂木敏充", "黄循财"}
    assert [s.speaker for s in reading.statements] == ["梅尔茨", "茂木敏充", "黄循财"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("加纳总统马哈马没有出席上周在阿克拉举行的非洲联盟峰会。", []),
        (
            "非洲联盟峰会4日在阿克拉举行,会议讨论了水的问题。",
            ["summit held 2024-06-04"],
        ),
        (
            "加纳部长马哈马率商业代表团访问肯尼亚,并与肯尼亚总统鲁托会面。",
            ["meeting held 马哈马 鲁托", "visit held 马哈马"],
        ),
        (
            "肯尼亚外交部3日发布消息说,加纳总统马哈马将访问肯尼亚。",
            ["visit planned 马哈马"],
        ),
        (
            "代表加纳政府参与谈判的律师马哈马说,一切都很好。肯尼亚官员说,谈判结束了。",
            [],
        ),
    ],
)
def test_what_did_not_happen_so(text: str, told: list[str]) -> None:
    test_what_happened(text, told)


def test_each_speaker_says_his_own() -> None:
    text = (
        "加纳总统马哈马警告,冲突可能扩大,肯尼亚总统鲁托则称赞各方的努力。"
        "马哈马呼吁各方停火,并对非洲联盟未能签署协定表示遗憾。"
    )
    assert [(s.speaker, text[s.content[0].start]) for s in _read(text).statements] == [
        ("马哈马", "冲"),
        ("鲁托", "称"),
        ("马哈马", "呼"),
        ("马哈马", "对"),
    ]


def test_names_that_hold_words_and_papers_that_are_told() -> None:
    text = (
        "哈萨克斯坦总统卡西姆若马尔特·托卡耶夫说,会议开得很成功。高雄市长陈其南表示,会议开得很长。"
        "镇长佛瑞泽(Wallace Frazier)告诉「晨报」(The Morning),会议开得太晚。"
        "肯尼亚总统鲁托星期二飞往加纳。"
    )
    reading = _read(text)
    assert [
        (s.speaker, text[s.content[0].start : s.content[0].end]) for s in reading.statements
    ] == [
        ("卡西姆若马尔特·托卡耶夫", "会议开得很成功"),
        ("陈其南", "会议开得很长"),
        ("佛瑞泽", "会议开得太晚"),
    ]
    assert [(e.kind, e.start) for e in reading.events] == [("visit", "2024-06-04")]
