"""Events told twice or of the wrong people, and words of saying that report nothing."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def told(language: str, text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Kind, status, start and names of the events of a text."""
    reading = read(Document(id="x", hash="x", text=text, language=language, published="2024-07-05"))
    return [
        (e.kind, e.status, e.start or "", tuple(p.name for p in e.participants))
        for e in reading.events
    ]


def said(language: str, text: str) -> list[str]:
    reading = read(Document(id="x", hash="x", text=text, language=language, published="2024-07-05"))
    return [text[s.content[0].start : s.content[0].end] for s in reading.statements]


@pytest.mark.parametrize(
    ("language", "text", "mediator"),
    [
        (
            "en",
            (
                "Kofi Mensah, the mediator, flew into Lima on Monday. The former Ghanaian president "
                "met President Ana Quispe."
            ),
            "Kofi Mensah",
        ),
        (
            "fr",
            (
                "Kofi Mensah, le médiateur de l’Union africaine, est arrivé lundi à Lima. L’ancien "
                "président ghanéen a rencontré la présidente Ana Quispe."
            ),
            "Kofi Mensah",
        ),
        (
            "de",
            (
                "Der UN-Gesandte Horst Lindner traf am Montag in Lima ein. Der frühere "
                "Bundespräsident kam mit Außenministerin Ana Quispe zusammen."
            ),
            "Horst Lindner",
        ),
    ],
)
def test_former_holder_is_not_the_president_named_below(
    language: str, text: str, mediator: str
) -> None:
    meeting = next(e for e in told(language, text) if e[0] == "meeting")
    assert mediator in meeting[3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Kofi Mensah landed in Lima on Tuesday for talks with President Ana Quispe. His "
                "meeting with Quispe is set for the evening, the palace said."
            ),
        ),
        (
            "de",
            (
                "Kofi Mensah ist am Dienstag zu Gesprächen mit Präsidentin Ana Quispe in Lima "
                "eingetroffen. Am Abend soll Mensah mit Quispe zusammenkommen."
            ),
        ),
        (
            "es",
            (
                "Kofi Mensah llegó el martes a Lima para reunirse con la presidenta Ana Quispe. "
                "Mensah se reunirá con Quispe por la tarde."
            ),
        ),
    ],
)
def test_talks_come_for_are_those_planned(language: str, text: str) -> None:
    assert [e[1] for e in told(language, text) if e[0] == "meeting"] == ["planned"]


