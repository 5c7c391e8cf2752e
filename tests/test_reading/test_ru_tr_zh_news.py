"""How Russian, Turkish and Chinese news tells who speaks, who meets whom and who travels where."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

SPEECH = [
    ("ru", ("Об этом сообщил представитель Национального агентства по чрезвычайным ситуациям Иван "
     "Петров. Директор завода Олег Дубов заявил, что рад этому."), ["Олег Дубов"]),
    ("ru", ("Министр готовится к переговорам, сообщил президент России Владимир Путин. Он отметил, что "
     "у министра плотный график."), ["Владимир Путин", "Владимир Путин"]),
    ("ru", ("Хипкинс поговорил по телефону с премьером Австралии Энтони Албанезе, и тот пообещал "
     "прислать спасателей с собаками."), ["Энтони Албанезе"]),
    ("ru", ("Глава комитета Иван Петров заявил, что бюджет нужен. «Нельзя прятать голову в песок», — "
     "сказал политик."), ["Иван Петров", "Иван Петров"]),
    ("ru", ("Приглашение будет принято, сообщили в канцелярии премьера Индии. Завод встанет в марте, "
     "подтвердили в пожарной охране."), ["премьер Индии"]),
    ("ru", ("По словам врача Анны Ивановой, тело нашли у города Гисборн.\n\n«Трудно поверить в это», — "
     "сказала она."), ["Анна Иванова", "Анна Иванова"]),
    ("ru", ("«Это полный провал нашей политики», — отреагировал министр Иван Петров. Глава российского "
     "государства отреагировал на слухи о министре."), ["Иван Петров"]),
    ("tr", ("Novak Djokovic ülkeden ayrıldı. \"Büyük bir hayal kırıklığı içindeyim,\" diyen Sırp tenisçi, "
     "karara saygı duyduğunu açıkladı."), ["Novak Djokovic", "Novak Djokovic"]),
    ("tr", "Göç meselesine değinen Bakan Ali Kaya, \"Kimse buna rıza göstermemeli.\" dedi.", ["Ali Kaya"]),
    ("tr", "İletişim Başkanlığından yapılan açıklamada, liderin görüşmeye hazır olduğu belirtilmişti.",
     ["İletişim Başkanlığı"]),
    ("zh", "法迪尔星期五在巴基斯坦首都伊斯兰堡说,已经有很多儿童发育迟缓。", ["法迪尔"]),
    ("zh", "中国外长王毅对新西兰可能加入奥库斯表示担忧。", ["王毅"]),
    ("zh", "秦刚说,今年3月两国正式建交。习近平主席即将同卡斯特罗总统举行会谈。", ["秦刚"]),
    ("zh", "环境局今天(22日)发表文告指出,目前有约50个地方实行类似计划。", ["环境局"]),
    ("zh", "白宫新闻秘书卡里娜·让-皮埃尔对记者说,总统支持停飞决定。“安全高于一切,”她说。",
     ["卡里娜·让-皮埃尔", "卡里娜·让-皮埃尔"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speakers"), SPEECH)
def test_who_speaks(language: str, text: str, speakers: list[str]) -> None:
    found = read(Document(id="x", text=text, language=language, published="2024-06-05"))
    assert [s.speaker for s in found.statements] == speakers


EVENTS = [
    ("ru", ("У главы российской дипломатии Сергея Лаврова запланированы беседа с президентом Бурунди "
     "Эваристом Ндайишимийе и переговоры с коллегой Альбером Шингиро. По итогам министры намерены "
     "подписать меморандум."), [
         ("meeting", "planned", {"Сергей Лавров", "Эварист Ндайишимийе"}),
         ("meeting", "planned", {"Сергей Лавров", "Альбер Шингиро"}),
         ("signing", "planned", {"Сергей Лавров", "Альбер Шингиро"}),
     ]),
    ("ru", "Президент Кении Уильям Руто принял приглашение президента России Владимира Путина.", [
        ("invitation", "held", {"Владимир Путин", "Уильям Руто"}),
        ("visit", "planned", {"Уильям Руто"}),
    ]),
    ("ru", ("Министр обсудил возможную встречу президента России Владимира Путина с президентом США "
     "Дональдом Трампом."), [("meeting", "proposed", {"Владимир Путин", "Дональд Трамп"})]),
    ("tr", ("Finlandiya Dışişleri Bakanı Pekka Haavisto ile düzenlediği ortak basın toplantısından sonra "
     "Mevlüt Kaya, temsilcinin belirleneceğini söyledi."),
     [("press_conference", "held", {"Pekka Haavisto", "Mevlüt Kaya"})]),
    ("tr", ("Dışişleri Bakanı Ali Kaya, yemin töreni için gittiği bu ülkede Almanya Cumhurbaşkanı "
     "Frank-Walter Steinmeier ve Ukrayna Başbakanı Yulia Sviridenko ile görüştü."),
     [("meeting", "held", {"Ali Kaya", "Frank-Walter Steinmeier", "Yulia Sviridenko"})]),
    ("tr", ("Dışişleri Bakanı Ali Kaya, Uruguay'ı ziyaret etti. Turun sonraki durakları Ekvador ve "
     "Kolombiya olacak."), [
         ("visit", "held", {"Ali Kaya"}),
         ("visit", "planned", {"Ali Kaya"}),
         ("visit", "planned", {"Ali Kaya"}),
     ]),
    ("tr", ("Türkiye Dışişleri Bakanı Hakan Fidan, İran Dışişleri Bakanı Hüseyin Emir Abdullahiyan’ın "
     "daveti üzerine İran'ı ziyaret edecek."), [
         ("invitation", "held", {"Hüseyin Emir Abdullahiyan", "Hakan Fidan"}),
         ("visit", "planned", {"Hakan Fidan"}),
     ]),
    ("zh", "国务院总理李强、外长王毅也将分别会见洪都拉斯总统卡斯特罗。", [
        ("meeting", "planned", {"李强", "卡斯特罗"}),
        ("meeting", "planned", {"王毅", "卡斯特罗"}),
    ]),
    ("zh", "中国外长王毅预计20日转往坎培拉,与外长黄英贤举行会谈,并会见总理阿尔巴尼斯。", [
        ("visit", "planned", {"王毅"}),
        ("meeting", "planned", {"王毅", "黄英贤", "阿尔巴尼斯"}),
    ]),
    ("zh", "黄循财是第一次以副总理的身份正式访问印度。", [("visit", "held", {"黄循财"})]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), EVENTS)
def test_who_meets_whom(language: str, text: str, told: list[tuple[str, str, set[str]]]) -> None:
    found = read(Document(id="x", text=text, language=language, published="2024-06-05"))
    events = [(e.kind, e.status, sorted(p.name for p in e.participants)) for e in found.events]
    assert sorted(events) == sorted((kind, status, sorted(who)) for kind, status, who in told)
