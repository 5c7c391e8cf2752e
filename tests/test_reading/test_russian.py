"""Russian: cases give the parts, names are shown in the nominative, dashes set speech off."""

from __future__ import annotations

import pytest

from dragoman.language.declension import analyses, bases
from dragoman.language.pack import load
from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2025-03-14") -> Reading:
    return read(Document(id="x", text=text, language="ru", published=published))


def _people(text: str) -> list[str]:
    (event,) = _read(text).events
    return sorted(p.name for p in event.participants)


def test_forms_of_one_name_share_their_nominative() -> None:
    paradigms = load("ru").meta.paradigms
    for form in ("лаврова", "лаврову", "лавровым", "лаврове"):
        assert "лавров" in bases(form, paradigms)
    assert ("зеленский", "gen") in analyses("зеленского", paradigms)
    assert "захарова" in bases("захаровой", paradigms)


def test_names_are_shown_in_the_nominative() -> None:
    text = "Президент Франции Эммануэль Макрон встретился с президентом Казахстана Касым-Жомартом Токаевым."
    assert _people(text) == ["Касым-Жомарт Токаев", "Эммануэль Макрон"]


def test_subject_behind_its_verb() -> None:
    text = "Во вторник вьетнамского министра Буй Тхань Шона примет президент России Владимир Путин."
    (event,) = _read(text).events
    assert (event.kind, event.status) == ("meeting", "planned")
    assert "Владимир Путин" in [p.name for p in event.participants]


def test_two_names_side_by_side() -> None:
    text = (
        "Энтони Блинкен прибыл в Каир. Его встретил президент Абдель Фаттах ас-Сиси. "
        "На встрече с Сиси Блинкен заявил, что помощь будет расти."
    )
    assert [s.speaker for s in _read(text).statements] == ["Энтони Блинкен"]


def test_speech_cut_by_its_cue() -> None:
    text = "«Мы никогда не забудем этой помощи, — сказал Сергей Лавров. — Двери для вас открыты»."
    assert next((s.speaker, s.form) for s in _read(text).statements) == ("Сергей Лавров", "direct")


def test_sentence_before_is_what_was_said() -> None:
    text = "Визит президента состоится осенью. Об этом сообщил Дмитрий Песков."
    (statement,) = _read(text).statements
    content = statement.content[0]
    assert statement.speaker == "Дмитрий Песков"
    assert text[content.start : content.end] == "Визит президента состоится осенью"


def test_place_speaks() -> None:
    text = "В Кремле заявили, что переговоры продолжатся в марте."
    assert [s.state for s in _read(text).statements] == ["RUS"]


