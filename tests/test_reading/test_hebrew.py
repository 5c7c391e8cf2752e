"""Hebrew: marks inside words, names without capitals, subjects on either side of the verb."""

from __future__ import annotations

from dragoman.language.pack import load
from dragoman.language.tokens import tokenize
from dragoman.model import Document
from dragoman.reading import read
from dragoman.reading.quotes import find_quotes


def _speakers(text: str) -> list[str]:
    reading = read(Document(id="x", text=text, language="he"))
    return [
        reading.actors[s.speaker].name if isinstance(s.speaker, int) else str(s.speaker)
        for s in reading.statements
    ]


def test_marks_inside_words() -> None:
    words = [t.text for t in tokenize('ארה"ב אמרה: ה"קרב" של ג\'ורג\' נגמר', "he")]
    assert words[0] == 'ארה"ב'
    assert "ג'ורג'" in words
    assert '"' in words


def test_gershayim_quote_nothing() -> None:
    text = 'צה"ל מסר: "הכוחות של ארה"ב נסוגו".'
    assert [text[q.start : q.end] for q in find_quotes(text)] == ['הכוחות של ארה"ב נסוגו']


def test_final_letters_and_attached_and() -> None:
    text = "שרת החוץ של קנדה, אניטה אנאנד, טענה כי ההסכם עם יפן קרוב מאוד והוסיפה כי השיחות יימשכו בטוקיו."
    assert _speakers(text) == ["אניטה אנאנד"] * 2


def test_speaker_behind_the_verb() -> None:
    assert _speakers('"אנחנו מוכנים לפתוח במשא ומתן", אמרה אנאלנה ברבוק.') == ["אנאלנה ברבוק"]


def test_noun_with_particle_is_no_verb() -> None:
    found = load("he").table.find(tokenize("המאמר פורסם", "he"))
    assert not any(m.entry("saying") and m.entry("saying").key == "say" for m in found)


def test_minister_with_the_article_is_the_woman_named_before() -> None:
    text = "שרת החוץ של שוודיה מריה ברג ביקרה בקייב. השרה שוחחה עם שר ההגנה של אוקראינה יוסף כהן."
    reading = read(Document(id="x", text=text, language="he", published="2025-03-14"))
    meeting = next(e for e in reading.events if e.kind == "meeting")
    assert "מריה ברג" in {p.name for p in meeting.participants}
