"""Hebrew: who takes part where a place, a source or a delegation stands in the way."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

RUTO, JERI = "ויליאם רוטו", "חוסה חרי"
KENYA, PERU = "נשיא קניה ויליאם רוטו", "נשיא פרו חוסה חרי"


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="he", published="2026-03-12"))


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (f"{KENYA} התקבל ביום שני בארמון אצל {PERU}.", "meeting", {RUTO, JERI}),
        (f"{KENYA} קיבל לפגישה בניירובי את {PERU}.", "meeting", {RUTO, JERI}),
        (f"משלחת בראשות {KENYA} ביקרה בלימה בשבוע שעבר.", "visit", {RUTO}),
        (f"מחר יגיע לישראל {KENYA}.", "visit", {RUTO}),
        (f"{KENYA} יפתח ביום ראשון בסיור שיכלול את לימה.", "visit", {RUTO}),
        ("לשכת הממשלה הודיעה כי רוטו ייפגש מחר עם נשיא פרו.", "meeting", {"רוטו", "נשיא פרו"}),
        ("הפגישה בין רוטו לנשיא פרו תיערך ביום ראשון.", "meeting", {"רוטו", "נשיא פרו"}),
        (f"{KENYA} ביקר אתמול בלימה. עם הגעתו נפגש עם {PERU}.", "meeting", {RUTO, JERI}),
    ],
)
def test_who_takes_part(text: str, kind: str, who: set[str]) -> None:
    (event,) = (e for e in _read(text).events if e.kind == kind)
    assert {p.name for p in event.participants} == who


def test_a_chancellor_has_his_state() -> None:
    (visit,) = _read("קנצלר גרמניה אולף מורנו ביקר אתמול בלימה.").events
    assert [(p.office, p.state) for p in visit.participants] == [("chancellor", "DEU")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("גורמים במשרד החוץ אמרו כי הפגישה תתקיים בשבוע הבא.", []),
        ("במשרד החוץ אמרו כי הפגישה תתקיים בשבוע הבא.", ["משרד החוץ"]),
        (f"{KENYA} עדכן את {PERU} כי המכס על התה יבוטל כליל.", [RUTO]),
    ],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in _read(text).statements] == speakers
