"""What has happened and what has not, in Arabic, Hebrew and Persian: denied, wished, called off; who goes on."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def _read(language: str, text: str):
    return read(Document(id="x", text=text, language=language, published="2025-03-14"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ولن يجري وزير الخارجية العماني سمير حداد محادثات مع نظيره الغاني كوفي منساه."),
        ("ar", "ولم يبدأ وزير الخارجية العماني سمير حداد مفاوضات مع نظيره الغاني كوفي منساه."),
        ("fa", "وزیر خارجه عمان سمیر حداد با همتای غنایی خود کوفی منساه دیدار نکرد."),
        ("fa", "وزیر خارجه عمان سمیر حداد به آکرا سفر نخواهد کرد."),
        ("fa", "وزیر خارجه عمان سمیر حداد دیداری با همتای غنایی خود کوفی منساه نداشت."),
    ],
)
def test_a_light_verb_denies_its_noun(language: str, text: str) -> None:
    assert not _read(language, text).events


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("ar", "التقى وزير الخارجية العماني سمير حداد نظيره الغاني كوفي منساه بعد إلغاء الرسوم.", "held"),
        ("ar", "عقد سمير حداد محادثات مع وزير خارجية غانا كوفي منساه حول إلغاء التأشيرات.", "held"),
        ("ar", "ويرجح أن يلتقي سمير حداد وزير خارجية غانا كوفي منساه.", "planned"),
        ("ar", "أشاد الوزير العماني سمير حداد بالاتفاق بعد أن التقى وزير خارجية غانا كوفي منساه.", "held"),
        ("ar", "يصل سمير حداد غدا لعقد لقاء مع وزير خارجية غانا كوفي منساه.", "planned"),
        ("he", "שר החוץ יואב ברק נפגש עם עמיתו הגאני קופי מנסה אחרי שנדחה הדיון בוועדה.", "held"),
        ("he", "שר החוץ יואב ברק עומד להיפגש עם עמיתו הגאני קופי מנסה.", "planned"),
        ("he", "שר החוץ יואב ברק מקיים שיחות עם עמיתו הגאני קופי מנסה.", "held"),
        ("fa", "سمیر حداد با وزیر خارجه غنا کوفی منساه که تعرفه‌ها را لغو کرده است، دیدار کرد.", "held"),
    ],
)  # fmt: skip
def test_what_happened_is_not_called_off_by_other_things(
    language: str, text: str, status: str
) -> None:
    assert [e.status for e in _read(language, text).events if e.kind == "meeting"] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وكان من المقرر أن يتوجه الوزير العماني سمير حداد إلى أكرا اليوم، لكن الموعد ألغي."),
        ("he", "שר החוץ יואב ברק היה אמור להמריא לאקרה, אך הדבר בוטל."),
    ],
)
def test_a_departure_called_off(language: str, text: str) -> None:
    assert [e.status for e in _read(language, text).events] == ["cancelled"]


@pytest.mark.parametrize(
    "said",
    [
        "وأكد أن الاتفاق سيعزز الاستقرار",
        "وأشار إلى أن الاتفاق سيعزز الاستقرار",
        "ولفت الوزير إلى أن الاتفاق سيعزز الاستقرار",
        "وأشار الوزير العماني إلى أن الاتفاق سيعزز الاستقرار",
        "وأقر الوزير بأن الاتفاق سيعزز الاستقرار",
        "وعبر سمير حداد عن أمله في أن الاتفاق سيعزز الاستقرار",
        "ويتوقع سمير حداد أن الاتفاق سيعزز الاستقرار",
    ],
)
def test_a_verb_of_saying_whose_preposition_stands_behind_its_subject(said: str) -> None:
    text = f"وصل وزير الخارجية العماني سمير حداد إلى أكرا. {said}."
    (statement,) = _read("ar", text).statements
    assert statement.speaker == "سمير حداد"
    assert text[statement.content[0].start :].startswith("الاتفاق سيعزز")


def test_a_dropped_subject_rings_up() -> None:
    text = "أشاد الوزير العماني سمير حداد بالتعاون. كما اتصل هاتفيا بوزير خارجية غانا كوفي منساه."
    (event,) = _read("ar", text).events
    assert {p.name for p in event.participants} == {"سمير حداد", "كوفي منساه"}


def test_the_latter_is_who_was_named_last() -> None:
    text = "استقبل سمير حداد وزير خارجية غانا كوفي منساه، قبل أن يصل الأخير إلى ليما."
    visit = next(e for e in _read("ar", text).events if e.kind == "visit")
    assert [p.name for p in visit.participants if p.role == "visitor"] == ["كوفي منساه"]
    text = "كان اللقاء الأخير بين سمير حداد وكوفي منساه في أكرا."
    assert [e.kind for e in _read("ar", text).events] == ["meeting"]


def test_and_before_a_name_with_its_article() -> None:
    text = (
        "التقى الوزير العماني سمير حداد الرئيس المصري عبد الفتاح السيسي. وعقد حداد والسيسي اجتماعا."
    )
    names = {p.name for e in _read("ar", text).events for p in e.participants}
    assert names == {"سمير حداد", "عبد الفتاح السيسي"}


@pytest.mark.parametrize(
    "text",
    [
        "שר החוץ יואב ברק התריע כי ההסכם יחזק את היציבות באזור.",
        "שר החוץ יואב ברק ביקש להבהיר כי ההסכם יחזק את היציבות באזור.",
        "שר החוץ יואב ברק הצביע על כך שההסכם יחזק את היציבות באזור.",
    ],
)
def test_more_verbs_of_saying_in_hebrew(text: str) -> None:
    assert [s.speaker for s in _read("he", text).statements] == ["יואב ברק"]
