"""The days of events: counted from another event, said of an announcement, shared by a visit."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event, Reading
from dragoman.reading import read

PUBLISHED = "2024-06-05"


def _read(text: str, language: str = "en", published: str | None = PUBLISHED) -> Reading:
    return read(Document(id="x", text=text, language=language, published=published))


def _days(events: tuple[Event, ...] | list[Event], kind: str = "meeting") -> list[str | None]:
    return sorted(
        (e.start if e.start == e.end else f"{e.start}/{e.end}" for e in events if e.kind == kind),
        key=str,
    )


THE_DAY_BEFORE = {
    "en": "Foreign Minister Anna Berg met her Turkish counterpart Hakan Fidan in Oslo on Tuesday. "
    "The day before, Berg had met Canadian Foreign Minister Mélanie Joly in Ottawa.",
    "de": "Außenministerin Anna Berg hat am Dienstag in Oslo den türkischen Außenminister Hakan "
    "Fidan getroffen. Am Tag zuvor hatte Berg in Ottawa die kanadische Außenministerin "
    "Mélanie Joly getroffen.",
    "es": "La ministra de Exteriores Anna Berg se reunió el martes en Oslo con su homólogo turco, "
    "Hakan Fidan. El día anterior, Berg se había reunido en Ottawa con la ministra canadiense "
    "Mélanie Joly.",
    "fr": "La ministre des Affaires étrangères Anna Berg a rencontré mardi à Oslo son homologue "
    "turc Hakan Fidan. La veille, elle avait rencontré à Ottawa la ministre canadienne "
    "Mélanie Joly.",
    "it": "La ministra degli Esteri Anna Berg ha incontrato martedì a Oslo l'omologo turco Hakan "
    "Fidan. Il giorno prima aveva incontrato a Ottawa la ministra canadese Mélanie Joly.",
    "pt": "A ministra das Relações Exteriores Anna Berg encontrou-se na terça-feira em Oslo com o "
    "ministro turco Hakan Fidan. Na véspera, encontrou-se em Ottawa com a ministra canadense "
    "Mélanie Joly.",
    "ru": "Министр иностранных дел Анна Берг встретилась во вторник в Осло с турецким коллегой "
    "Хаканом Фиданом. Накануне она встретилась в Оттаве с министром иностранных дел Канады "
    "Мелани Жоли.",
    "tr": "Dışişleri Bakanı Anna Berg salı günü Oslo'da Türk mevkidaşı Hakan Fidan ile görüştü. "
    "Bir gün önce Berg, Ottawa'da Kanada Dışişleri Bakanı Mélanie Joly ile görüşmüştü.",
    "zh": "外交部长安娜·贝格周二在奥斯陆会见土耳其外长费丹。前一天，贝格在渥太华会见了加拿大外长乔利。",
    "he": "שרת החוץ אנה ברג נפגשה ביום שלישי באוסלו עם עמיתה הטורקי הקאן פידאן. יום קודם לכן "
    "נפגשה ברג באוטווה עם שרת החוץ של קנדה מלאני ג'ולי.",
}


@pytest.mark.parametrize("language", THE_DAY_BEFORE)
def test_the_day_before_counts_from_the_day_told_of(language: str) -> None:
    events = _read(THE_DAY_BEFORE[language], language).events
    assert _days(events) == ["2024-06-03", "2024-06-04"]


def test_days_later_count_from_a_day_weeks_ago() -> None:
    text = (
        "Foreign Minister Anna Berg met her Turkish counterpart Hakan Fidan in Oslo on 14 May. "
        "Two days later, Berg met Canadian Foreign Minister Mélanie Joly in Ottawa."
    )
    assert _days(_read(text).events) == ["2024-05-14", "2024-05-16"]


def test_the_eve_of_something_is_no_day() -> None:
    text = (
        "Foreign Minister Anna Berg met Hakan Fidan of Turkey in Oslo on Tuesday. "
        "The day before the summit, Berg met Canadian Foreign Minister Mélanie Joly."
    )
    assert "2024-06-03" not in _days(_read(text).events)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (("Foreign Minister Anna Berg said on Monday she would meet Turkish Foreign Minister "
         "Hakan Fidan in Oslo."), "en"),
        (("Außenministerin Anna Berg sagte am Montag, sie werde den türkischen Außenminister "
         "Hakan Fidan in Oslo treffen."), "de"),
        (("Foreign Minister Anna Berg will meet Turkish Foreign Minister Hakan Fidan in the "
         "coming days."), "en"),
    ],
)  # fmt: skip
def test_a_plan_has_no_day_from_its_announcement_or_from_loose_words(
    text: str, language: str
) -> None:
    (event,) = _read(text, language).events
    assert (event.status, event.start) == ("planned", None)


def test_a_visit_since_a_day_lasts_until_the_report_and_dates_what_happened_on_it() -> None:
    events = _read(
        "Prime Minister Anna Berg has been on a visit to Turkey since Monday. "
        "She met President Recep Tayyip Erdogan in Ankara."
    ).events
    assert _days(events, "visit") == ["2024-06-03/2024-06-05"]
    assert _days(events) == ["2024-06-03/2024-06-05"]


def test_a_day_put_first_for_stress_is_the_events() -> None:
    text = "C'est en 2011 que la ministre Anna Berg s'est rendue en Turquie pour la dernière fois."
    assert _days(_read(text, "fr", None).events, "visit") == ["2011"]


def test_a_weekday_without_day_of_publication_is_the_day_the_report_names() -> None:
    text = (
        "Anna Berg and Hakan Fidan face the press in Cairo on 18 March 2023.\n\n"
        "Foreign Minister Anna Berg met Egyptian Foreign Minister Sameh Shoukry on Saturday. "
    )
    events = _read(text, "en", "2023-03").events
    assert "2023-03-18" in _days(events)
    assert "2023-03-18" not in _days(
        _read(text.replace("Saturday", "Sunday"), "en", "2023-03").events
    )


def test_a_visit_lasts_until_what_happened_on_it_and_what_has_no_day_was_within() -> None:
    events = _read(
        "Prime Minister Anna Berg arrived in Ankara on Monday on a visit to Turkey. "
        "On Tuesday she met President Recep Tayyip Erdogan in Ankara. "
        "Berg also met Foreign Minister Hakan Fidan in Ankara."
    ).events
    assert _days(events, "visit") == ["2024-06-03/2024-06-04"]
    assert _days(events) == ["2024-06-03/2024-06-04", "2024-06-04"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "fa",
            "سفر سامر الحداد، وزیر کشور سوریه، به تهران که برای دوشنبه آینده برنامه‌ریزی شده بود، لغو شد.",
            "2024-06-10",
        ),
        (
            "he",
            "ביקורה של שרת החוץ אנה ברג בהודו, שהיה אמור להתקיים ביום שני הקרוב, נדחה.",
            "2024-06-10",
        ),
    ],
)
def test_a_clause_tells_when_what_is_put_off_was_to_be(language: str, text: str, day: str) -> None:
    events = [e for e in _read(text, language).events if e.kind == "visit"]
    assert [(e.status, e.start) for e in events] == [("cancelled", day)]


def test_the_day_of_an_announcement_is_not_that_of_what_is_put_off() -> None:
    text = (
        "أعلن المتحدث باسم الرئاسة الكينية سامر الحداد، مساء الثلاثاء، تأجيل زيارة الرئيس وليام روتو "
        "إلى بيرو الأسبوع المقبل."
    )
    (visit,) = _read(text, "ar").events
    assert (visit.status, visit.start, visit.end) == ("cancelled", "2024-06-10", "2024-06-16")


_ARRIVED = "Foreign Minister Anna Berg arrived in Lima on Monday. "
_TALKS = "She was received by Peruvian President Dina Boluarte."


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        # The day of an arrival is that of the talks where the news is of that day,
        (_ARRIVED + _TALKS, "meeting", ["2024-06-03"]),
        # else they were held on the day of the news,
        (
            "Peruvian President Dina Boluarte said on Tuesday that she trusted Norway, after "
            "signing a treaty with Foreign Minister Anna Berg. “It is time,” she said. Berg, who "
            "arrived in Lima on Monday, is new in office. Peru needs roads. " + _TALKS,
            "meeting",
            ["2024-06-04"],
        ),
        # or between the arrival and the report: "was received" right behind it.
        (
            "Norway and Peru grow closer, Foreign Minister Anna Berg said on Tuesday. "
            + _ARRIVED
            + _TALKS,
            "meeting",
            ["2024-06-03/2024-06-04"],
        ),
        # "The same day" is the day told of last, not that of the news.
        (
            "Norway is content, Foreign Minister Anna Berg said on Tuesday. "
            + _ARRIVED
            + "On the same day she met Chilean President Gabriel Boric.",
            "meeting",
            ["2024-06-03"],
        ),
        # "A day after" counts from what follows it.
        (
            _ARRIVED.replace(".", ", a day after speaking by phone with President Dina Boluarte."),
            "call",
            ["2024-06-02"],
        ),
    ],
)
def test_which_day_one_event_lends_another(text: str, kind: str, days: list[str]) -> None:
    assert _days(_read(text).events, kind) == days


def test_what_a_relative_clause_adds_is_of_its_day() -> None:
    text = (
        "El ministro Juan Paz recibió el martes en Lima al canciller turco Hakan Fidan. El domingo "
        "se había reunido con el canciller chileno Alberto van Klaveren, con quien firmó un acuerdo."
    )
    assert _days(_read(text, "es").events, "signing") == ["2024-06-02"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway's Anna Berg last visited Peru in March 2020, when she was received by Ana Ruiz.", "2020-03"),
        ("Peru will sign on 17 December, Norway's Anna Berg said at talks with Ana Ruiz.", "2024-06"),
    ],
)  # fmt: skip
def test_a_clause_of_its_own_has_its_own_day(text: str, day: str) -> None:
    assert _days(_read(f"News\n\n{text}").events) == [day]


def test_nobody_is_in_two_countries_on_the_day_of_the_news() -> None:
    text = (
        "Norway's Anna Berg met Peruvian President Ana Ruiz in Lima on Tuesday. Earlier, Berg met "
        "Chilean President Eva Paz in Santiago."
    )
    assert _days(_read(f"News\n\n{text}").events) == ["2024-06", "2024-06-04"]
