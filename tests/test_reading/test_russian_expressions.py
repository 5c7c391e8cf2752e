"""Ways in which Russian tells that two met, travelled, phoned or did not: one line each."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

TOLD = [
    ("meeting", "held", "Премьер Ганы Кофи Ладжо обменялся мнениями с президентом Перу Хуаном Лапосом."),
    ("meeting", "held", "Премьер Ганы Кофи Ладжо отужинал с президентом Перу Хуаном Лапосом."),
    ("meeting", "held", "Президент Перу Хуан Лапос уделил премьеру Ганы Кофи Ладжо целый час."),
    ("meeting", "held", "Премьер Ганы Кофи Ладжо провёл у президента Перу Хуана Лапоса больше часа."),
    ("meeting", "held", "В марте президент Перу Хуан Лапос и премьер Ганы Кофи Ладжо уже виделись."),
    ("meeting", "planned", "В пятницу премьера Ганы Кофи Ладжо ждёт обед с президентом Перу Хуаном Лапосом."),
    ("meeting", "planned", "В программе премьера Ганы Кофи Ладжо — беседа с президентом Перу Хуаном Лапосом."),
    ("meeting", "proposed", "Премьер Ганы Кофи Ладжо был бы рад встретиться с президентом Перу Хуаном Лапосом."),
    ("meeting", "cancelled", "Президент Перу Хуан Лапос отказался встречаться с премьером Ганы Кофи Ладжо."),
    ("visit", "held", "Премьер Ганы Кофи Ладжо провёл понедельник в Лиме."),
    ("visit", "held", "Премьер Ганы Кофи Ладжо вернулся из Перу."),
    ("visit", "held", "Премьер Ганы Кофи Ладжо заехал в Лиму по дороге домой."),
    ("visit", "held", "В марте премьер Ганы Кофи Ладжо уже был в Перу."),
    ("visit", "planned", "В июне в Лиме с официальным визитом ждут премьера Ганы Кофи Ладжо."),
    ("visit", "planned", "Премьер Ганы Кофи Ладжо обещал приехать в Перу в июне."),
    ("visit", "planned", "Премьер Ганы Кофи Ладжо едет в Перу."),
    ("visit", "cancelled", "Премьер Ганы Кофи Ладжо раздумал лететь во Францию."),
    ("visit", "held", "Премьер Ганы Кофи Ладжо провёл неделю во Франции."),
    ("visit", "cancelled", "Премьер Ганы Кофи Ладжо передумал ехать в Перу."),
    ("call", "held", "Премьер Ганы Кофи Ладжо по телефону заверил президента Перу Хуана Лапоса в поддержке."),
    ("signing", "held", "Премьер Ганы Кофи Ладжо и президент Перу Хуан Лапос поставили подписи под договором."),
    ("invitation", "held", "Президент Перу Хуан Лапос позвал премьера Ганы Кофи Ладжо в Лиму."),
    ("press_conference", "held", "Премьер Ганы Кофи Ладжо ответил на вопросы журналистов."),
]  # fmt: skip
NOT_TOLD = [
    "Премьер Ганы Кофи Ладжо охотно приехал бы в Лиму.",
    "Если бы премьер Ганы Кофи Ладжо встретился с президентом Перу Хуаном Лапосом, рынки бы выросли.",
    "Премьер Ганы Кофи Ладжо столкнулся с критикой в парламенте.",
    "Премьер Ганы Кофи Ладжо заглянул в будущее экономики.",
    "Премьер Ганы Кофи Ладжо провёл понедельник за чтением бумаг.",
    "Премьер Ганы Кофи Ладжо вернулся к идее референдума.",
]


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="ru", published="2024-05-15"))


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_an_encounter_is_told_in_many_ways(kind: str, status: str, text: str) -> None:
    found = [e for e in _read(text).events if (e.kind, e.status) == (kind, status)]
    assert found
    named = {p.name[:4] for e in found for p in e.participants}
    assert named == {
        first for first, stem in (("Кофи", "Ладжо"), ("Хуан", "Лапос")) if stem in text
    }


@pytest.mark.parametrize("text", NOT_TOLD)
def test_the_same_words_may_tell_of_none(text: str) -> None:
    assert _read(text).events == ()


def test_congratulated_by_telephone_on_talks_of_others() -> None:
    events = _read(
        "Премьер Ганы Кофи Ладжо поздравил по телефону эмира Катара Хамада Аль Джабра с проведением переговоров"
        " президента Перу Хуана Лапоса и премьера Непала Рама Бьюкана."
    ).events
    assert [e.kind for e in events if {p.state for p in e.participants} == {"PER", "NPL"}] == [
        "meeting"
    ]


def test_talks_between_two_states_are_one_event() -> None:
    (event,) = _read("Переговоры между Кенией и Перу начнутся в июне.").events
    assert (event.status, event.parties) == ("planned", ("KEN", "PER"))
