"""English and French: what was told at talks, relative clauses, invitations taken up, who went from where."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

Told = tuple[str, str, str | None, str | None, tuple[str, ...]]


def told(text: str, language: str = "en", published: str = "2024-06-05") -> list[Told]:
    """Kind, status, country, first day and persons of each event."""
    reading = read(Document(id="x", text=text, language=language, published=published))
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


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Ghanaian President Kofi Ampem told Peruvian President Ana Torres at a meeting in "
                "Lima on Monday that trade would grow."
            ),
            [("meeting", "held", "PE", "2024-06-03", ("Ana Torres", "Kofi Ampem"))],
        ),
        (
            (
                "Norwegian Prime Minister Ivo Marsk assured his Chilean counterpart Luis Vega in a "
                "phone call on Tuesday that he would come."
            ),
            [("call", "held", None, "2024-06-04", ("Ivo Marsk", "Luis Vega"))],
        ),
        ("The Dutch minister Jan Brug told reporters at a meeting in Lima that it would rain.", []),
        (
            (
                "Speaking to reporters in Oslo after meeting Norwegian Prime Minister Ivo Marsk, "
                "Peruvian President Ana Torres said the road would open."
            ),
            [("meeting", "held", "NO", "2024-06", ("Ana Torres", "Ivo Marsk"))],
        ),
        (
            "Indian Foreign Minister S Raghavan called on Peruvian President Ana Torres in Lima.",
            [("meeting", "held", "PE", "2024-06", ("Ana Torres", "S Raghavan"))],
        ),
        ("The Indian minister Asha Rao called on Peruvian President Ana Torres to resign.", []),
        (
            (
                "Ghanaian President Kofi Ampem's meeting with Peruvian President Ana Torres in Lima "
                "on 3 June lasted an hour."
            ),
            [("meeting", "held", "PE", "2024-06-03", ("Ana Torres", "Kofi Ampem"))],
        ),
        (
            (
                "The talks between Ghanaian President Kofi Ampem and Peruvian President Ana Torres, "
                "scheduled for Friday in Oslo, have been postponed."
            ),
            [("meeting", "cancelled", "NO", "2024-06-07", ("Ana Torres", "Kofi Ampem"))],
        ),
        (
            "Delegations from Ghana and Peru met in Oslo on Monday.",
            [("meeting", "held", "NO", "2024-06-03", ())],
        ),
    ],
)
def test_english_talks(text: str, events: list[Told]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "The Danish prime minister, whom Peruvian President Ana Torres had invited, landed "
                "in Lima on Monday."
            ),
            ("visit", "held", "PE", "2024-06-03", ("Danish prime minister",)),
        ),
        (
            (
                "Norwegian Foreign Minister Ivo Marsk left Accra on Monday for Lima, where he is to "
                "meet Peruvian President Ana Torres."
            ),
            ("visit", "held", "PE", "2024-06-03", ("Ivo Marsk",)),
        ),
        (
            (
                "Norwegian Foreign Minister Ivo Marsk is in Accra, where he will meet Ghanaian "
                "President Kofi Ampem on Friday."
            ),
            ("visit", "held", "GH", "2024-06", ("Ivo Marsk",)),
        ),
        (
            (
                "Norwegian Foreign Minister Ivo Marsk has returned to Oslo from Accra, where he met "
                "Ghanaian President Kofi Ampem."
            ),
            ("visit", "held", "GH", "2024-06", ("Ivo Marsk",)),
        ),
        (
            "During his visit to Accra, the Peruvian president signed two agreements.",
            ("visit", "held", "GH", "2024-06", ("Peruvian president",)),
        ),
        (
            (
                "Swiss President Lea Frei accepted Ghanaian President Kofi Ampem's invitation to "
                "visit Accra."
            ),
            ("visit", "planned", "GH", None, ("Lea Frei",)),
        ),
        (
            (
                "A Qatari delegation headed by Minister of State Salim Darwish arrived in Accra on "
                "Monday."
            ),
            ("visit", "held", "GH", "2024-06-03", ("Salim Darwish",)),
        ),
    ],
)
def test_english_journeys(text: str, events: Told) -> None:
    assert [e for e in told(text) if e[0] == "visit"] == [events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Arrivé lundi à Accra, le ministre norvégien Ivo Marsk doit rencontrer le président "
                "ghanéen Kofi Ampem."
            ),
            ("visit", "held", "GH", "2024-06-03", ("Ivo Marsk",)),
        ),
        (
            "Le ministre norvégien Ivo Marsk a quitté Accra lundi pour Lima.",
            ("visit", "held", "PE", "2024-06-03", ("Ivo Marsk",)),
        ),
        (
            "Le ministre norvégien Ivo Marsk s'est dit prêt à se rendre à Lima.",
            ("visit", "planned", "PE", None, ("Ivo Marsk",)),
        ),
        (
            (
                "La présidente péruvienne Ana Torres a accepté l'invitation de son homologue ghanéen "
                "Kofi Ampem à se rendre à Accra en août."
            ),
            ("visit", "planned", "GH", "2024-08", ("Ana Torres",)),
        ),
    ],
)
def test_french_journeys(text: str, events: Told) -> None:
    assert [e for e in told(text, "fr") if e[0] == "visit"] == [events]


def test_who_received_a_letter_is_its_recipient() -> None:
    for language, text in (
        (
            "en",
            "Ghanaian President Kofi Ampem received a letter from Peruvian President Ana Torres.",
        ),
        ("fr", "Le président ghanéen Kofi Ampem a reçu un message de la présidente Ana Torres."),
    ):
        reading = read(Document(id="x", text=text, language=language, published="2024-06-05"))
        roles = {p.name: p.role for e in reading.events for p in e.participants}
        assert roles == {"Kofi Ampem": "recipient", "Ana Torres": "sender"}


def test_delegations_of_two_states_meet() -> None:
    text = "Des délégations ghanéenne et péruvienne se sont rencontrées lundi à Oslo."
    reading = read(Document(id="x", text=text, language="fr", published="2024-06-05"))
    assert [(e.kind, sorted(e.parties)) for e in reading.events] == [("meeting", ["GHA", "PER"])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Peruvian minister Ana Torres, who received Ivo Marsk, said the road was open.",
            "Ana Torres",
        ),
        (
            (
                "“We agreed to open a consulate in Tamalay,” Peru's foreign minister, Ana Torres, "
                "said after meeting her Ghanaian counterpart."
            ),
            "Ana Torres",
        ),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    reading = read(Document(id="x", text=text, language="en", published="2024-06-05"))
    assert [s.speaker for s in reading.statements] == [speaker]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Norwegian Foreign Minister Ivo Marsk said on Monday during talks with Ghanaian "
                "President Kofi Ampem that he would return."
            ),
            [("meeting", "held", None, "2024-06-03", ("Ivo Marsk", "Kofi Ampem"))],
        ),
        (
            (
                "Norwegian President Ivo Marsk was to have dinner with Ghanaian President Kofi "
                "Ampem in Accra on Friday."
            ),
            [("meeting", "planned", "GH", "2024-06-07", ("Ivo Marsk", "Kofi Ampem"))],
        ),
        (
            (
                "Norwegian Foreign Minister Ivo Marsk called on Ghanaian President Kofi Ampem for "
                "talks in Accra on Monday."
            ),
            [("meeting", "held", "GH", "2024-06-03", ("Ivo Marsk", "Kofi Ampem"))],
        ),
        (
            "Norwegian minister Ivo Marsk signed the guest book. His host was Kofi Ampem.",
            [],
        ),
    ],
)
def test_english_talks_and_callers(text: str, events: list[Told]) -> None:
    assert told(text) == events


def test_an_invitation_may_have_its_owner_before_it() -> None:
    text = (
        "At Ghanaian President Kofi Ampem's invitation, Norwegian President Ivo Marsk will visit "
        "Ghana from 8 to 9 June."
    )
    assert [(kind, status, country) for kind, status, country, _, _ in told(text)] == [
        ("invitation", "held", None),
        ("visit", "planned", "GH"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "content"),
    [
        (
            "Norwegian minister Ivo Marsk recalled that December 14 would be a holiday.",
            "en",
            "Ivo Marsk",
            "December 14 would be a holiday",
        ),
        (
            (
                "Le ministre ghanéen Kofi Ampem a été reçu lundi à Lima, indique un communiqué du "
                "ministère péruvien des Affaires étrangères."
            ),
            "fr",
            "ministère péruvien des Affaires étrangères",
            "Le ministre ghanéen Kofi Ampem a été reçu lundi à Lima",
        ),
    ],
)
def test_what_is_reported(text: str, language: str, speaker: str, content: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2024-06-05"))
    said = [(s.speaker, text[s.content[0].start : s.content[0].end]) for s in reading.statements]
    assert said == [(speaker, content)]


def test_a_welcoming_ceremony_says_nothing() -> None:
    text = (
        "Norwegian President Ivo Marsk will receive a grand welcoming ceremony in Lima on Friday."
    )
    reading = read(Document(id="x", text=text, language="en", published="2024-06-05"))
    assert not reading.statements
