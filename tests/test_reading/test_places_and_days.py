"""Where something was by what is told around it, and the days of reports known to the month."""

from __future__ import annotations

import pytest

from dragoman.language.dates import resolve, spot
from dragoman.model import Document, Event
from dragoman.reading import read


def _events(lang: str, text: str, kind: str, published: str = "2024-05-15") -> list[Event]:
    document = Document(id="d", hash="h", text=text, language=lang, published=published)
    return [e for e in read(document).events if e.kind == kind]


HOSTED = {
    "en": ("Kenya will host the EAC summit next month.", "KE"),
    "es": ("Perú acogerá la cumbre del Mercosur en julio.", "PE"),
    "fr": ("Le Togo accueillera le sommet de la Cedeao en juillet.", "TG"),
    "pt": ("O Brasil sediará a cúpula do Mercosul em julho.", "BR"),
    "it": ("L'Albania ospiterà il vertice della Comunità politica europea a maggio.", "AL"),
    "tr": ("Kazakistan gelecek ay ŞİÖ zirvesine ev sahipliği yapacak.", "KZ"),
    "zh": ("哈萨克斯坦下月将主办上合组织峰会。", "KZ"),
}


@pytest.mark.parametrize("lang", HOSTED)
def test_talks_are_where_a_country_hosts_them(lang: str) -> None:
    text, country = HOSTED[lang]
    (summit,) = _events(lang, text, "summit")
    assert summit.place is not None
    assert summit.place.country == country


def test_who_hosts_in_another_clause_is_no_place() -> None:
    text = "Kenya, which hosted the games in 2019, will attend the EAC summit next month."
    assert all(e.place is None for e in _events("en", text, "summit"))


IN_THE_CAPITAL = {
    "en": "Foreign Minister Jan Novak met President Raul Castro in the capital, Havana.",
    "de": "In der Hauptstadt Havanna traf Außenminister Jan Novak Präsident Raúl Castro.",
    "es": "El canciller Juan Pérez se reunirá en la capital, La Habana, con el presidente Raúl Castro.",
    "fr": "Le ministre Jean Dupont rencontrera le président Raúl Castro dans la capitale, La Havane.",
    "it": "Il ministro Mario Rossi incontrerà il presidente Raúl Castro nella capitale L'Avana.",
}


@pytest.mark.parametrize("lang", IN_THE_CAPITAL)
def test_the_word_capital_stands_between_in_and_the_town(lang: str) -> None:
    (meeting,) = _events(lang, IN_THE_CAPITAL[lang], "meeting")
    assert meeting.place is not None
    assert meeting.place.country == "CU"


def test_there_goes_before_what_stands_beside() -> None:
    text = (
        "En Lusaka el presidente Isaac Herzog se reunirá con el presidente Hakainde Hichilema y "
        "después viajará a Kinshasa, donde se reunirá con el presidente Felix Tshisekedi."
    )
    places = [e.place.country for e in _events("es", text, "meeting") if e.place]
    assert places == ["ZM", "CD"]
    text = (
        "Министр Иван Петров вылетит в Аккру. Там 4 июня пройдет саммит ЭКОВАС по ситуации в Мали."
    )
    (summit,) = _events("ru", text, "summit")
    assert summit.place is not None
    assert summit.place.country == "GH"


DURING = {
    "en": "Uzbek President Shavkat Mirziyoyev signed an accord with Tajik President Emomali Rahmon "
    "during his visit to Kenya.",
    "es": "El presidente uzbeko Shavkat Mirziyoyev y el tayiko Emomali Rahmon firmaron un acuerdo "
    "durante una visita a Kenia en junio de 2022.",
    "fr": "Le président ouzbek Chavkat Mirzioïev a signé un accord avec le président tadjik Emomali "
    "Rahmon lors d'une visite au Kenya.",
    "ar": "وقع الرئيس الأوزبكي شوكت ميرزيوييف اتفاقية مع الرئيس الطاجيكي إمام علي رحمان خلال زيارة إلى كينيا.",
    "tr": "Özbekistan Cumhurbaşkanı Şevket Mirziyoyev, Kenya ziyareti sırasında Tacikistan "
    "Cumhurbaşkanı İmamali Rahman ile anlaşma imzaladı.",
    "zh": "乌兹别克斯坦总统米尔济约耶夫在访问肯尼亚期间同塔吉克斯坦总统拉赫蒙签署协议。",
}


