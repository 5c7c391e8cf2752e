"""The outlet and the day as the head of a saved text names them, and what only looks like them."""

from __future__ import annotations

import pytest

from dragoman.documents import make
from dragoman.model import Document, RawItem

BODY = {
    "fr": "La ministre des Affaires étrangères du Chili, Ana Rojas, a rencontré mardi{} à Oslo son homologue"
    " norvégien. Ils ont parlé de la pêche pendant deux heures.\n\nLes deux pays se reverront l'an prochain.",
    "en": "The foreign ministers of Norway and Chile met in Oslo on Monday{} to talk about fisheries.\n\n"
    "They will meet again next year, the Norwegian minister said after the talks at the harbour.",
    "ru": "Министр иностранных дел Чили Ана Рохас встретилась во вторник{} в Осло с норвежским коллегой.\n\n"
    "Стороны договорились о новой встрече в следующем году, сообщила министр.",
    "ar": "التقت وزيرة خارجية تشيلي آنا روخاس يوم الثلاثاء{} في أوسلو نظيرها النرويجي لبحث شؤون الصيد.\n\n"
    "وقالت الوزيرة إن الجانبين سيلتقيان مجددا العام المقبل في سانتياغو.",
    "zh": "智利外交部长罗哈斯星期二{}在奥斯陆会见了挪威外交大臣，双方就渔业合作交换了意见。\n\n"
    "罗哈斯在会谈后表示，双方明年将在圣地亚哥再次会晤。",
}  # fmt: skip
HEADS = [
    ("fr", "L'Écho du Midi, mercredi 5 juin 2024", "L'Écho du Midi"),
    ("en", "Fjord Herald, published 5 June 2024", "Fjord Herald"),
    ("en", "Fjord Herald | 5 June 2024 | By Kari Nordmann", "Fjord Herald"),
    ("en", "Fjord Herald\n5 June 2024", "Fjord Herald"),
    ("en", "By Kari Nordmann, Fjord Herald, June 5, 2024", "Fjord Herald"),
    ("en", "The Fjord Herald (Bergen), 2024-06-05", "The Fjord Herald"),
    ("en", "Published in the Fjord Herald on 5 June 2024", "Fjord Herald"),
    ("en", "Der Fördebote, Mittwoch, 5. Juni 2024", "Der Fördebote"),
    ("ru", "«Северный вестник», 5 июня 2024 года", "Северный вестник"),
    ("ar", "صحيفة الميناء، الأربعاء 5 يونيو 2024", "صحيفة الميناء"),
    ("zh", "港口日报 2024年6月5日", "港口日报"),
    ("zh", "《海湾评论》2024年6月5日", "海湾评论"),
    # The names of towns and persons, and dates alone, are no outlets.
    ("en", "Oslo, June 5, 2024", None),
    ("en", "Kari Nordmann, 5 June 2024", None),
    ("en", "Wednesday 5 June 2024, 10:32 GMT", None),
    ("en", "Updated: 5 June 2024", None),
    ("en", "World news\n5 June 2024", None),
]


def made(language: str, head: str, day: str = "") -> Document:
    text = f"{head}\n\n{BODY[language].format(day)}"
    return make(RawItem(place="saved.txt", path="saved.txt", text=text))


@pytest.mark.parametrize(("language", "head", "outlet"), HEADS)
def test_the_head_of_a_text_names_outlet_and_day(
    language: str, head: str, outlet: str | None
) -> None:
    document = made(language, head)
    assert (document.outlet, document.published) == (outlet, "2024-06-05")


def test_an_address_goes_before_the_head() -> None:
    text = f"Fjord Herald, 5 June 2024\n\n{BODY['en'].format('')}"
    document = make(RawItem(place="x", url="https://news.example.org/a", text=text))
    assert document.outlet == "news.example.org"


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (" 4 juin 2024", "2024-06-05"),
        ("", None),  # no year is named
        (" 4 juin 2023", "2024-06-05"),  # a Wednesday in the year after alone
        (" (2013 et 2019)", None),  # two years in which it was one
    ],
)
def test_a_weekday_gives_the_year_where_the_text_names_it(day: str, published: str | None) -> None:
    assert made("fr", "L'Écho du Midi, mercredi 5 juin", day).published == published
