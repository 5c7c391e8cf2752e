"""Ways in which Arabic reports tell of encounters: idioms, meals, audiences, what fell through."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event
from dragoman.reading import read


def _events(text: str) -> list[Event]:
    document = Document(id="x", text=text, language="ar", published="2026-03-12")
    return list(read(document).events)


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [
        (
            "meeting",
            "held",
            "أمضى الرئيس الكيني موسى أوتيانو ساعتين مع الرئيس البيروفي خوسيه خيري.",
        ),
        (
            "meeting",
            "held",
            "تبادل الرئيس الكيني موسى أوتيانو وجهات النظر مع الرئيس البيروفي خوسيه خيري.",
        ),
        (
            "meeting",
            "held",
            "جمعت طاولة واحدة الرئيس الكيني موسى أوتيانو والرئيس البيروفي خوسيه خيري.",
        ),
        (
            "meeting",
            "held",
            "خص الرئيس البيروفي خوسيه خيري الرئيس الكيني موسى أوتيانو باستقبال رسمي.",
        ),
        (
            "meeting",
            "held",
            "استقبل رئيس بيرو خوسيه خيري في القصر الرئاسي الرئيس الكيني موسى أوتيانو.",
        ),
        (
            "meeting",
            "held",
            "عقب لقائه الرئيس البيروفي خوسيه خيري، تحدث الوزير الكيني موسى أوتيانو عن الصيد.",
        ),
        (
            "meeting",
            "held",
            "خلال استقباله الوزير الكيني موسى أوتيانو، تحدث الرئيس البيروفي خوسيه خيري عن الصيد.",
        ),
        (
            "meeting",
            "planned",
            "سيعقد الرئيس الكيني موسى أوتيانو جلسة مباحثات مع الرئيس البيروفي خوسيه خيري.",
        ),
        (
            "meeting",
            "planned",
            "تتجه الأنظار إلى لقاء الرئيس الكيني موسى أوتيانو والرئيس البيروفي خوسيه خيري.",
        ),
        (
            "meeting",
            "cancelled",
            "تعذر عقد لقاء بين الرئيس الكيني موسى أوتيانو والرئيس البيروفي خوسيه خيري.",
        ),
        ("call", "held", "تحادث الرئيس الكيني موسى أوتيانو هاتفيا مع الرئيس البيروفي خوسيه خيري."),
        (
            "call",
            "held",
            "شكر الرئيس الكيني موسى أوتيانو الرئيس البيروفي خوسيه خيري في اتصال هاتفي.",
        ),
        (
            "message",
            "held",
            "خاطب الرئيس الكيني موسى أوتيانو الرئيس البيروفي خوسيه خيري برسالة خطية.",
        ),
    ],
)
def test_two_people_meet_call_or_write(kind: str, status: str, text: str) -> None:
    found = [e for e in _events(text) if e.kind == kind and e.status == status]
    assert [{"موسى أوتيانو", "خوسيه خيري"} <= {p.name for p in e.participants} for e in found] == [
        True
    ]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("held", "أمضى الرئيس الكيني موسى أوتيانو يومين في بيرو."),
        ("held", "جاء الرئيس الكيني موسى أوتيانو إلى بيرو يوم الاثنين."),
        ("held", "قال الرئيس الكيني موسى أوتيانو، الذي يزور بيرو حاليا، إن بلاده تريد السلام."),
        ("planned", "تجري الاستعدادات لزيارة الرئيس الكيني موسى أوتيانو إلى بيرو."),
        ("planned", "يتأهب الرئيس الكيني موسى أوتيانو للسفر إلى بيرو."),
        ("cancelled", "طويت صفحة زيارة الرئيس الكيني موسى أوتيانو إلى بيرو بعد إلغائها."),
    ],
)
def test_somebody_travels(status: str, text: str) -> None:
    visits = [e for e in _events(text) if e.kind == "visit"]
    assert [e.status for e in visits] == [status]
    assert all("PER" in e.parties for e in visits)


@pytest.mark.parametrize(
    "text",
    [
        "التقت مصالح كينيا وبيرو في ملف الصيد.",
        "توقفت كينيا عن استيراد الأرز من بيرو.",
        "أمضى الشاعر موسى أوتيانو طفولته في بيرو.",
        "وقعت كينيا ضحية أزمة ديون خانقة.",
    ],
)
def test_nothing_took_place(text: str) -> None:
    assert not _events(text)