def test_talks_come_for_are_not_those_of_another_day() -> None:
    text = (
        "Kofi Mensah landed in Lima on Tuesday for talks with President Ana Quispe. "
        "He will meet Quispe again on 30 July."
    )
    assert [e[1] for e in told("en", text) if e[0] == "meeting"] == ["held", "planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La ministra Ana Quispe habló además de la amistad que los une."),
        ("ru", "Министр Кофи Менса говорил о двустороннем сотрудничестве и о безопасности."),
        ("en", "Minister Kofi Mensah spoke about migration policy in Rome."),
        ("fr", "La ministre Ana Quispe a parlé de l'amitié entre les deux pays."),
        ("it", "La ministra Ana Quispe ha parlato della lunga amicizia tra i due paesi."),
        ("pt", "A ministra Ana Quispe falou da amizade entre os dois países."),
    ],
)
def test_mere_topic_is_no_statement(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("es", "La ministra Ana Quispe habló de que la amistad los une.", "la amistad los une"),
        ("ru", "Министр Кофи Менса говорил о том, что мост откроют.", "мост откроют"),
        ("en", 'Minister Kofi Mensah spoke of a "new page" in relations.', 'a "new page"'),
    ],
)
def test_clause_or_quotation_behind_speaking_is_one(language: str, text: str, content: str) -> None:
    assert content in said(language, text)[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            (
                "El presidente Kofi Mensah llegó hoy a Perú. Es la primera vez que Mensah visita "
                "Perú desde su toma de posesión, en 2022."
            ),
        ),
        (
            "fr",
            (
                "Le président Kofi Mensah est arrivé aujourd'hui au Pérou. C'est la première fois "
                "que M. Mensah se rend au Pérou depuis son investiture en 2022."
            ),
        ),
        (
            "pt",
            (
                "O Presidente Kofi Mensah chegou hoje ao Peru. É a primeira vez que Mensah vem ao "
                "Peru desde a posse, em 2022."
            ),
        ),
        (
            "it",
            (
                "Il presidente Kofi Mensah è arrivato oggi in Perù. È la prima volta che Mensah "
                "visita il Perù dal suo insediamento, nel 2022."
            ),
        ),
        (
            "ru",
            (
                "Президент Кофи Менса сегодня прибыл в Перу. Менса впервые посещает Перу с момента "
                "вступления в должность в 2022 году."
            ),
        ),
    ],
)
def test_day_of_what_has_been_since(language: str, text: str) -> None:
    assert [e[2] for e in told(language, text) if e[0] == "visit"] == ["2024-07-05"]


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("es", "Kofi Mensah viajó desde Lima a Quito en marzo de 2022.", "2022-03"),
        (
            "pt",
            (
                "É a segunda visita de um chefe desde a posse: em 16 de janeiro de 2023, a "
                "presidente Ana Quispe recebeu Kofi Mensah em Lima."
            ),
            "2023-01-16",
        ),
    ],
)
def test_from_a_town_or_behind_a_colon_the_day_is_its_own(
    language: str, text: str, start: str
) -> None:
    assert start in [e[2] for e in told(language, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            (
                "Außenministerin Erika Lindner ist am Montag in Fidschi eingetroffen. Mit Lindner "
                "reist erstmals eine deutsche Außenministerin nach Fidschi."
            ),
        ),
        (
            "en",
            (
                "Erika Lindner arrived in Fiji on Monday. It is the first time a German foreign "
                "minister has visited Fiji."
            ),
        ),
        (
            "es",
            (
                "La canciller alemana Erika Lindner llegó el lunes a Fiyi. Es la primera vez que "
                "un canciller alemán visita Fiyi."
            ),
        ),
    ],
)
def test_first_of_her_kind_is_herself(language: str, text: str) -> None:
    assert [e[3] for e in told(language, text)] == [("Erika Lindner",)]


def test_visit_of_another_year_is_not_hers() -> None:
    text = (
        "Erika Lindner arrived in Fiji on Monday. A French foreign minister last visited "
        "Fiji in 2011."
    )
    assert len(told("en", text)) == 2


def test_none_of_them_ever_went() -> None:
    text = "وصل الوزير كوفي منسى إلى ليما. ولم يسبق لأي من أعضاء الحكومة الجديدة أن زار كيتو."
    assert len(told("ar", text)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل وزير خارجية أفغانستان أمير خان سمندر إلى طهران اليوم.", "أمير خان سمندر"),
        ("وصل وزير الخارجية الإيراني حسين أمير عبد الجواد إلى دمشق.", "حسين أمير عبد الجواد"),
    ],
)
def test_title_that_is_a_given_name(text: str, name: str) -> None:
    assert told("ar", text)[0][3] == (name,)


def test_emir_keeps_his_title() -> None:
    names = told("ar", "التقى الرئيس التركي أمير قطر تميم بن حمد في أنقرة.")[0][3]
    assert "تميم بن حمد" in names


def test_president_of_the_state_is_the_one_told_before() -> None:
    text = (
        "הנשיא יצחק לוין ימריא לביקור בזמביה. נשיא המדינה יוצא מחר לביקור בזמביה. "
        "בזמביה ייפגש לוין עם נשיא המדינה, האקאינדה מומבה."
    )
    visits = [e[3] for e in told("he", text) if e[0] == "visit"]
    assert visits == [("יצחק לוין",)]
