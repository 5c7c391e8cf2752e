"""Ways in which English tells that two met, travelled, phoned or did not: one line each."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

GUEST = "Ghanaian Foreign Minister Kati Lind"
HOST = "Togolese President Ivo Marsk"

TOLD = [
    ("meeting", "held", f"{GUEST} spent two hours with {HOST} on Monday."),
    ("meeting", "held", f"{GUEST} and {HOST} huddled for two hours in Lomé on Monday."),
    ("meeting", "held", f"{GUEST} and {HOST} came face to face in Lomé on Monday."),
    ("meeting", "held", f"{GUEST} was granted an audience by {HOST} on Monday."),
    ("meeting", "held", f"{HOST} laid on a lunch for {GUEST} on Monday."),
    ("meeting", "held", f"{HOST} had {GUEST} to dinner on Monday."),
    ("meeting", "planned", f"{GUEST} is to see {HOST} on Friday."),
    ("meeting", "planned", f"A meeting between {GUEST} and {HOST} is in the works."),
    ("meeting", "cancelled", f"The meeting between {GUEST} and {HOST} fell through."),
    ("meeting", "cancelled", f"A lunch of {GUEST} with {HOST} was dropped at the last minute."),
    ("visit", "held", f"{GUEST} spent Monday in Lomé."),
    ("visit", "held", f"{GUEST} left Lomé for home on Monday evening."),
    ("visit", "planned", f"{GUEST} will be in Lomé on Friday."),
    ("visit", "planned", f"{GUEST} will pay Togo a state visit in June."),
    ("visit", "planned", f"Invited to Lomé, {GUEST} has accepted."),
    ("visit", "cancelled", f"A trip to Lomé by {GUEST}, planned for May, came to nothing."),
    ("call", "held", f"{GUEST} rang {HOST} on Monday."),
    ("call", "held", f"{GUEST} got on the phone with {HOST} on Monday."),
    ("signing", "held", f"{GUEST} and {HOST} put their names to a deal on fish on Monday."),
    ("message", "held", f"{GUEST} handed Togo's president, Ivo Marsk, a letter on Monday."),
    ("press_conference", "held", f"{GUEST} stepped before the cameras on Monday."),
]
NOT_TOLD = [
    "Togo's economy met expectations, said Finance Minister Ivo Marsk.",
    "Togolese President Ivo Marsk called on Ghana to open its market.",
    "Togolese President Ivo Marsk accepted the resignation of his finance minister.",
    "The bill was dropped after Togolese President Ivo Marsk objected.",
    "Ghana should spend more time with its neighbours, wrote the paper.",
]


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="en", published="2024-05-15"))


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_an_encounter_is_told_in_many_ways(kind: str, status: str, text: str) -> None:
    found = [e for e in _read(text).events if (e.kind, e.status) == (kind, status)]
    assert found
    named = {p.name for e in found for p in e.participants}
    assert named == {name for name in ("Kati Lind", "Ivo Marsk") if name in text}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_the_same_words_may_tell_of_none(text: str) -> None:
    assert _read(text).events == ()


@pytest.mark.parametrize(
    "words",
    [
        "Skipping lunch, {} met {} on Monday.",
        "{} stood up when she met {} on Monday.",
        "{} deferred to her host when she met {} on Monday.",
        "{}, whose state pulled out of the accord, met {} on Monday.",
    ],
)
def test_what_else_somebody_skips_or_leaves_calls_no_meeting_off(words: str) -> None:
    (meeting,) = _read(words.format(GUEST, HOST)).events
    assert (meeting.kind, meeting.status) == ("meeting", "held")
