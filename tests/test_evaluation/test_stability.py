"""Readings hang neither on what persons are called nor on an order that tells nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation import find_sets
from dragoman.evaluation.gold import GoldActor, Labels
from dragoman.evaluation.renaming import NotRenamable, Pool, parts_of, persons, renamed
from dragoman.evaluation.shuffling import NotShufflable, passages_of, shuffled
from dragoman.evaluation.stability import Stability, stability
from dragoman.model import Document
from dragoman.reading import read


def document(text: str, language: str = "en", id: str = "d") -> Document:
    return Document(id=id, text=text, language=language)


def pool(language: str, *names: str) -> Pool:
    return Pool(language, [(document("", id=str(n)), [name]) for n, name in enumerate(names)])


@pytest.mark.parametrize(
    ("language", "text", "names", "others", "expected"),
    [
        ("en", "Elena Brandt met Ivo Marsk. Brandt's aide saw Marsk's car.", ["Elena Brandt"],
         ["Anna Keller"], "Anna Keller met Ivo Marsk. Keller's aide saw Marsk's car."),
        ("ru", "Иван Петров встретился с Орловым. По словам Петрова, Орлов ушёл.",
         ["Иван Петров", "Орлов"], ["Степан Смирнов", "Лаптев", "Глеб Кротов"],
         None),
        ("ar", "وقال وليد حداد إن لحداد رأيا.", ["وليد حداد"], ["سمير منصور"], "وقال سمير منصور إن لمنصور رأيا."),
        ("he", "אמר דוד כרמי, ולכרמי יש דעה.", ["דוד כרמי"], ["יוסף שקדי"], "אמר יוסף שקדי, ולשקדי יש דעה."),
        ("tr", "Kemal Arman geldi. Arman'ın sözcüsü konuştu.", ["Kemal Arman"], ["Hasan Kaplan"],
         "Hasan Kaplan geldi. Kaplan'ın sözcüsü konuştu."),
        ("zh", "林建国会见来宾。林建国说很好。", ["林建国"], ["周文海"], "周文海会见来宾。周文海说很好。"),
    ],
    ids=["en", "ru", "ar", "he", "tr", "zh"],
)  # fmt: skip
def test_persons_are_renamed_wherever_they_stand(
    language: str, text: str, names: list[str], others: list[str], expected: str | None
) -> None:
    changed, rename = renamed(document(text, language), names, pool(language, *others))
    if expected is None:
        # Endings stay as the language has them after names of this kind.
        assert "Петров" not in changed.text
        assert "ов " in changed.text
        assert "ова, " in changed.text
    else:
        assert changed.text == expected
    assert rename(text) == changed.text
    assert all(rename(name) in changed.text for name in names)


def test_a_woman_gets_a_womans_name_and_words_stay_words() -> None:
    names = ["Elena Brandt"]
    with pytest.raises(NotRenamable, match="same kind"):
        renamed(document("Elena Brandt left."), names, pool("en", "Ivo Marsk"))
    with pytest.raises(NotRenamable, match="word as well"):
        renamed(document("Elena Paris left."), ["Elena Paris"], pool("en", "Anna Keller"))
    with pytest.raises(NotRenamable, match="word as well"):
        renamed(document("Elena Wolf saw a wolf."), ["Elena Wolf"], pool("en", "Anna Keller"))
    with pytest.raises(NotRenamable, match="no person"):
        renamed(document("Nobody left."), [], pool("en", "Anna Keller"))


def test_names_are_those_that_the_labels_know() -> None:
    labels = Labels(actors=(GoldActor(name="Elena Brandt", also=("Brandt", "E. B.")),
                            GoldActor(name="Norway", kind="state")))  # fmt: skip
    assert persons(labels, document("Elena Brandt of Norway left.")) == ["Elena Brandt", "Brandt"]
    assert [part for part, _ in parts_of("Sami al-Haddad", "en")] == ["Sami", "Haddad"]


HEAD = "Norway's Foreign Minister Kari Nordmann met Chile's Foreign Minister Pedro Ruiz in Oslo on 5 June 2024."
ONE = "Finland's Foreign Minister Aino Virtanen met Peru's Foreign Minister Rosa Quispe in Helsinki on 3 June 2024."
TWO = "Ireland's Foreign Minister Brendan Daly met Kenya's Foreign Minister Grace Mwangi in Dublin on 4 June 2024."
BEHIND = "She thanked her guest."


def test_independent_passages_change_places_with_what_leans_on_them() -> None:
    report = document(f"{HEAD}\n{ONE}\n{BEHIND}\n{TWO}")
    assert passages_of(report) == [HEAD, f"{ONE} {BEHIND}", TWO]
    laid, turned = shuffled(report)
    assert laid.text == "\n".join([HEAD, f"{ONE} {BEHIND}", TWO])
    assert turned.text == "\n".join([HEAD, TWO, f"{ONE} {BEHIND}"])
    assert shuffled(turned)[1].text == laid.text


@pytest.mark.parametrize(
    "leaning",
    ["She met Peru's Foreign Minister Rosa Quispe.", "The minister met Rosa Quispe of Peru.",
     "Nordmann met Peru's Foreign Minister Rosa Quispe.",
     "Peru's Foreign Minister Rosa Quispe arrived the next day.",
     '"We agree," Peru\'s Foreign Minister Rosa Quispe said. "All of'],
)  # fmt: skip
def test_what_leans_on_the_passage_before_stays_behind_it(leaning: str) -> None:
    report = document(f"{HEAD}\n{ONE}\n{leaning}")
    assert len(passages_of(report)) == 2
    with pytest.raises(NotShufflable):
        shuffled(report)


def test_reports_of_one_day_read_alike_in_any_order() -> None:
    laid, turned = shuffled(document(f"{HEAD}\n{ONE}\n{TWO}"))
    told = [
        {(e.kind, e.start, e.place and e.place.name, *sorted(p.name for p in e.participants))
         for e in read(one).events} for one in (laid, turned)
    ]  # fmt: skip
    assert len(told[0]) >= 3
    assert told[0] == told[1]


@pytest.fixture(scope="module")
def fared(root: Path) -> list[Stability]:
    (gold,) = find_sets([root / "tests" / "gold" / "en"])
    return [part for change in ("names", "order") for part in stability(gold, change)]


def test_reports_read_alike_whoever_is_in_them(fared: list[Stability]) -> None:
    names, order = fared
    assert (names.change, names.language, names.tried) == ("names", "en", names.reports)
    assert names.kept >= 0.97 * names.told > 50
    assert names.tried + sum(names.skipped.values()) == names.reports
    assert (order.change, order.tried + sum(order.skipped.values())) == ("order", order.reports)
    assert order.told > 0
    assert all(one.lost or one.gained for part in fared for one in part.unstable)
