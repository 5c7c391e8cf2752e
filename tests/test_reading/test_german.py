"""German: verbs in two parts, subjects on either side, reported mood."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2026-04-20") -> Reading:
    return read(Document(id="x", text=text, language="de", published=published))


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Am Montag traf Bundeskanzler Olaf Scholz in Paris ein.", "visit", 1),
        ("Olaf Scholz traf Präsident Emmanuel Macron in Paris.", "meeting", 2),
        ("Den Kanzler Olaf Scholz empfing Präsident Emmanuel Macron.", "meeting", 2),
        ("Olaf Scholz hat mit Präsident Emmanuel Macron telefoniert.", "call", 2),
    ],
)
def test_verb_and_particle(text: str, kind: str, people: int) -> None:
    (event,) = _read(text).events
    assert (event.kind, event.status, len(event.participants)) == (kind, "held", people)


def test_present_tense_looks_ahead() -> None:
    (event,) = _read("Präsident Emmanuel Macron reist am 4. Mai nach Eriwan.").events
    assert (event.status, event.start) == ("planned", "2026-05-04")


def test_subjunctive_goes_on_with_the_speaker() -> None:
    text = (
        "Außenminister Wang Yi sagte am Montag in Kairo, der Krieg müsse enden. Die Lage sei ernst."
    )
    statements = _read(text).statements
    assert [s.speaker for s in statements] == ["Wang Yi", "Wang Yi"]
    contents = [text[s.content[0].start : s.content[0].end] for s in statements]
    assert contents == ["der Krieg müsse enden", "Die Lage sei ernst"]


def test_speaker_behind_a_first_phrase() -> None:
    text = "Nach dem Treffen betonte die Ministerin Maria Sánchez, dass Mexiko weiter Hilfe leiste."
    (statement,) = _read(text).statements
    assert statement.speaker == "Maria Sánchez"


def test_a_future_president_calls_today() -> None:
    text = (
        "Künftiger polnischer Präsident telefoniert mit Macron\n\n"
        "Der gewählte polnische Präsident Jan Kowal hat mit Präsident Emmanuel Macron telefoniert."
    )
    assert {(e.kind, e.status) for e in _read(text).events} == {("call", "held")}
