"""English: delegations, stops of a tour, who waits at the airport, days counted from a month."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

Told = tuple[str, str, str | None, str | None, tuple[str, ...]]


def told(text: str, published: str = "2024-06-05") -> list[Told]:
    """Kind, status, country, first day and persons of each event."""
    reading = read(Document(id="x", text=text, language="en", published=published))
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
            "A Ghanaian delegation headed by Vice Premier He Lindong arrived in Oslo on Monday.",
            [("visit", "held", "NO", "2024-06-03", ("He Lindong",))],
        ),
        (
            "A delegation from the European Union is due in Lima on Friday.",
            [("visit", "planned", "PE", "2024-06-07", ())],
        ),
        (
            (
                "In January Norwegian President Ivo Marsk travelled to Peru; the following month "
                "he was in Ghana."
            ),
            [
                ("visit", "held", "GH", "2024-02", ("Ivo Marsk",)),
                ("visit", "held", "PE", "2024-01", ("Ivo Marsk",)),
            ],
        ),
        (
            "Chile and Peru are on his travel plan, Norwegian Foreign Minister Ivo Marsk said.",
            [
                ("visit", "planned", "CL", None, ("Ivo Marsk",)),
                ("visit", "planned", "PE", None, ("Ivo Marsk",)),
            ],
        ),
        (
            (
                "Norwegian Foreign Minister Ivo Marsk flew into Lima on Monday. On hand to receive "
                "his Norwegian counterpart was Foreign Minister Ana Torres."
            ),
            [
                ("meeting", "held", "PE", "2024-06-03", ("Ana Torres", "Ivo Marsk")),
                ("visit", "held", "PE", "2024-06-03", ("Ivo Marsk",)),
            ],
        ),
        (
            (
                "Earlier, welcoming Norwegian President Ivo Marsk in Accra on Monday, Ghanaian "
                "President Ama Boateng had urged more trade."
            ),
            [("meeting", "held", "GH", "2024-06-03", ("Ama Boateng", "Ivo Marsk"))],
        ),
        (
            (
                "President Ivo Marsk of Norway arrived in Accra on Monday. Foreign Minister Kofi Adu "
                "of Ghana said the visit comes two months after President Marsk's own journey to Peru."
            ),
            [
                ("visit", "held", "GH", "2024-06-03", ("Ivo Marsk",)),
                ("visit", "held", "PE", "2024-04", ("Ivo Marsk",)),
            ],
        ),
        (
            "Norwegian President Ivo Marsk met President Kim Dae-in of South Korea in Seoul on Monday.",
            [("meeting", "held", "KR", "2024-06-03", ("Ivo Marsk", "Kim Dae-in"))],
        ),
        (
            (
                "Norwegian President Ivo Marsk is due to meet Chilean President Ana Torres in Santiago "
                "on Friday, before meeting Ghanaian President Ama Boateng in Accra on Saturday."
            ),
            [
                ("meeting", "planned", "CL", "2024-06-07", ("Ana Torres", "Ivo Marsk")),
                ("meeting", "planned", "GH", "2024-06-08", ("Ama Boateng", "Ivo Marsk")),
            ],
        ),
        (
            "Norwegian President Ivo Marsk began a tour of Peru on Monday.",
            [("visit", "held", "PE", "2024-06-03", ("Ivo Marsk",))],
        ),
        (
            "Norwegian Foreign Minister Ivo Marsk flew to Lima on Monday instead of the president.",
            [("visit", "held", "PE", "2024-06-03", ("Ivo Marsk",))],
        ),
        (
            (
                "Norwegian President Ivo Marsk called Ghanaian President Ama Boateng on Monday to "
                "discuss trade. He had called Mayor Ana Torres a liar and saw Boateng as a friend."
            ),
            [("call", "held", None, "2024-06-03", ("Ama Boateng", "Ivo Marsk"))],
        ),
        # Whom an owner stands before is named behind the comma; "and later with" is another meeting.
        (
            "Kenya's Peter Mwangi is in Lima, holding talks with his host, Ana Ruiz, and later with Eva Paz.",
            [
                ("meeting", "held", "PE", "2024-06", ("Ana Ruiz", "Peter Mwangi")),
                ("meeting", "held", "PE", "2024-06", ("Eva Paz", "Peter Mwangi")),
                ("visit", "held", "PE", "2024-06", ("Peter Mwangi",)),
            ],
        ),
        (
            "Kenyan minister Peter Mwangi presented his credentials to President Ana Ruiz on Monday.",
            [("meeting", "held", None, "2024-06-03", ("Ana Ruiz", "Peter Mwangi"))],
        ),
        (
            "The summit between Peter Mwangi and Ana Ruiz planned for 12 June has been cancelled.",
            [("summit", "cancelled", None, "2024-06-12", ("Ana Ruiz", "Peter Mwangi"))],
        ),
    ],
)
def test_journeys_and_receptions(text: str, events: list[Told]) -> None:
    assert told(text) == events


def test_days_in_a_relative_clause_are_not_counted_from() -> None:
    text = (
        "Norwegian President Ivo Marsk was in Lima on Tuesday on a trip that began in Ghana last "
        "Thursday. A day earlier he met Chilean President Ana Torres."
    )
    (meeting,) = [e for e in told(text) if e[0] == "meeting"]
    assert meeting[3] == "2024-06-03"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Trade officials from Ghana said on Monday that prices would fall.", []),
        (
            (
                'The president spoke of Judge Ivo Marsk. Halvorsen continued, "They want power." '
                '"They are angry," he said.'
            ),
            ["Halvorsen", "Halvorsen"],
        ),
        (
            (
                "President Hassan Omar Mohamud of Somalia was in Oslo. Spokesman Hussein Mohamed "
                "said the talks went well."
            ),
            ["Hussein Mohamed"],
        ),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    reading = read(Document(id="x", text=text, language="en", published="2024-06-05"))
    assert [s.speaker for s in reading.statements] == speakers
