"""Russian: encounters in every form of their words, settings in which something else was done."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event
from dragoman.reading import read

GUEST = {
    "ins": "с премьер-министром Ганы Джоном Ансой",
    "acc": "премьер-министра Ганы Джона Ансу",
    "dat": "премьер-министру Ганы Джону Ансе",
}
HOST = "президент Перу Пабло Торрес"


def _events(text: str) -> list[Event]:
    return list(read(Document(id="x", text=text, language="ru", published="2024-05-15")).events)


def _told(text: str) -> set[tuple[str, str, frozenset[str]]]:
    return {
        (e.kind, e.status, frozenset(p.name.split()[-1] for p in e.participants))
        for e in _events(text)
    }


BOTH = frozenset(("Торрес", "Анса"))


@pytest.mark.parametrize(
    ("told", "kind", "status"),
    [
        ("проводил переговоры {ins}", "meeting", "held"),
        ("сегодня начинает переговоры {ins}", "meeting", "held"),
        ("в пятницу начнет переговоры {ins}", "meeting", "planned"),
        ("намерен завершить переговоры {ins}", "meeting", "planned"),
        ("будет беседовать {ins}", "meeting", "planned"),
        ("намерен обсудить {ins} торговлю", "meeting", "planned"),
        ("встретит в аэропорту {acc}", "meeting", "planned"),
        ("обсудит по телефону {ins} торговлю", "call", "planned"),
        ("предложил заключить {ins} соглашение", "signing", "proposed"),
        ("направит {dat} письмо", "message", "planned"),
        ("намерен поздравить {acc}", "message", "planned"),
        ("поздравил с победой {acc}", "message", "held"),
        ("позовет в Лиму {acc}", "invitation", "planned"),
        ("не исключил встречи {ins}", "meeting", "proposed"),
        ("отложил переговоры {ins}", "meeting", "cancelled"),
        ("отказался от рабочей встречи {ins}", "meeting", "cancelled"),
        ("готовится к двусторонним переговорам {ins}", "meeting", "planned"),
        ("предложил {dat} встречу", "meeting", "proposed"),
        ("принял в своей резиденции прибывшего с визитом {acc}", "meeting", "held"),
    ],
)
def test_forms_of_verbs_and_nouns(told: str, kind: str, status: str) -> None:
    text = "П" + HOST[1:] + " " + told.format(**GUEST) + "."
    assert (kind, status, BOTH) in _told(text)


@pytest.mark.parametrize(
    "opening",
    [
        "В ходе рабочей встречи",
        "После первой за десять лет встречи",
        "На двусторонних переговорах",
        "По итогам многочасовых переговоров",
        "Перед переговорами",
    ],
)
def test_a_setting_with_adjectives_is_one_event(opening: str) -> None:
    text = f"{opening} {GUEST['ins']} {HOST} заявил, что доволен."
    assert ("meeting", "held", BOTH) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Президент Перу Пабло Торрес, встретившийся {ins} во вторник, остался доволен.",
        "Президент Перу Пабло Торрес, принявший {acc} во вторник, остался доволен.",
        "Встречаясь {ins}, президент Перу Пабло Торрес остался доволен.",
        "Президент Перу Пабло Торрес рассказал {dat} на встрече в Лиме о ценах.",
        "На встрече в Лиме президент Перу Пабло Торрес заверил {acc} в поддержке.",
        "Президент Перу Пабло Торрес заявил {dat} в ходе встречи, что доволен.",
    ],
)
def test_participles_gerunds_and_what_was_told(text: str) -> None:
    assert ("meeting", "held", BOTH) in _told(text.format(**GUEST))


@pytest.mark.parametrize(
    "text",
    [
        "Президент Перу Пабло Торрес встретился {ins} и отказался от комментариев.",
        "Президент Перу Пабло Торрес встретился {ins}, чтобы обсудить отмену пошлин.",
        "Президент Перу Пабло Торрес, который перенес операцию, встретился {ins}.",
        "Президент Перу Пабло Торрес на встрече {ins} предложил отложить выборы.",
        "На встрече {ins} президент Перу Пабло Торрес выразил готовность помочь.",
        "На встрече {ins} президент Перу Пабло Торрес заявил, что войны не будет.",
    ],
)
def test_what_was_done_there_does_not_call_it_off(text: str) -> None:
    assert _told(text.format(**GUEST)) == {("meeting", "held", BOTH)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Встреча президента Перу Пабло Торреса {ins} отменена.", "cancelled"),
        ("Президент Перу Пабло Торрес согласился на встречу {ins}.", "planned"),
        ("Президент Перу Пабло Торрес хочет встретиться {ins}.", "proposed"),
    ],
)
def test_moods_of_the_encounter_itself_stay(text: str, status: str) -> None:
    assert ("meeting", status, BOTH) in _told(text.format(**GUEST))


def test_an_aircraft_carries_its_owner() -> None:
    (event,) = _events("Самолет президента Перу Пабло Торреса приземлился в Лиссабоне.")
    assert (event.kind, [p.name for p in event.participants]) == ("visit", ["Пабло Торрес"])


@pytest.mark.parametrize(
    "text",
    [
        "Президент Перу Пабло Торрес заявил, что переговоры с премьером Ганы Ансой бесполезны.",
        "Президент Перу Пабло Торрес направил в парламент бюджет.",
        "Президент Перу Пабло Торрес выразил парламенту благодарность.",
    ],
)
def test_no_encounter(text: str) -> None:
    assert not _events(text)


def test_borrowed_words_in_marks() -> None:
    text = "Президент Перу Пабло Торрес и премьер-министр Ганы Джон Анса проведут «обширные переговоры»."
    assert _told(text) == {("meeting", "planned", BOTH)}
    text = "Президент Перу Пабло Торрес назвал поездку «историческим саммитом»."
    assert not _events(text)


def test_days_are_no_distance_from_a_light_verb() -> None:
    text = (
        "Президент Перу Пабло Торрес и премьер-министр Ганы Джон Анса, прибывший с визитом, "
        "провели вечером во вторник, 14 мая, неформальную встречу."
    )
    assert ("meeting", "held", BOTH) in _told(text)


def test_a_body_inside_a_clause_does_not_go_on() -> None:
    text = (
        "Пабло Торрес встретился с представителями организации «Волна», переговорил по телефону "
        "с премьер-министром Ганы Джоном Ансой."
    )
    assert ("call", "held", BOTH) in _told(text)


def test_a_surname_before_a_comma_is_whom_somebody_met() -> None:
    text = "Президент Перу Пабло Торрес встретился с Ансой, который опоздал на час."
    assert _told(text) == {("meeting", "held", frozenset(("Торрес", "Анса")))}


def test_who_only_tells_of_talks_takes_no_part() -> None:
    text = "В пятницу состоится личная встреча лидеров, сообщил Пабло Торрес."
    assert not _events(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Визит состоится осенью. Об этом, как передает ТАСС, сообщил Пабло Торрес.", ["Торрес"]),
        ("Президент Перу Пабло Торрес говорил о сотрудничестве.", []),
        ("Президент Перу Пабло Торрес утром продолжил поездку по стране.", []),
    ],
)
def test_what_is_said(text: str, speakers: list[str]) -> None:
    reading = read(Document(id="x", text=text, language="ru", published="2024-05-15"))
    assert [s.speaker.split()[-1] for s in reading.statements] == speakers
