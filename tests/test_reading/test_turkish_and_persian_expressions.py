"""Turkish and Persian: the many ways of saying that two people met, travelled, rang, signed."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

MINISTER, PRESIDENT = "Gana Dışişleri Bakanı Kati Lind", "Togo Cumhurbaşkanı İvo Marsk"
GUEST, HOST = "کاتی لیند، وزیر خارجه غنا،", "ایوو مارسک، رئیس‌جمهور توگو،"


def _told(text: str, language: str) -> list[tuple[str, str]]:
    document = Document(id="x", text=text, language=language, published="2024-05-15")
    return [(e.kind, e.status) for e in read(document).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MINISTER}, {PRESIDENT}'ın konuğu oldu.", ("meeting", "held")),
        (f"{PRESIDENT}, {MINISTER}'i Lome'de misafir etti.", ("meeting", "held")),
        (f"{MINISTER}, {PRESIDENT}'la görüş alışverişinde bulundu.", ("meeting", "held")),
        (f"{MINISTER} ve {PRESIDENT} pazartesi günü el sıkıştı.", ("meeting", "held")),
        (f"{MINISTER}, {PRESIDENT}'ı makamında ziyaret etti.", ("meeting", "held")),
        (f"{MINISTER}, {PRESIDENT} ile baş başa kaldı.", ("meeting", "held")),
        (f"{MINISTER} ile {PRESIDENT}'ın yüz yüze gelmesi planlanıyor.", ("meeting", "planned")),
        (f"{MINISTER} ile {PRESIDENT}'ın görüşmesi suya düştü.", ("meeting", "cancelled")),
        (f"{MINISTER} ile {PRESIDENT}'ın görüşmesi gerçekleşmedi.", ("meeting", "cancelled")),
        (f"{MINISTER} Lome'ye uğradı.", ("visit", "held")),
        (f"{MINISTER} cuma günü Togo yolcusu.", ("visit", "planned")),
        (f"{MINISTER} haziranda Togo'da olacak.", ("visit", "planned")),
        (f"{MINISTER}, {PRESIDENT} ile telefonda bir araya geldi.", ("call", "held")),
        (f"{MINISTER}, {PRESIDENT}'tan davet aldı.", ("invitation", "held")),
        (f"{MINISTER}, {PRESIDENT}'a tebrik telgrafı çekti.", ("message", "held")),
        (f"{MINISTER} ile {PRESIDENT} anlaşmayı parafe etti.", ("signing", "held")),
    ],
)
def test_ways_to_tell_of_an_encounter_in_turkish(text: str, expected: tuple[str, str]) -> None:
    assert _told(text, "tr") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HOST} روز دوشنبه میزبان {GUEST} بود.", ("meeting", "held")),
        (f"{GUEST} در لومه مورد استقبال {HOST} قرار گرفت.", ("meeting", "held")),
        (f"{GUEST} به دیدار {HOST} رفت.", ("meeting", "held")),
        (f"{GUEST} و {HOST} روز دوشنبه رودررو شدند.", ("meeting", "held")),
        (f"{HOST} با {GUEST} شام خورد.", ("meeting", "held")),
        (f"{HOST} به افتخار {GUEST} ضیافت شام داد.", ("meeting", "held")),
        (f"{GUEST} مهمان {HOST} بود.", ("meeting", "held")),
        (f"{GUEST} و {HOST} جمعه رودررو می‌شوند.", ("meeting", "planned")),
        (f"دیدار {GUEST} با {HOST} به زمان دیگری موکول شد.", ("meeting", "cancelled")),
        (f"{GUEST} روز دوشنبه به لومه رسید.", ("visit", "held")),
        (f"{GUEST} از لومه بازگشت.", ("visit", "held")),
        (f"{GUEST} جمعه در لومه خواهد بود.", ("visit", "planned")),
        (f"{GUEST} به {HOST} تلفن کرد.", ("call", "held")),
        (f"{GUEST} دعوت‌نامه‌ای از {HOST} دریافت کرد.", ("invitation", "held")),
    ],
)
def test_ways_to_tell_of_an_encounter_in_persian(text: str, expected: tuple[str, str]) -> None:
    assert _told(text, "fa") == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{MINISTER} büyük bir hayal kırıklığına uğradı.", "tr"),
        ("Hükümet, Togo ile ticarette hedeflerine ulaştı.", "tr"),
        ("دولت غنا در تجارت با توگو به اهداف خود رسید.", "fa"),
        ("غنا و توگو پس از سال‌ها به توافق رسیدند.", "fa"),
    ],
)
def test_other_uses_of_the_words_tell_of_no_encounter(text: str, language: str) -> None:
    assert _told(text, language) == []
