"""Towns that no pack knows: the report says in which state they lie."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2024-05-15"))


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("en", "Ghanaian Foreign Minister Kati Lind arrived on Monday in Ostrabo, Haiti.", "Ostrabo"),
        ("es", "La canciller de Ghana, Kati Lind, llegó el lunes a Ostrabo, en el sur de Haití.", "Ostrabo"),
        ("es", "La canciller de Ghana, Kati Lind, llegó el lunes a Ostrabo (Haití).", "Ostrabo"),
        ("de", "Die ghanaische Außenministerin Kati Lind reiste am Montag nach Ostrabo in Haiti.", "Ostrabo"),
        ("fr", "La ministre ghanéenne Kati Lind est arrivée lundi à Ostrabo, en Haïti.", "Ostrabo"),
        ("ru", "Министр иностранных дел Ганы Кати Линд прибыла в понедельник в Острабо (Гаити).", "Острабо"),
    ],
)  # fmt: skip
def test_a_name_with_its_state_behind_it_is_a_place(language: str, text: str, town: str) -> None:
    (visit,) = _read(language, text).events
    assert visit.place is not None
    assert (visit.place.name, visit.place.country) == (town, "HT")
    assert [p.name for p in visit.participants if p.kind == "person"] != []
    assert town not in [p.name for p in visit.participants]


def test_a_person_with_a_state_behind_him_stays_one() -> None:
    reading = _read(
        "en", "Ghanaian Foreign Minister Kati Lind met Ivo Marsk, Haiti said on Monday."
    )
    assert all(e.place is None for e in reading.events)
    assert {a.name for a in reading.actors if a.kind == "person"} == {"Kati Lind", "Ivo Marsk"}
