"""Presidents of several states with their names, what points back, who is visiting, what was not held."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def reading(lang: str, body: str) -> Reading:
    return read(Document(id="r", text=body, language=lang, published="2024-06-05"))


ONE_BY_ONE = {
    "es": (
        "El presidente ghanés, Kofi Mensah, se reunió el lunes con los presidentes de Chile, "
        "Juan Pinto, y de Perú, Elmer Quispe."
    ),
    "pt": (
        "O presidente ganês, Kofi Mensah, encontrou-se na segunda-feira com os presidentes do "
        "Chile, Juan Pinto, e do Peru, Elmer Quispe."
    ),
    "fr": (
        "Le président ghanéen Kofi Mensah a reçu lundi les présidents du Chili, Juan Pinto, et du "
        "Pérou, Elmer Quispe."
    ),
    "it": (
        "Il presidente ghanese Kofi Mensah ha incontrato lunedì i presidenti del Cile, Juan Pinto, "
        "e del Perù, Elmer Quispe."
    ),
    "en": (
        "Ghanaian President Kofi Mensah met the presidents of Chile, Juan Pinto, and Peru, "
        "Elmer Quispe, on Monday."
    ),
}


@pytest.mark.parametrize("lang", ONE_BY_ONE)
def test_each_state_of_a_list_has_the_name_behind_it(lang: str) -> None:
    (meeting,) = reading(lang, ONE_BY_ONE[lang]).events
    assert {(p.name, p.state) for p in meeting.participants} == {
        ("Kofi Mensah", "GHA"),
        ("Juan Pinto", "CHL"),
        ("Elmer Quispe", "PER"),
    }


BACKWARD = {
    "it": ("L’accordo sarà firmato in estate.", "Lo ha detto il ministro Kofi Mensah, a Lima."),
    "es": ("El acuerdo se firmará en verano.", "Así lo anunció el canciller Kofi Mensah en Lima."),
    "fr": (
        "L’accord sera signé cet été.",
        "C’est ce qu’a déclaré lundi le ministre Kofi Mensah à Lima.",
    ),
    "pt": ("O acordo será assinado no verão.", "Foi o que disse o ministro Kofi Mensah em Lima."),
    "de": (
        "Das Abkommen werde im Sommer unterzeichnet.",
        "Das teilte Außenminister Kofi Mensah am Montag mit.",
    ),
}


@pytest.mark.parametrize("lang", BACKWARD)
def test_what_points_back_tells_who_said_the_sentence_before(lang: str) -> None:
    said, by = BACKWARD[lang]
    text = f"{said} {by}"
    (statement,) = reading(lang, text).statements
    assert statement.speaker == "Kofi Mensah"
    assert [text[s.start : s.end] for s in statement.content] == [said.rstrip(".")]


NOT_HELD = {
    "en": "President Kofi Mensah and President Elmer Quispe will not hold a joint press conference.",
    "es": "Los presidentes Kofi Mensah y Elmer Quispe no ofrecerán una rueda de prensa conjunta.",
}


@pytest.mark.parametrize("lang", NOT_HELD)
def test_what_will_not_be_held_is_no_event(lang: str) -> None:
    assert reading(lang, NOT_HELD[lang]).events == ()


def test_who_is_visiting_is_the_visitor() -> None:
    text = "Ghana's President Kofi Mensah received visiting Prime Minister Elmer Quispe of Peru."
    (visit,) = (e for e in reading("en", text).events if e.kind == "visit")
    assert {p.name: p.role for p in visit.participants} == {
        "Elmer Quispe": "visitor",
        "Kofi Mensah": "host",
    }
    assert visit.place is not None
    assert visit.place.country == "GH"
    text = (
        "After visiting President Elmer Quispe in Lima, President Kofi Mensah of Ghana flew home."
    )
    (visit,) = (e for e in reading("en", text).events if e.kind == "visit")
    assert {p.name: p.role for p in visit.participants}["Kofi Mensah"] == "visitor"


def test_french_calls_told_in_two_parts() -> None:
    for verb in ("a joint", "a eu"):
        text = f"Le président ghanéen Kofi Mensah {verb} lundi Elmer Quispe au téléphone."
        (call,) = reading("fr", text).events
        assert call.kind == "call"
        assert {p.name for p in call.participants} == {"Kofi Mensah", "Elmer Quispe"}
    text = "Le président Kofi Mensah a eu le soutien du président péruvien Elmer Quispe."
    assert reading("fr", text).events == ()


AT_THE_END = {
    "pt": (
        "O acordo será assinado em 2025",
        ", revelou esta sexta-feira, em entrevista à Agência Lusa, o ministro Kofi Mensah.",
    ),
    "es": (
        "El acuerdo se firmará en 2025",
        ", reveló este viernes, en una entrevista con EFE, el canciller Kofi Mensah.",
    ),
    "fr": (
        "L’accord sera signé en 2025",
        ", a annoncé vendredi, dans un entretien à l’AFP, le ministre Kofi Mensah.",
    ),
    "de": (
        "Das Abkommen werde 2025 unterzeichnet",
        ", sagte am Freitag in einem Interview mit der dpa Außenminister Kofi Mensah.",
    ),
}


@pytest.mark.parametrize("lang", AT_THE_END)
def test_who_speaks_may_stand_at_the_end_behind_day_and_occasion(lang: str) -> None:
    said, by = AT_THE_END[lang]
    text = said + by
    (statement,) = reading(lang, text).statements
    assert statement.speaker == "Kofi Mensah"
    assert [text[s.start : s.end] for s in statement.content] == [said]


def test_the_day_of_the_arrival_is_not_that_of_the_talks_to_come() -> None:
    text = (
        "Ghanaian President Kofi Mensah arrived in Lima on Monday for a meeting with Peruvian "
        "President Elmer Quispe scheduled for Saturday."
    )
    days = {e.kind: (e.status, e.start) for e in reading("en", text).events}
    assert days == {"visit": ("held", "2024-06-03"), "meeting": ("planned", "2024-06-08")}


def test_a_state_that_speaks_is_not_called_by_the_town_someone_came_to() -> None:
    text = "President Kofi Mensah arrived in Washington on Monday. The White House said that talks go on."
    (statement,) = reading("en", text).statements
    assert statement.speaker == "The White House"


COLLEAGUES = {
    "it": "Il ministro ghanese Kofi Mensah ha incontrato i suoi colleghi di Perù, Cile e Bolivia.",
    "fr": "Le ministre ghanéen Kofi Mensah a rencontré ses homologues du Pérou, du Chili et de Bolivie.",
}


@pytest.mark.parametrize("lang", COLLEAGUES)
def test_colleagues_of_several_states_bring_their_states(lang: str) -> None:
    (meeting,) = reading(lang, COLLEAGUES[lang]).events
    assert set(meeting.parties) == {"GHA", "PER", "CHL", "BOL"}
    assert [p.name for p in meeting.participants] == ["Kofi Mensah"]
