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
]


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_each_form_tells_its_event(kind: str, status: str, text: str) -> None:
    assert {(e.kind, e.status) for e in _read(text).events} == {(kind, status)}


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
