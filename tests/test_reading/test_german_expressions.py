"""Ways in which German tells that two met, travelled, phoned or did not: one line each."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

GUEST = "Kanzler Jonas Brandl"
HOST = "Präsident Kofi Okwari"

TOLD = [
    ("meeting", "held", f"Am Rande des Gipfels liefen sich {GUEST} und {HOST} über den Weg."),
    ("meeting", "held", f"{GUEST} und {HOST} tauschten sich am Montag über Kakao aus."),
    ("meeting", "held", f"{GUEST} führte am Montag in Accra eine Aussprache mit {HOST}."),
    ("meeting", "held", f"Nach einer Stunde mit {HOST} flog {GUEST} heim."),
    ("meeting", "held", f"{HOST} gewährte {GUEST} am Montag eine Audienz."),
    ("meeting", "planned", f"Auf {GUEST} wartet am Freitag ein Abendessen mit {HOST}."),
    ("meeting", "planned", f"Ein Treffen von {GUEST} mit {HOST} ist in Vorbereitung."),
    ("meeting", "planned", f"{GUEST} hat am Freitag einen Termin bei {HOST}."),
    ("meeting", "cancelled", f"Aus dem Treffen zwischen {GUEST} und {HOST} wird nun doch nichts."),
    ("meeting", "cancelled", f"Ein Mittagessen von {GUEST} mit {HOST} fiel dem Streit zum Opfer."),
    ("visit", "held", f"{GUEST} war am Montag in Accra."),
    ("visit", "held", f"{GUEST} verbrachte drei Tage in Ghana."),
    ("visit", "held", f"{GUEST} verließ Accra am Montagabend wieder."),
    ("visit", "planned", f"{GUEST} sagte zu, im Juni nach Accra zu kommen."),
    ("visit", "planned", f"{GUEST} versprach, Ghana noch in diesem Jahr zu besuchen."),
    ("visit", "cancelled", f"{GUEST} reist nun doch nicht nach Ghana."),
    ("visit", "cancelled", f"Die Reise von {GUEST} nach Ghana fällt ins Wasser."),
    ("visit", "cancelled", f"{GUEST} verzichtet auf seine Reise nach Ghana."),
    ("call", "held", f"{GUEST} sprach am Montag telefonisch mit {HOST}."),
    ("call", "held", f"{GUEST} und {HOST} haben sich am Montag per Video ausgetauscht."),
    ("signing", "held", f"{GUEST} und {HOST} setzten ihre Unterschriften unter den Vertrag."),
    ("press_conference", "held", f"{GUEST} trat am Montag mit {HOST} vor die Kameras."),
]
NOT_TOLD = [
    f"{GUEST} war bis 2012 Botschafter in Ghana.",
    f"{GUEST} verbrachte seine Kindheit in Ghana.",
    f"In Ghana kommt es immer wieder zu Unruhen, sagte {GUEST}.",
    f"{HOST} verabschiedete sich von der Idee, die {GUEST} vertreten hatte.",
    f"{GUEST} verließ sich auf die Zusagen aus Ghana.",
]


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="de", published="2024-05-15"))


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_an_encounter_is_told_in_many_ways(kind: str, status: str, text: str) -> None:
    found = [e for e in _read(text).events if (e.kind, e.status) == (kind, status)]
    assert found
    named = {p.name for e in found for p in e.participants if p.kind == "person"}
    assert named == {name for name in ("Jonas Brandl", "Kofi Okwari") if name in text}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_the_same_words_may_tell_of_none(text: str) -> None:
    assert _read(text).events == ()
