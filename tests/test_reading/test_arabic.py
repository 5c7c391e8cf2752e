"""Arabic: titles of rank, long portfolios, and names that only look like a word with its article."""

from __future__ import annotations

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
