"""Where it was, told by the seat of a government; and what is told around a visit."""

from __future__ import annotations

import pytest

from dragoman.documents import make
from dragoman.model import Event, RawItem
from dragoman.reading import read


def events(text: str) -> list[Event]:
    item = RawItem(place="a.txt", text=f"{text}\n", published="2024-06-05")
    return list(read(make(item)).events)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenyan President William Ruto met US President Joe Biden at the White House on Tuesday.", "US"),
        (("Der amerikanische Präsident Joe Biden empfing am Dienstag den kenianischen Präsidenten "
         "William Ruto im Weißen Haus."), "US"),
        (("El presidente argentino Alberto Fernández recibió el martes en la Casa Rosada al presidente "
         "keniano William Ruto."), "AR"),
        (("Le président français Emmanuel Macron a reçu mardi à l'Élysée le président kényan William "
         "Ruto."), "FR"),
        (("Il presidente americano Joe Biden ha ricevuto martedì alla Casa Bianca il presidente keniano "
         "William Ruto."), "US"),
        (("O presidente Lula da Silva recebeu nesta terça-feira, no Palácio do Planalto, o presidente do "
         "Quênia, William Ruto."), "BR"),
        ("Президент России Владимир Путин принял во вторник в Кремле президента Кении Уильяма Руто.", "RU"),
        (("Rusya Devlet Başkanı Vladimir Putin, Kenya Devlet Başkanı William Ruto'yu salı günü "
         "Kremlin'de kabul etti."), "RU"),
        ("ولادیمیر پوتین رئیس جمهور روسیه روز سه‌شنبه در کرملین با ویلیام روتو رئیس جمهور کنیا دیدار کرد.", "RU"),
        ("נשיא ארצות הברית ג'ו ביידן נפגש ביום שלישי בבית הלבן עם נשיא קניה ויליאם רוטו.", "US"),
        ("俄罗斯总统普京周二在克里姆林宫会见肯尼亚总统鲁托。", "RU"),
    ],
)  # fmt: skip
def test_a_seat_of_government_is_a_place(text: str, country: str) -> None:
    (told,) = events(text)
    assert told.kind == "meeting"
    assert told.place is not None
    assert told.place.country == country
    assert len(told.participants) == 2


@pytest.mark.parametrize(
    "text",
    [
        "国家主席习近平在北京会见来华访问的肯尼亚总统鲁托。",
        "国家主席习近平在北京会见正在访问中国的肯尼亚总统鲁托。",
    ],
)
def test_whom_a_journey_qualifies_is_met(text: str) -> None:
    meeting, visit = events(text)
    assert (meeting.kind, visit.kind) == ("meeting", "visit")
    assert {p.name for p in meeting.participants} == {"习近平", "鲁托"}
    assert [p.name for p in visit.participants] == ["鲁托"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President William Ruto is expected in Lima on Thursday for a two-day visit.",
        "Le président kényan William Ruto est attendu jeudi à Lima pour une visite de deux jours.",
        "Il presidente keniano William Ruto è atteso giovedì a Lima per una visita di due giorni.",
        (
            "Der kenianische Präsident William Ruto wird am Donnerstag zu einem zweitägigen Besuch in Lima "
            "erwartet."
        ),
    ],
)
def test_who_is_expected_for_a_visit_is_on_no_other(text: str) -> None:
    (visit,) = events(text)
    assert (visit.kind, visit.status, visit.start) == ("visit", "planned", "2024-06-06")
