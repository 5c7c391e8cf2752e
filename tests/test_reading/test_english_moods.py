"""What stands beside a word of denial, calling off or planning in English, and is none of it."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

GUEST = "Ghanaian Foreign Minister Kati Lind"
HOST = "Togolese President Ivo Marsk"


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="en", published="2024-05-15"))


HELD = [
    ("meeting", f"{GUEST} met {HOST} on Monday, but no agreement was reached."),
    ("meeting", f"{GUEST} had lunch with {HOST} on Monday without taking questions."),
    ("meeting", f"{GUEST} met {HOST} on Monday despite threats to cancel the gas contract."),
    ("meeting", f"{GUEST} failed to win over {HOST} when they met on Monday."),
    ("meeting", f"{GUEST} put off questions when she met {HOST} on Monday."),
    ("meeting", f"The tax was dropped after {GUEST} met {HOST} on Monday."),
    ("meeting", f"In talks with {HOST} on Monday, {GUEST} called off the tariff war."),
    ("meeting", f"{GUEST} refused to take questions after meeting {HOST} on Monday."),
    ("call", f"{HOST} postponed the tariffs after a phone call with {GUEST} on Monday."),
    ("call", f"{HOST} agreed to lift the tariffs after a phone call with {GUEST} on Monday."),
    ("visit", f"{GUEST}, on a visit to Lomé, will address parliament on Friday."),
    ("visit", f"{GUEST}, who is visiting Lomé, is due to address parliament on Friday."),
    ("press_conference", f"{HOST} told a news conference on Monday that the port would reopen."),
]
OTHERWISE = [
    ("meeting", "cancelled", f"A meeting of {GUEST} with {HOST} due on Friday did not happen."),
    ("meeting", "cancelled", f"{GUEST} has withdrawn from talks with {HOST}."),
    ("visit", "cancelled", f"{GUEST} will no longer travel to Lomé."),
    ("visit", "cancelled", f"{GUEST} was to have flown to Lomé on Monday but stayed at home."),
    ("meeting", "proposed", f"{GUEST} is seeking a meeting with {HOST}."),
    ("visit", "proposed", f"{GUEST} is considering a trip to Lomé."),
    ("meeting", "proposed", f"{GUEST} spoke at length and may meet {HOST}."),
]
FORMS = [
    ("meeting", f"Having met {HOST}, {GUEST} flew home."),
    ("meeting", f"{GUEST} ended a long day on Monday, meeting {HOST}."),
    ("meeting", f"{GUEST} spoke on Monday and sat down with {HOST}."),
    ("meeting", f"{GUEST} was joined by {HOST} for talks on Monday."),
    ("visit", f"{GUEST} has flown to Lomé."),
    ("call", f"After phoning {HOST}, {GUEST} said the port would reopen."),
    ("call", f"{GUEST} met {HOST} online on Monday."),
    ("message", f"{GUEST} has written to {HOST}."),
]


@pytest.mark.parametrize(("kind", "text"), HELD)
def test_a_word_of_mood_may_tell_of_another_deed(kind: str, text: str) -> None:
    assert [e.status for e in _read(text).events if e.kind == kind] == ["held"]


@pytest.mark.parametrize(("kind", "status", "text"), OTHERWISE)
def test_what_did_not_happen_yet(kind: str, status: str, text: str) -> None:
    assert [e.status for e in _read(text).events if e.kind == kind] == [status]


@pytest.mark.parametrize(("kind", "text"), FORMS)
def test_forms_of_verbs(kind: str, text: str) -> None:
    found = [e for e in _read(text).events if (e.kind, e.status) == (kind, "held")]
    assert "Kati Lind" in {p.name for e in found for p in e.participants}


SPOKEN = [
    ("A statement from the Togolese presidency said the talks were useful.", "Togolese presidency"),
    (
        "The talks were useful, a joint statement issued on Monday by the Togolese presidency said.",
        "Togolese presidency",
    ),
    (
        "“The talks were useful and will go on,” said a statement from the Togolese presidency.",
        "Togolese presidency",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_a_text_speaks_for_whoever_gave_it_out(text: str, speaker: str) -> None:
    (statement,) = _read(text).statements
    assert statement.speaker == speaker
    content = "".join(text[s.start : s.end] for s in statement.content)
    assert content.strip(" ,").casefold().startswith("the talks were useful")
    assert "statement" not in content


NOBODY = [
    f"{HOST} spoke. “The talks were useful and will go on,” a Togolese source told a newspaper.",
    f"A senior official said the talks were useful.\n\nThe plan was that of {HOST}.",
    f"{GUEST} and {HOST} were warmly welcomed at the airport by the mayor.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_named_says_it(text: str) -> None:
    assert _read(text).statements == ()


def test_he_goes_on_for_whom_no_one_names() -> None:
    text = f"{HOST} spoke on Monday. A senior official said the talks failed. He said they may end."
    assert [s.speaker for s in _read(text).statements] == []


MORE = [
    (
        "summit",
        "held",
        f"More than 20 leaders attended the summit, including {HOST} and {GUEST}.",
    ),
    ("summit", "held", f"The summit in Accra was co-hosted by {HOST} and {GUEST}."),
    ("visit", "planned", f"Lomé is bracing for a visit from {GUEST} on Friday."),
    ("visit", "held", f"{HOST} welcomed {GUEST} to Lomé on Monday."),
    ("visit", "planned", f"{GUEST} announced a visit to Lomé in June."),
    ("invitation", "held", f"{GUEST} has been invited to Lomé."),
    ("meeting", "cancelled", f"{GUEST} refused to attend a planned meeting with {HOST}."),
    ("meeting", "held", f"{GUEST} said her meeting with {HOST} was useful."),
    ("meeting", "held", f"{GUEST} met {HOST} for the first time in a year on Monday."),
    ("call", "held", f"In a call on Monday, {GUEST} and {HOST} spoke of the port."),
    ("call", "held", f"{GUEST} has called off a trip planned for June after a call from {HOST}."),
]


@pytest.mark.parametrize(("kind", "status", "text"), MORE)
def test_further_tellings(kind: str, status: str, text: str) -> None:
    found = [e for e in _read(text).events if e.kind == kind]
    assert [e.status for e in found] == [status]
    named = {p.name for e in found for p in e.participants}
    assert named <= {"Kati Lind", "Ivo Marsk"}
    assert "Kati Lind" in named


def test_the_summit_told_again_is_no_other() -> None:
    text = (
        f"{HOST} and {GUEST} held a summit in Lomé on Monday. After the summit ended, Malian "
        "Foreign Minister Ali Ba told reporters that the port would reopen."
    )
    assert [e.kind for e in _read(text).events] == ["summit"]


def test_what_follows_an_unnamed_source_is_not_the_last_speakers() -> None:
    text = (
        f"{HOST} said the port would reopen. “When the rains come, everything stops at once,” one "
        "source told the paper.\n\n“That is why he has put all of it off until the autumn.”"
    )
    assert len(_read(text).statements) == 1


def test_a_participle_before_its_noun_reports_nothing() -> None:
    text = f"{HOST}, the envoy added, will speak in Lomé after the disputed harbour vote."
    assert all(text[s.content[0].start :] != "harbour vote" for s in _read(text).statements)
    assert not any(s.speaker == "Ivo Marsk" for s in _read(text).statements)
