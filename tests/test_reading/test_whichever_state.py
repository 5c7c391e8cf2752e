"""What is read does not hang on how long a state's name is, nor on what words it happens to hold."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event, Reading
from dragoman.reading import read


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2025-03-14"))


def _event(language: str, text: str, kind: str) -> Event:
    (found,) = (e for e in _read(language, text).events if e.kind == kind)
    return found


@pytest.mark.parametrize("first", ["Kenya", "the Democratic Republic of the Congo"])
def test_two_ministers_of_states_with_long_names_meet(first: str) -> None:
    text = f"The foreign ministers of {first} and Zambia will meet in Luanda on Saturday."
    assert _event("en", text, "meeting").place is not None
    assert len(_event("en", text, "meeting").parties) == 2


@pytest.mark.parametrize("state", ["Ägyptens", "Saudi-Arabiens"])
def test_a_name_behind_a_relative_word_acts_however_long_the_title_before_it_is(state: str) -> None:
    text = (
        f"{state} Präsident Karim Abdel al-Farasi, den Lind bereits am Sonntag in Tunis getroffen "
        "hatte, warnte vor einem Krieg. Außenministerin Anna Lind reist weiter."
    )
    met = {one.name for one in _event("de", text, "meeting").participants}
    assert met == {"Karim Abdel al-Farasi", "Anna Lind"}


@pytest.mark.parametrize("town", ["Kairo", "Tripolis", "Paris"])
def test_a_town_that_ends_in_s_owns_nothing(town: str) -> None:
    text = f"Minister Jan Berg und sein Kollege Peter Holm haben in {town} Gespräche geführt."
    (event,) = _read("de", text).events
    assert event.place is not None
    assert event.place.name


@pytest.mark.parametrize("town", ["Tokyo", "Buenos Aires", "Santo Domingo"])
def test_who_is_visited_stands_behind_a_town_of_any_length(town: str) -> None:
    text = f"Il presidente Luca Ferri volerà a {town} per incontrare la premier Anna Bassi."
    roles = {(one.name, one.role) for one in _event("it", text, "visit").participants}
    assert roles == {("Luca Ferri", "visitor"), ("Anna Bassi", "host")}


@pytest.mark.parametrize(("town", "state"), [("北京", "中国"), ("华盛顿", "美国")])
def test_so_it_does_in_chinese(town: str, state: str) -> None:
    visit = _event("zh", f"加纳外长李明预计周五前往{town}会晤{state}总统王强。", "visit")
    assert {one.role for one in visit.participants} == {"visitor", "host"}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        pytest.param("苏丹国防部长李明会见伊朗总统王强。", {"SDN", "IRN"}, id="no sultanate"),
        pytest.param("美国防部长李明会见伊朗总统王强。", {"USA", "IRN"}, id="a state of one sign"),
        pytest.param("伊朗总统李明应约同日本首相王强会谈。", {"IRN", "JPN"}, id="no same day"),
    ],
)
def test_signs_are_cut_so_that_none_is_left_over(text: str, states: set[str]) -> None:
    assert set(_event("zh", text, "meeting").parties) == states


def test_the_same_day_stays_a_day() -> None:
    text = "3月5日，伊朗总统李明访问北京。同日，李明会见中国总理王强。"
    assert _event("zh", text, "meeting").start == "2025-03-05"


@pytest.mark.parametrize(
    ("office", "state"),
    [("صدراعظم هند", "IND"), ("صدراعظم آلمان", "DEU"), ("رئیس مجلس شورای اسلامی", "IRN"), ("امیر کویت", "KWT")],
)  # fmt: skip
def test_an_office_that_holds_its_state_in_its_words_has_that_state(
    office: str, state: str
) -> None:
    text = f"{office} روز دوشنبه با آنا لیند، رئیس‌جمهور غنا، دیدار کرد."
    assert set(_event("fa", text, "meeting").parties) == {state, "GHA"}


@pytest.mark.parametrize("state", ["ورواندا", "والسلطنة"])
def test_and_is_taken_off_before_an_article_that_belongs_to_the_name(state: str) -> None:
    signed = _event("ar", f"وقّعت قطر {state} في الدوحة ثلاث اتفاقيات للتعاون.", "signing")
    assert len(signed.parties) == 2
