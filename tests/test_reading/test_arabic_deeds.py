"""Arabic: deeds in a row, errands, delegations and acceptances, and what stands around what is said."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

RUTO, JERI = "وليام روتو", "خوسيه خيري"
KENYA, PERU = "الرئيس الكيني وليام روتو", "الرئيس البيروفي خوسيه خيري"


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="ar", published="2026-03-12"))


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (f"زار {KENYA} ليما والتقى {PERU}.", "meeting", {RUTO, JERI}),
        (f"وصل {KENYA} إلى ليما، حيث التقى {PERU}.", "meeting", {RUTO, JERI}),
        (f"توجه {KENYA} إلى ليما، الجمعة، للقاء {PERU}.", "meeting", {RUTO, JERI}),
        (f"زار وفد برئاسة {KENYA} ليما الأسبوع الماضي.", "visit", {RUTO}),
        (f"استقبل {KENYA} وفدا من البرلمان الأوروبي برئاسة أندريا مورينو.", "meeting", {RUTO, "أندريا مورينو"}),
        (f"أجرى {KENYA} محادثات هاتفية مع {PERU} الليلة الماضية.", "call", {RUTO, JERI}),
        (f"ودع {KENYA} في مطار نيروبي نظيره البيروفي خوسيه خيري.", "meeting", {RUTO, JERI}),
        (f"قبل {PERU} دعوة نظيره الكيني وليام روتو لزيارة نيروبي.", "invitation", {RUTO, JERI}),
        ("استقبل عبد العزيز بن سالم وزير خارجية بيرو كارلوس مورينو في مسقط.", "meeting", {"عبد العزيز بن سالم", "كارلوس مورينو"}),
        (
            "استقبل سمو الشيخ سالم بن فهد وزير الخارجية الكويتي، اليوم في الكويت، معالي ماريا مورينو وزيرة خارجية بيرو.",
            "meeting",
            {"سالم بن فهد", "ماريا مورينو"},
        ),
        (
            "التقى الأمير سالم بن فهد وزير الخارجية الكويتي، اليوم الخميس، الدكتور كارلوس مورينو وزير الخارجية في جمهورية بيرو.",
            "meeting",
            {"سالم بن فهد", "كارلوس مورينو"},
        ),
        (f"التقى {KENYA} الأمين العام لجامعة الدول العربية كارلوس مورينو.", "meeting", {RUTO, "كارلوس مورينو"}),
        (f"ناقش {KENYA} مع {PERU} الوضع. جاء ذلك خلال اتصال هاتفي مساء الأحد.", "call", {RUTO, JERI}),
        ("سالم بن فهد يلتقي رئيس بيرو", "meeting", {"سالم بن فهد", "رئيس بيرو"}),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, kind: str, who: set[str]) -> None:
    (event,) = (e for e in _read(text).events if e.kind == kind)
    assert {p.name for p in event.participants} == who


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"يبدأ {KENYA}، الأحد المقبل، جولة خارجية تشمل ليما وبوغوتا.", [("visit", "planned", "2026-03-15")] * 2),
        (f"لبى {PERU} دعوة نظيره الكيني وليام روتو لزيارة نيروبي.", [("invitation", "held", "2026-03"), ("visit", "planned", None)]),
        ("ستعقد قمة ثلاثية بين كينيا وبيرو وغانا في نيروبي في 27 يونيو المقبل.", [("summit", "planned", "2026-06-27")]),
        ("عقدت في ليما، الاثنين الماضي، جولة مباحثات غير مباشرة بين كينيا وبيرو.", [("negotiation", "held", "2026-03-09")]),
        (f"أكد {KENYA} أنه مستعد للقاء {PERU}.", [("meeting", "proposed", None)]),
        (f"قال {KENYA} إنه لا توجد خطط للقاء بين الرئيسين البيروفي والغاني.", []),
        (f"وأرجأ {KENYA} رحلة كانت مقررة إلى ليما.", [("visit", "cancelled", None)]),
        (f"من المقرر أن يلتقي {KENYA} {PERU} لبحث التجارة.", [("meeting", "planned", None)]),
        (f"وصل إلى ليما، اليوم، {KENYA} في زيارة غير معلنة.", [("visit", "held", "2026-03-12")]),
    ],
)  # fmt: skip
def test_what_happened(text: str, kinds: list[tuple[str, str, str | None]]) -> None:
    told = [(e.kind, e.status, e.start) for e in _read(text).events]
    assert sorted(told, key=str) == sorted(kinds, key=str)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"وأكد {KENYA}، خلال لقائه مع {PERU}، دعم بلاده للإصلاحات.", ["دعم بلاده للإصلاحات"]),
        (f"أكد {KENYA} خلال اتصال هاتفي مع {PERU} ضرورة حماية المدنيين.", ["ضرورة حماية المدنيين"]),
        (f"أما {KENYA} فقد أكد أن بلاده ترفض العقوبات الجديدة.", ["بلاده ترفض العقوبات الجديدة"]),
        (
            f"قال {KENYA} إن بلاده تدعو إلى الحوار، وأنها ترفض العنف كله.",
            ["بلاده تدعو إلى الحوار، وأنها ترفض العنف كله"],
        ),
    ],
)  # fmt: skip
def test_what_is_said(text: str, content: list[str]) -> None:
    (statement,) = _read(text).statements
    assert [text[s.start : s.end] for s in statement.content] == content


def test_a_town_by_which_a_government_goes_is_a_place() -> None:
    (visit,) = _read(f"يزور {KENYA} تل أبيب يوم الأحد.").events
    assert visit.place is not None
    assert (visit.place.name, visit.place.country) == ("Tel Aviv", "IL")


def test_a_ministry_tells_of_its_own_minister() -> None:
    (visit,) = _read("أعلنت وزارة الخارجية الكينية أن الوزير موسى أوتيانو سيزور ليما.").events
    assert [(p.name, p.state) for p in visit.participants] == [("موسى أوتيانو", "KEN")]
