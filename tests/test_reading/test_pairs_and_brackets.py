"""Ministers of two states with their names, brackets behind names, and what happened before and after."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def reading(lang: str, body: str) -> Reading:
    return read(Document(id="r", text=body, language=lang, published="2024-06-05"))


def events(lang: str, body: str) -> list[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Kind, status, names and parties of each event."""
    return [
        (e.kind, e.status, frozenset(p.name or "" for p in e.participants), frozenset(e.parties))
        for e in reading(lang, body).events
    ]


PAIRS = {
    "de": (
        "Die Außenminister Ghanas und Perus, Kofi Mensah und Elmer Quispe, "
        "trafen sich am Montag in Lima."
    ),
    "fr": (
        "Les ministres ghanéen et péruvien des Affaires étrangères, Kofi Mensah et Elmer Quispe, "
        "se sont rencontrés lundi à Lima."
    ),
    "pt": (
        "Os chanceleres do Gana e do Peru, Kofi Mensah e Elmer Quispe, "
        "reuniram-se na segunda-feira em Lima."
    ),
    "it": (
        "I ministri degli Esteri di Ghana e Perù, Kofi Mensah e Elmer Quispe, "
        "si sono incontrati lunedì a Lima."
    ),
}


@pytest.mark.parametrize("lang", PAIRS)
def test_two_ministers_named_behind_their_states_are_of_these_states(lang: str) -> None:
    (event,) = events(lang, PAIRS[lang])
    names, states = frozenset({"Kofi Mensah", "Elmer Quispe"}), frozenset({"GHA", "PER"})
    assert event == ("meeting", "held", names, states)


@pytest.mark.parametrize(
    ("lang", "body", "names"),
    [
        (
            "ru",
            "Главы МИД Ганы и Перу Кофи Менса и Эльмер Киспе провели переговоры в Лиме.",
            {"Кофи Менса", "Эльмер Киспе"},
        ),
        (
            "ar",
            "التقى وزيرا خارجية غانا وبيرو كوفي منساه وإلمر كيسبي يوم الاثنين في ليما.",
            {"كوفي منساه", "إلمر كيسبي"},
        ),
        (
            "fa",
            "وزیران خارجه غنا و پرو، کوفی منساه و المر کیسپه، روز دوشنبه در لیما دیدار کردند.",
            {"کوفی منساه", "المر کیسپه"},
        ),
        (
            "he",
            "שרי החוץ של גאנה ופרו, קופי אנאן ואלמר קיספה, נפגשו ביום שני בלימה.",
            {"קופי אנאן", "אלמר קיספה"},
        ),
    ],
)
def test_scripts_that_show_no_names_know_the_two_by_their_office(
    lang: str, body: str, names: set[str]
) -> None:
    kinds = [(kind, found) for kind, _, found, _ in events(lang, body)]
    assert ("meeting", frozenset(names)) in kinds


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "de",
            (
                "Am Montag trafen sich Kanzlerin Ada Brandt (CDU) und der peruanische Präsident "
                "Elmer Quispe in Berlin."
            ),
        ),
        (
            "fr",
            (
                "Le président ghanéen Kofi Mensah (NPP) et le président péruvien Elmer Quispe (à droite) "
                "se sont rencontrés lundi à Lima."
            ),
        ),
        (
            "es",
            (
                "El presidente de Ghana, Kofi Mensah (izquierda), y el presidente peruano Elmer Quispe "
                "se reunieron el lunes en Lima."
            ),
        ),
        (
            "en",
            (
                "U.S. Senator Ann Coole (D-Delaware) and Peruvian President Elmer Quispe met in Lima on "
                "Monday."
            ),
        ),
    ],
)
def test_brackets_behind_a_name_part_nobody(lang: str, body: str) -> None:
    (event,) = events(lang, body)
    assert event[0] == "meeting"
    assert len(event[2]) == 2


