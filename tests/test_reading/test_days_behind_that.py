"""A day behind "that" is of what is said; one before it is of the saying."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

TELLINGS = [
    ("es", "El presidente Kofi Mensah dijo que este martes viajará a Lima.", "2024-05-28"),
    ("es", "El presidente Kofi Mensah, quien confirmó que el jueves visitará Lima, habló.", "2024-05-30"),
    ("es", "El presidente Kofi Mensah anunció que viajará este martes a Lima.", "2024-05-28"),
    ("es", "La cancillería precisó que mañana el presidente Kofi Mensah visitará Lima.", "2024-05-28"),
    ("es", "El presidente Kofi Mensah anunció ayer que viajará a Lima.", None),
    ("es", "El ministro reveló el jueves que el presidente Kofi Mensah viajará a Lima.", None),
    ("pt", "O Presidente Kofi Mensah disse que amanhã viajará a Lima.", "2024-05-28"),
    ("pt", "A embaixada informou que na quinta-feira o Presidente Kofi Mensah visitará Lima.", "2024-05-30"),
    ("pt", "O Presidente Kofi Mensah disse ontem que viajará a Lima.", None),
    ("fr", "Le président Kofi Mensah a annoncé que mardi il se rendra à Lima.", "2024-05-28"),
    ("fr", "Le président Kofi Mensah a dit mardi qu’il se rendra à Lima.", None),
    ("en", "President Kofi Mensah said that on Tuesday he will travel to Lima.", "2024-05-28"),
    ("en", "President Kofi Mensah said on Tuesday that he will travel to Lima.", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "day"), TELLINGS)
def test_whose_day(code: str, text: str, day: str | None) -> None:
    document = Document(id="x", hash="x", text=text, language=code, published="2024-05-27")
    visits = [e for e in read(document).events if e.kind == "visit"]
    assert [(e.status, e.start) for e in visits] == [("planned", day)]
