"""Spanish, French, Portuguese and Italian: pronouns on the verb, hosts and guests, second deeds, days of other verbs."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

PUBLISHED = "2025-03-12"


def _read(text: str, language: str, dateline: str | None = None) -> Reading:
    return read(
        Document(id="x", text=text, language=language, published=PUBLISHED, dateline=dateline)
    )


def _told(text: str, language: str, dateline: str | None = None) -> set[str]:
    return {
        ":".join(
            (
                event.kind,
                event.status,
                "+".join(sorted(p.name.split()[-1] for p in event.participants)),
                event.start or "",
            )
        )
        for event in _read(text, language, dateline).events
    }


GUEST = {
    "es": "La ministra noruega Ingrid Solheim llegó a Nairobi. El presidente keniano Peter Mwangi ",
    "fr": "La ministre norvégienne Ingrid Solheim est arrivée à Nairobi. Le président kényan Peter Mwangi ",
    "pt": "A ministra norueguesa Ingrid Solheim chegou a Nairobi. O presidente queniano Peter Mwangi ",
    "it": "La ministra norvegese Ingrid Solheim è arrivata a Nairobi. Il presidente keniota Peter Mwangi ",
}


@pytest.mark.parametrize(
    ("language", "goes_on", "wanted"),
    [
        ("es", "la recibirá el viernes.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
        ("es", "prevé recibirla el viernes.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
        ("es", "la telefoneó el lunes.", "call:held:Mwangi+Solheim:2025-03-10"),
        ("fr", "la recevra vendredi.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
        ("fr", "l'a reçue lundi.", "meeting:held:Mwangi+Solheim:2025-03-10"),
        ("fr", "lui a téléphoné lundi.", "call:held:Mwangi+Solheim:2025-03-10"),
        ("fr", "lui a remis lundi un message.", "message:held:Mwangi+Solheim:2025-03-10"),
        ("pt", "vai recebê-la na sexta-feira.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
        ("it", "la incontrerà venerdì.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
        ("it", "spera di riceverla venerdì.", "meeting:planned:Mwangi+Solheim:2025-03-14"),
    ],
)
def test_a_pronoun_on_the_verb_is_the_other_side(language: str, goes_on: str, wanted: str) -> None:
    assert wanted in _told(GUEST[language] + goes_on, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El canciller noruego, Jan Berg, fue recibido por el presidente Peter Mwangi y mantuvo un almuerzo de trabajo con su par, Amina Otieno."),
        ("fr", "Le ministre norvégien Jan Berg a rencontré le président Peter Mwangi et a eu un entretien avec son homologue, Amina Otieno."),
        ("pt", "O ministro norueguês Jan Berg foi recebido pelo presidente Peter Mwangi e manteve um encontro com a homóloga, Amina Otieno."),
        ("it", "Il ministro norvegese Jan Berg ha incontrato il presidente Peter Mwangi e ha avuto un colloquio con la collega Amina Otieno."),
    ],
)  # fmt: skip
def test_a_second_meeting_behind_and_has_a_side_of_its_own(language: str, text: str) -> None:
    people = [
        {p.name.split()[-1] for p in event.participants} for event in _read(text, language).events
    ]
    assert {"Berg", "Mwangi"} in people
    assert {"Berg", "Otieno"} in people
    assert len(people) == 2


def test_who_is_received_on_a_visit_is_no_state() -> None:
    text = "O presidente norueguês, Jan Berg, visitou o Quênia, onde foi recebido pelo homólogo queniano, Peter Mwangi."
    assert any(t.startswith("meeting:held:Berg+Mwangi") for t in _told(text, "pt"))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("es", "La presidenta de Noruega, Ingrid Solheim, suspendió este lunes el viaje que tenía previsto realizar a Kenia el próximo viernes.", "visit:cancelled:Solheim:2025-03-14"),
        ("es", "La ministra noruega Ingrid Solheim, que debía hablar en los actos del viernes, viajará a Kenia.", "visit:planned:Solheim:"),
        ("fr", "Le ministre norvégien Jan Berg a rencontré lundi le président Peter Mwangi. M. Berg, dont c'est la première visite à Nairobi, regagnera Oslo vendredi.", "visit:held:Berg:2025-03-10"),
        ("es", "El presidente keniano Peter Mwangi invitó a la ministra noruega Ingrid Solheim a visitar Nairobi en mayo.", "invitation:held:Mwangi+Solheim:2025-03"),
        ("it", "Il ministro norvegese Jan Berg e il collega keniota Peter Mwangi hanno concordato di vedersi a margine del G20 di novembre.", "meeting:planned:Berg+Mwangi:2025-11"),
    ],
)  # fmt: skip
def test_a_day_belongs_to_its_own_verb(language: str, text: str, wanted: str) -> None:
    assert wanted in _told(text, language)


def test_what_is_called_off_ends_before_the_next_deed() -> None:
    text = "La presidenta noruega Ingrid Solheim aplaza su viaje a Kenia y llama al presidente Peter Mwangi."
    told = _told(text, "es")
    assert any(t.startswith("visit:cancelled:Solheim") for t in told)
    assert any(t.startswith("call:held:Mwangi+Solheim") for t in told)


@pytest.mark.parametrize(
    ("text", "calls", "said"),
    [
        ("La presidenta noruega Ingrid Solheim llamó a Peter Mwangi tras el sismo.", 1, 0),
        ("La presidenta noruega Ingrid Solheim llamó a Peter Mwangi a dialogar con todos.", 0, 1),
        ("La presidenta noruega Ingrid Solheim llamó a la calma en toda la región.", 0, 1),
    ],
)
def test_to_call_somebody_is_not_to_call_for_something(text: str, calls: int, said: int) -> None:
    reading = _read(text, "es")
    assert ([e.kind for e in reading.events].count("call"), len(reading.statements)) == (
        calls,
        said,
    )


@pytest.mark.parametrize(
    ("word", "speaker"), [("el anfitrión", "Peter Mwangi"), ("el visitante", "Jan Berg")]
)
def test_host_and_visitor_are_who_is_at_home_and_who_is_not(word: str, speaker: str) -> None:
    text = (
        "El presidente keniano Peter Mwangi habló en Nairobi con el ministro noruego Jan Berg. "
        f"“La pesca nos une desde hace mucho tiempo”, sostuvo {word}."
    )
    assert [s.speaker for s in _read(text, "es", "Nairobi").statements] == [speaker]


def test_a_phrase_that_ends_in_que_leaves_the_subject_behind_it() -> None:
    text = "El ministro noruego Jan Berg adelantó que la presidenta Ingrid Solheim asistirá a la cumbre de la Unión Africana."
    (summit,) = _read(text, "es").events
    assert [p.name for p in summit.participants] == ["Ingrid Solheim"]


def test_the_last_named_is_the_latter() -> None:
    text = (
        "Le président kényan Peter Mwangi a reçu le ministre norvégien Jan Berg. "
        "Celui-ci a assuré que les poissons reviendraient."
    )
    assert [s.speaker for s in _read(text, "fr").statements] == ["Jan Berg"]


def test_a_clause_behind_a_semicolon_is_what_is_reported() -> None:
    text = "Il ministro norvegese Jan Berg è ripartito; a maggio arriveranno due navi, ha annunciato Berg."
    (statement,) = _read(text, "it").statements
    assert [span.of(text) for span in statement.content] == ["a maggio arriveranno due navi"]


def test_the_seat_of_a_government_says_whose_minister_is_meant() -> None:
    text = (
        "Telefonata tra il ministro degli Esteri, Mario Bini, e l'omologo keniota, Peter Mwangi. "
        "Il titolare della Farnesina ha ribadito che la pesca continua."
    )
    assert [s.speaker for s in _read(text, "it").statements] == ["Mario Bini"]


def test_to_hold_talks_says_nothing() -> None:
    text = (
        "El presidente keniano Peter Mwangi y el ministro noruego Jan Berg sostuvieron el martes en Oslo "
        "una reunión en la que abordaron la pesca de altura."
    )
    assert not _read(text, "es").statements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Se supo que el secretario de Estado, Marco Rubio, viajará a Ecuador."),
        ("es", "La noticia llegó después de que el presidente, Omar Dural, viajara a Ecuador."),
        ("es", "Se supo que el presidente Omar Dural también viajará el lunes a Ecuador."),
        ("pt", "Washington informou de que o ministro, Ivo Marsk, viajará a Angola."),
        ("pt", "Soube-se que o presidente Omar Dural também viajará a Angola."),
    ],
)
def test_that_marks_no_one_as_than(language: str, text: str) -> None:
    document = Document(id="x", text=text, language=language, published="2024-05-15")
    (visit,) = read(document).events
    assert [p.role for p in visit.participants] == ["visitor"]
    assert visit.participants[0].name in ("Marco Rubio", "Omar Dural", "Ivo Marsk")


def test_than_leaves_out_whom_somebody_is_compared_with() -> None:
    document = Document(
        id="x",
        text="El ministro Ivo Marsk viajó más que el presidente Omar Dural a Ecuador.",
        language="es",
        published="2024-05-15",
    )
    (visit,) = read(document).events
    assert [p.name for p in visit.participants] == ["Ivo Marsk"]
