"""Arabic: titles of rank, long portfolios, and names that only look like a word with its article."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="ar", published="2025-03-14"))


def _met(text: str) -> list[tuple[str, str | None, str | None]]:
    (event,) = (e for e in _read(text).events if e.kind == "meeting")
    return sorted((p.name, p.office, p.state) for p in event.participants)


def test_a_prince_has_his_office_behind_his_name_and_receives_people() -> None:
    text = (
        "استقبل صاحب السمو الأمير سالم بن طلال وزير الخارجية، في مقر الوزارة، بالمنامة اليوم، "
        "معالي وزيرة الخارجية والعلاقات الدولية بمملكة ليسوتو السيدة ليلى رمضاني."
    )
    assert set(_met(text)) == {
        ("ليلى رمضاني", "foreign minister", "LSO"),
        ("سالم بن طلال", "foreign minister", None),
    }


def test_a_president_before_a_minister_meets_him() -> None:
    reading = _read("استقبل الرئيس محمد علي وزير الخارجية المصري سامح فريد.")
    (event,) = reading.events
    assert len(event.participants) == 2


def test_a_name_that_begins_as_the_article_does_is_no_town() -> None:
    text = "التقى وزير الخارجية المصري سامح فريد نظيره الإسباني خوسيه مانويل ألباريس."
    assert ("خوسيه مانويل ألباريس", "foreign minister", "ESP") in _met(text)


def test_a_noun_with_its_article_has_no_owner_behind_it() -> None:
    text = "من المقرر أن يلتقي وزير الخارجية سالم فريد خلال هذه الزيارة رئيس الوزراء محمد علي."
    assert [(e.kind, e.status) for e in _read(text).events] == [("meeting", "planned")]


def _told(text: str) -> list[tuple[str, str, dict[str, str]]]:
    return sorted(
        (e.kind, e.status, {p.name: p.role for p in e.participants}) for e in _read(text).events
    )


_RUTO, _LINDO = "ويليام روتو", "خوسيه ليندو"
_KENYA, _PERU = "الرئيس الكيني ويليام روتو", "نظيره البيروفي خوسيه ليندو"


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        pytest.param(
            f"تلقى {_KENYA}، مساء أمس، اتصالا هاتفيا من {_PERU}.",
            "call",
            {_RUTO: "participant", _LINDO: "participant"},
            id="who received a call from whom",
        ),
        pytest.param(
            f"بحث {_KENYA} هاتفيا مع {_PERU} تطورات الوضع.",
            "call",
            {_RUTO: "participant", _LINDO: "participant"},
            id="talked by phone",
        ),
        pytest.param(
            f"ناقش {_KENYA} مع {_PERU}، في اتصال هاتفي، سبل التعاون.",
            "call",
            {_RUTO: "participant", _LINDO: "participant"},
            id="talks in a phone call are that call",
        ),
        pytest.param(
            f"عقد {_KENYA} و{_PERU} في القصر الرئاسي جلسة مباحثات مغلقة.",
            "meeting",
            {_RUTO: "participant", _LINDO: "participant"},
            id="verb and noun far apart",
        ),
        pytest.param(
            "جاء ذلك خلال استقبال الرئيس الكيني ويليام روتو، اليوم، لوزير الخارجية البيروفي إلمر سالاس.",
            "meeting",
            {_RUTO: "participant", "إلمر سالاس": "participant"},
            id="the reception of somebody by somebody",
        ),
        pytest.param(
            f"تلقى {_KENYA} دعوة رسمية من {_PERU} لزيارة ليما.",
            "invitation",
            {_LINDO: "inviter", _RUTO: "invitee"},
            id="who receives an invitation is the guest",
        ),
        pytest.param(
            f"تلقى {_KENYA} رسالة خطية من {_PERU}، نقلها إليه وزير الخارجية البيروفي إلمر سالاس.",
            "message",
            {_LINDO: "sender", _RUTO: "recipient", "إلمر سالاس": "bearer"},
            id="who hands over the letter told before bears it",
        ),
        pytest.param(
            "قالت الوزارة إن الزيارة التي يقوم بها الرئيس الكيني ويليام روتو إلى بيرو مهمة.",
            "visit",
            {_RUTO: "visitor"},
            id="the visit that somebody makes",
        ),
        pytest.param(
            "التقى الدكتور سالم الحداد وزير الخارجية المصري نظيره الكيني إلمر سالاس.",
            "meeting",
            {"سالم الحداد": "participant", "إلمر سالاس": "participant"},
            id="office and state behind a name",
        ),
        pytest.param(
            "استقبل ويليام روتو وزير الخارجية المصري في نيروبي.",
            "meeting",
            {_RUTO: "participant", "وزير الخارجية المصري": "participant"},
            id="office and state of whom he met",
        ),
        pytest.param(
            "استقبل وزير الخارجية السعودي سالم الحداد أمس سفير جمهورية كينيا لدى المملكة إلمر سالاس.",
            "meeting",
            {"سالم الحداد": "participant", "إلمر سالاس": "participant"},
            id="the ambassador to the kingdom",
        ),
    ],
)
def test_who_took_part(text: str, kind: str, roles: dict[str, str]) -> None:
    told = [(k, r) for k, _, r in _told(text)]
    assert told == [(kind, roles)]


def test_whoever_waits_for_a_guest_meets_him() -> None:
    text = f"وصل {_KENYA} إلى ليما، وكان في استقباله بالمطار {_PERU}."
    meeting = {_RUTO: "participant", _LINDO: "participant"}
    assert [(k, r) for k, _, r in _told(text)] == [
        ("meeting", meeting),
        ("visit", {_RUTO: "visitor"}),
    ]


def test_a_stateless_minister_is_the_own_one() -> None:
    text = (
        "تلقى الأمير سالم بن طلال وزير الخارجية اتصالا هاتفيا من وزير خارجية هولندا كاسبار فان در برغ. "
        "وقال وزير الخارجية إن المملكة ترحب بذلك."
    )
    (statement,) = _read(text).statements
    assert statement.speaker == "سالم بن طلال"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'وقال ويليام روتو: "نريد أن نرى مزيدا من السفن"، وطلب نقل تحياته إلى الرئيس.',
            ["نريد أن نرى مزيدا من السفن"],
        ),
        (
            '"لم نعرف أسباب هذا القرار قط"، يقول ويليام روتو، "لكن أبوابنا مفتوحة".',
            ["لم نعرف أسباب هذا القرار قط", "لكن أبوابنا مفتوحة"],
        ),
    ],
)
def test_words_in_quotation_marks_alone(text: str, expected: list[str]) -> None:
    (statement,) = _read(text).statements
    assert statement.form == "direct"
    assert [text[s.start : s.end] for s in statement.content] == expected
