"""Spanish, Portuguese and Italian: encounters told by verbs in two parts, by clauses, by stops and delegations."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

PUBLISHED = "2025-03-12"


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published=PUBLISHED))


def _told(language: str, text: str) -> set[str]:
    return {
        ":".join(
            (
                event.kind,
                event.status,
                "+".join(sorted(p.name.split()[-1] for p in event.participants)),
                (event.place.country or "") if event.place else "",
            )
        )
        for event in _read(language, text).events
    }


TELLINGS = {
    "es": """
La canciller noruega, Ingrid Solheim, se encontró el lunes en Lisboa con el presidente de Kenia, Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
La canciller noruega, Ingrid Solheim, se verá el viernes en Lisboa con el presidente de Kenia, Peter Mwangi. => meeting:planned:Mwangi+Solheim:PT
La canciller noruega, Ingrid Solheim, dialogó, en Lisboa, con el presidente de Kenia, Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
Recibida con honores por el presidente de Kenia, Peter Mwangi, la canciller noruega, Ingrid Solheim, pidió calma. => meeting:held:Mwangi+Solheim:
La canciller noruega, Ingrid Solheim, a quien el presidente de Kenia, Peter Mwangi, recibió el lunes, pidió calma. => meeting:held:Mwangi+Solheim:
El presidente de Kenia, Peter Mwangi, recibió en su despacho a una delegación noruega encabezada por la canciller Ingrid Solheim. => meeting:held:Mwangi+Solheim:
El presidente de Kenia, Peter Mwangi, recibió el lunes la visita de la canciller noruega, Ingrid Solheim. => meeting:held:Mwangi+Solheim:
La embajadora noruega, Ingrid Solheim, realizó una visita de cortesía al canciller de Kenia, Peter Mwangi. => meeting:held:Mwangi+Solheim:
El presidente de Kenia, Peter Mwangi, aceptó la invitación de la primera ministra noruega, Ingrid Solheim, para visitar Oslo en mayo. => invitation:held:Mwangi+Solheim:; visit:planned:Mwangi:NO
El presidente de Kenia, Peter Mwangi, envió a su homóloga noruega, Ingrid Solheim, un mensaje. => message:held:Mwangi+Solheim:
Invitada por el presidente de Kenia, Peter Mwangi, la canciller noruega, Ingrid Solheim, llegará el viernes a Nairobi. => invitation:held:Mwangi+Solheim:; visit:planned:Solheim:KE
El viaje de la canciller noruega, Ingrid Solheim, a Kenia, previsto para el viernes, ha sido suspendido. => visit:cancelled:Solheim:KE
La visita que la canciller noruega, Ingrid Solheim, realizará a Kenia durará dos días. => visit:planned:Solheim:KE
El ministro prepara la visita que realizará a Nairobi la canciller noruega, Ingrid Solheim. => visit:planned:Solheim:KE
La enviada de la ONU para Kenia, Ingrid Solheim, llegó el lunes a Nairobi. => visit:held:Solheim:KE
Al margen de la cumbre en Lisboa, la canciller noruega, Ingrid Solheim, se reunió con el presidente de Kenia, Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
Delegaciones de Noruega y Kenia reanudaron el lunes en Lisboa las negociaciones de paz. => negotiation:held::PT
La canciller noruega, Ingrid Solheim, quien ayer llegó a Kenia y hoy se reúne con el presidente Peter Mwangi, pidió calma. => visit:held:Solheim:KE; meeting:planned:Mwangi+Solheim:KE
""",
    "pt": """
A ministra norueguesa Ingrid Solheim conversou na segunda-feira em Lisboa com o Presidente do Quénia, Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
A ministra norueguesa Ingrid Solheim almoçou na segunda-feira em Lisboa com o Presidente do Quénia, Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
A embaixadora norueguesa Ingrid Solheim fez uma visita de cortesia ao Presidente do Quénia, Peter Mwangi. => meeting:held:Mwangi+Solheim:
O Presidente do Quénia, Peter Mwangi, recebeu uma delegação norueguesa chefiada pela ministra Ingrid Solheim. => meeting:held:Mwangi+Solheim:
O Presidente do Quénia, Peter Mwangi, aceitou o convite da ministra norueguesa Ingrid Solheim para visitar Oslo. => invitation:held:Mwangi+Solheim:; visit:planned:Mwangi:NO
A ministra norueguesa Ingrid Solheim desloca-se a Nairobi entre 20 e 22 de maio, a convite do Presidente queniano, Peter Mwangi. => invitation:held:Mwangi+Solheim:; visit:planned:Solheim:KE
A ministra Ana Lima prepara a visita que a ministra norueguesa, Ingrid Solheim, irá realizar ao Quénia. => visit:planned:Solheim:KE
Após o encontro com o Presidente do Quénia, Peter Mwangi, a ministra norueguesa viajou para Lisboa. => visit:held:norueguesa:PT
O presidente do Quénia, o liberal Peter Mwangi, chegou a Oslo na terça-feira. => visit:held:Mwangi:NO
""",
    "it": """