def test_brackets_tell_a_state() -> None:
    (event,) = events(
        "en",
        "Foreign Minister Kofi Mensah (Ghana) met Foreign Minister Elmer Quispe (Peru) on Monday.",
    )
    assert event[3] == {"GHA", "PER"}


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "fr",
            (
                "Le président ghanéen Kofi Mensah a parlé lundi devant le Parlement avant de rencontrer "
                "le président péruvien Elmer Quispe."
            ),
        ),
        (
            "es",
            (
                "El presidente de Ghana, Kofi Mensah, habló el lunes en el Congreso antes de reunirse con "
                "el presidente peruano Elmer Quispe."
            ),
        ),
        (
            "ru",
            (
                "После встречи с президентом Перу Эльмером Киспе президент Ганы Кофи Менса выступил в "
                "парламенте."
            ),
        ),
        (
            "tr",
            (
                "Gana Devlet Başkanı Kofi Mensah, Peru Devlet Başkanı Elmer Quispe ile görüştükten sonra "
                "parlamentoda konuştu."
            ),
        ),
        (
            "en",
            (
                "Ghanaian President Kofi Mensah visited the Larco Museum before meeting Peruvian "
                "President Elmer Quispe."
            ),
        ),
    ],
)
def test_what_came_before_or_after_a_speech_was_held(lang: str, body: str) -> None:
    met = [e for e in events(lang, body) if e[0] == "meeting"]
    assert [(status, len(names)) for _, status, names, _ in met] == [("held", 2)]


@pytest.mark.parametrize(
    ("lang", "body", "status"),
    [
        ("en", ("Ghana's Foreign Minister Kofi Mensah may visit Peru in October for talks with Foreign "
         "Minister Elmer Quispe."), "proposed"),
        ("de", ("Außenminister Kofi Mensah aus Ghana fliegt am Freitag zu einem Treffen mit seinem "
         "US-Amtskollegen Ray Tiller nach Washington."), "planned"),
    ]
)  # fmt: skip
def test_talks_that_a_journey_is_for_are_as_planned_as_the_journey(
    lang: str, body: str, status: str
) -> None:
    told = events(lang, body)
    assert {kind for kind, *_ in told} == {"visit", "meeting"}
    assert {s for _, s, *_ in told} == {status}


def test_a_journey_in_ones_own_country_is_no_visit_and_is_left_with_a_reason() -> None:
    found = reading(
        "en", "Britain's Prime Minister Ada Thorne arrived in Birmingham, Britain, on Monday."
    )
    assert not found.events
    assert any("own country" in u.reason for u in found.unresolved)


def test_talks_with_one_side_are_those_of_whoever_is_travelling() -> None:
    told = events(
        "ru",
        "Министр иностранных дел Ганы Кофи Менса посетит Лиму. В ходе визита состоится встреча с "
        "президентом Перу Эльмером Киспе.",
    )
    meetings = [(status, names) for kind, status, names, _ in told if kind == "meeting"]
    assert meetings == [("planned", {"Кофи Менса", "Эльмер Киспе"})]


def test_a_museum_is_nobody() -> None:
    told = events(
        "en", "John Kerry, the US Secretary of State, visited the Pergamon Museum in Berlin."
    )
    assert all("Pergamon Museum" not in names for _, _, names, _ in told)


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "es",
            (
                "La presidenta de Ghana, Ama Mensah y el presidente de Perú, Elmer Quispe "
                "se reunieron el lunes en Lima."
            ),
        ),
        (
            "pt",
            (
                "A presidente do Gana, Ama Mensah e o presidente do Peru, Elmer Quispe "
                "reuniram-se na segunda-feira em Lima."
            ),
        ),
        (
            "it",
            (
                "La presidente del Ghana, Ama Mensah e il presidente del Perù, Elmer Quispe "
                "si sono incontrati lunedì a Lima."
            ),
        ),
        (
            "fr",
            (
                "La présidente du Ghana, Ama Mensah et le président du Pérou, Elmer Quispe "
                "se sont rencontrés lundi à Lima."
            ),
        ),
    ],
)
def test_the_second_comma_of_an_apposition_may_be_left_out(lang: str, body: str) -> None:
    (event,) = events(lang, body)
    assert event == (
        "meeting",
        "held",
        frozenset({"Ama Mensah", "Elmer Quispe"}),
        frozenset({"GHA", "PER"}),
    )


def test_a_first_name_is_no_feast() -> None:
    (event,) = reading(
        "fr", "Le ministre français Jean-Noël Lemaire a rencontré Elmer Quispe à Lima."
    ).events
    assert event.start != "2023-12-25"


def test_a_place_that_qualifies_another_noun_is_not_where_it_happened() -> None:
    found = reading(
        "tr",
        "Peru'daki gerilimin artmasının ardından Gana Dışişleri Bakanı Kofi Mensah'ın "
        "temasları hız kazandı.",
    ).events
    assert all(e.place is None or e.place.country != "PE" for e in found)


