"""Guests in "the country", thanks for invitations, programmes, offices behind names in any case."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

Event = tuple[str, str, str | None, frozenset[str]]


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2024-05-15"))


def _events(language: str, text: str) -> set[Event]:
    return {
        (e.kind, e.status, e.place.country if e.place else None, frozenset(p.name or "" for p in e.participants))
        for e in _read(language, text).events
    }  # fmt: skip


def _event(kind: str, status: str, country: str | None, *names: str) -> Event:
    return kind, status, country, frozenset(names)


MENDOZA, MENSAH = "Карлос Мендоса", "Квеси Менса"
AT = "Премьер Перу Карлос Мендоса прибыл в Аккру. "
VISIT = _event("visit", "held", "GH", MENDOZA)

RUSSIAN = {
    "Премьер Перу Карлос Мендоса принял в Лиме министра Ганы Квеси Менсу, который находится в стране с визитом.": {
        _event("meeting", "held", "PE", MENDOZA, MENSAH), _event("visit", "held", "PE", MENSAH)},
    "Президент Ганы Квеси Менса обсудил торговлю с премьером Перу Карлосом Мендосой, находящимся в Аккре с визитом.": {
        _event("meeting", "held", "GH", MENDOZA, MENSAH), VISIT},
    "Президент Ганы Квеси Менса прибыл в страну после лечения.": set(),
    "Премьер Перу Карлос Мендоса поблагодарил президента Ганы Квеси Менсу за приглашение.": {
        _event("invitation", "held", None, MENDOZA, MENSAH)},
    "Премьер Перу Карлос Мендоса выразил президенту Ганы Квеси Менсе благодарность за помощь.": set(),
    "Приглашенный президентом Ганы Квеси Менсой, глава Перу Карлос Мендоса прибыл в Аккру.": {
        _event("invitation", "held", None, MENDOZA, MENSAH), VISIT},
    "Приглашенные на форум эксперты заявили, что президент Перу Карлос Мендоса заболел.": set(),
    AT + "В рамках визита предусмотрены переговоры с президентом Ганы Квеси Менсой.": {
        VISIT, _event("meeting", "planned", "GH", MENDOZA, MENSAH)},
    AT + "В ходе визита планируется провести переговоры с президентом Ганы Квеси Менсой.": {
        VISIT, _event("meeting", "planned", "GH", MENDOZA, MENSAH)},
    AT + "В программе — беседа с президентом Ганы Квеси Менсой и поездка в Кению.": {
        VISIT, _event("meeting", "planned", "GH", MENDOZA, MENSAH), _event("visit", "planned", "KE", MENDOZA)},
    "О поездке договорились 30 апреля, когда премьер Перу Карлос Мендоса говорил по телефону с президентом Ганы Квеси Менсой.": {
        _event("call", "held", None, MENDOZA, MENSAH)},
    "Карлос Мендоса, президент Перу и председатель Африканского союза, в четверг прибудет с визитом в Гану.": {
        _event("visit", "planned", "GH", MENDOZA)},
    "Премьер Ганы Ама Боатенг встретилась с Карлосом Мендосой, главой МИД Перу.": {
        _event("meeting", "held", None, MENDOZA, "Ама Боатенг")},
    "Премьер Ганы Ама Боатенг приняла Карлоса Мендосу, главу МИД Перу и спецпредставителя ООН.": {
        _event("meeting", "held", None, MENDOZA, "Ама Боатенг")},
}  # fmt: skip


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian(text: str) -> None:
    assert _events("ru", text) == RUSSIAN[text]


TO = "Peru Başbakanı Carlos Mendoza Gana'ya geldi. "
COME = _event("visit", "held", "GH", "Carlos Mendoza")
BOTH = ("Carlos Mendoza", "Kwesi Mensah")

TURKISH = {
    "Gana Cumhurbaşkanı Kwesi Mensah, ülkede bulunan Peru Başbakanı Carlos Mendoza'yı kabul etti.": {
        _event("meeting", "held", "GH", *BOTH), COME},
    "Peru Başbakanı Carlos Mendoza, daveti için Gana Cumhurbaşkanı Kwesi Mensah'a teşekkür etti.": {
        _event("invitation", "held", None, *BOTH)},
    "Peru Başbakanı Carlos Mendoza, desteği için Gana Cumhurbaşkanı Kwesi Mensah'a teşekkür etti.": set(),
    "Peru Başbakanı Carlos Mendoza'nın uçağı Akra'ya indi.": {COME},
    "Peru Başbakanı Carlos Mendoza'yı taşıyan uçak Akra'ya indi.": {COME},
    TO + "Gana Cumhurbaşkanı Kwesi Mensah, konuğunu törenle karşıladı.": {
        COME, _event("meeting", "held", "GH", *BOTH)},
    "Peru heyeti dün Doha'ya gitti.": {_event("visit", "held", "QA")},
    "Carlos Mendoza başkanlığındaki Peru heyeti dün Doha'ya gitti.": {_event("visit", "held", "QA", "Carlos Mendoza")},
    "Peru heyetinin açıklamasına göre sel Doha'yı vurdu.": set(),
    "Peru Başbakanı Carlos Mendoza ile Gana Cumhurbaşkanı Kwesi Mensah, Doha'da buluşarak yeni bir tur konusunda anlaşmaya vardı.": {
        _event("meeting", "held", "QA", *BOTH)},
    "Peru Başbakanı Carlos Mendoza ile Gana Cumhurbaşkanı Kwesi Mensah, Katar Emiri Temim'in ev sahipliğinde bir araya geldi.": {
        _event("meeting", "held", None, *BOTH, "Temim")},
    "Peru ile Gana ticaret anlaşması imzaladı.": {_event("signing", "held", None)},
}  # fmt: skip


@pytest.mark.parametrize("text", TURKISH)
def test_turkish(text: str) -> None:
    assert _events("tr", text) == TURKISH[text]


PERU, GHANA = "卡洛斯·门多萨", "克瓦西·门萨"

CHINESE = {
    "秘鲁外长卡洛斯·门多萨首次到阿克拉拜会加纳总统克瓦西·门萨。": {
        _event("meeting", "held", "GH", PERU, GHANA), _event("visit", "held", "GH", PERU, GHANA)},
    "秘鲁外长卡洛斯·门多萨从利马到阿克拉的航班延误。": set(),
    "秘鲁总统卡洛斯·门多萨盼加纳总统克瓦西·门萨来秘鲁访问。": {_event("visit", "proposed", "PE", GHANA)},
    "秘鲁总统卡洛斯·门多萨出席下月在加纳举行的非盟峰会。": {_event("summit", "planned", "GH")},
    "秘鲁总统卡洛斯·门多萨出席了去年11月在加纳举行的非盟峰会。": {_event("summit", "held", "GH")},
    "加纳总统克瓦西·门萨下周访问秘鲁。": {_event("visit", "planned", "PE", GHANA)},
    "加纳总统克瓦西·门萨会见秘鲁总统卡洛斯·门多萨,商讨明年合作。": {_event("meeting", "held", None, PERU, GHANA)},
    "秘鲁总统卡洛斯·门多萨将于6月访问加纳。随后他前往肯尼亚。": {
        _event("visit", "planned", "GH", PERU), _event("visit", "planned", "KE", PERU)},
    "秘鲁总统卡洛斯·门多萨访问加纳。随后他前往肯尼亚。": {
        _event("visit", "held", "GH", PERU), _event("visit", "held", "KE", PERU)},
    "秘鲁外长卡洛斯·门多萨和加纳外长克瓦西·门萨会后共见记者。": {
        _event("press_conference", "held", None, PERU, GHANA)},
    "秘鲁总统卡洛斯·门多萨感谢加纳总统克瓦西·门萨的邀请。": {_event("invitation", "held", None, PERU, GHANA)},
    "秘鲁总统卡洛斯·门多萨当晚为加纳总统克瓦西·门萨举行国宴。": {_event("meeting", "held", None, PERU, GHANA)},
    "秘鲁总统卡洛斯·门多萨为灾区举行募捐活动。": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", CHINESE)
def test_chinese(text: str) -> None:
    assert _events("zh", text) == CHINESE[text]


def test_one_day_with_each() -> None:
    text = "秘鲁总统卡洛斯·门多萨将在23日和26日先后与加纳总统克瓦西·门萨、肯尼亚总统鲁托会谈。"
    assert [(e.start, e.end) for e in _read("zh", text).events] == [
        ("2024-05-23", "2024-05-23"),
        ("2024-05-26", "2024-05-26"),
    ]


def test_what_is_over_is_no_day_of_a_plan() -> None:
    text = "Peru Başbakanı Carlos Mendoza dün, Kwesi Mensah'ın haziran ayında Lima'ya yapması beklenen ziyaretle ilgili bilgi verdi."
    assert [e.start for e in _read("tr", text).events] == ["2024-06"]


def test_no_minister_is_the_counterpart_of_a_president() -> None:
    text = "Peru Dışişleri Bakanı Carlos Mendoza, Gana Cumhurbaşkanı Kwesi Mensah'ın törenine katılacak, ardından Ganalı mevkidaşıyla görüşecek."
    (meeting,) = _read("tr", text).events
    assert "Kwesi Mensah" not in [p.name for p in meeting.participants]


def test_office_behind_a_name_tells_the_state() -> None:
    reading = _read(
        "ru", "Премьер Ганы Ама Боатенг встретилась с Карлосом Мендосой, главой МИД Перу."
    )
    assert reading.events[0].parties == ("GHA", "PER")


def test_paper_that_refers_to_a_source() -> None:
    text = "Премьер Перу прибыл в Аккру. Об этом сообщает 24.kg со ссылкой на МИД Ганы."
    assert [s.speaker for s in _read("ru", text).statements] == ["МИД Ганы"]


def test_day_that_when_looks_back_to() -> None:
    text = "В мае 2022 года, когда премьер Перу Карлос Мендоса посетил Гану, стороны подписали соглашение."
    assert [e.start for e in _read("ru", text).events if e.kind == "visit"] == ["2022-05"]


SAME_PERSON = {
    "ru": "Карлос Мендоса прибыл в Гану\n\nСегодня глава МИД Перу проведёт переговоры с премьером Ганы Квеси Менсой.",
    "tr": "Carlos Mendoza Akra'ya geldi.\n\nPeru Dışişleri Bakanı yarın Kenya'ya geçecek.",
    "zh": "卡洛斯·门多萨抵达加纳\n\n秘鲁外长15日在阿克拉会见加纳总统克瓦西·门萨。",
}


@pytest.mark.parametrize("language", SAME_PERSON)
def test_one_post_of_a_state_is_that_of_the_one_just_named(language: str) -> None:
    events = _read(language, SAME_PERSON[language]).events
    states = {p.state for e in events for p in e.participants if p.role == "visitor"}
    assert states == {"PER"}


def test_list_that_its_case_carries_on() -> None:
    text = "Премьер Перу Карлос Мендоса встретился с президентом Ганы Квеси Менсой, министром обороны Кофи Ануном."
    assert _events("ru", text) == {
        _event("meeting", "held", None, MENDOZA, MENSAH, "Кофи Анун"),
    }


def test_what_talks_are_over_is_not_where_they_are() -> None:
    text = "В ходе встречи премьер Перу Карлос Мендоса и президент Ганы Квеси Менса обсудили обстановку в Сирии."
    assert _events("ru", text) == {_event("meeting", "held", None, MENDOZA, MENSAH)}
