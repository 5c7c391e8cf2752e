"""Spanish and Portuguese: forms of verbs, first person, whole portfolios, verbs before names, tours."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

INTRO = {
    "es": "Kofi Mensah, presidente de Ghana, y Juan Soto, canciller de Perú, son viejos amigos.\n",
    "pt": "Kofi Mensah, Presidente do Gana, e Juan Soto, chanceler do Peru, são velhos amigos.\n",
}

EVENTS = {
    "es": """
Ambos ya habían conversado en Quito en marzo. => meeting:held:Mensah+Soto
Mensah y Soto han dialogado en Quito. => meeting:held:Mensah+Soto
Está previsto que Mensah charle el lunes con Soto. => meeting:planned:Mensah+Soto
Mensah se desplazaría el lunes a Perú. => visit:planned:Mensah:PE
Mensah regresó a Acra después de haberse encontrado con Soto. => meeting:held:Mensah+Soto
Mensah había llamado por teléfono en junio a Soto. => call:held:Mensah+Soto
Mensah concederá el lunes una audiencia a Soto. => meeting:planned:Mensah+Soto
Mensah tiene cita el lunes con Soto. => meeting:planned:Mensah+Soto
Mensah pasó revista con Soto a los lazos bilaterales. => meeting:held:Mensah+Soto
"Ayer mantuve una reunión con Soto", dijo Mensah. => meeting:held:Mensah+Soto
"Me he reunido con Soto", dijo Mensah. => meeting:held:Mensah+Soto
"Mañana viajaré a Perú", dijo Mensah. => visit:planned:Mensah:PE
"Hemos firmado un acuerdo con Soto", dijo Mensah. => signing:held:Mensah+Soto
"Soto llamó por teléfono", dijo Mensah. => -
"Viajará a Perú", dijo Mensah. => -
Mensah inició ayer una gira por Perú, Chile y Ecuador. => visit:held:Mensah:PE; visit:held:Mensah:CL; visit:held:Mensah:EC
Ayer llegó a Ecuador el presidente de Kenia, Peter Odhiambo. => visit:held:Odhiambo:EC
Al palacio llegó ayer Mensah. => -
Kwame Asante, ministro ghanés de Exteriores, Comercio y Cooperación, visitó ayer Quito. => visit:held:Asante:EC
El ministro ghanés de Comercio Exterior, Turismo y Minas, Kwame Asante, visitó ayer Quito. => visit:held:Asante:EC
Acompañan Kofi Mensah y su esposa al ministro. Ayer Mensah visitó Quito. => visit:held:Mensah:EC
""",
    "pt": """
Ambos já tinham conversado em Quito em março. => meeting:held:Mensah+Soto
Mensah e Soto conversarão em Quito na segunda-feira. => meeting:planned:Mensah+Soto
Está previsto que Mensah jante na segunda-feira com Soto. => meeting:planned:Mensah+Soto
Mensah regressou a Acra depois de se ter encontrado com Soto. => meeting:held:Mensah+Soto
Mensah tinha telefonado em junho a Soto. => call:held:Mensah+Soto
Chegou a Quito o ministro queniano, mas não o Presidente Peter Odhiambo. => visit:held:queniano:EC
Mensah e Soto passaram meia hora ao telefone. => call:held:Mensah+Soto
"Ontem tive uma reunião com Soto", disse Mensah. => meeting:held:Mensah+Soto
"Reuni-me ontem com Soto", disse Mensah. => meeting:held:Mensah+Soto
"Viajarei amanhã ao Peru", disse Mensah. => visit:planned:Mensah:PE
Mensah começou ontem um périplo pelo Peru e pelo Chile. => visit:held:Mensah:PE; visit:held:Mensah:CL
Ontem chegou ao Equador o Presidente do Quénia, Peter Odhiambo. => visit:held:Odhiambo:EC
Kwame Asante, ministro do Turismo, Comércio e Cooperação do Gana, visitou ontem Quito. => visit:held:Asante:EC
A ministra do Turismo, da Cooperação Internacional e das Comunidades do Gana, Ama Asante, visitou ontem Quito. => visit:held:Asante:EC
Mensah voltou a receber o embaixador. => -
A nota adianta que Mensah vai reunir-se com Soto. => meeting:planned:Mensah+Soto
Acompanham Kofi Mensah dois ministros. Ontem Mensah visitou Quito. => visit:held:Mensah:EC
""",
}


def _told(code: str, text: str) -> set[str]:
    whole = INTRO[code] + text
    document = Document(id="x", hash="x", text=whole, language=code, published="2024-05-15")
    found = set()
    for e in read(document).events:
        names = "+".join(sorted((p.name or "").split()[-1] for p in e.participants))
        place = f":{e.place.country}" if e.kind == "visit" and e.place else ""
        found.add(f"{e.kind}:{e.status}:{names}{place}")
    return found


@pytest.mark.parametrize(
    ("code", "line"),
    [(c, line) for c, lines in EVENTS.items() for line in lines.strip().split("\n")],
)
def test_what_is_told(code: str, line: str) -> None:
    text, _, wanted = line.partition(" => ")
    assert _told(code, text) == {w for w in wanted.split("; ") if w != "-"}


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("es", "El ministro de Exteriores y el de Defensa hablaron.", set()),
        ("es", "El ministro de Defensa y Rivas hablaron ayer con Ana Rivas.", {"Ana Rivas"}),
        ("es", 'Quieren "avanzar en paz".La semana pasada habló Ana Rivas.', {"Ana Rivas"}),
        ("es", "Convinieron, además, una mesa. Esteban Ruiz habló.", {"Esteban Ruiz"}),
        ("pt", "Assinaram, ainda, um texto. Carmen Ruiz falou.", {"Carmen Ruiz"}),
    ],
)
def test_who_is_named(code: str, text: str, names: set[str]) -> None:
    document = Document(id="x", hash="x", text=text, language=code, published="2024-05-15")
    people = {a.name for a in read(document).actors if a.kind == "person" and " " in a.name}
    assert {n for n in people if n[0].isupper()} == names