def test_capital_letters_lose_their_accents() -> None:
    (event,) = reading(
        "fr", "A Lima, le président ghanéen Kofi Mensah a rencontré le ministre Elmer Quispe."
    ).events
    assert event.place is not None
    assert event.place.name == "Lima"


def test_who_was_received_is_whoever_was_spoken_of_and_the_end_of_a_day_is_that_day() -> None:
    told = reading(
        "pt",
        "O presidente do Gana, Kofi Mensah, chegou hoje a Lima. Seguiu para o palácio, onde foi "
        "recebido pelo Presidente peruano, Elmer Quispe e no final do dia ainda será recebido "
        "pelo primeiro-ministro peruano, Luis Rivas.",
    ).events
    met = [
        ({p.name for p in e.participants}, e.status, e.start, e.end)
        for e in told
        if e.kind == "meeting"
    ]
    day = "2024-06-05"
    assert met == [
        ({"Elmer Quispe", "Kofi Mensah"}, "held", day, day),
        ({"Luis Rivas", "Kofi Mensah"}, "planned", day, day),
    ]


def test_german_articles_open_a_phrase_and_commas_close_appositions() -> None:
    told = events(
        "de",
        "In Lima wurde der ghanaische Präsident Kofi Mensah von der Präsidentin der Republik Peru, "
        "Elma Quispe, empfangen. Am Abend traf der Präsident den peruanischen Ministerpräsidenten "
        "Luis Rivas.",
    )
    assert [names for _, _, names, _ in told] == [
        {"Kofi Mensah", "Elma Quispe"},
        {"Kofi Mensah", "Luis Rivas"},
    ]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "de",
            (
                "Der Präsident der Republik Ghana, Kofi Mensah, traf am Montag den Präsidenten der "
                "Republik Peru, Elmer Quispe, in Lima."
            ),
        ),
        (
            "en",
            (
                "The President of the Republic of Ghana, Kofi Mensah, met the President of the "
                "Republic of Peru, Elmer Quispe, in Lima after a long and difficult series of talks."
            ),
        ),
        (
            "fr",
            (
                "Le président de la République du Ghana, Kofi Mensah, a rencontré lundi le président "
                "de la République du Pérou, Elmer Quispe, à Lima."
            ),
        ),
        (
            "es",
            (
                "El presidente de la República de Ghana, Kofi Mensah, se reunió el lunes con el "
                "presidente de la República del Perú, Elmer Quispe, en Lima."
            ),
        ),
        (
            "pt",
            (
                "O presidente da República do Gana, Kofi Mensah, reuniu-se na segunda-feira com o "
                "presidente da República do Peru, Elmer Quispe, em Lima."
            ),
        ),
        (
            "tr",
            (
                "Gana Cumhuriyeti Devlet Başkanı Kofi Mensah, Peru Cumhuriyeti Devlet Başkanı "
                "Elmer Quispe ile pazartesi günü Lima'da görüştü."
            ),
        ),
        (
            "ru",
            (
                "Президент Республики Гана Кофи Менса встретился в понедельник с президентом "
                "Республики Перу Эльмером Киспе в Лиме."
            ),
        ),
        ("zh", "加纳共和国总统科菲·门萨周一在利马会见秘鲁共和国总统埃尔默·基斯佩。"),
    ],
)
def test_the_long_names_of_states(lang: str, body: str) -> None:
    (event,) = events(lang, body)
    assert event[0] == "meeting"
    assert len(event[2]) == 2
    assert event[3] == {"GHA", "PER"}


def test_who_is_received_in_a_country_was_on_a_visit_there() -> None:
    told = events(
        "fr", "En février, le ministre ghanéen Kofi Mensah avait accueilli le ministre péruvien "
        "Elmer Quispe au Ghana.",
    )  # fmt: skip
    assert [kind for kind, *_ in told] == ["meeting", "visit"]
    in_town = events(
        "fr", "En février, le ministre ghanéen Kofi Mensah avait accueilli le ministre péruvien "
        "Elmer Quispe à Accra.",
    )  # fmt: skip
    assert [kind for kind, *_ in in_town] == ["meeting"]


def test_who_acts_long_after_a_meeting_need_not_have_been_there() -> None:
    told = events(
        "ru",
        "Министр иностранных дел Ганы Кофи Менса возвращается к дипломатии спустя три месяца "
        "после встречи в Лиме с президентом Перу Эльмером Киспе.",
    )
    assert all("Кофи Менса" not in names for _, _, names, _ in told)