@pytest.mark.parametrize("lang", DURING)
def test_what_happened_during_a_visit_was_there(lang: str) -> None:
    (signing,) = _events(lang, DURING[lang], "signing")
    assert signing.place is not None
    assert signing.place.country == "KE"


def test_what_came_after_a_visit_was_not_there() -> None:
    text = (
        "Uzbek President Shavkat Mirziyoyev signed an accord with Tajik President Emomali Rahmon "
        "after a visit to Kenya."
    )
    (signing,) = _events("en", text, "signing")
    assert signing.place is None or signing.place.country != "KE"


MONTH = {
    "fr": "Jeudi, le ministre Jean Dupont aura un entretien avec le président Paul Biya.",
    "es": "El canciller Juan Pérez se reunió este viernes con el presidente Luis Arce.",
    "ru": "Министр Иван Петров сегодня встретился с президентом Раулем Кастро.",
    "en": "Foreign Minister Jan Novak met President Paul Biya on Thursday.",
}


@pytest.mark.parametrize("lang", MONTH)
def test_weekday_of_a_report_known_to_the_month(lang: str) -> None:
    (meeting,) = _events(lang, MONTH[lang], "meeting", "2022-03")
    assert meeting.start == "2022-03"


@pytest.mark.parametrize(
    ("lang", "text", "written", "start", "end"),
    [
        ("ru", "24 марта", "2022-03", "2022-03-24", "2022-03-24"),
        ("fr", "le 2 juin", "2022-06", "2022-06-02", "2022-06-02"),
        ("en", "next Wednesday (23)", "2022-11-22", "2022-11-23", "2022-11-23"),
        ("es", "el próximo miércoles (23)", "2022-11-22", "2022-11-23", "2022-11-23"),
        ("de", "kommenden Mittwoch (23.)", "2022-11-22", "2022-11-23", "2022-11-23"),
        ("en", "On 11 and 12 November", "2022-11-22", "2022-11-11", "2022-11-12"),
        ("it", "l'11 e 12 novembre", "2022-11-22", "2022-11-11", "2022-11-12"),
        ("he", "ב-11 וב-12 במרץ", "2022-03-22", "2022-03-11", "2022-03-12"),
    ],
)
def test_days_that_the_words_and_the_month_fix(
    lang: str, text: str, written: str, start: str, end: str
) -> None:
    for tense in ("past", "future") if len(written) == 7 or "(" in text else ("past",):
        found = resolve(spot(text, lang)[0], written, tense)
        assert found is not None
        assert (found.start, found.end) == (start, end)


def test_plan_of_a_visit_under_way_is_of_its_day() -> None:
    text = (
        "Foreign Minister Jan Novak is in Nairobi on a visit today, where he held talks with Kenyan "
        "President William Ruto. Novak will meet Kenyan Foreign Minister Musalia Mudavadi in Nairobi."
    )
    planned = [e for e in _events("en", text, "meeting") if e.status == "planned"]
    assert [e.start for e in planned] == ["2024-05-15"]


def test_this_friday_without_a_verb_is_of_this_week() -> None:
    text = (
        "Presidente senegalês em Cabo Verde esta sexta-feira\n\n"
        "Bassirou Diomaye Faye, Presidente do Senegal, tem uma agenda cheia."
    )
    (visit,) = _events("pt", text, "visit", "2024-05-23")
    assert visit.start == "2024-05-24"
