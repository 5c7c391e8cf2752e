"""Who said what in the western languages: verbs that no pack lists, pieces of a report in its own words."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, language: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2025-03-12"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "«Nadie nos ayudará a pescar», rezongó la ministra noruega Ingrid Solheim."),
        (
            "fr",
            "« Personne ne nous aidera ici », a grommelé la ministre norvégienne Ingrid Solheim.",
        ),
        (
            "it",
            "«Nessuno ci aiuterà a pescare», ha brontolato la ministra norvegese Ingrid Solheim.",
        ),
        ("de", "„Niemand wird uns beim Fischen helfen“, grummelte Außenministerin Ingrid Solheim."),
    ],
)
def test_any_verb_behind_a_quotation_reports_it(language: str, text: str) -> None:
    (statement,) = _read(text, language).statements
    assert (statement.speaker, statement.form) == ("Ingrid Solheim", "direct")


def test_speech_that_goes_on_into_its_marks_is_mixed() -> None:
    text = (
        "Norwegian minister Ingrid Solheim said the fish would “come back to us all by themselves”."
    )
    (statement,) = _read(text, "en").statements
    assert statement.form == "mixed"


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("de", "Außenminister Jan Berg dankte den Gastgebern und lud Präsident Peter Mwangi nach Oslo ein.", "dankte den Gastgebern"),
        ("fr", "Le ministre norvégien Jan Berg a remercié le Kenya pour son aide et a invité le président Peter Mwangi.", "a remercié le Kenya pour son aide"),
    ],
)  # fmt: skip
def test_a_deed_behind_and_is_no_speech(language: str, text: str, content: str) -> None:
    (statement,) = _read(text, language).statements
    assert [span.of(text) for span in statement.content] == [content]


def test_a_participle_that_opens_its_sentence_is_no_cue() -> None:
    text = "Alleged threats drew criticism from President Peter Mwangi, who warned that fish would die."
    assert [s.speaker for s in _read(text, "en").statements] == ["Peter Mwangi"]


def test_a_report_may_begin_with_an_event_without_people() -> None:
    assert not _read("Se suspendió la visita a Oslo.", "es").events
