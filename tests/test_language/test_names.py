"""Names across spellings and scripts. All names are of public persons or invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import names, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed ElBaradei", "Muhammad al-Baradei"),
        ("Sergei Lavrov", "Сергей Лавров"),
        ("Angela Merkel", "أنجيلا ميركل"),
        ("Emmanuel Macron", "امانوئل مکرون"),
        ("Yitzhak Rabin", "יצחק רבין"),
        ("Helmut Kohl", "Kohl, Helmut"),
        ("José Mujica", "Jose Mujica"),
        ("Nursultan Nazarbayev", "Нурсултан Назарбаев"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert names.likeness(one, other).score >= 0.75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George Bush", "Barbara Bush"),
        ("Hafez al-Assad", "Bashar al-Assad"),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
        ("Kofi Annan", "Ban Ki-moon"),
        ("Сергей Лавров", "Sergei Shoigu"),
    ],
)
def test_different_persons_are_not_alike(one: str, other: str) -> None:
    assert names.likeness(one, other).score < 0.7


def test_likeness_says_what_it_compared() -> None:
    compared = names.likeness("Bill Klinton", "William Clinton").compared
    assert {(a, b) for a, b, _ in compared} >= {("klinton", "clinton")}


def test_han_names_meet_latin_ones_by_sound() -> None:
    right = names.likeness("默克尔", "Angela Merkel").score
    assert right > names.likeness("默克尔", "Theresa May").score
    assert right > names.likeness("默克尔", "Helmut Kohl").score


def test_fold_takes_accents_vowel_signs_and_punctuation_away() -> None:
    assert names.fold("Çavuşoğlu") == "cavusoglu"
    assert names.fold("مُحَمَّد") == "محمد"
    assert names.fold("O’Neill-Smith") == "oneill smith"


def test_skeleton_brings_scripts_together() -> None:
    assert sounds.skeleton("Merkel") == sounds.skeleton("Меркель") == sounds.skeleton("ميركل")


def test_latin_leaves_latin_alone_and_reads_the_rest() -> None:
    assert names.latin("Lavrov") == "Lavrov"
    assert names.latin("Лавров", "ru") == "Lavrov"
    assert names.latin("Гончар", "uk").startswith("H")


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_between_nought_and_one_and_the_same_both_ways(a: str, b: str) -> None:
    score = names.likeness(a, b).score
    assert 0.0 <= score <= 1.0
    assert abs(score - names.likeness(b, a).score) < 1e-9


@given(st.text(min_size=1, max_size=30))
def test_a_name_is_like_itself(name: str) -> None:
    if names.parts(name):
        assert names.likeness(name, name).score == 1.0


CHINESE = [
    ("王毅", "Wang Yi"),
    ("王毅", "Ван И"),
    ("秦刚", "Qin Gang"),
    ("秦剛", "秦刚"),
    ("تشين قانغ", "Qin Gang"),
    ("Цинь Ган", "Qin Gang"),
    ("李强", "لي تشيانغ"),
]


@pytest.mark.parametrize(("one", "other"), CHINESE)
def test_chinese_names_sound_alike_in_every_script(one: str, other: str) -> None:
    assert names.likeness(one, other).score > 0.8


def test_chinese_names_of_one_family_stay_apart() -> None:
    assert names.likeness("Ван И", "Wang Wenbin").score < 0.5
    assert names.likeness("王毅", "王文斌").score < 0.5