La ministra norvegese Ingrid Solheim si è vista lunedì a Lisbona con il presidente keniano Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
La ministra norvegese Ingrid Solheim vedrà giovedì a Lisbona il presidente keniano Peter Mwangi. => meeting:planned:Mwangi+Solheim:PT
Il presidente keniano Peter Mwangi ha offerto lunedì una cena in onore della ministra norvegese Ingrid Solheim. => meeting:held:Mwangi+Solheim:
L'ambasciatrice norvegese Ingrid Solheim ha reso visita di cortesia al ministro keniano Peter Mwangi. => meeting:held:Mwangi+Solheim:
Il presidente keniano Peter Mwangi ha ricevuto una delegazione norvegese guidata dalla ministra Ingrid Solheim. => meeting:held:Mwangi+Solheim:
La ministra norvegese Ingrid Solheim, che lunedì ha incontrato a Lisbona il presidente keniano Peter Mwangi, è volata a Lima. => meeting:held:Mwangi+Solheim:PT; visit:held:Solheim:PE
La ministra norvegese Ingrid Solheim si recherà a Nairobi su invito del presidente keniano Peter Mwangi. => invitation:held:Mwangi+Solheim:; visit:planned:Solheim:KE
La ministra norvegese Ingrid Solheim è venuta a Roma dopo la cancellazione della visita di Peter Mwangi a Oslo. => visit:held:Solheim:IT; visit:cancelled:Mwangi:NO
Colloquio a Lisbona fra la ministra norvegese Ingrid Solheim e il presidente keniano Peter Mwangi. => meeting:held:Mwangi+Solheim:PT
""",
}  # fmt: skip

JOURNEYS = {
    "es": """
La canciller noruega, Ingrid Solheim, inició el lunes una gira por África. La primera parada será Nairobi, donde verá al presidente. => visit:planned:Solheim:KE
La canciller noruega, Ingrid Solheim, llegó anoche a Lisboa en una gira que la llevará también a Kenia y Ghana. => visit:held:Solheim:PT; visit:planned:Solheim:KE; visit:planned:Solheim:GH
La canciller noruega, Ingrid Solheim, viajó a Kenia. En Nairobi se reunió con el ministro Peter Mwangi. => meeting:held:Mwangi+Solheim:KE
""",
    "pt": """
A ministra norueguesa Ingrid Solheim iniciou na segunda-feira um périplo por África. A primeira paragem será Nairobi. => visit:planned:Solheim:KE
A ministra norueguesa Ingrid Solheim chegou ontem a Lisboa num périplo que a levará também ao Quénia e ao Gana. => visit:planned:Solheim:KE; visit:planned:Solheim:GH
""",
    "it": """
La ministra norvegese Ingrid Solheim ha iniziato lunedì una missione in Africa. La prima tappa sarà Nairobi. => visit:planned:Solheim:KE
La ministra norvegese Ingrid Solheim è in viaggio. A Lisbona incontrerà il ministro Peter Mwangi. Poi visiterà Accra. => visit:planned:Solheim:GH
La ministra norvegese Ingrid Solheim è arrivata ieri a Lisbona in un tour che la porterà anche in Kenya e in Ghana. => visit:planned:Solheim:KE; visit:planned:Solheim:GH
""",
}  # fmt: skip


def _lines(sets: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (language, *line.split(" => "))  # type: ignore[misc]
        for language, lines in sets.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), [*_lines(TELLINGS), *_lines(JOURNEYS)])
def test_an_encounter_is_read_as_it_is_told(language: str, text: str, wanted: str) -> None:
    assert set(wanted.split("; ")) <= _told(language, text)


def test_several_holders_of_one_office_are_listed_with_semicolons() -> None:
    (event,) = _read(
        "es",
        "Los presidentes de Kenia, Peter Mwangi; Noruega, Jan Berg, y Ghana, Kofi Mensah,"
        " celebraron una cumbre en Lisboa.",
    ).events
    assert event.parties == ("KEN", "NOR", "GHA")


def test_the_day_of_a_call_that_agrees_on_talks_is_not_theirs_nor_their_sides_the_calls() -> None:
    events = _read(
        "pt",
        "O presidente do Quénia, Peter Mwangi, e a ministra norueguesa Ingrid Solheim falaram por"
        " telefone na segunda-feira, quando acertaram uma reunião entre Mwangi e Kofi Mensah.",
    ).events
    (call,) = [e for e in events if e.kind == "call"]
    assert {p.name for p in call.participants} == {"Peter Mwangi", "Ingrid Solheim"}


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "La ministra Ingrid Solheim inaugurará un puerto, dice el comunicado oficial.", set()),
        ("es", "La ministra Ingrid Solheim habló tras la visita de Jan Berg, subraya el texto.", set()),
        ("pt", "Da agenda do segundo dia da visita de Ingrid Solheim ao Quénia fazem parte encontros.", set()),
        ("pt", "A embaixadora Ingrid Solheim assumiu o cargo de ministra em janeiro.", set()),
        ("pt", "LISBOA, PT (NOVA) - Desde que chegou, a ministra Ingrid Solheim disse que fica.", {"Ingrid Solheim"}),
        ("it", '"Il porto sarà aperto a tutti entro la fine di maggio". Così la ministra Ingrid Solheim a Lima.', {"Ingrid Solheim"}),
        ("it", "Così la ministra Ingrid Solheim ha lasciato la sala.", set()),
    ],
)  # fmt: skip
def test_who_is_said_to_speak(language: str, text: str, said: set[str]) -> None:
    assert {s.speaker for s in _read(language, text).statements} == said
