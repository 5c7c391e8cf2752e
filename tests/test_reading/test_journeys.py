"""Journeys with several stops, plans told in the present tense, and who is on them."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def reading(lang: str, body: str) -> Reading:
    return read(Document(id="r", text=body, language=lang, published="2024-06-05"))


def events(lang: str, body: str) -> list[tuple[str, str, str | None, frozenset[str]]]:
    """Kind, status, country and names of each event."""
    return [
        (
            e.kind,
            e.status,
            e.place.country if e.place else None,
            frozenset(p.name or "" for p in e.participants),
        )
        for e in reading(lang, body).events
    ]


STOPS = {
    "de": "Präsident Kofi Mensah wird im Mai nach Lima, Chile und in die Mongolei reisen.",
    "en": "President Kofi Mensah will travel to Lima, to Chile and to Mongolia in May.",
    "tr": "Cumhurbaşkanı Kofi Mensah mayısta Peru, Şili ve Moğolistan'a gidecek.",
}


@pytest.mark.parametrize("lang", STOPS)
def test_each_country_on_a_list_of_stops_is_visited(lang: str) -> None:
    found = [(kind, status, land) for kind, status, land, _ in events(lang, STOPS[lang])]
    assert sorted(found) == [("visit", "planned", land) for land in ("CL", "MN", "PE")]


def test_what_follows_a_plan_in_the_present_tense_is_to_come() -> None:
    text = (
        "Außenminister Kofi Mensah fliegt am Freitag nach Lima. Anschließend reist er weiter "
        "nach Chile zu Gesprächen mit Außenministerin Rosa Pinto."
    )
    assert {(kind, status) for kind, status, _, _ in events("de", text)} == {
        ("visit", "planned"),
        ("meeting", "planned"),
    }


def test_a_capital_shows_the_german_noun() -> None:
    text = "Am Abend wollte Minister Kofi Mensah zu einer Reise nach Peru starten."
    assert events("de", text) == [("visit", "planned", "PE", frozenset({"Kofi Mensah"}))]


def test_a_headline_in_the_present_tells_the_plan_below_it() -> None:
    text = (
        "Ghanas Außenminister Kofi Mensah trifft Elmer Quispe\n\nAußenminister Kofi Mensah wird am "
        "Freitag in Lima seinen peruanischen Kollegen Elmer Quispe treffen."
    )
    assert [(kind, status) for kind, status, _, _ in events("de", text)] == [("meeting", "planned")]


CAPACITY = {
    "de": "Kofi Mensah reist als erster ghanaischer Präsident am Freitag nach Lima.",
    "en": "Kofi Mensah arrived in Lima on Monday as the first Ghanaian president.",
    "fr": "Kofi Mensah est arrivé lundi à Lima en tant que président ghanéen.",
    "es": "Kofi Mensah llegó el lunes a Lima como presidente de Ghana.",
}


@pytest.mark.parametrize("lang", CAPACITY)
def test_an_office_behind_as_is_that_of_the_subject(lang: str) -> None:
    (visit,) = reading(lang, CAPACITY[lang]).events
    (visitor,) = visit.participants
    assert (visitor.name, visitor.state) == ("Kofi Mensah", "GHA")
    assert visitor.office == "president"


def test_the_office_behind_as_in_a_clause_of_its_own_is_someone_elses() -> None:
    text = "Kofi Mensah was in Lima as the Peruvian president arrived from Chile."
    assert all(
        p.name != "Kofi Mensah" or p.state != "PER"
        for e in reading("en", text).events
        for p in e.participants
    )


LONE = {
    "en": "Ghana's President Kofi Mensah held talks with Quispe in Lima on Monday.",
    "fr": "Le président ghanéen Kofi Mensah a rencontré lundi Quispe à Lima.",
}


@pytest.mark.parametrize("lang", LONE)
def test_whom_a_president_meets_is_a_person_though_nothing_is_said_of_him(lang: str) -> None:
    assert events(lang, LONE[lang]) == [
        ("meeting", "held", "PE", frozenset({"Kofi Mensah", "Quispe"}))
    ]


def test_initials_and_halves_of_names_are_nobody_met() -> None:
    for other in ("the FDA", "Lima chief Elmer Quispe", "Ascom-Unite"):
        people = {
            n
            for *_, names in events("en", f"President Kofi Mensah met {other} on Monday.")
            for n in names
        }
        assert people <= {"Kofi Mensah", "Elmer Quispe"}, other


def test_an_article_is_no_part_of_a_german_name() -> None:
    text = "Am Montag hat Minister Frank-Walter Steinberg den Besuch in Lima abgesagt."
    assert {n for *_, names in events("de", text) for n in names} == {"Frank-Walter Steinberg"}
    text = "Am Montag reiste Ursula von der Leyen nach Lima."
    assert {n for *_, names in events("de", text) for n in names} == {"Ursula von der Leyen"}


def test_an_adverb_with_a_capital_behind_a_given_name_is_a_surname() -> None:
    text = "VP-Außenminister Sebastian Kurz besuchte am Montag Lima. Dort traf Kurz Präsident Elmer Quispe."
    people = [names for *_, names in events("de", text)]
    assert people == [frozenset({"Sebastian Kurz"}), frozenset({"Sebastian Kurz", "Elmer Quispe"})]


def test_a_verb_with_its_particle_says_nothing_of_what_it_says_without_it() -> None:
    text = "Minister Kofi Mensah wollte am Freitag nach Peru reisen, sagte die Reise aber ab."
    found = reading("de", text)
    assert found.statements == ()
    assert [e.status for e in found.events] == ["cancelled"]


def test_what_confirms_is_nobody() -> None:
    for text in (
        "Dies bestätigte das Auswärtige Amt am Mittwoch.",
        "Letzteres sagte am Montag, die Lage sei ernst.",
    ):
        assert not {s.speaker for s in reading("de", text).statements} & {"Dies", "Letzteres"}


JOINT = {
    "en": (
        "Foreign Minister Kofi Mensah met his Peruvian counterpart Elmer Quispe in Accra on "
        "Monday, and following the meeting a joint press conference was held."
    ),
    "de": (
        "Außenminister Kofi Mensah traf am Montag in Accra seinen peruanischen Kollegen Elmer "
        "Quispe. Bei einer gemeinsamen Pressekonferenz sagte Mensah, die Lage sei gut."
    ),
    "tr": (
        "Dışişleri Bakanı Kofi Mensah, pazartesi günü Akra'da Perulu mevkidaşı Elmer Quispe ile "
        "görüştü. Mensah, ortak basın toplantısında ilişkilerin iyi olduğunu söyledi."
    ),
}


@pytest.mark.parametrize("lang", JOINT)
def test_a_joint_press_conference_is_given_by_both_where_they_met(lang: str) -> None:
    found = {kind: (land, names) for kind, _, land, names in events(lang, JOINT[lang])}
    both = frozenset({"Kofi Mensah", "Elmer Quispe"})
    assert found["press_conference"] == ("GH", both)


def test_whom_someone_met_is_not_himself() -> None:
    text = (
        "Kofi Mensah a discuté du commerce avec Elmer Quispe. "
        "Il a également rencontré le président chilien."
    )
    states = {
        p.state
        for e in reading("fr", text).events
        for p in e.participants
        if p.name == "Kofi Mensah"
    }
    assert states == {None}


def test_a_common_word_behind_given_name_and_particle_is_a_surname() -> None:
    text = "El canciller Juan Ramón de la Fuente y Carlos del Castillo viajaron el lunes a Lima."
    assert events("es", text)[0][3] == {"Juan Ramón de la Fuente", "Carlos del Castillo"}


def test_an_office_that_ends_like_a_plural_is_held_by_one() -> None:
    text = (
        "Kofi Mensah received Ann Hill, the UK Secretary of State for Foreign Affairs, on Monday."
    )
    (meeting,) = reading("en", text).events
    assert {(p.name, p.state) for p in meeting.participants} == {
        ("Kofi Mensah", None),
        ("Ann Hill", "GBR"),
    }


def test_ministers_from_several_states_bring_their_states() -> None:
    text = (
        "Ghanaian Foreign Minister Kofi Mensah met foreign ministers from Peru, Chile and Bolivia "
        "in Lima on Monday."
    )
    (meeting,) = reading("en", text).events
    assert set(meeting.parties) == {"GHA", "PER", "CHL", "BOL"}


def test_here_is_where_the_dateline_says() -> None:
    text = (
        "„Wir müssen reden“, sagte Außenminister Elmer Quispe hier im Außenministerium, wo er mit "
        "Kofi Mensah, seinem ghanaischen Amtskollegen, eine gemeinsame Pressekonferenz gab."
    )
    document = Document(id="r", text=text, language="de", published="2024-06-05", dateline="LIMA")
    (conference,) = read(document).events
    assert conference.place is not None
    assert (conference.place.name, conference.place.country) == ("Lima", "PE")
    document = Document(id="r", text=text, language="de", published="2024-06-05")
    assert all(e.place is None for e in read(document).events)


def test_one_of_those_met_speaks_to_the_press_beside_the_guest() -> None:
    text = (
        "Außenminister Kofi Mensah sprach am Montag in Lima mit dem Armeechef. Bei einer "
        "gemeinsamen Pressekonferenz sagte Außenminister Elmer Quispe, die Lage sei gut."
    )
    (conference,) = (e for e in reading("de", text).events if e.kind == "press_conference")
    assert {p.name for p in conference.participants} == {"Kofi Mensah", "Elmer Quispe"}
    assert conference.place is not None
    assert conference.place.country == "PE"


INVITED = {
    "en": (
        "At the invitation of President Kofi Mensah of Ghana, Peruvian President Elmer Quispe "
        "will visit Accra on Saturday."
    ),
    "es": (
        "Por invitación del presidente ghanés Kofi Mensah, el presidente peruano Elmer Quispe "
        "visitará Acra el sábado."
    ),
}


@pytest.mark.parametrize("lang", INVITED)
def test_who_goes_at_an_invitation_goes_and_was_invited(lang: str) -> None:
    found = {e.kind: (e.status, e.start) for e in reading(lang, INVITED[lang]).events}
    assert found["visit"] == ("planned", "2024-06-08")
    assert "invitation" not in found or found["invitation"][0] == "held"


def test_an_invitation_that_is_handed_over_is_no_journey_yet() -> None:
    text = (
        "Peru's Foreign Minister Elmer Quispe conveyed greetings to Ghana's President Kofi Mensah, "
        "along with an invitation to visit Peru."
    )
    assert "visit" not in {e.kind for e in reading("en", text).events}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Le ministre norvégien Ivo Marsk a rencontré le président ghanéen Kofi Addo à Accra, lors d'une tournée "
                "africaine qui l'avait d'abord conduit au Togo."
            ),
        ),
        (
            "en",
            (
                "Norwegian Minister Ivo Marsk met Ghanaian President Kofi Addo in Accra on a tour that had first taken "
                "him to Togo."
            ),
        ),
    ],
)
def test_the_tour_takes_its_traveller_on(language: str, text: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-03-12"))
    to_togo = [e for e in reading.events if e.place and e.place.country == "TG"]
    assert [p.name for e in to_togo for p in e.participants] == ["Ivo Marsk"]
