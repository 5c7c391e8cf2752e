"""Spanish as newsrooms of both continents write it: long titles, subjects left out, arrivals, who is called what."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

PUBLISHED = "2025-03-12"
GUEST = "La canciller noruega, Ingrid Solheim, viajó a Kenia. "


def _read(text: str, dateline: str | None = None) -> Reading:
    return read(Document(id="x", text=text, language="es", published=PUBLISHED, dateline=dateline))


def _told(text: str, dateline: str | None = None) -> set[str]:
    return {
        ":".join(
            (
                event.kind,
                event.status,
                "+".join(sorted(p.name.split()[-1] for p in event.participants)),
                (event.place.country or "") if event.place else "",
            )
        )
        for event in _read(text, dateline).events
    }


@pytest.mark.parametrize(
    "title",
    [
        "la embajadora de Kenia ante la FAO, Amina Otieno",
        "la embajadora keniana en Noruega, Amina Otieno",
        "la ministra de Pesca, Riego y Bosques, Amina Otieno",
        "la presidenta de la Cámara Nacional del Transporte, Amina Otieno",
        "la secretaria general del organismo regional, la keniana Amina Otieno",
    ],
)
def test_a_long_title_belongs_to_the_name_behind_it(title: str) -> None:
    reading = _read(f"El presidente noruego, Jan Berg, se reunió el lunes con {title}.")
    assert [{p.name for p in e.participants} for e in reading.events] == [
        {"Jan Berg", "Amina Otieno"}
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("En 2023 estuvo en Ghana.", "visit:held:Solheim:GH"),
        ("También se reunió con el ministro Peter Mwangi.", "meeting:held:Mwangi+Solheim:KE"),
        ("Es la quinta vez que Solheim visita África. En mayo estuvo en Ghana.", "visit:held:Solheim:GH"),
        ("De allí pondrá rumbo a Ghana.", "visit:planned:Solheim:GH"),
        ("Llegó al aeropuerto de Mwiki, donde le dio la bienvenida la ministra Amina Otieno.", "meeting:held:Otieno+Solheim:KE"),
    ],
)  # fmt: skip
def test_a_verb_without_subject_goes_on_with_the_traveller(text: str, wanted: str) -> None:
    assert wanted in _told(GUEST + text)


def test_who_arrives_in_the_country_came_to_where_the_report_is_from() -> None:
    text = "El presidente noruego, Jan Berg, arribó el lunes al país. Dejó flores ante el monumento a Mwiki."
    assert _told(text, "Nairobi") == {"visit:held:Berg:KE"}


def test_what_a_relative_clause_has_ahead_leaves_the_meeting_held() -> None:
    text = (
        "La canciller noruega, Ingrid Solheim, mantuvo el lunes en Nairobi una reunión con el ministro "
        "Peter Mwangi, en la primera escala de un viaje que la llevará también a Ghana."
    )
    assert {"meeting:held:Mwangi+Solheim:KE", "visit:planned:Solheim:GH"} <= _told(text)


@pytest.mark.parametrize(
    ("opening", "said", "speaker"),
    [
        ("La relatora de la ONU Ingrid Solheim visitó Ghana.", "La funcionaria dijo que faltan jueces en todo el país.", "Ingrid Solheim"),
        ("El primer ministro noruego, Jan Berg, calló.", "El mandatario noruego dijo que no habrá elecciones este año.", "Jan Berg"),
        ("La abogada Ana Rojas perdió el caso.", "«No vamos a apelar esa sentencia», sostuvo la jurista.", "Ana Rojas"),
        ("El secretario general de la OEA, Jan Berg, anunció un viaje.", "«Vamos a escuchar a todos», añadió el diplomático noruego.", "Jan Berg"),
        ("El presidente Jan Berg viajó sin la primera dama, Ana Berg.", "Berg dijo que no habrá elecciones este año.", "Jan Berg"),
    ],
)  # fmt: skip
def test_who_is_called_what(opening: str, said: str, speaker: str) -> None:
    assert [s.speaker for s in _read(f"{opening} {said}").statements][-1] == speaker


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La ministra Ana Rojas confirmó el lunes los daños que causó el sismo en Mwiki.", ["Rojas|indirect|los daños que causó el sismo en Mwiki"]),
        ("La ministra Ana Rojas dijo también que faltan jueces en todo el país.", ["Rojas|indirect|faltan jueces en todo el país"]),
        ("La ministra Ana Rojas se refirió a la sequía del sur: señaló que no hay agua en los pueblos.", ["Rojas|indirect|la sequía del sur", "Rojas|indirect|no hay agua en los pueblos"]),
        ("La ministra Ana Rojas rechazó las críticas de la oposición: «Nadie nos ha preguntado nunca».", ["Rojas|direct|Nadie nos ha preguntado nunca"]),
        ("La ministra Ana Rojas habló poco. Según dijo, los pozos del sur siguen secos.", ["Rojas|indirect|los pozos del sur siguen secos"]),
        ("Según indicó la ministra Ana Rojas en su cuenta de X, el pozo del sur está seco.", ["Rojas|indirect|el pozo del sur está seco"]),
        ("El pozo del sur está seco, según informó a Efe la Presidencia de Kenia.", ["Kenia|indirect|El pozo del sur está seco"]),
        ("El pozo del sur está seco, anunció el lunes el Servicio Hidrológico Nacional.", ["Nacional|indirect|El pozo del sur está seco"]),
        ("La Fiscalía contestó el lunes. La institución exigió pruebas a los ministros.", ["Fiscalía|indirect|exigió pruebas a los ministros"]),
        ("«El pozo del sur está seco», sostuvo Ana Rojas en una rueda de prensa.", ["Rojas|direct|El pozo del sur está seco"]),
    ],
)  # fmt: skip
def test_what_is_reported_and_by_whom(text: str, wanted: list[str]) -> None:
    said = [
        f"{s.speaker.split()[-1]}|{s.form}|{text[s.content[0].start : s.content[-1].end]}"
        for s in _read(text).statements
    ]
    assert said == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("El secretario general de la Organización de Estados Americanos (OEA), Jan Berg, se reunió con el ministro Peter Mwangi.", "meeting:held:Berg+Mwangi:"),
        ("El presidente de Noruega visita este viernes Kenia, donde mantendrá un encuentro con la ministra Amina Otieno.", "meeting:planned:Noruega+Otieno:KE"),
        ("El ministro noruego Jan Berg se encuentra en Nairobi, donde tiene prevista una cena con empresarios.", "visit:held:Berg:KE"),
        ("El ministro Jan Berg, anfitrión de la COP30, fue recibido en Nairobi por la ministra keniana Amina Otieno.", "meeting:held:Berg+Otieno:KE"),
    ],
)  # fmt: skip
def test_who_meets_whom_in_longer_sentences(text: str, wanted: str) -> None:
    assert any(wanted in told for told in _told(GUEST + text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("El Banco Azul abrió una sede. La entidad aclaró que no cobrará nada a nadie.", "Banco Azul"),
        ("La ministra Ada Solís viajó a Lima. «La pesca se reanuda el lunes», se lee en el comunicado de Minasur.", "Minasur"),
        ("Ayer Minasur despidió a cien obreros. La compañía alegó que el cobre ya no se vende bien.", "Minasur"),
        ("La Cámara Nacional de Comercio dijo que nadie cerrará ayer ni mañana.", "Cámara Nacional de Comercio"),
        ("El Ministerio de Energía y Minas de Perú dijo que hay gas de sobra en la selva.", "Ministerio de Energía y Minas de Perú"),
        ("La alcaldesa, Ada Solís, volvió a insistir en que el río se desbordará muy pronto.", "Ada Solís"),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_body_and_its_noun(text: str, wanted: str) -> None:
    assert {s.speaker for s in _read(text).statements} == {wanted}


def test_whom_a_body_is_called_after_acts_himself() -> None:
    told = _told(
        "Rojas tuvo una reunión con la presidenta Amina Otieno. La Fundación Rojas, en cambio, no."
    )
    assert told == {"meeting:held:Otieno+Rojas:"}


def test_a_clause_behind_a_time_tells_what_happened_then() -> None:
    (meeting,) = _read(
        "Nadie venía al país desde 2015, cuando Amina Otieno fue recibida por el presidente Jan Berg."
    ).events
    assert (meeting.kind, meeting.start, meeting.end) == ("meeting", "2015", "2015")
