"""What real reports of a visit say beside it: how rare it is, what was put off, who was asked to go."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event, Reading
from dragoman.reading import read

PUBLISHED = "2024-06-05"


def reading(lang: str, body: str, url: str | None = None) -> Reading:
    document = Document(id="r", text=body, language=lang, published=PUBLISHED, url=url)
    return read(document)


def visits(lang: str, body: str) -> list[Event]:
    return [e for e in reading(lang, body).events if e.kind == "visit"]


RARE = {
    "de": "Der kenianische Außenminister Musa Odinga ist als erster seit 2018 nach Peru gereist.",
    "en": "Kenyan Foreign Minister Musa Odinga is the first to visit Peru since 2018.",
    "es": "El canciller keniano Musa Odinga es el primero en visitar Perú en cinco años.",
    "ru": "Визит министра иностранных дел Кении Мусы Одинги в Перу стал первым за последние пять лет.",
}


@pytest.mark.parametrize("lang", RARE)
def test_how_rare_a_visit_is_does_not_date_it(lang: str) -> None:
    [visit] = visits(lang, RARE[lang])
    assert visit.start is None or visit.start[:7] == PUBLISHED[:7]


def test_since_a_day_dates_a_stay() -> None:
    [visit] = visits("en", "Kenyan Foreign Minister Musa Odinga has been in Lima since Sunday.")
    assert (visit.start, visit.end) == ("2024-06-02", "2024-06-05")


PUT_OFF = {
    "en": "Kenyan Foreign Minister Musa Odinga was due in Lima in {}, but the trip was called off.",
    "fr": "Le ministre kényan Musa Odinga avait prévu de se rendre à Lima en {}, mais a reporté sa venue.",
    "es": "El canciller keniano Musa Odinga tenía previsto viajar a Lima en {}, pero aplazó el viaje.",
    "pt": "O chanceler queniano Musa Odinga deveria viajar a Lima em {}, mas adiou a viagem.",
    "ru": "Министр иностранных дел Кении Муса Одинга должен был посетить Лиму в {}, но поездка была отложена.",
}
MONTHS = {
    "en": ("February", "July"),
    "es": ("febrero", "julio"),
    "fr": ("février", "juillet"),
    "pt": ("fevereiro", "julho"),
    "ru": ("феврале", "июле"),
}


@pytest.mark.parametrize("lang", PUT_OFF)
@pytest.mark.parametrize(("which", "month"), [(0, "2024-02"), (1, "2024-07")])
def test_plan_put_off_in_one_sentence_is_one_event(lang: str, which: int, month: str) -> None:
    [visit] = visits(lang, PUT_OFF[lang].format(MONTHS[lang][which]))
    assert (visit.status, visit.start) == ("cancelled", month)


def test_plans_called_off_behind_but_are_no_visit() -> None:
    body = "Foreign Minister Musa Odinga was meant to travel to Lima in February, but the plans were called off."
    [visit] = visits("en", body)
    assert (visit.status, visit.start) == ("cancelled", "2024-02")


ENDED = {
    "en": "Kenyan Foreign Minister Musa Odinga concluded his visit to Lima on Tuesday.",
    "es": "El canciller keniano Musa Odinga concluyó el martes su visita a Lima.",
    "it": "Il ministro degli Esteri keniano Musa Odinga ha concluso martedì la sua visita a Lima.",
    "pt": "O chanceler queniano Musa Odinga concluiu na terça-feira sua visita a Lima.",
}


@pytest.mark.parametrize("lang", ENDED)
def test_who_concluded_a_visit_said_nothing(lang: str) -> None:
    found = reading(lang, ENDED[lang])
    assert [e.kind for e in found.events] == ["visit"]
    assert not found.statements


def test_who_concluded_something_said_it() -> None:
    said = reading("en", "Foreign Minister Musa Odinga concluded that Lima would sign.").statements
    assert [s.speaker for s in said] == ["Musa Odinga"]


def test_whom_someone_asks_is_to_travel() -> None:
    body = "Kenyan Foreign Minister Musa Odinga spoke in Nairobi. President William Ruto asked him to travel to Lima."
    [visit] = visits("en", body)
    assert visit.status == "proposed"
    assert [p.name for p in visit.participants] == ["Musa Odinga"]


def test_caption_dated_to_the_year_shows_what_was() -> None:
    body = "President William Ruto meets with Peruvian President Dina Soto in Nairobi, Kenya, June 5, 2024."
    statuses = [e.status for e in reading("en", body).events if e.kind == "meeting"]
    assert statuses == ["held"]


def test_what_goes_without_saying_is_not_of_a_home_that_has_no_part() -> None:
    body = "Außenminister Odinga traf in Lima den peruanischen Präsidenten Diego Soto. {} Perus Botschaft dankte Kenia."
    at_home = {"": None, "Auch Deutschland half.": "DEU"}
    for sentence, state in at_home.items():
        found = reading("de", body.format(sentence), url="https://blatt.de/1")
        assert {a.state for a in found.actors if "Odinga" in a.name} == {state}


OF_STATES = {
    "de": "Bei seinem Besuch traf der Berater von US-Präsident Joe Adams am Montag Chinas Staats- und Parteichef Li Wei.",
    "es": "El presidente chino, Li Wei, recibió el lunes en Pekín al secretario de Estado de Estados Unidos, Joe Adams.",
    "fr": "Le président chinois Li Wei a reçu lundi à Pékin le secrétaire d’État américain, Joe Adams.",
    "it": "Il presidente cinese Li Wei ha ricevuto lunedì a Pechino il segretario di Stato americano Joe Adams.",
    "pt": "O presidente chinês, Li Wei, recebeu na segunda-feira o secretário de Estado dos Estados Unidos, Joe Adams.",
}


@pytest.mark.parametrize("lang", OF_STATES)
def test_an_office_leaves_its_holder_the_state(lang: str) -> None:
    states = {a.name: a.state for a in reading(lang, OF_STATES[lang]).actors}
    assert (states["Joe Adams"], states["Li Wei"]) == ("USA", "CHN")
