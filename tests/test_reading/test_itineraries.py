"""English and German: stops told one by one, each with its day; craft; who comes as the first of his kind."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def told(lang: str, text: str) -> set[tuple[str, str, str | None, str | None]]:
    """Kind, status, country and first day of each event, published on a Wednesday."""
    reading = read(Document(id="x", text=text, language=lang, published="2024-05-15"))
    return {
        (e.kind, e.status, e.place.country if e.place else None, e.start) for e in reading.events
    }


def people(lang: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    reading = read(Document(id="x", text=text, language=lang, published="2024-05-15"))
    return sorted((e.kind, tuple(sorted(p.name for p in e.participants))) for e in reading.events)


STOPS = [
    ("de", "Nach Ghana stehen noch Peru und Chile auf dem Plan.", {"PE": None, "CL": None}),
    (
        "de",
        "Am Freitag steht Peru auf dem Programm, am Sonntag Chile.",
        {"PE": "2024-05-17", "CL": "2024-05-19"},
    ),
    ("de", "Auf seinem Reiseplan stehen auch Peru und Chile.", {"PE": None, "CL": None}),
    ("de", "Dann folgt Peru.", {"PE": None}),
    ("de", "Zum Schluss folgt ein Abstecher nach Peru.", {"PE": None}),
    ("de", "Vorgesehen ist auch ein Besuch in Peru.", {"PE": None}),
    (
        "de",
        "Er fliegt am Freitag nach Peru, am Sonntag nach Chile.",
        {"PE": "2024-05-17", "CL": "2024-05-19"},
    ),
    ("en", "Peru and Chile will follow.", {"PE": None, "CL": None}),
    ("en", "A stop in Peru will follow on Friday.", {"PE": "2024-05-17"}),
    (
        "en",
        "He will travel to Peru on Friday, Chile on Sunday and Cuba next Tuesday.",
        {"PE": "2024-05-17", "CL": "2024-05-19"},
    ),
    (
        "en",
        "The tour takes him to Peru (May 17) and Chile (May 19).",
        {"PE": "2024-05-17", "CL": "2024-05-19"},
    ),
]
LEAD = {
    "de": "Minister Ole Vik ist am Montag in Ghana gelandet. ",
    "en": "Norwegian Minister Ole Vik landed in Ghana on Monday. ",
}


@pytest.mark.parametrize(("lang", "text", "days"), STOPS)
def test_each_stop_of_a_list_has_its_day(lang: str, text: str, days: dict[str, str | None]) -> None:
    found = told(lang, LEAD[lang] + text)
    for country, day in days.items():
        assert ("visit", "planned", country, day) in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Auf dem Programm steht ein Gespräch über Peru."),
        ("de", "Deutschland folgt dem Rat von Peru."),
        ("de", "Der Besuch in Peru war ein Erfolg gewesen, folgt man der Presse."),
        ("en", "A row over Peru followed by silence will follow."),
        ("en", "Experts follow Peru."),
    ],
)
def test_what_follows_otherwise_is_no_stop(lang: str, text: str) -> None:
    assert not any(country == "PE" for _, _, country, _ in told(lang, LEAD[lang] + text))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The plane of President Joseph Mensah landed in Berlin on Monday."),
        ("en", "President Joseph Mensah's plane touched down in Berlin on Monday."),
        ("de", "Die Maschine von Präsident Joseph Mensah landete am Montag in Berlin."),
        (
            "de",
            "Am Montag landete das Flugzeug des ghanaischen Präsidenten Joseph Mensah in Berlin.",
        ),
    ],
)
def test_a_craft_carries_whoever_owns_it(lang: str, text: str) -> None:
    assert people(lang, text) == [("visit", ("Joseph Mensah",))]


def test_a_craft_of_no_one_carries_no_one() -> None:
    text = "A plane landed in Lima on Monday as President Joseph Mensah spoke in Berlin."
    assert people("en", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mit Ole Vik reist erstmals ein norwegischer Außenminister nach Peru.",
        "Mit Ole Vik kommt am Montag zum ersten Mal ein norwegischer Minister nach Lima.",
    ],
)
def test_who_comes_as_the_first_of_his_kind(text: str) -> None:
    assert people("de", text) == [("visit", ("Ole Vik",))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "President Kofi Mensah met Jordan's Omar Haddad in Amman. A press conference followed.",
        ),
        (
            "en",
            (
                "President Kofi Mensah met Jordan's Omar Haddad in Amman. The talks were followed by a "
                "press conference."
            ),
        ),
        (
            "de",
            (
                "Präsident Kofi Mensah traf in Amman den Jordanier Omar Haddad. Auf das Gespräch folgte "
                "eine Pressekonferenz."
            ),
        ),
    ],
)
def test_a_press_conference_that_follows_talks_is_given_by_both(lang: str, text: str) -> None:
    assert ("press_conference", ("Kofi Mensah", "Omar Haddad")) in people(lang, text)


def test_him_is_none_of_those_who_meet_him() -> None:
    text = (
        "Die Regierung hat Präsident Joseph Mensah am Montag in Berlin empfangen. Im Anschluss führten "
        "Kanzler Urs Frei, Ministerin Kari Dahl und Minister Ole Vik mit ihm Gespräche."
    )
    assert people("de", text) == [
        ("meeting", ("Joseph Mensah", "Kari Dahl", "Ole Vik", "Urs Frei"))
    ]
