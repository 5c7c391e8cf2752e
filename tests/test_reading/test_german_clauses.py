"""Forms and clauses in which German news tells of meetings, journeys and letters."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

GUEST = "Kanzlerin Ada Brandl"
HOST = "Präsident Kofi Okwari"
HOST_OBJECT = "Präsidenten Kofi Okwari"


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="de", published="2024-05-15"))


TOLD = [
    ("meeting", "held", f"Das Amt teilte mit, dass sich {GUEST} am Montag mit {HOST} austauschte."),
    ("meeting", "held", f"{GUEST} hat am Montag mit {HOST} die Grenzfrage erörtert."),
    ("meeting", "held", f"{GUEST}, die am Montag mit {HOST} zu Abend aß, war zufrieden."),
    ("meeting", "planned", f"{GUEST} dürfte am Freitag mit {HOST} zusammensitzen."),
    ("call", "planned", f"{GUEST} dürfte am Freitag mit {HOST} telefonieren."),
    ("message", "held", f"Das Amt teilte mit, dass {GUEST} {HOST} einen Brief schrieb."),
    ("message", "planned", f"{GUEST} will {HOST} bald ein Schreiben überreichen."),
    ("signing", "planned", f"{GUEST} will am Freitag mit {HOST} ein Abkommen schließen."),
    ("visit", "held", f"{GUEST} hat am Montag Ghana einen Besuch abgestattet."),
    ("visit", "planned", f"{GUEST} will sich am Freitag nach Ghana begeben."),
    ("visit", "cancelled", f"Ursprünglich wollte {GUEST} am Montag nach Ghana reisen."),
    ("visit", "cancelled", f"Eigentlich sollte {GUEST} am Montag Ghana besuchen."),
    ("meeting", "held", f"Bei einem Treffen mit {HOST_OBJECT} versprach {GUEST} weitere Hilfe."),
    ("meeting", "held", f"Beim Gespräch mit {HOST_OBJECT} schlug {GUEST} eine Zollunion vor."),
    ("visit", "held", f"Während ihres Besuchs in Ghana kündigte {GUEST} eine Brücke an."),
    ("meeting", "planned", f"{GUEST} plant, im Juni {HOST_OBJECT} zu treffen."),
    ("visit", "planned", f"{GUEST} beabsichtigt, im Juni nach Ghana zu reisen."),
    ("visit", "planned", f"{GUEST} wird am Freitag in Accra zu Gast sein."),
    ("message", "planned", f"{GUEST} plant, {HOST_OBJECT} einen Brief zu schreiben."),
    ("meeting", "held", f"Das Amt teilte mit, dass {GUEST} am Montag mit {HOST_OBJECT} sprach."),
    ("meeting", "held", f"{GUEST}, die am Montag mit {HOST_OBJECT} über Kakao sprach, war froh."),
    ("meeting", "planned", f"Am Freitag führt {GUEST} Gespräche mit {HOST_OBJECT}."),
    ("meeting", "held", f"{GUEST} hat am Montag {HOST_OBJECT} empfangen und ihm etwas geschenkt."),
]
# What else was planned, put off or called off changes nothing of a meeting that was held.
BESIDE = [
    f"Nachdem die Börse die Sitzung abgesagt hatte, traf {GUEST} am Montag {HOST_OBJECT}.",
    f"{GUEST} traf am Montag {HOST_OBJECT}, der zuvor eine Wahl verschoben hatte.",
    f"{GUEST} sprach am Montag mit {HOST_OBJECT} über das verschobene Bauprojekt.",
    f"Vor dem Palast wurde {GUEST} am Montag von {HOST_OBJECT} empfangen.",
    f"{GUEST} traf am Montag {HOST_OBJECT}, um eine geplante Messe abzusagen.",
]


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_each_form_tells_its_event(kind: str, status: str, text: str) -> None:
    assert {(e.kind, e.status) for e in _read(text).events} == {(kind, status)}


@pytest.mark.parametrize("text", BESIDE)
def test_a_meeting_was_held_whatever_else_was_called_off(text: str) -> None:
    assert {(e.kind, e.status) for e in _read(text).events} == {("meeting", "held")}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in der Hauptstadt Accra", ("Accra", "GH")),
        ("in der alten Hafenstadt Alexandria", ("Alexandria", "EG")),
        ("im Inselstaat Fidschi", (None, "FJ")),
    ],
)
def test_a_noun_may_stand_before_the_name_of_a_place(
    where: str, place: tuple[str | None, str]
) -> None:
    (event,) = _read(f"Am Montag traf {GUEST} {HOST_OBJECT} {where}.").events
    assert event.place is not None
    assert (event.place.name, event.place.country) == place


def test_delegations_act_for_the_states_that_sent_them() -> None:
    text = "Delegationen aus Ghana und Togo haben am Montag in Lima Verhandlungen aufgenommen."
    (event,) = _read(text).events
    assert (event.kind, event.parties) == ("negotiation", ("GHA", "TGO"))


SAID = [
    f"Die Grenze bleibt offen, wie {GUEST} am Montag einräumte.",
    f"Die Grenze bleibt offen, wie {GUEST} am Montag zu bedenken gab.",
    f"{GUEST} hat am Montag darauf hingewiesen, dass die Grenze offen bleibt.",
    f"{GUEST} vertrat am Montag die Auffassung, dass die Grenze offen bleibt.",
    f"{GUEST} ging am Montag davon aus, dass die Grenze offen bleibt.",
]


@pytest.mark.parametrize("text", SAID)
def test_each_form_reports_what_was_said(text: str) -> None:
    (statement,) = _read(text).statements
    span = statement.content[0]
    assert statement.speaker == "Ada Brandl"
    assert text[span.start : span.end] in (
        "Die Grenze bleibt offen",
        "die Grenze offen bleibt",
    )


PIECES = [
    (f"Die Grenze, sagte {GUEST}, bleibe offen.", [["Die Grenze", "bleibe offen"]]),
    (f"Der Hafen, bemängelte {GUEST}, komme nicht voran.", [["Der Hafen", "komme nicht voran"]]),
    (f"Die Grenze bleibe offen, kritisierte {GUEST}.", [["Die Grenze bleibe offen"]]),
    (
        f"Die Grenze bleibe offen, hatte {GUEST} vor der Abreise gesagt.",
        [["Die Grenze bleibe offen"]],
    ),
    (
        f"Die Grenze bleibe offen, hatte {GUEST} am Freitag mitgeteilt: Sie wolle den Handel stärken.",
        [["Die Grenze bleibe offen"], ["Sie wolle den Handel stärken"]],
    ),
    (
        f"Entscheidend sei, was die Menschen brauchten, erklärte {GUEST}.",
        [["Entscheidend sei, was die Menschen brauchten"]],
    ),
    (
        f"Wer Kritik übe, habe „nach wie vor einen schweren Stand“, sagte {GUEST}.",
        [["Wer Kritik übe, habe „nach wie vor einen schweren Stand“"]],
    ),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_what_is_said_is_found_around_its_verb(text: str, pieces: list[list[str]]) -> None:
    statements = _read(text).statements
    assert [[text[s.start : s.end] for s in told.content] for told in statements] == pieces
    assert {s.speaker for s in statements} == {"Ada Brandl"}
