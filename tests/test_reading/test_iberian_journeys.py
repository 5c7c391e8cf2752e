"""Spanish and Portuguese: places told by a word for them, whom a general word means, who arranges talks."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

CUBA = {
    "es": "Kofi Mensah, presidente de Ghana, llegó ayer a Cuba.\n",
    "pt": "O Presidente do Gana, Kofi Mensah, chegou ontem a Cuba.\n",
}

GROUND = {
    "es": """
A fines de febrero estuvo en la isla el ministro Kwame Asante. => Asante:CU
El ministro Kwame Asante viajó en marzo al país caribeño. => Asante:CU
El ministro Kwame Asante visitó en marzo la nación insular. => Asante:CU
El ministro Kwame Asante realizó en marzo una visita de dos días a la isla. => Asante:CU
El ministro Kwame Asante viajó en marzo a un país vecino. => -
El ministro Kwame Asante ha venido a votar por el futuro del país. => -
La isla recibió en marzo ayuda del ministro Kwame Asante. => -
""",
    "pt": """
O ministro Kwame Asante esteve na ilha em março. => Asante:CU
A ministra Ama Asante começou em março uma visita de trabalho ao arquipélago. => Asante:CU
O ministro Kwame Asante deslocou-se em março ao país vizinho. => Asante:CU
O ministro Kwame Asante falou em março da ilha. => -
""",
}

TALKS = [
    ("es", "El ministro Kofi Mensah prepara la reunión entre los presidentes Juan Soto y Ana Rivas.", "Rivas+Soto"),
    ("es", "El ministro Kofi Mensah presidió la reunión entre los presidentes Juan Soto y Ana Rivas.", "Mensah+Rivas+Soto"),
    ("pt", "O ministro Kofi Mensah anunciou a reunião entre os presidentes Juan Soto e Ana Rivas.", "Rivas+Soto"),
    ("es", "La nota dice que el ministro Kofi Mensah se reunirá con Juan Soto, y que la presidenta Ana Rivas lo felicitó.", "Mensah+Soto"),
    ("pt", "A nota diz que o ministro Kofi Mensah se reunirá com Juan Soto, e que a presidente Ana Rivas o felicitou.", "Mensah+Soto"),
]  # fmt: skip


def _read(code: str, text: str) -> Document:
    return Document(id="x", hash="x", text=text, language=code, published="2024-05-15")


@pytest.mark.parametrize(
    ("code", "line"),
    [(c, line) for c, lines in GROUND.items() for line in lines.strip().split("\n")],
)
def test_a_word_for_the_place(code: str, line: str) -> None:
    text, _, wanted = line.partition(" => ")
    visits = [e for e in read(_read(code, CUBA[code] + text)).events if e.kind == "visit"]
    found = {
        f"{(p.name or '').split()[-1]}:{e.place.country if e.place else None}"
        for e in visits
        for p in e.participants
    }
    assert found - {"Mensah:CU"} == {w for w in [wanted] if w != "-"}


@pytest.mark.parametrize(("code", "text", "names"), TALKS)
def test_who_takes_part_in_talks(code: str, text: str, names: str) -> None:
    events = [e for e in read(_read(code, text)).events if e.kind == "meeting"]
    assert ["+".join(sorted((p.name or "").split()[-1] for p in e.participants)) for e in events] == [names]  # fmt: skip


def test_a_general_word_means_whom_the_report_is_about() -> None:
    text = (
        "Kofi Mensah no viajará a Cuba: la visita del mandatario quedó aplazada.\n"
        "Mensah iba a ver allí al primer ministro, Juan Soto."
    )
    visits = [e for e in read(_read("es", text)).events if e.kind == "visit"]
    assert [[p.name for p in e.participants] for e in visits] == [["Kofi Mensah"]]