def _told(text: str) -> list[tuple[str, str, list[str]]]:
    reading = read(Document(id="x", text=text, language="ru", published="2025-03-14"))
    return sorted(
        (e.kind, e.status, sorted(p.name for p in e.participants)) for e in reading.events
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Министр Иван Петров прибыл в Рим. В пятницу его принял во дворце президент Италии Марко Росси.",
            [
                ("meeting", "held", ["Иван Петров", "Марко Росси"]),
                ("visit", "held", ["Иван Петров"]),
            ],
            id="a pronoun before its verb is its object",
        ),
        pytest.param(
            "Президент Италии Марко Росси посетит Нигерию и Сербию.",
            [("visit", "planned", ["Марко Росси"]), ("visit", "planned", ["Марко Росси"])],
            id="places in the accusative",
        ),
        pytest.param(
            "В МИД Сербии опровергли сообщения о том, что президент Италии Марко Росси посетит Иран.",
            [],
            id="what is denied",
        ),
        pytest.param(
            "Президент Италии Марко Росси встретился с президентом страны Джоном Окелло в Гане.",
            [("meeting", "held", ["Джон Окелло", "Марко Росси"])],
            id="president of the country",
        ),
        pytest.param(
            "Иван Петров провёл переговоры с послом Италии Марко Росси, прибывшим в столицу с рабочим визитом.",
            [("meeting", "held", ["Иван Петров", "Марко Росси"])],
            id="the visit is that of who arrived",
        ),
    ],
)
def test_events_told(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert _told(text) == expected


def test_press_service_speaks_for_itself() -> None:
    text = "Марко Росси вылетел в Рим, сообщила пресс-служба итальянского лидера."
    reading = read(Document(id="x", text=text, language="ru", published="2025-03-14"))
    assert [(s.speaker, s.state) for s in reading.statements] == [
        ("пресс-служба итальянского лидера", "ITA")
    ]


def test_a_colleague_from_somewhere_has_a_name_behind_it() -> None:
    text = "Министр иностранных дел Перу Иван Соколов встретился с коллегой из Кении Анной Линд в Лиме."
    reading = read(Document(id="x", text=text, language="ru", published="2025-03-14"))
    (event,) = reading.events
    assert {(p.name, p.state) for p in event.participants} == {
        ("Иван Соколов", "PER"), ("Анна Линд", "KEN"),
    }  # fmt: skip


def test_a_name_in_latin_letters_is_no_part_of_one_in_cyrillic() -> None:
    text = "В интервью телеканалу ATV Соколов заявил, что надеется на скорые переговоры с соседями."
    reading = read(Document(id="x", text=text, language="ru", published="2025-03-14"))
    assert [s.speaker for s in reading.statements] == ["Соколов"]


def test_whose_spokesman_somebody_is_stands_before_his_name() -> None:
    text = (
        "Александр Вучич прибыл в Бишкек. "
        "Пресс-секретарь Вучича Весна Петрович сообщила, что визит продлится два дня."
    )
    (statement,) = _read(text).statements
    assert statement.speaker == "Весна Петрович"
    spokeswoman = next(a for a in _read(text).actors if a.name == "Весна Петрович")
    assert spokeswoman.office == "spokesperson"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("в аэропорту имени Хуари Бумедьена", id="named after"),
        pytest.param("на стадионе им. Хуари Бумедьена", id="shortened"),
    ],
)
def test_nobody_is_met_after_whom_a_place_is_named(text: str) -> None:
    text = f"Во вторник {text} премьер-министра Вьетнама Фам Минь Тьиня встретил министр Али Гриб."
    assert _people(text) == ["Али Гриб", "Фам Минь Тьинь"]


def test_an_office_behind_a_state_is_of_the_state_behind_it() -> None:
    text = "По приглашению правительства Танзании вице-президент Ганы Иван Петров прибыл в Додому."
    visit = next(e for e in _read(text).events if e.kind == "visit")
    assert [(p.name, p.state) for p in visit.participants] == [("Иван Петров", "GHA")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "Депутат Иван Петров, напротив, утверждает, что Сергей Волков обещал купить зерно.",
            "Иван Петров",
            "Сергей Волков обещал купить зерно",
            id="a promise inside the report",
        ),
        pytest.param(
            "Иван Петров сказал, что торговля не отвечает интересам двух стран.",
            "Иван Петров",
            "торговля не отвечает интересам двух стран",
            id="an answer that is none",
        ),
    ],
)
def test_what_is_told_within_a_report_ends_it_not(text: str, speaker: str, content: str) -> None:
    found = [
        (s.speaker, text[s.content[0].start : s.content[0].end]) for s in _read(text).statements
    ]
    assert found == [(speaker, content)]


def test_names_in_latin_letters_are_those_of_bodies() -> None:
    text = (
        "Лидер партии Найджел Фараж прилетел в Осло. Компания Novaterra заявила, что завод закрыт."
    )
    actors = {a.name: a.kind for a in _read(text).actors}
    assert actors["Novaterra"] == "organization"


def test_who_goes_before_his_clause_meets_its_partner() -> None:
    text = (
        "Встретившись с президентом Перу Хуаном Рамосом, "
        "президент Ганы Кофи Асанте заявил, что мир близок."
    )
    assert _people(text) == ["Кофи Асанте", "Хуан Рамос"]


