"""Chinese news: sides told without a word between, occasions, acceptances, days of other clauses."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event
from dragoman.reading import read


def _told(event: Event) -> str:
    people = sorted(p.name or "" for p in event.participants)
    place = event.place.country if event.place else None
    day = event.start or "-"
    return " ".join([event.kind, event.status, day, place or "-", *people, *sorted(event.parties)])


def _events(text: str) -> list[str]:
    # 15 May 2024 was a Wednesday.
    found = read(Document(id="x", text=text, language="zh", published="2024-05-15"))
    return [_told(event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("日韩外长周二在利马会晤。", ["meeting held 2024-05-14 PE JPN KOR"]),
        ("俄乌代表团14日在利马举行第二轮谈判。", ["negotiation held 2024-05-14 PE RUS UKR"]),
        ("巴拿马、加纳两国外长周二在利马会晤。", ["meeting held 2024-05-14 PE GHA PAN"]),
        (
            "加纳外长阿布以大会主席身份于13日会见肯尼亚总统鲁托。",
            ["meeting held 2024-05-13 - 阿布 鲁托 GHA KEN"],
        ),
        (
            "秘鲁总统博卢阿尔特14日在伦敦王宫设国宴款待来访的加纳总统马哈马。",
            [
                "meeting held 2024-05-14 GB 博卢阿尔特 马哈马 GHA PER",
                "visit held 2024-05-14 GB 马哈马 GBR GHA",
            ],
        ),
        (
            "加纳总统马哈马会见阿曼苏丹海赛姆和沙特工业与矿产大臣胡莱夫。",
            ["meeting held 2024-05 - 海赛姆 胡莱夫 马哈马 GHA OMN SAU"],
        ),
        (
            "加纳总统马哈马14日与广东省委书记王明会面。",
            ["meeting held 2024-05-14 - 王明 马哈马 GHA"],
        ),
        ("被加纳总统马哈马接见的秘鲁外长冈萨雷斯说,会谈很成功。", None),
    ],
)
def test_whom_an_office_or_capacity_tells_of(text: str, told: list[str] | None) -> None:
    if told is None:
        told = ["meeting held 2024-05 - 冈萨雷斯 马哈马 GHA PER"]
        assert _events(text)[:1] == told
    else:
        assert _events(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "应加纳总统马哈马邀请,肯尼亚总统鲁托将于5月20日至22日对加纳进行国事访问。",
            [
                "invitation held 2024-05 - 马哈马 鲁托 GHA KEN",
                "visit planned 2024-05-20 GH 鲁托 GHA KEN",
            ],
        ),
        (
            "肯尼亚总统鲁托应马哈马之邀,13日起对加纳进行访问。",
            [
                "invitation held 2024-05 - 马哈马 鲁托 KEN",
                "visit held 2024-05-13 GH 鲁托 GHA KEN",
            ],
        ),
        (
            "马哈马邀请肯尼亚总统鲁托于明年访问阿克拉。鲁托愉快接受了邀请。",
            [
                "invitation held 2024-05 - 马哈马 鲁托 KEN",
                "visit planned - GH 鲁托 GHA KEN",
            ],
        ),
        (
            "肯尼亚总统鲁托接受了加纳总统马哈马的访问邀请。",
            [
                "invitation held 2024-05 - 马哈马 鲁托 GHA KEN",
                "visit planned - GH 鲁托 GHA KEN",
            ],
        ),
        (
            "马哈马同肯尼亚总统鲁托互致贺电。",
            ["message held 2024-05 - 马哈马 鲁托 KEN"],
        ),
        (
            "肯尼亚总统鲁托接到了加纳总统马哈马打来的电话。",
            ["call held 2024-05 - 马哈马 鲁托 GHA KEN"],
        ),
    ],
)
def test_invitations_and_messages(text: str, told: list[str]) -> None:
    assert sorted(_events(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "肯尼亚总统鲁托周二抵达利马,秘鲁外长冈萨雷斯到机场迎接。",
            [
                "meeting held 2024-05-14 PE 冈萨雷斯 鲁托 KEN PER",
                "visit held 2024-05-14 PE 鲁托 KEN PER",
            ],
        ),
        (
            "肯尼亚总统鲁托14日抵达利马,并将出席论坛。",
            ["visit held 2024-05-14 PE 鲁托 KEN PER"],
        ),
        (
            "肯尼亚总统鲁托访问利马,将于周五与秘鲁外长冈萨雷斯会谈。",
            [
                "meeting planned 2024-05-17 PE 冈萨雷斯 鲁托 KEN PER",
                "visit held 2024-05 PE 鲁托 KEN PER",
            ],
        ),
        (
            "结束对秘鲁访问后,肯尼亚总统鲁托将前往加纳访问。",
            ["visit held 2024-05 PE 鲁托 KEN PER", "visit planned - GH 鲁托 GHA KEN"],
        ),
        (
            "马哈马将于5月20日至22日对秘鲁、智利进行访问,访智期间将出席论坛。",
            ["visit planned 2024-05-20 CL 马哈马 CHL", "visit planned 2024-05-20 PE 马哈马 PER"],
        ),
        ("外长泽连斯基本周将访问利马。", ["visit planned 2024-05-13 PE 泽连斯基 PER"]),
        ("马哈马明天(16日)起到秘鲁展开正式访问。", ["visit planned 2024-05-16 PE 马哈马 PER"]),
        ("今年是马哈马对秘鲁进行国事访问10周年。", []),
        (
            "发言人说,这是马哈马2023年就任总统以来首次访问秘鲁。",
            ["visit held 2024-05 PE 马哈马 PER"],
        ),
        ("鲁托向马哈马通报了与冈萨雷斯通话内容。", []),
        (
            "肯尼亚总统鲁托访问重庆 与王毅举行会谈",
            [
                "meeting held 2024-05 CN 王毅 鲁托 KEN",
                "visit held 2024-05 CN 鲁托 CHN KEN",
            ],
        ),
    ],
)
def test_journeys_and_their_days(text: str, told: list[str]) -> None:
    assert sorted(_events(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "鲁托在与秘鲁外长冈萨雷斯的会谈中说,两国关系很好。",
            ["meeting held 2024-05 - 冈萨雷斯 鲁托 PER"],
        ),
        (
            "在同马哈马的通话中,鲁托说,两国关系很好。",
            ["call held 2024-05 - 马哈马 鲁托"],
        ),
        (
            "鲁托应秘方要求与秘鲁外长冈萨雷斯通话。",
            ["call held 2024-05 - 冈萨雷斯 鲁托 PER"],
        ),
        (
            "在利马参加峰会的加纳总统马哈马与肯尼亚总统鲁托举行了会面。",
            ["meeting held 2024-05 PE 马哈马 鲁托 GHA KEN"],
        ),
        (
            "赴秘鲁访问的肯尼亚总统鲁托14日与秘鲁外长冈萨雷斯举行会谈。",
            [
                "meeting held 2024-05-14 PE 冈萨雷斯 鲁托 KEN PER",
                "visit held 2024-05-14 PE 鲁托 KEN PER",
            ],
        ),
        (
            "马哈马14日在利马出席联合国会议期间会见肯尼亚总统鲁托。",
            ["meeting held 2024-05-14 PE 马哈马 鲁托 KEN"],
        ),
        (
            "鲁托14日分别与利马市长马查多、马哈马,以及中联部部长桑切斯举行会谈。",
            [
                "meeting held 2024-05-14 - 桑切斯 鲁托",
                "meeting held 2024-05-14 - 马哈马 鲁托",
                "meeting held 2024-05-14 - 马查多 鲁托",
            ],
        ),
        (
            "秘鲁驻加纳大使冈萨雷斯拜会肯尼亚总统鲁托。",
            ["meeting held 2024-05 - 冈萨雷斯 鲁托 KEN PER"],
        ),
        (
            "鲁托14日同来访的越共总书记、国家主席阮明清会谈。",
            [
                "meeting held 2024-05-14 - 阮明清 鲁托 VNM",
                "visit held 2024-05-14 - 阮明清 鲁托 VNM",
            ],
        ),
        (
            "鲁托14日与中共中央政治局委员、广东省委书记王明会面。",
            ["meeting held 2024-05-14 - 王明 鲁托 CHN"],
        ),
        ("鲁托将于19日抵达利马。", ["visit planned 2024-05-19 PE 鲁托 PER"]),
        ("鲁托预计周四抵达利马。", ["visit planned 2024-05-16 PE 鲁托 PER"]),
        ("鲁托抵京访问。", ["visit held 2024-05 CN 鲁托 CHN"]),
        (
            "鲁托原定3月26日访问秘鲁,但在启程前临时取消行程。",
            ["visit cancelled 2024-03-26 PE 鲁托 PER"],
        ),
    ],
)
def test_whose_words_stand_before_the_noun(text: str, told: list[str]) -> None:
    assert sorted(_events(text)) == sorted(told)
