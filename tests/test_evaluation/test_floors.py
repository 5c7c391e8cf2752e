"""Floors: the own gold always, the sets beside the project where they are; and the file itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.evaluation import Evaluation, Floors, Scores, evaluate, find_sets

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "tests" / "gold" / "floors.toml"
OWN = sorted(path.parent.name for path in (ROOT / "tests" / "gold").glob("*/labels"))
BESIDE = ("seeds", "visits", "ntrex")


@pytest.mark.parametrize("language", OWN)
def test_own_gold_stays_above_its_floors(language: str) -> None:
    (gold,) = find_sets([ROOT / "tests" / "gold" / language])
    assert not [str(one) for one in Floors.load(FLOORS).sunk(evaluate(gold))]


@pytest.mark.parametrize("name", BESIDE)
def test_gold_beside_the_project_stays_above_its_floors(name: str, gold: Path) -> None:
    (one,) = find_sets([gold / name])
    assert not [str(sunk) for sunk in Floors.load(FLOORS).sunk(evaluate(one))]


def test_every_set_has_floors() -> None:
    figures = Floors.load(FLOORS).figures
    assert set(figures) == {"gold", *BESIDE}
    assert set(figures["gold"]) <= set(OWN)


def _evaluation(right: int, wrong: int) -> Evaluation:
    scores = Scores()
    scores.tallies["events.core"].right = right
    scores.tallies["events.core"].wrong = wrong
    return Evaluation(name="own", languages={"en": scores}, misses=(), unread=())


def test_a_figure_below_its_floor_is_named() -> None:
    floors = Floors({"own": {"en": {"events.core": 0.9}}})
    (sunk,) = floors.sunk(_evaluation(1, 1))
    assert str(sunk) == "own en events.core: 0.667 is below its floor 0.90"
    assert not floors.sunk(_evaluation(9, 1))


def test_a_figure_that_is_gone_is_below_its_floor() -> None:
    floors = Floors({"own": {"en": {"form": 0.5}}})
    assert [one.figure for one in floors.sunk(_evaluation(1, 0))] == ["form"]


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    floors = Floors({"own": {"de": {"form": 0.4}, "en": {"events.core": 0.5}}})
    raised = floors.raised(_evaluation(9, 1)).raised(_evaluation(1, 9))
    assert raised.figures["own"]["en"] == {"events.core": 0.94}
    raised.write(tmp_path / "floors.toml")
    assert Floors.load(tmp_path / "floors.toml").figures == raised.figures
    assert raised.figures["own"]["de"] == {"form": 0.4}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[own", "is not TOML"),
        ("own = 1", "not floors"),
        ('[own.en]\n"events.corr" = 0.5', "no such figure"),
        ('[own.en]\n"form" = 5', "no share of 1"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=message) as caught:
        Floors.load(path)
    assert str(path) in str(caught.value)


def test_without_a_file_the_way_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="--raise"):
        Floors.load(tmp_path / "none.toml")


def test_figures_are_plain_numbers() -> None:
    assert json.dumps(_evaluation(1, 1).total().figures())


@pytest.mark.parametrize("table", sorted((ROOT / "tests" / "gold").glob("*/documents.jsonl")))
def test_what_the_reader_is_given_is_the_text_that_was_labelled(table: Path) -> None:
    for line in table.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        text = table.parent / "text" / f"{given['id']}.txt"
        assert given["text"] == text.read_text(encoding="utf-8")
