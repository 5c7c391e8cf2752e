"""However a person is described, the name, the office and the state are one person's."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

_SENTENCES = {
    "de": "{0} hat am Dienstag in Lima die norwegische Außenministerin Kari Solheim getroffen.",
    "en": "On Tuesday {0} met the Norwegian foreign minister, Kari Solheim, for talks on fishing rights.",
    "fr": "{0} a rencontré mardi à Lima la ministre norvégienne des Affaires étrangères, Kari Solheim.",
    "it": "{0} ha incontrato martedì a Lima la ministra degli Esteri norvegese, Kari Solheim.",
}
_DESCRIBED = (
    ("de", "Der kenianische Minister für Auswärtige Angelegenheiten und Zusammenarbeit, John Mwangi,"),
    ("de", "Der kenianische Sondergesandte für den Sudan, John Mwangi,"),
    ("de", "Der kenianische Botschafter in Peru, John Mwangi,"),
    ("de", "Der kenianische Handels- und Industrieminister John Mwangi"),
    ("de", "Der kenianische Innen- und Außenminister John Mwangi"),
    ("de", "Staatspräsident John Mwangi aus Kenia"),
    ("en", "the Kenyan Minister for Foreign Affairs, International Cooperation and Trade John Mwangi"),
    ("en", "Kenyan Trade, Industry and Tourism Minister John Mwangi"),
    ("en", "Kenya's deputy foreign minister for African affairs, John Mwangi,"),
    ("en", "Kenya's special envoy for Sudan, John Mwangi,"),
    ("fr", "Le ministre kényan du Commerce, de l'Industrie et du Tourisme, John Mwangi,"),
    ("fr", "L'envoyé spécial du Kenya pour le Soudan, John Mwangi,"),
    ("it", "Il ministro keniano del Commercio, dell'Industria e del Turismo, John Mwangi,"),
)  # fmt: skip


def _people(language: str, text: str) -> set[tuple[str | None, str | None]]:
    document = Document(id="1", text=text, language=language, published="2024-05-15")
    (meeting,) = (event for event in read(document).events if event.kind == "meeting")
    return {(p.name, p.state) for p in meeting.participants}


@pytest.mark.parametrize(("language", "described"), _DESCRIBED)
def test_one_person(language: str, described: str) -> None:
    told = _people(language, _SENTENCES[language].format(described))
    assert told == {("John Mwangi", "KEN"), ("Kari Solheim", "NOR")}


def test_an_apposition_behind_the_verb_in_two_parts() -> None:
    text = "Am Dienstag sprach John Mwangi, der Außenminister von Kenia, in Lima mit der norwegischen Außenministerin Kari Solheim."
    assert _people("de", text) == {("John Mwangi", "KEN"), ("Kari Solheim", "NOR")}


_CHINESE = (
    ("外长", "哈比比"),
    ("总统", "比亚"),
    ("外长", "托比亚斯"),
    ("贸易和工业部长", "姆旺吉"),
    ("外交国务秘书", "姆旺吉"),
)


@pytest.mark.parametrize(("office", "name"), _CHINESE)
def test_chinese_names_with_than_and_fields(office: str, name: str) -> None:
    told = _people("zh", f"肯尼亚{office}{name}星期二在利马会见了挪威外长索尔海姆。")
    assert told == {(name, "KEN"), ("索尔海姆", "NOR")}
