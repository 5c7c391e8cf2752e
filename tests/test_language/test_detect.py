"""Which language a text is in: the short way, and where it must not be taken."""

from __future__ import annotations

from dragoman.language.detect import GLANCE, SAMPLE, detect, guess, rank

ENGLISH = (
    "The ministers of both countries met in the harbour town and spoke about ferries and fishing. "
)
GERMAN = "Die Minister beider Länder trafen sich in der Hafenstadt und sprachen über Fähren und Fischerei. "


def long(text: str) -> str:
    return text * (2 * GLANCE // len(text) + 1)


def test_long_texts_are_as_their_whole_samples_are() -> None:
    for text, code in ((long(ENGLISH), "en"), (long(GERMAN), "de")):
        assert detect(text) == rank(text)[0][0] == guess(text) == code


def test_a_summary_in_another_language_does_not_decide() -> None:
    summary = ENGLISH * (GLANCE // len(ENGLISH) + 1)
    text = summary[:GLANCE] + GERMAN * (SAMPLE // len(GERMAN))
    assert rank(text[:GLANCE])[0][0] == "en"
    assert detect(text) == "de"
