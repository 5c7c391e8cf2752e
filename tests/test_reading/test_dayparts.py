"""What happens "in the afternoon" is of the day told before it, else of the day of publication."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

_ALONE = (
    ("en", "In the afternoon, Kenyan Foreign Minister John Mwangi will meet his Norwegian counterpart Kari Solheim."),
    ("de", "Am Nachmittag trifft der kenianische Außenminister John Mwangi seine norwegische Kollegin Kari Solheim."),
    ("fr", "Dans l'après-midi, le ministre kényan des Affaires étrangères John Mwangi rencontrera son homologue norvégienne Kari Solheim."),
    ("es", "Por la tarde, el canciller keniano John Mwangi se reunirá con su homóloga noruega Kari Solheim."),
    ("pt", "À tarde, o chanceler queniano John Mwangi reúne-se com a homóloga norueguesa Kari Solheim."),
    ("it", "Nel pomeriggio il ministro degli Esteri keniano John Mwangi incontrerà la collega norvegese Kari Solheim."),
    ("ru", "Вечером министр иностранных дел Кении Джон Мванги встретится с норвежской коллегой Кари Сульхейм."),
    ("tr", "Öğleden sonra Kenya Dışişleri Bakanı John Mwangi, Norveçli mevkidaşı Kari Solheim ile görüşecek."),
    ("ar", "وفي المساء سيلتقي وزير الخارجية الكيني جون موانغي نظيرته النرويجية كاري سولهايم."),
    ("zh", "下午，肯尼亚外长姆旺吉将与挪威外长索尔海姆举行会谈。"),
)  # fmt: skip
_TOLD = (
    ("John Mwangi, the foreign minister of Kenya, flies to Oslo on Friday. In the evening he will meet Kari Solheim, the Norwegian prime minister.", "2024-05-17"),
    ("John Mwangi, the foreign minister of Kenya, arrived in Oslo on Tuesday. In the evening he will meet Kari Solheim, the Norwegian prime minister.", "2024-05-15"),
    ("In 2019 John Mwangi, the foreign minister of Kenya, was in Oslo. In the evening he met Kari Solheim, the Norwegian prime minister.", None),
)  # fmt: skip


def _day(language: str, text: str) -> str | None:
    document = Document(id="1", text=text, language=language, published="2024-05-15")
    (meeting,) = (event for event in read(document).events if event.kind == "meeting")
    return meeting.start


@pytest.mark.parametrize(("language", "text"), _ALONE)
def test_of_the_day_of_publication(language: str, text: str) -> None:
    assert _day(language, text) == "2024-05-15"


@pytest.mark.parametrize(("text", "day"), _TOLD)
def test_of_the_day_told_before(text: str, day: str | None) -> None:
    told = _day("en", text)
    assert told == day or (day is None and told != "2024-05-15")
