"""Russian: cases give the parts, names are shown in the nominative, dashes set speech off."""

from __future__ import annotations

from dragoman.language.declension import analyses, bases
from dragoman.language.pack import load
from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2025-03-14") -> Reading:
    return read(Document(id="x", text=text, language="ru", published=published))


def _people(text: str) -> list[str]:
    (event,) = _read(text).events
    return sorted(p.name for p in event.participants)


def test_forms_of_one_name_share_their_nominative() -> None:
    paradigms = load("ru").meta.paradigms
    for form in ("лаврова", "лаврову", "лавровым", "лаврове"):
        assert "лавров" in bases(form, paradigms)
    assert ("зеленский", "gen") in analyses("зеленского", paradigms)
    assert "захарова" in bases("захаровой", paradigms)


def test_names_are_shown_in_the_nominative() -> None:
    text = "Президент Франции Эммануэль Макрон встретился с президентом Казахстана Касым-Жомартом Токаевым."
    assert _people(text) == ["Касым-Жомарт Токаев", "Эммануэль Макрон"]


def test_subject_behind_its_verb() -> None:
    text = "Во вторник вьетнамского министра Буй Тхань Шона примет президент России Владимир Путин."
    (event,) = _read(text).events
    assert (event.kind, event.status) == ("meeting", "planned")
    assert "Владимир Путин" in [p.name for p in event.participants]


def test_two_names_side_by_side() -> None:
    text = (
        "Энтони Блинкен прибыл в Каир. Его встретил президент Абдель Фаттах ас-Сиси. "
        "На встрече с Сиси Блинкен заявил, что помощь будет расти."
    )
    assert [s.speaker for s in _read(text).statements] == ["Энтони Блинкен"]


def test_speech_cut_by_its_cue() -> None:
    text = "«Мы никогда не забудем этой помощи, — сказал Сергей Лавров. — Двери для вас открыты»."
    assert next((s.speaker, s.form) for s in _read(text).statements) == ("Сергей Лавров", "direct")


def test_sentence_before_is_what_was_said() -> None:
    text = "Визит президента состоится осенью. Об этом сообщил Дмитрий Песков."
    (statement,) = _read(text).statements
    content = statement.content[0]
    assert statement.speaker == "Дмитрий Песков"
    assert text[content.start : content.end] == "Визит президента состоится осенью"


def test_place_speaks() -> None:
    text = "В Кремле заявили, что переговоры продолжатся в марте."
    assert [s.state for s in _read(text).statements] == ["RUS"]
