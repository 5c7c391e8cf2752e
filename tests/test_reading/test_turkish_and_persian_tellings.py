"""How Turkish and Persian news tell who met whom, when and where: their own constructions."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

_Told = tuple[str, str, str | None, str | None, set[str]]


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2024-05-15"))


def _events(language: str, text: str) -> list[_Told]:
    return [
        (
            e.kind,
            e.status,
            e.start,
            e.place.country if e.place else None,
            {p.name for p in e.participants if p.name} or set(e.parties),
        )
        for e in _read(language, text).events
    ]


_MONTH = "2024-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "سفر مونا الحداد وزیر خارجه عمان به پکن روز دوشنبه آغاز می‌شود.",
            [("visit", "planned", "2024-05-20", "CN", {"مونا الحداد"})],
            id="the present of 'begin' is ahead, and no month of May",
        ),
        pytest.param(
            "نخست‌وزیر هند در گفت‌وگوی تلفنی با رئیس جمهور کنیا خواستار کاهش تنش شد.",
            [("call", "held", _MONTH, None, {"نخست‌وزیر هند", "رئیس جمهور کنیا"})],
            id="what was asked for on the telephone is no proposal of a call",
        ),
        pytest.param(
            "مونا الحداد وزیر خارجه عمان در لیما با کارلوس مندوزا همتای پرویی خود مذاکره کرد.",
            [("meeting", "held", _MONTH, "PE", {"مونا الحداد", "کارلوس مندوزا"})],
            id="a counterpart behind a name no one knows",
        ),
        pytest.param(
            "احمد السالم، نخست‌وزیر اردن، در فرودگاه به استقبال پائولو دیاس، رئیس جمهور پرتغال، رفت.",
            [("meeting", "held", _MONTH, "JO", {"احمد السالم", "پائولو دیاس"})],
            id="went to welcome him",
        ),
        pytest.param(
            "احمد السالم، نخست‌وزیر اردن، روز جمعه میزبان پائولو دیاس، رئیس جمهور پرتغال، خواهد بود.",
            [("meeting", "planned", "2024-05-17", None, {"احمد السالم", "پائولو دیاس"})],
            id="will be host to",
        ),
        pytest.param(
            "پائولو دیاس رئیس جمهور پرتغال از سوی احمد السالم نخست‌وزیر اردن به حضور پذیرفته شد.",
            [("meeting", "held", _MONTH, None, {"احمد السالم", "پائولو دیاس"})],
            id="was received",
        ),
        pytest.param(
            "پرو و شیلی دور سوم مذاکرات مرزی را شنبه در کیتو برگزار می‌کنند.",
            [("negotiation", "planned", "2024-05-18", "EC", {"PER", "CHL"})],
            id="a round that two states hold",
        ),
        pytest.param(
            "سخنگوی وزارت خارجه از سفر روز یکشنبه مونا الحداد وزیر خارجه عمان به پکن خبر داد.",
            [("visit", "planned", "2024-05-19", "CN", {"مونا الحداد"})],
            id="a journey that is announced",
        ),
        pytest.param(
            "احمد السالم نخست‌وزیر اردن در دیدار پائولو دیاس رئیس جمهور پرتغال بر صلح تأکید کرد.",
            [("meeting", "held", _MONTH, None, {"احمد السالم", "پائولو دیاس"})],
            id="at the meeting of: whom he met stands bare behind the noun",
        ),
        pytest.param(
            "مونا الحداد وزیر خارجه عمان روز دوشنبه به مراکش سفر کرد و قرار است جمعه "
            "در لیما با رئیس جمهور پرو دیدار کند.",
            [
                ("meeting", "planned", "2024-05-17", "PE", {"مونا الحداد", "رئیس جمهور پرو"}),
                ("visit", "held", "2024-05-13", "MA", {"مونا الحداد"}),
            ],
            id="each verb has its day and place before it",
        ),
        pytest.param(
            "مونا الحداد وزیر خارجه عمان گفت که آماده دیدار با رئیس جمهور پرو است.",
            [("meeting", "proposed", None, None, {"مونا الحداد", "رئیس جمهور پرو"})],
            id="ready to meet",
        ),
        pytest.param(
            "احمد السالم نخست‌وزیر اردن که در سفری از پیش اعلام نشده به لیما سفر کرده است، با "
            "کارلوس مندوزا رئیس جمهور موقت پرو دیدار کرد.",
            [
                ("meeting", "held", _MONTH, "PE", {"احمد السالم", "کارلوس مندوزا"}),
                ("visit", "held", _MONTH, "PE", {"احمد السالم"}),
            ],
            id="a negated verb is of the clause before; an interim president",
        ),
        pytest.param(
            "رئیس الوزرای طالبان با وزیر خارجه ازبیکستان در کابل دیدار مشترک داشت.",
            [
                (
                    "meeting",
                    "held",
                    _MONTH,
                    "AF",
                    {"وزیر خارجه ازبیکستان", "رئیس الوزرای طالبان"},
                )
            ],
            id="as Afghan papers write",
        ),
    ],
)
def test_persian(text: str, expected: list[_Told]) -> None:
    assert _events("fa", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dün Lima'da gerçekleştirilen görüşmede Gana Dışişleri Bakanı Ama Boateng ile Peru "
            "Dışişleri Bakanı Carla Rojas, ticareti ele aldı.",
            [("meeting", "held", "2024-05-14", "PE", {"Ama Boateng", "Carla Rojas"})],
            id="both sides behind the noun",
        ),
        pytest.param(
            "Arnavutluk Başbakanı Edi Hoxha, Kenya Başbakanı Peter Otieno ile yaptığı telefon "
            "görüşmesinde gelişmeleri ele aldı.",
            [("call", "held", _MONTH, None, {"Edi Hoxha", "Peter Otieno"})],
            id="a given name in the shape of a verb",
        ),
        pytest.param(
            "Kazakistan Cumhurbaşkanı Kasım Abenov, Astana'da Macaristan Cumhurbaşkanı Jozsef "
            "Nagy'yi kabul etti.",
            [("meeting", "held", _MONTH, "KZ", {"Kasım Abenov", "Jozsef Nagy"})],
            id="a given name that is a month",
        ),
        pytest.param(
            "Bulgaristan Cumhurbaşkanı Rumen Petkov, Sofya'da Gana Dışişleri Bakanı Ama Boateng "
            "ile görüştü.",
            [("meeting", "held", _MONTH, "BG", {"Rumen Petkov", "Ama Boateng"})],
            id="a given name that is a nationality",
        ),
        pytest.param(
            "Norveç Kralı 7. Olav, Gana Dışişleri Bakanı Ama Boateng onuruna akşam yemeği verecek.",
            [("meeting", "planned", None, None, {"Olav", "Ama Boateng"})],
            id="a king with his number",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Kofi Mensah Ankara'ya geliyor",
            [("visit", "planned", None, "TR", {"Kofi Mensah"})],
            id="the present of 'come' is ahead",
        ),
        pytest.param(
            "Dışişleri Bakanlığı: Bakan Selim Aydın, 20 Mayıs'ta Lüksemburg'u ziyaret edecek.",
            [("visit", "planned", "2024-05-20", "LU", {"Selim Aydın"})],
            id="who tells it stands before the colon",
        ),
        pytest.param(
            "Gana Dışişleri Bakanı Ama Boateng, 20 Mayıs 2024 tarihinde ülkemizi ziyaret edecektir.",
            [("visit", "planned", "2024-05-20", "TR", {"Ama Boateng"})],
            id="our country",
        ),
        pytest.param(
            "Gana ve Perulu dışişleri bakanları Lima'da bir araya geldi.",
            [("meeting", "held", _MONTH, "PE", {"GHA", "PER"})],
            id="ministers told by state and nationality",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Kofi Mensah'ın Peru Başbakanı Carla Rojas'ı kabulü bir saat sürdü.",
            [("meeting", "held", _MONTH, None, {"Kofi Mensah", "Carla Rojas"})],
            id="a reception told by its noun",
        ),
        pytest.param(
            "Gana Dışişleri Bakanı Ama Boateng, Peru'yu ziyaretinde Başbakan Carla Rojas "
            "tarafından kabul edildi.",
            [
                ("meeting", "held", _MONTH, "PE", {"Carla Rojas", "Ama Boateng"}),
                ("visit", "held", _MONTH, "PE", {"Ama Boateng"}),
            ],
            id="who is received is not the country visited",
        ),
        pytest.param(
            "Gana Dışişleri Bakanı Ama Boateng Lima'ya geldi. Boateng, pazartesi günü Peru "
            "Başbakanı Carla Rojas ile Quito'da görüşmüştü.",
            [
                ("visit", "held", _MONTH, "PE", {"Ama Boateng"}),
                ("meeting", "held", "2024-05-13", "EC", {"Ama Boateng", "Carla Rojas"}),
            ],
            id="the day of what was before is not that of the news",
        ),
        pytest.param(
            "Peru Başbakanı Carla Rojas onuruna Gana Cumhurbaşkanı Kofi Mensah tarafından akşam "
            "yemeği verildi.",
            [("meeting", "held", _MONTH, None, {"Kofi Mensah", "Carla Rojas"})],
            id="a dinner that was given",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Kofi Mensah, Peru Başbakanı Carla Rojas'tan bir mektup aldı.",
            [("message", "held", _MONTH, None, {"Carla Rojas", "Kofi Mensah"})],
            id="a letter received",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Kofi Mensah'ın Peru Başbakanı Carla Rojas'a gönderdiği mesajda "
            "iki ülkenin dostluğu vurgulandı.",
            [("message", "held", _MONTH, None, {"Carla Rojas", "Kofi Mensah"})],
            id="a message sent, told by its noun",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Kofi Mensah Riyad'da",
            [("visit", "held", _MONTH, "SA", {"Kofi Mensah"})],
            id="a headline without a verb",
        ),
    ],
)
def test_turkish(text: str, expected: list[_Told]) -> None:
    told = _events("tr", text)
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_an_envoy_is_of_the_state_that_owns_his_office() -> None:
    text = "Gana'nın Peru Özel Temsilcisi Ama Boateng, Lima'da Başbakan Carla Rojas ile görüştü."
    states = {a.name: a.state for a in _read("tr", text).actors}
    assert states["Ama Boateng"] == "GHA"
