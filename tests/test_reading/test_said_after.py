"""What was over when somebody spoke: held, whatever is said of the future."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

SAID = {
    "en": "Norwegian Foreign Minister Ivo Marsk said on Friday after talks with Ghanaian President Kofi Addo in Accra "
    "that the war would not be over soon.",
    "de": "Der Frieden werde kommen, sagte der norwegische Außenminister Ivo Marsk am Freitag nach einem dreistündigen "
    "Gespräch mit dem ghanaischen Präsidenten Kofi Addo in Accra.",
    "fr": "Le ministre norvégien des Affaires étrangères, Ivo Marsk, a déclaré vendredi après un entretien avec le "
    "président ghanéen Kofi Addo à Accra que la paix serait possible.",
    "es": "El canciller noruego, Ivo Marsk, dijo el viernes tras una reunión con el presidente de Ghana, Kofi Addo, en "
    "Accra que la paz será posible.",
    "it": "Il ministro degli Esteri norvegese Ivo Marsk ha detto venerdì dopo un incontro con il presidente ghanese "
    "Kofi Addo ad Accra che la pace sarà possibile.",
    "pt": "O ministro norueguês Ivo Marsk disse na sexta-feira após uma reunião com o presidente ganês Kofi Addo em "
    "Acra que a paz está próxima.",
    "ru": "Министр иностранных дел Норвегии Иво Марск заявил в пятницу после переговоров с президентом Ганы Кофи Аддо "
    "в Аккре, что мир будет возможен.",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(SAID))
def test_the_talks_before_the_words_were_held(language: str) -> None:
    document = Document(id="x", text=SAID[language], language=language, published="2025-03-16")
    (event,) = read(document).events
    assert (event.kind, event.status, event.start) == ("meeting", "held", "2025-03-14")
    assert len(event.participants) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Minister Ivo Marsk said he would decide after talks with Ghanaian President Kofi Addo.",
        "Norwegian Minister Ivo Marsk said that he will decide after talks with Ghanaian President Kofi Addo.",
    ],
)
def test_talks_that_are_still_to_come_are_not_held(text: str) -> None:
    reading = read(Document(id="x", text=text, language="en", published="2025-03-16"))
    assert "held" not in {event.status for event in reading.events}


def test_a_chinese_name_of_one_letter_is_one_in_russian() -> None:
    text = (
        "Президент Киргизии Садыр Жапаров принял министра иностранных дел Китая Ван И в Бишкеке. "
        "Ван И заявил, что Пекин поддержит новый проект."
    )
    reading = read(Document(id="x", text=text, language="ru", published="2025-03-16"))
    assert [p.name for p in reading.events[0].participants] == ["Садыр Жапаров", "Ван И"]
    assert [s.speaker for s in reading.statements] == ["Ван И"]


def test_a_surname_that_opens_with_small_words_stands_alone() -> None:
    text = "Bundespräsident Alexander Van der Bellen ist in Laibach. Dort traf Van der Bellen Ministerpräsident Robert Lind."
    reading = read(Document(id="x", text=text, language="de", published="2025-03-16"))
    (meeting,) = [e for e in reading.events if e.kind == "meeting"]
    assert [p.name for p in meeting.participants] == ["Alexander Van der Bellen", "Robert Lind"]


def test_the_capital_of_a_people_is_a_place() -> None:
    text = "Der ghanaische Außenminister Kofi Addo ist in der indischen Hauptstadt gelandet."
    (event,) = read(Document(id="x", text=text, language="de", published="2025-03-16")).events
    assert (event.kind, event.place and event.place.name) == ("visit", "New Delhi")
