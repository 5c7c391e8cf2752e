"""English and German: goals told by a word for them, who came last, who was told to come or was rung up."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

Told = tuple[str, str, str | None, str | None, tuple[str, ...]]


def told(lang: str, text: str, published: str = "2024-05-15") -> list[Told]:
    """Kind, status, country, first day and persons of each event."""
    reading = read(Document(id="x", text=text, language=lang, published=published))
    return sorted(
        (
            e.kind,
            e.status,
            e.place.country if e.place else None,
            e.start,
            tuple(sorted(p.name for p in e.participants)),
        )
        for e in reading.events
    )


THERE = [
    ("en", "Kari Dahl of Norway last visited the island in 2019.", "2019"),
    ("en", "Kari Dahl, too, landed there this morning.", "2024-05-15"),
    ("en", "Kari Dahl came in March.", "2024-03"),
    ("en", "Kari Dahl had been there in March.", "2024-03"),
    ("en", "Kari Dahl reached the Caribbean island on Sunday.", "2024-05-12"),
    ("de", "Ministerin Kari Dahl traf am Dienstag auf der Karibikinsel ein.", "2024-05-14"),
    ("de", "Als bisher letzte Ministerin war 2019 Kari Dahl dort.", "2019"),
    ("de", "Zuletzt war im März Ministerin Kari Dahl in dem Land.", "2024-03"),
    ("de", "Im März hatte Ministerin Kari Dahl den Inselstaat besucht.", "2024-03"),
]
LEAD = {
    "en": "Peruvian President Ana Quispe arrived in Cuba on Monday. ",
    "de": "Perus Präsidentin Ana Quispe traf am Montag in Kuba ein. ",
}


@pytest.mark.parametrize(("lang", "text", "start"), THERE)
def test_a_word_for_the_place_named_before_tells_where(lang: str, text: str, start: str) -> None:
    assert ("visit", "held", "CU", start, ("Kari Dahl",)) in told(lang, LEAD[lang] + text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kari Dahl visited a neighbouring country in 2019."),
        ("en", "Kari Dahl returned to her country on Tuesday."),
        ("en", "Kari Dahl came to power in 2019."),
        ("en", "The answer of Kari Dahl came on Tuesday."),
        ("de", "Ministerin Kari Dahl war dort früher Botschafterin."),
        ("de", "Ministerin Kari Dahl reiste am Dienstag in ein Land am Golf."),
    ],
)
def test_other_words_for_places_point_to_none_before(lang: str, text: str) -> None:
    found = told(lang, LEAD[lang] + text)
    assert not any(kind == "visit" and "Kari Dahl" in people for kind, *_, people in found)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The last Peruvian leader to visit Kenya was Luis Rojas in 2019."),
        ("en", "The last to travel to Kenya was Luis Rojas in 2019."),
        ("en", "The only president who came to Kenya was, in 2019, Luis Rojas."),
        ("en", "Luis Rojas was the last Peruvian president to visit Kenya, in 2019."),
        ("de", "Der letzte peruanische Präsident, der Kenia besuchte, war 2019 Luis Rojas."),
        ("de", "Der bislang einzige Präsident, der nach Kenia gereist ist, war 2019 Luis Rojas."),
    ],
)
def test_who_came_last_is_told_behind_the_copula(lang: str, text: str) -> None:
    assert ("visit", "held", "KE", "2019", ("Luis Rojas",)) in told(lang, LEAD[lang] + text)


def test_of_the_last_one_nothing_is_told_who_is_only_like_somebody() -> None:
    text = LEAD["en"] + "The last Peruvian to visit Kenya was unhappy with President Luis Rojas."
    assert not any("Luis Rojas" in people for *_, people in told("en", text))


@pytest.mark.parametrize(
    "deed", ["to tell him that Oslo would pay", "to wish him well", "to thank him for the aid"]
)
def test_who_is_called_to_be_told_something_is_rung_up(deed: str) -> None:
    text = f"Foreign Minister Kari Dahl said she had called Jordanian Minister Omar Haddad {deed}."
    assert told("en", text) == [("call", "held", None, "2024-05", ("Kari Dahl", "Omar Haddad"))]


def test_who_is_called_upon_is_not() -> None:
    text = "Foreign Minister Kari Dahl called Jordanian Minister Omar Haddad to order."
    assert told("en", text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Omar Haddad, the Jordanian minister, has been invited to Oslo.", ["invitation"]),
        ("Jordan's Omar Haddad said he has been invited to visit Peru.", ["invitation"]),
        (
            "Jordan's Omar Haddad has been invited to Oslo and intends to travel in October.",
            ["invitation", "visit"],
        ),
        ("Jordan's Omar Haddad has been invited to speak.", []),
    ],
)
def test_a_state_may_invite(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in told("en", text)] == kinds


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "Ghana's Joseph Mensah took part in the Asia conference in Cairo.", ["summit"]),
        ("en", "Ghana's Joseph Mensah will address a forum in Cairo.", ["summit"]),
        ("en", "The forum in Cairo ended. Ghana's Joseph Mensah spoke to reporters.", []),
        ("de", "Ghanas Präsident Joseph Mensah nahm an einer Konferenz in Kairo teil.", ["summit"]),
        ("de", "Die Konferenz in Kairo ist zu Ende, sagte Ghanas Präsident Joseph Mensah.", []),
    ],
)
def test_a_conference_is_told_by_who_attends_it(lang: str, text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in told(lang, text)] == kinds


def test_between_whom_someone_mediates() -> None:
    text = (
        "President Amos Kiprop left Nairobi on Monday for Accra, where Ghana's President Joseph "
        "Mensah is to mediate between him and rebel leader John Okello."
    )
    (talks, visit) = told("en", text)
    assert talks[:3] == ("negotiation", "planned", "GH")
    assert set(talks[-1]) == {"Amos Kiprop", "Joseph Mensah", "John Okello"}
    assert visit[-1] == ("Amos Kiprop",)
