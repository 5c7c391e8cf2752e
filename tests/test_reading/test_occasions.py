"""A welcome at the airport and an official meal are meetings of their own; where a traveller is."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

_MEALS_AND_WELCOMES = (
    ("en", "Mali's week of visits.\nKenyan Foreign Minister John Mwangi welcomed his Norwegian counterpart Kari Solheim at the airport. Mwangi and Solheim later held talks on fisheries."),
    ("en", "A busy day.\nKenyan Foreign Minister John Mwangi met his Norwegian counterpart Kari Solheim. In the evening Mwangi hosted a dinner for Solheim."),
    ("de", "Ein voller Tag.\nDer kenianische Außenminister John Mwangi traf seine norwegische Amtskollegin Kari Solheim. Am Abend empfing Mwangi Solheim zu einem Abendessen."),
    ("fr", "Journée chargée.\nLe ministre kényan des Affaires étrangères John Mwangi a accueilli à l'aéroport son homologue norvégienne Kari Solheim. M. Mwangi s'est ensuite entretenu avec Mme Solheim."),
    ("es", "Un día intenso.\nEl canciller keniano, John Mwangi, recibió en el aeropuerto a su homóloga noruega, Kari Solheim. Mwangi se reunió después con Solheim."),
    ("pt", "Um dia cheio.\nO ministro das Relações Exteriores do Quênia, John Mwangi, recebeu no aeroporto a chanceler norueguesa, Kari Solheim. Mwangi reuniu-se depois com Solheim."),
    ("it", "Una giornata piena.\nIl ministro degli Esteri keniano John Mwangi ha accolto all'aeroporto la collega norvegese Kari Solheim. Mwangi ha poi incontrato Solheim."),
    ("ru", "Насыщенный день.\nМинистр иностранных дел Кении Джон Мванги встретил в аэропорту министра иностранных дел Норвегии Кари Сульхейм. Затем Мванги провел переговоры с Сульхейм."),
    ("tr", "Yoğun bir gün.\nKenya Dışişleri Bakanı John Mwangi, Norveç Dışişleri Bakanı Kari Solheim'i havalimanında karşıladı. Mwangi daha sonra Solheim ile görüştü."),
    ("ar", "يوم حافل.\nاستقبل وزير الخارجية الكيني جون موانغي في المطار وزيرة الخارجية النرويجية كاري سولهايم. وأجرى موانغي لاحقا محادثات مع سولهايم."),
    ("zh", "繁忙的一天。\n肯尼亚外长姆旺吉在机场迎接挪威外长索尔海姆。随后，姆旺吉与索尔海姆举行会谈。"),
)  # fmt: skip


def _meetings(language: str, text: str) -> list[tuple[set[str | None], str | None]]:
    document = Document(id="1", text=text, language=language, published="2024-05-15")
    return [
        ({p.state for p in event.participants}, event.place and event.place.country)
        for event in read(document).events
        if event.kind == "meeting"
    ]


@pytest.mark.parametrize(("language", "text"), _MEALS_AND_WELCOMES)
def test_a_welcome_and_a_meal_are_meetings_of_their_own(language: str, text: str) -> None:
    assert [people for people, _ in _meetings(language, text)] == [{"KEN", "NOR"}] * 2


def test_a_welcome_at_the_airport_is_at_home() -> None:
    language, welcome = _MEALS_AND_WELCOMES[0]
    assert _meetings(language, welcome)[0][1] == "KE"


def test_the_headline_sums_up_what_follows() -> None:
    text = "Mwangi welcomes Solheim at the airport\nKenyan Foreign Minister John Mwangi met his Norwegian counterpart Kari Solheim."
    assert len(_meetings("en", text)) == 1
