"""Plans, hopes and plans taken back, by words beside an encounter; deeds told by a clause behind their noun."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def _told(language: str, text: str) -> list[tuple[str, str]]:
    document = Document(id="x", text=text, language=language, published="2024-05-15")
    return [(e.kind, e.status) for e in read(document).events]


PREPARED = {
    "en": "Diplomats are preparing a trip by Norwegian Foreign Minister Ivo Marsk to Ghana.",
    "de": "Diplomaten bereiten eine Reise des norwegischen Außenministers Ivo Marsk nach Ghana vor.",
    "fr": "Les diplomates préparent une visite du ministre norvégien des Affaires étrangères Ivo Marsk au Ghana.",
    "es": "Los diplomáticos preparan una visita del canciller noruego Ivo Marsk a Ghana.",
    "it": "I diplomatici preparano una visita del ministro degli Esteri norvegese Ivo Marsk in Ghana.",
    "pt": "Os diplomatas preparam uma visita do ministro norueguês Ivo Marsk a Angola.",
    "ru": "Дипломаты готовят визит главы МИД Норвегии Иво Марска в Гану.",
    "he": "הדיפלומטים מכינים ביקור של שר החוץ הנורבגי איוו מרסק בגאנה.",
}
WILL_MAKE = {
    "en": "They spoke of the trip that Norwegian Foreign Minister Ivo Marsk will make to Ghana.",
    "de": "Sie sprachen über die Reise, die der norwegische Außenminister Ivo Marsk nach Ghana unternehmen wird.",
    "fr": "Ils ont parlé de la visite que le ministre norvégien Ivo Marsk effectuera au Ghana.",
    "es": "Hablaron del viaje que el canciller noruego Ivo Marsk hará a Ghana.",
    "it": "Hanno parlato del viaggio che il ministro norvegese Ivo Marsk farà in Ghana.",
    "pt": "Falaram da viagem que o ministro norueguês Ivo Marsk fará a Angola.",
    "ru": "Они говорили о визите, который глава МИД Норвегии Иво Марск совершит в Гану.",
    "ar": "وبحث الجانبان الزيارة التي سيقوم بها وزير الخارجية النرويجي إيفو مارسك إلى غانا.",
    "fa": "دو طرف درباره سفری که ایوو مارسک وزیر خارجه نروژ به غنا خواهد داشت گفت‌وگو کردند.",
    "he": "הם דיברו על הביקור ששר החוץ הנורבגי איוו מרסק יערוך בגאנה.",
}
MADE = {
    "en": "They spoke of the trip that Norwegian Foreign Minister Ivo Marsk made to Ghana.",
    "de": "Sie sprachen über die Reise, die der norwegische Außenminister Ivo Marsk nach Ghana unternahm.",
    "fr": "Ils ont parlé de la visite que le ministre norvégien Ivo Marsk a effectuée au Ghana.",
    "pt": "Falaram da visita que o ministro norueguês Ivo Marsk fez a Angola.",
    "ru": "Они говорили о визите, который глава МИД Норвегии Иво Марск совершил в Гану.",
    "fa": "دو طرف درباره سفری که ایوو مارسک وزیر خارجه نروژ به غنا داشت گفت‌وگو کردند.",
}
HOPED = {
    "en": "Norwegian Foreign Minister Ivo Marsk voiced the hope that he could meet Egyptian President Omar Dural.",
    "de": "Der norwegische Außenminister Ivo Marsk äußerte die Hoffnung, den ägyptischen Präsidenten Omar Dural zu treffen.",
    "fr": "Le ministre norvégien Ivo Marsk a exprimé l'espoir de rencontrer le président égyptien Omar Dural.",
    "es": "El canciller noruego Ivo Marsk expresó su esperanza de reunirse con el presidente egipcio Omar Dural.",
    "it": "Il ministro norvegese Ivo Marsk ha espresso la speranza di incontrare il presidente egiziano Omar Dural.",
    "pt": "O ministro norueguês Ivo Marsk manifestou a esperança de se reunir com o presidente egípcio Omar Dural.",
    "ru": "Глава МИД Норвегии Иво Марск выразил надежду, что встретится с президентом Египта Омаром Дуралом.",
    "fa": "ایوو مارسک وزیر خارجه نروژ ابراز امیدواری کرد با عمر دورال رئیس جمهور مصر دیدار کند.",
    "he": "שר החוץ הנורבגי איוו מרסק הביע תקווה להיפגש עם נשיא מצרים עומר דורל.",
    "tr": "Norveç Dışişleri Bakanı Ivo Marsk, Mısır Cumhurbaşkanı Omar Dural ile görüşmeyi umduğunu söyledi.",
}
POSSIBLE = {
    "en": "A meeting between Norwegian Foreign Minister Ivo Marsk and Egyptian President Omar Dural is possible.",
    "de": "Ein Treffen des norwegischen Außenministers Ivo Marsk mit dem ägyptischen Präsidenten Omar Dural ist möglich.",
    "fr": "Une rencontre entre le ministre norvégien Ivo Marsk et le président égyptien Omar Dural est possible.",
    "es": "Es posible un encuentro del canciller noruego Ivo Marsk con el presidente egipcio Omar Dural.",
    "it": "È possibile un incontro tra il ministro norvegese Ivo Marsk e il presidente egiziano Omar Dural.",
    "pt": "É possível um encontro do ministro norueguês Ivo Marsk com o presidente egípcio Omar Dural.",
    "ru": "Возможна встреча главы МИД Норвегии Иво Марска с президентом Египта Омаром Дуралом.",
    "tr": "Norveç Dışişleri Bakanı Ivo Marsk ile Mısır Cumhurbaşkanı Omar Dural arasında bir görüşme mümkün.",
}
TAKEN_BACK = {
    "en": "Norwegian Foreign Minister Ivo Marsk's trip to Ghana was set for 17 May but was put off.",
    "de": "Die Reise des norwegischen Außenministers Ivo Marsk nach Ghana war für den 17. Mai angesetzt, wurde aber verschoben.",
    "fr": "Le voyage au Ghana du ministre norvégien Ivo Marsk était fixé au 17 mai, mais il a été reporté.",
    "es": "El viaje del canciller noruego Ivo Marsk a Ghana estaba fijado para el 17 de mayo, pero fue aplazado.",
    "it": "Il viaggio del ministro norvegese Ivo Marsk in Ghana era fissato per il 17 maggio, ma è stato rinviato.",
    "pt": "A viagem do ministro norueguês Ivo Marsk a Angola estava marcada para 17 de maio, mas foi adiada.",
    "zh": "挪威外交大臣伊沃·马尔斯克原定5月17日访问加纳,挪方其后宣布押后。",
}


def _cases(texts: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(texts.items())


@pytest.mark.parametrize(("language", "text"), _cases(PREPARED) + _cases(WILL_MAKE))
def test_a_visit_that_is_prepared_or_will_be_made_is_planned(language: str, text: str) -> None:
    assert ("visit", "planned") in _told(language, text)


@pytest.mark.parametrize(("language", "text"), _cases(MADE))
def test_a_visit_that_somebody_made_is_his(language: str, text: str) -> None:
    assert _told(language, text) == [("visit", "held")]


def test_such_a_clause_has_a_day_of_its_own() -> None:
    text = (
        "El canciller Kati Lind y el ministro Omar Dural se vieron este martes en Quito con vistas al viaje que el "
        "presidente de EE.UU., Ivo Marsk, hará a Ghana en junio."
    )
    document = Document(id="x", text=text, language="es", published="2024-05-15")
    days = {e.kind: (e.status, e.start) for e in read(document).events}
    assert days == {"meeting": ("held", "2024-05-14"), "visit": ("planned", "2024-06")}


@pytest.mark.parametrize(("language", "text"), _cases(HOPED) + _cases(POSSIBLE))
def test_what_is_hoped_for_or_possible_is_proposed(language: str, text: str) -> None:
    assert _told(language, text) == [("meeting", "proposed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Omar Dural voiced the hope that Minister Ivo Marsk's visit to Ghana would strengthen ties."),
        ("en", "President Omar Dural is confident that the visit of Minister Ivo Marsk to Ghana went well."),
        ("de", "Präsident Omar Dural äußerte die Hoffnung, dass der Besuch von Minister Ivo Marsk in Ghana viel bewirke."),
        ("ru", "Президент Омар Дурал выразил надежду, что визит министра Иво Марска в Гану придаст импульс связям."),
    ],
)  # fmt: skip
def test_hope_for_what_a_visit_brings_proposes_none(language: str, text: str) -> None:
    assert ("visit", "proposed") not in _told(language, text)


@pytest.mark.parametrize(("language", "text"), _cases(TAKEN_BACK))
def test_a_plan_taken_back_is_cancelled(language: str, text: str) -> None:
    assert _told(language, text) == [("visit", "cancelled")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Norwegian Foreign Minister Ivo Marsk met President Omar Dural in Cairo and voiced the hope for peace.",
        ),
        (
            "es",
            "El canciller noruego Ivo Marsk se reunió con el presidente Omar Dural y no descartó nuevas medidas.",
        ),
        (
            "fr",
            "Le ministre norvégien Ivo Marsk a rencontré le président Omar Dural, mais le vote a été reporté.",
        ),
        (
            "de",
            "Der norwegische Außenminister Ivo Marsk traf Präsident Omar Dural. Frieden ist möglich.",
        ),
        (
            "ru",
            "Глава МИД Норвегии Иво Марск встретился с президентом Омаром Дуралом и выразил надежду на мир.",
        ),
        (
            "it",
            "Il ministro norvegese Ivo Marsk ha incontrato il presidente Omar Dural e ha espresso la speranza di una pace.",
        ),
        (
            "pt",
            "O ministro norueguês Ivo Marsk reuniu-se com o presidente Omar Dural e manifestou a esperança de paz.",
        ),
        ("zh", "挪威外交大臣伊沃·马尔斯克15日会见埃及总统奥马尔·杜拉尔,表决宣布押后。"),
    ],
)
def test_hope_and_delay_of_something_else_leave_a_meeting_held(language: str, text: str) -> None:
    assert ("meeting", "held") in _told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O ministro Ivo Marsk fez um discurso."),
        ("es", "El ministro Ivo Marsk compró una lima."),
        ("fr", "Le ministre Ivo Marsk a fait deux tours."),
        ("tr", "Bakan Ivo Marsk mali konulara değindi."),
    ],
)
def test_a_word_written_small_is_no_place(language: str, text: str) -> None:
    document = Document(id="x", text=text, language=language, published="2024-05-15")
    assert [a.kind for a in read(document).actors] == ["person"]
