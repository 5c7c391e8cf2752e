"""Arabic, Persian and Hebrew as agencies write: subjects told before, leads by office, bodies, plain words."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def _events(language: str, text: str) -> list[tuple[str, str, list[str]]]:
    document = Document(id="x", text=text, language=language, published="2025-03-14")
    return [
        (e.kind, e.status, sorted(p.name for p in e.participants)) for e in read(document).events
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "ar",
            "وقال الوزير سمير حداد إنه سيسافر لاحقا إلى غانا، حيث سيجتمع مع رئيس غانا كوفي منساه.",
            [
                ("meeting", "planned", ["سمير حداد", "كوفي منساه"]),
                ("visit", "planned", ["سمير حداد"]),
            ],
            id="'where' has no subject of its own",
        ),
        pytest.param(
            "ar",
            "اختتم وزير الخارجية العماني سمير حداد زيارة إلى غانا، التقى خلالها الرئيس كوفي منساه.",
            [
                ("meeting", "held", ["سمير حداد", "كوفي منساه"]),
                ("visit", "held", ["سمير حداد"]),
            ],
            id="behind 'during it' stands who was met",
        ),
        pytest.param(
            "ar",
            "تلقى وزير الخارجية العماني سمير حداد دعوة من نظيره الغاني كوفي منساه لزيارة أكرا.",
            [("invitation", "held", ["سمير حداد", "كوفي منساه"])],
            id="an invitation received",
        ),
        pytest.param(
            "ar",
            "استقبل الملك سمير حداد، الاثنين، وزير الخارجية والاندماج الإفريقي وشؤون التوغوليين في الخارج، كوفي منساه.",
            [("meeting", "held", ["سمير حداد", "كوفي منساه"])],
            id="a long portfolio",
        ),
        pytest.param(
            "fa",
            "سعید کریمی با سارا پارک گفت‌وگو کرد. پیش از این سفر، رضا رستمی به خبرنگاران گفت که همه چیز آماده است.",
            [("meeting", "held", ["سارا پارک", "سعید کریمی"])],
            id="'this trip' is not that of whoever speaks of it",
        ),
        pytest.param(
            "fa",
            "کریمی با رئیس‌جمهور غنا دیدار کرد\n\nوزیر امور خارجه ایران دوشنبه با کوفی منساه، رئیس‌جمهور غنا، دیدار کرد.\n\n"
            "سعید کریمی در این دیدار سلام گرم رضا رستمی را به وی رساند.",
            [("meeting", "held", ["سعید کریمی", "کوفی منساه"])],
            id="the headline names whom the lead gives by office",
        ),
        pytest.param(
            "he",
            "נשיא גאנה דניאל ברגר ימשיך מחר לאוסלו.",
            [("visit", "planned", ["דניאל ברגר"])],
            id="whoever continues to a place goes there",
        ),
        pytest.param(
            "he",
            "נשיא גאנה דניאל ברגר ימשיך לדון עם אוסלו בהסכם.",
            [],
            id="but not whoever continues to do something",
        ),
    ],
)
def test_who_takes_part(
    language: str, text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert sorted(_events(language, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        pytest.param(
            "ar",
            "وقال الوزير سمير حداد للصحفيين قبل الاجتماع في القصر: «جئنا لنفتح صفحة جديدة مع جيراننا».",
            "سمير حداد",
            "جئنا لنفتح صفحة جديدة مع جيراننا",
            id="what stands before the colon is the setting",
        ),
        pytest.param(
            "ar",
            "ولم تتأخر وزارة الزراعة الغانية في الرد، إذ ذكرت أن الموسم لم يتضرر.",
            "وزارة الزراعة الغانية",
            "الموسم لم يتضرر",
            id="'as it said': whoever the clause before is about",
        ),
        pytest.param(
            "fa",
            "سعید کریمی بیان کرد: این پل در جایی که کسی زندگی نمی‌کند ساخته شد.",
            "سعید کریمی",
            "این پل در جایی که کسی زندگی نمی‌کند ساخته شد",
            id="behind a colon no 'that' opens the report",
        ),
        pytest.param(
            "he",
            "מלשכת דניאל ברגר נמסר כי הנשיא ישוב לעבודה בעוד שבוע.",
            "לשכת דניאל ברגר",
            "הנשיא ישוב לעבודה בעוד שבוע",
            id="an office that passes something on",
        ),
        pytest.param(
            "he",
            '"היה צריך לסגור את הגשר מיד", אמר הסנאטור הדמוקרטי דניאל ברגר.',
            "דניאל ברגר",
            "היה צריך לסגור את הגשר מיד",
            id="a party between office and name",
        ),
    ],
)
def test_who_says_it(language: str, text: str, speaker: str, content: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-03-14"))
    said = [(s.speaker, text[s.content[0].start : s.content[0].end]) for s in reading.statements]
    assert said == [(speaker, content)]
