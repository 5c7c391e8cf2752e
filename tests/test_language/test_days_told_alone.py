"""Days of the month told without it: "no dia 20", "los días 20 y 21", "nei giorni 20 e 21"."""

from __future__ import annotations

import pytest

from dragoman.language.dates import resolve, spot

_DAYS = (
    ("pt", "será recebido no dia 20 pela ministra", "2024-05-20", "2024-05-20"),
    ("pt", "visita Oslo nos dias 20 e 21.", "2024-05-20", "2024-05-21"),
    ("pt", "nos dias 20 e 21 de junho de 2025", "2025-06-20", "2025-06-21"),
    ("es", "será recibida el día 20 por la ministra", "2024-05-20", "2024-05-20"),
    ("es", "visitará Oslo los días 20 y 21.", "2024-05-20", "2024-05-21"),
    ("es", "los días 20 y 21 de junio", "2024-06-20", "2024-06-21"),
    ("es", "los días 5 y 6 del mes próximo", "2024-06-05", "2024-06-06"),
    ("it", "sarà ricevuta il 20 dalla ministra", "2024-05-20", "2024-05-20"),
    ("it", "sarà a Oslo il 20 e 21.", "2024-05-20", "2024-05-21"),
    ("it", "nei giorni 20 e 21 giugno", "2024-06-20", "2024-06-21"),
    ("fr", "se rendra à Oslo les 20 et 21.", "2024-05-20", "2024-05-21"),
    ("fr", "les 20 et 21 juin", "2024-06-20", "2024-06-21"),
    ("fa", "روزهای ۲۰ و ۲۱ در", "2024-05-20", "2024-05-21"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "first", "last"), _DAYS)
def test_days_of_the_month(language: str, text: str, first: str, last: str) -> None:
    (told,) = spot(text, language)
    found = resolve(told, "2024-05-15", "future")
    assert found is not None
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "les 27 et 28 pays de la zone"), ("es", "el 20 por ciento")]
)
def test_numbers_that_are_no_days(language: str, text: str) -> None:
    assert not spot(text, language)
