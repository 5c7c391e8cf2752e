"""Hebrew: marks inside words, names without capitals, subjects on either side of the verb."""

from __future__ import annotations

import pytest

from dragoman.language.pack import load
from dragoman.language.tokens import tokenize
from dragoman.model import Document, Reading
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


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="he", published="2025-03-14"))


def _said(text: str) -> list[tuple[str, str, str]]:
    return [
        (s.speaker, s.form, text[s.content[0].start : s.content[0].end])
        for s in _read(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "מלשכת הנשיא נמסר כי הביקור יתקיים בשבוע הבא.",
            [("לשכת הנשיא", "indirect", "הביקור יתקיים בשבוע הבא")],
            id="was conveyed from an office",
        ),
        pytest.param(
            "בהודעה שפרסם ארמון הנשיאות נאמר כי השיחה נמשכה כחצי שעה.",
            [("ארמון הנשיאות", "indirect", "השיחה נמשכה כחצי שעה")],
            id="was said in somebody's note",
        ),
        pytest.param(
            'יוסי לוי השיב כי ארצו זקוקה למים, והוסיף: "אנחנו לא מחפשים צדקה".',
            [
                ("יוסי לוי", "indirect", "ארצו זקוקה למים"),
                ("יוסי לוי", "direct", "אנחנו לא מחפשים צדקה"),
            ],
            id="what he added behind 'and'",
        ),
        pytest.param(
            'לקראת ביקור הנשיא דוד כהן בפרו אמר שר החוץ יוסי לוי: "אנחנו מצפים לביקור הזה".',
            [("יוסי לוי", "direct", "אנחנו מצפים לביקור הזה")],
            id="whoever stands in the setting does not speak",
        ),
        pytest.param(
            "נשיא קניה דוד כהן יבקר בפרו לפי הזמנת עמיתו יוסי לוי.",
            [],
            id="at the invitation of",
        ),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize("today", ["היום", "היום (ו')", "היום (שישי)"])
def test_today(today: str) -> None:
    text = f"נשיא קניה דוד כהן נפגש {today} עם נשיא פרו יוסי לוי."
    (event,) = _read(text).events
    assert event.start == "2025-03-14"


def test_names_behind_an_owner_and_with_a_hyphen() -> None:
    text = "שר החוץ של קניה מוסליה מודבדי נפגש עם נשיא פרו תאסים-גובר אלמדי."
    (event,) = _read(text).events
    assert [p.name for p in event.participants] == ["מוסליה מודבדי", "תאסים-גובר אלמדי"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("רשות המסים הודיעה כי תחזיר את הכסף לאזרחים.", ["רשות המסים"]),
        ('הסיור כולל את הכותל והעיר העתיקה בירושלים, אמרה סגנית שר החוץ דינה לוי.', ["דינה לוי"]),
        ('יו"ר ההסתדרות, ארנון בר-לב, הודיע כי השביתה תימשך גם מחר.', ["ארנון בר-לב"]),
    ],
)  # fmt: skip
def test_bodies_and_what_is_no_verb(text: str, speakers: list[str]) -> None:
    reading = read(Document(id="x", text=text, language="he", published="2026-03-12"))
    assert [s.speaker for s in reading.statements] == speakers
