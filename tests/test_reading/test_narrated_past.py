"""Romance papers narrate in the imperfect as well as in the past: both tell what was held."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

TOLD = [
    ("es", "meeting", "El lunes el canciller de Ghana, Kofi Mensah, {} con el presidente togolés, Ivo Marsk.",
     ["conversó", "conversaba", "se entrevistaba", "había conversado", "cenaba"]),
    ("es", "visit", "El lunes el canciller de Ghana, Kofi Mensah, {} a Togo.",
     ["llegó", "llegaba", "había llegado", "se desplazaba"]),
    ("es", "signing", "El lunes el canciller de Ghana, Kofi Mensah, {} un acuerdo con su par togolés, Ivo Marsk.",
     ["firmó", "firmaba", "suscribía", "había firmado"]),
    ("pt", "meeting", "Na segunda-feira o chanceler do Gana, Kofi Mensah, {} com o presidente togolês, Ivo Marsk.",
     ["conversou", "conversava", "encontrava-se", "reunia-se", "jantava"]),
    ("pt", "visit", "Na segunda-feira o chanceler do Gana, Kofi Mensah, {} ao Togo.",
     ["chegou", "chegava", "deslocava-se", "tinha chegado"]),
    ("it", "meeting", "Lunedì il ministro degli Esteri del Ghana, Kofi Mensah, {} il presidente togolese Ivo Marsk.",
     ["ha incontrato", "incontrò", "incontrava", "vide", "aveva incontrato"]),
    ("it", "visit", "Lunedì il ministro degli Esteri del Ghana, Kofi Mensah, {} in Togo.",
     ["è arrivato", "arrivava", "è stato", "si recava", "andò"]),
    ("it", "signing", "Lunedì il ministro degli Esteri del Ghana, Kofi Mensah, {} un accordo con il collega togolese Ivo Marsk.",
     ["ha firmato", "firmava", "siglava"]),
]  # fmt: skip
CASES = [(language, kind, text, verb) for language, kind, text, verbs in TOLD for verb in verbs]


@pytest.mark.parametrize(("language", "kind", "text", "verb"), CASES)
def test_every_past_of_a_verb_tells_the_same(
    language: str, kind: str, text: str, verb: str
) -> None:
    report = Document(id="x", text=text.format(verb), language=language, published="2024-05-15")
    (event,) = read(report).events
    assert (event.kind, event.status, event.start) == (kind, "held", "2024-05-13")
