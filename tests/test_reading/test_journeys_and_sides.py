"""Journeys told stop by stop, sides told elsewhere, and who speaks by another word, in German and English."""

from __future__ import annotations

import pytest

from dragoman.documents import make
from dragoman.model import RawItem, Reading
from dragoman.reading import read


def reading(text: str, published: str = "2024-05-15") -> tuple[Reading, str]:
    document = make(RawItem(place="x", path="x", text=text, id="x", published=published))
    return read(document), document.text


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found, _ = reading(text)
    return sorted(
        (e.kind, e.status, e.place.country if e.place else None, e.start) for e in found.events
    )


def said(text: str) -> list[tuple[str, str, str]]:
    found, whole = reading(text)
    return [
        (s.speaker, s.form, " … ".join(whole[c.start : c.end].strip(",. ") for c in s.content))
        for s in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            (
                "Die norwegische Außenministerin Ingrid Solheim besuchte am Montag Kenia. "
                "Am Freitag geht es weiter nach Ruanda und Burundi."
            ),
            [
                ("visit", "held", "KE", "2024-05-13"),
                ("visit", "planned", "BI", "2024-05-17"),
                ("visit", "planned", "RW", "2024-05-17"),
            ],
        ),
        (
            (
                "Die norwegische Außenministerin Ingrid Solheim ist nach Südamerika aufgebrochen. "
                "Stationen sind Chile und Uruguay."
            ),
            [("visit", "planned", "CL", None), ("visit", "planned", "UY", None)],
        ),
        (
            (
                "Norwegian Foreign Minister Ingrid Solheim will visit Kenya on Friday. "
                "Rwanda and Burundi are also on her itinerary."
            ),
            [
                ("visit", "planned", "BI", None),
                ("visit", "planned", "KE", "2024-05-17"),
                ("visit", "planned", "RW", None),
            ],
        ),
        (
            (
                "Norwegian Foreign Minister Ingrid Solheim visited Kenya on Monday. "
                "Her next stop is Kigali."
            ),
            [("visit", "held", "KE", "2024-05-13"), ("visit", "planned", "RW", None)],
        ),
    ],
)
def test_later_stops_are_visits_of_whoever_was_told_to_travel(
    text: str, stops: list[tuple[str, str, str, str | None]]
) -> None:
    assert told(text) == stops


@pytest.mark.parametrize(
    ("day", "status"), [("Dienstag", "planned"), ("Mittwoch", "planned"), ("Freitag", "held")]
)
def test_who_sets_out_is_on_the_way_until_he_must_have_arrived(day: str, status: str) -> None:
    text = f"Der ghanaische Präsident Kofi Mensah hat am {day} eine Reise nach Peru angetreten."
    assert [(kind, state) for kind, state, _, _ in told(text)] == [("visit", status)]


def test_agreements_are_signed_by_those_who_met() -> None:
    text = (
        "Ghanaian President Kofi Mensah met Peruvian President Luis Quispe in Lima on Monday. "
        "A treaty on ports was signed {}."
    )
    assert ("signing", "held", "PE", "2024-05-13") in told(text.format("after the talks"))
    assert all(kind != "signing" for kind, *_ in told(text.format("in 1998")))


def test_what_was_to_be_and_was_not_is_cancelled() -> None:
    text = (
        "Der ghanaische Außenminister Kofi Mensah hätte am Dienstag in Lima seinen "
        "peruanischen Kollegen Luis Quispe treffen sollen."
    )
    assert told(text) == [("meeting", "cancelled", "PE", "2024-05-14")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Der norwegische Außenminister Ola Lund traf in Rom seine Amtskollegen aus Ghana und "
            "Peru, Kofi Mensah und Luis Quispe. Die drei Minister unterzeichneten einen Vertrag."
        ),
        (
            "Norwegian Foreign Minister Ola Lund met his counterparts from Ghana and Peru, "
            "Kofi Mensah and Luis Quispe, in Rome. The three ministers signed a treaty."
        ),
    ],
)
def test_counterparts_of_several_states_are_told_apart(text: str) -> None:
    found, _ = reading(text)
    assert {e.kind for e in found.events} == {"meeting", "signing"}
    for event in found.events:
        sides = {(p.name, p.office, p.state) for p in event.participants}
        assert sides == {
            ("Ola Lund", "foreign minister", "NOR"),
            ("Kofi Mensah", "foreign minister", "GHA"),
            ("Luis Quispe", "foreign minister", "PER"),
        }


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Bundespräsident Urs Keller traf in Rom Präsident Sergio Rossi.", "DEU"),
        (
            (
                "Bundespräsident Urs Keller traf in Rom Präsident Sergio Rossi. Es war die erste "
                "Reise des Schweizer Bundespräsidenten in diesem Jahr."
            ),
            "CHE",
        ),
        ("Bundeskanzler Urs Keller (ÖVP) traf in Rom Präsident Sergio Rossi.", "AUT"),
        ("Rom (sda) - Bundespräsident Urs Keller traf in Rom Präsident Sergio Rossi.", "CHE"),
    ],
)
def test_offices_of_several_states_are_of_the_one_the_report_shows(text: str, state: str) -> None:
    found, _ = reading(text)
    assert next(a.state for a in found.actors if a.name == "Urs Keller") == state


def test_subject_and_object_side_by_side_are_two() -> None:
    found, _ = reading(
        "Kofi Mensah, der Präsident Ghanas, und Luis Quispe, der Präsident Perus, haben telefoniert. "
        "Am 29. Mai empfängt Mensah Quispe in Accra."
    )
    assert ["Kofi Mensah", "Luis Quispe"] in [
        sorted(p.name for p in e.participants) for e in found.events if e.kind == "meeting"
    ]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The harbour would open to all ships, the Peruvian Foreign Ministry said.",
            [("Peruvian Foreign Ministry", "indirect", "The harbour would open to all ships")],
        ),
        (
            "A spokesperson for the Peruvian Foreign Ministry said the harbour would open.",
            [
                (
                    "spokesperson for the Peruvian Foreign Ministry",
                    "indirect",
                    "the harbour would open",
                )
            ],
        ),
        (
            (
                '"What small ports lack," Prime Minister Kofi Mensah replied, "is somebody who lends '
                'them a crane."'
            ),
            [
                (
                    "Kofi Mensah",
                    "direct",
                    "What small ports lack … is somebody who lends them a crane",
                )
            ],
        ),
        (
            (
                "Präsident Luis Quispe lobte die «Geduld der Fischer». «Sie haben lange auf den Hafen "
                "gewartet», sagte der Limaer mit Blick auf den Streit."
            ),
            [
                ("Luis Quispe", "mixed", "lobte die «Geduld der Fischer»"),
                ("Luis Quispe", "direct", "Sie haben lange auf den Hafen gewartet"),
            ],
        ),
        (
            "Präsident Luis Quispe äußerte sich ähnlich: Peru helfe gern beim Bau des Hafens.",
            [("Luis Quispe", "indirect", "Peru helfe gern beim Bau des Hafens")],
        ),
    ],
)
def test_who_said_what(text: str, statements: list[tuple[str, str, str]]) -> None:
    assert said(text) == statements
