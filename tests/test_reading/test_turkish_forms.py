"""Forms in which Turkish news tells of meetings, or that there was none."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event
from dragoman.reading import read

HOST = "Gana Devlet Başkanı Kofi Okwari"
GUEST = "Kenya Başbakanı Ada Wangari"


def _events(text: str) -> tuple[Event, ...]:
    return read(Document(id="x", text=text, language="tr", published="2024-05-15")).events


TOLD = [
    ("meeting", "held", f"{HOST}, pazartesi günü {GUEST} ile ikili ilişkileri ele aldı."),
    ("meeting", "planned", f"{HOST}, cuma günü {GUEST} ile sınır konusunu ele alacak."),
    ("negotiation", "planned", f"{HOST}, cuma günü {GUEST} ile müzakereler yürütecek."),
    ("visit", "held", f"{HOST}, pazartesi günü Nairobi'de temaslarda bulundu."),
    ("visit", "planned", f"{HOST}, cuma günü Nairobi'de temaslarda bulunacak."),
    ("meeting", "held", f"{GUEST} ile görüşen {HOST}, gelecek ay seçim yapılacağını söyledi."),
    ("meeting", "held", f"{HOST} ile {GUEST}, iptal edilen ihaleyi görüştü."),
    ("meeting", "held", f"{HOST}, {GUEST} ile yaptığı görüşmede ateşkes istediğini söyledi."),
    ("signing", "held", f"Anlaşma, {HOST} ve {GUEST} tarafından imzalandı."),
]


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_each_form_tells_its_event(kind: str, status: str, text: str) -> None:
    assert [(e.kind, e.status) for e in _events(text)] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST}, {GUEST} ile görüşme yapamadı.",
        f"{HOST}, Kenya'yı ziyaret edemedi.",
        f"{HOST}, Kenya'ya resmi bir ziyarette bulunmadı.",
        f"{HOST}, konuşmasında sınır konusunu ele aldı.",
    ],
)
def test_what_could_not_be_is_no_event(text: str) -> None:
    assert _events(text) == ()


@pytest.mark.parametrize("setting", ["görüşmesinde", "görüşmesinin ardından"])
def test_the_speakers_own_talks_are_no_part_of_what_is_said(setting: str) -> None:
    text = f"{HOST}, {GUEST} ile {setting} sınır kapısının yarın açılacağını söyledi."
    reading = read(Document(id="x", text=text, language="tr", published="2024-05-15"))
    (statement,) = reading.statements
    (event,) = reading.events
    (span,) = statement.content
    assert text[span.start : span.end] == "sınır kapısının yarın açılacağını"
    assert (event.kind, {p.name for p in event.participants}) == (
        "meeting",
        {"Kofi Okwari", "Ada Wangari"},
    )
