"""What counts as right: names, contents, dates, people, lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import OptionError, SourceError
from dragoman.evaluation import evaluate, find_sets
from dragoman.evaluation.encounters import likeness, same_circumstances, same_date
from dragoman.evaluation.gold import Encounter, GoldActor, Labels
from dragoman.evaluation.likeness import overlap, same_name, words
from dragoman.evaluation.naming import Naming
from dragoman.evaluation.pairing import pairs, renderings
from dragoman.evaluation.sayings import line_of
from dragoman.model import Event, Participant, Place, Span, Statement

REPORT = """\
Norway and Chile hold talks

OSLO, 4 June 2024 - Norway's Foreign Minister Kari Nordvik met her Chilean counterpart \
Tomás Rojas in Oslo on Tuesday.

"We share an ocean," Nordvik said.
"""
LABELS = {
    "lang": "en",
    "published": "2024-06-04",
    "actors": [
        {"name": "Kari Nordvik", "state": "NOR"},
        {"name": "Tomás Rojas", "state": "CHL"},
    ],
    "encounters": [
        {
            "kind": "meeting",
            "status": "held",
            "date": "2024-06-04",
            "place": "Oslo, NO",
            "participants": ["Kari Nordvik", "Tomás Rojas"],
        }
    ],
    "statements": [
        {"speaker": "Kari Nordvik", "form": "direct", "starts": "We share", "ends": "an ocean"}
    ],
}


def _write(folder: Path, labels: object, text: str = REPORT) -> Path:
    for name in ("labels", "text"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "labels" / "01.json").write_text(json.dumps(labels), encoding="utf-8")
    (folder / "text" / "01.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_report_read_right_has_full_marks(tmp_path: Path) -> None:
    (gold,) = find_sets([_write(tmp_path / "own" / "en", LABELS)])
    scored = evaluate(gold)
    assert (gold.name, scored.misses, scored.unread) == ("own", (), ())
    assert set(scored.total().figures().values()) == {1.0}


def test_what_is_missed_is_listed(tmp_path: Path) -> None:
    invitation = {"kind": "invitation", "status": "held", "participants": ["Kari Nordvik"]}
    labels = LABELS | {"encounters": [*LABELS["encounters"], invitation]}  # type: ignore[misc]
    (gold,) = find_sets([_write(tmp_path / "own", labels)])
    scored = evaluate(gold)
    assert [(miss.what, miss.document) for miss in scored.misses] == [("missed", "01")]
    assert scored.total().tallies["events.core"].recall == 0.5


def test_labels_by_line(tmp_path: Path) -> None:
    lines = REPORT.strip().split("\n\n")
    spoken = [{"speaker": "Kari Nordvik", "form": "direct", "lines": [2]}]
    labels = LABELS | {"lines": lines, "statements": spoken}
    (gold,) = find_sets([_write(tmp_path / "own", labels)])
    assert evaluate(gold).total().figures()["statements.attributed"] == 1.0


def test_a_folder_of_sets_is_every_set_in_it(tmp_path: Path) -> None:
    for code in ("de", "en"):
        _write(tmp_path / code, LABELS)
    assert [one.folder.name for one in find_sets([tmp_path])] == ["de", "en"]


def test_other_languages_are_left_out(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no labelled report in fr"):
        find_sets([_write(tmp_path, LABELS)], ["fr"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"statements": [{"speaker": "A", "starts": "nowhere", "ends": "at all"}]}, "nowhere"),
        ({"encounters": [{"kind": "meeting"}]}, "status"),
    ],
)
def test_wrong_labels_name_their_file(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        find_sets([_write(tmp_path, LABELS | change)])
    assert "01.json" in str(caught.value)


def test_a_folder_without_labels_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no gold set"):
        find_sets([tmp_path])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sameh Hassan Shoukry", "Sameh Shukry", True),
        ("Recep Tayyip Erdoğan", "Erdogan", True),
        ("Ursula von der Leyen", "Leyen", True),
        ("Kim", "Lim", False),
        ("王毅", "王毅", True),
        ("Wang Yi", "Li Qiang", False),
        ("", "Li", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_words_of_scripts_without_spaces_are_pairs() -> None:
    assert words("中国外长") == ("中国", "国外", "外长")
    assert overlap("中国外长", "中国外长") == 1.0


def test_contents_may_be_cut_up_otherwise() -> None:
    wanted = ["the border stays open and trade goes on as before"]
    found = ["the border stays open", "trade goes on as before", "rain fell on the city"]
    assert renderings(wanted, found) == ({0: [1, 0]}, {2})


def test_the_best_pair_is_taken_first() -> None:
    table = {("a", "x"): 1.0, ("a", "y"): 2.0, ("b", "y"): 3.0}
    assert pairs("ab", "xy", lambda a, b: table.get((a, b), 0.0)) == [(0, 0), (1, 1)]


def test_a_piece_belongs_to_the_line_that_holds_it() -> None:
    lines = ["the harbour is closed", "the harbour will open on Monday"]
    assert line_of("will open on Monday", lines) == 1
    assert line_of("nothing of the kind", lines) is None


def _event(**fields: object) -> Event:
    plain: dict[str, object] = {
        "type": "CONSULT", "mode": None, "kind": "meeting", "status": "held",
        "participants": (), "parties": (), "evidence": (Span(0, 1),),
    }  # fmt: skip
    return Event(**(plain | fields))  # type: ignore[arg-type]


def _person(name: str, role: str = "participant") -> Participant:
    return Participant(name=name, kind="person", role=role)


NAMING = Naming(
    Labels(
        actors=(
            GoldActor(name="Kari Nordvik", also=("Nordvik",)),
            GoldActor(name="Tomás Rojas"),
            GoldActor(name="Foreign Ministry", kind="organization", state="NOR"),
        )
    )
)
MET = Encounter(kind="meeting", status="held", participants=("Kari Nordvik", "Tomás Rojas"))


def test_half_of_the_people_make_the_event() -> None:
    assert likeness(MET, _event(participants=(_person("Nordvik"),)), NAMING) > 0
    assert not likeness(MET, _event(participants=(_person("Ana Silva"),)), NAMING)
    strangers = tuple(map(_person, ("Nordvik", "Ana Silva", "Max Frei")))
    assert not likeness(MET, _event(participants=strangers), NAMING)


def test_a_host_who_is_not_labelled_costs_nothing() -> None:
    wanted = Encounter(kind="visit", status="held", participants=("Kari Nordvik",))
    people = (_person("Nordvik", "visitor"), _person("Ana Silva", "host"))
    assert likeness(wanted, _event(kind="visit", participants=people), NAMING) > 0


def test_without_people_the_parties_decide() -> None:
    wanted = Encounter(kind="meeting", status="held", parties=("NOR", "CHL"))
    assert likeness(wanted, _event(parties=("CHL", "NOR")), NAMING) > 0
    assert not likeness(wanted, _event(parties=("CHL",)), NAMING)


@pytest.mark.parametrize(
    ("wanted", "start", "end", "same"),
    [
        ("2024-06-04", "2024-06-04", None, True),
        ("2024-06", "2024-06-04", None, True),
        ("2024-06-05", "2024-06-04", "2024-06-06", True),
        ("2024-06-05", None, None, False),
        (None, "2024-06-05", None, True),
    ],
)
def test_dates(wanted: str | None, start: str | None, end: str | None, same: bool) -> None:
    encounter = Encounter(kind="meeting", status="held", date=wanted)
    assert same_date(encounter, _event(start=start, end=end)) is same


def test_only_a_known_country_can_differ() -> None:
    oslo = _event(place=Place("Oslo", "NO"))
    assert same_circumstances(Encounter(kind="meeting", status="held", place="Oslo, NO"), oslo)
    assert same_circumstances(Encounter(kind="meeting", status="held", place="Antarctica"), oslo)
    assert not same_circumstances(Encounter(kind="meeting", status="held", place="SE"), oslo)


def test_an_institution_goes_by_any_name_of_its_state() -> None:
    def said(speaker: str) -> Statement:
        return Statement(speaker=speaker, form="direct", content=(Span(0, 1),), state="NOR")

    assert NAMING.speaks("Foreign Ministry", said("Oslo"))
    assert not NAMING.speaks("Foreign Ministry", said("Kari Nordvik"))
    assert NAMING.speaks("Kari Nordvik; Tomás Rojas", said("Nordvik; Rojas"))