def test_talks_after_which_two_sign_are_theirs() -> None:
    text = (
        "Президент Перу Хуан Рамос и президент Ганы Кофи Асанте подписали в Лиме договор. "
        "Церемония прошла во дворце сразу после переговоров."
    )
    told = {e.kind: sorted(p.name for p in e.participants) for e in _read(text).events}
    assert told == {
        "meeting": ["Кофи Асанте", "Хуан Рамос"],
        "signing": ["Кофи Асанте", "Хуан Рамос"],
    }


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "Президент Ганы Кофи Асанте прилетел в Лиму; у трапа его приветствовал "
            "премьер-министр Перу Хуан Рамос.",
            ["meeting", "visit"],
            id="a guest",
        ),
        pytest.param(
            "Кофи Асанте приветствовал решение президента Перу Хуана Рамоса.", [], id="a step"
        ),
    ],
)
def test_a_guest_is_greeted_and_a_step_welcomed(text: str, kinds: list[str]) -> None:
    reading = _read(text)
    assert sorted(e.kind for e in reading.events) == kinds
    assert len(reading.statements) == (0 if kinds else 1)


def test_a_greeting_goes_to_both_presidents() -> None:
    text = (
        "Президент Перу Хуан Рамос принял президента Ганы Кофи Асанте. "
        "Король Норвегии Харальд Олсен направил обоим президентам поздравление."
    )
    message = next(e for e in _read(text).events if e.kind == "message")
    assert {p.name: p.role for p in message.participants} == {
        "Харальд Олсен": "sender",
        "Хуан Рамос": "recipient",
        "Кофи Асанте": "recipient",
    }


def test_the_head_of_a_government_is_its_prime_minister() -> None:
    text = "Премьер-министр Перу Хуан Рамос прилетел в Аккру. Главу перуанского правительства встретил министр Кофи Асанте."
    meeting = next(e for e in _read(text).events if e.kind == "meeting")
    assert sorted(p.name for p in meeting.participants) == ["Кофи Асанте", "Хуан Рамос"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Как сообщает Reuters со ссылкой на Белый дом, Хуан Рамос прибудет в Осло в мае.",
            "Хуан Рамос прибудет в Осло в мае",
            id="before",
        ),
        pytest.param(
            "Визит Хуана Рамоса отложен. Об этом сообщает Reuters со ссылкой на Белый дом.",
            "Визит Хуана Рамоса отложен",
            id="behind",
        ),
    ],
)
def test_who_relays_is_no_part_of_what_is_said(text: str, content: str) -> None:
    (statement,) = _read(text).statements
    assert (statement.speaker, statement.via) == ("Белый дом", "Reuters")
    (span,) = statement.content
    assert text[span.start : span.end] == content


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("встретился в Лиме с", "meeting"), ("созвонился с", "call")],
)
def test_a_conversation_is_what_the_report_tells_of(verb: str, kind: str) -> None:
    text = (
        f"Президент Ганы Кофи Асанте {verb} президентом Перу Хуаном Рамосом. "
        "Разговор Асанте с Рамосом длился час."
    )
    assert [e.kind for e in _read(text).events] == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("В Кремле подтвердили, что визит состоится.", "Кремль", id="seat"),
        pytest.param(
            "В правительстве Перу заявили, что ждут гостя.", "правительство Перу", id="body"
        ),
        pytest.param("Иван Петров прибыл в Танзанию.", "Танзания", id="state"),
        pytest.param(
            "Премьер-министр Ганы Иван Петров принял президента Перу.",
            "президент Перу",
            id="office",
        ),
        pytest.param("Иван Петров прибыл на Филиппины.", "Филиппины", id="plural"),
        pytest.param(
            "Иван Петров прибыл в Саудовскую Аравию.", "Саудовскую Аравию", id="adjective"
        ),
    ],
)
def test_bodies_and_places_are_shown_in_the_nominative(text: str, name: str) -> None:
    assert name in [actor.name for actor in _read(text).actors]
