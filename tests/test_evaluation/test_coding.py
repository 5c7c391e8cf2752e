"""Agreement among coders, against worked examples that others have published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.errors import InputError
from dragoman.evaluation.agreement import agreements
from dragoman.evaluation.coding import COLUMNS, Coded, Sheet, read_sheets
from dragoman.evaluation.reliability import reliability

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A to C: a string is
# one coder's values, in C a unit's ("." was not coded).
A = ["0100000010", "1110010000"]
B = ["aabbdcccedda", "babbbcccEddd".lower()]
C = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."]

REPORT = """\
Foreign ministers of Iceland and Jordan meet in Amman

AMMAN, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met her \
Jordanian counterpart Sami al-Haddad in Amman on Tuesday.

"We will open an embassy," Birgisdóttir said after the talks.
"""


def units(columns: list[str]) -> list[tuple[str, dict[str, str]]]:
    return [
        (str(i), {str(c): value for c, value in enumerate(column) if value != "."})
        for i, column in enumerate(columns)
    ]


@pytest.mark.parametrize(
    ("columns", "alpha"),
    [(["".join(p) for p in zip(*A, strict=True)], 0.095),
     (["".join(p) for p in zip(*B, strict=True)], 0.692), (C, 0.743)],
    ids=["binary", "nominal", "missing values"],
)  # fmt: skip
def test_alpha_is_that_of_the_worked_examples(columns: list[str], alpha: float) -> None:
    found = reliability(units(columns))
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= alpha <= found.high


def test_what_does_not_vary_or_was_coded_once_is_undefined() -> None:
    same = reliability(units(["aa", "aa", "aa"]))
    assert (same.alpha, same.percent, same.why) == (None, 1.0, "it does not vary")
    once = reliability(units(["a.", ".b"]))
    assert (once.alpha, once.percent, once.why) == (None, None, "nothing was coded twice")


@given(st.lists(st.text("abc", min_size=2, max_size=2), min_size=2, max_size=30))
def test_who_agrees_in_everything_has_alpha_one(columns: list[str]) -> None:
    equal = reliability(units([column[0] * 2 for column in columns]), resamples=5)
    assert equal.percent == 1
    assert equal.alpha in (None, pytest.approx(1))
    given_ = reliability(units(columns), resamples=0)
    assert given_.percent == sum(a == b for a, b in columns) / len(columns)
    turned = reliability(units([column[::-1] for column in columns]), resamples=0)
    assert turned.alpha == (None if given_.alpha is None else pytest.approx(given_.alpha))


def sheet(coder: str, *events: tuple[int, str, str]) -> Sheet:
    coded = tuple(
        Coded(document="d", sentence=n, labels={"kind": kind, "participants": people})
        for n, kind, people in events
    )
    return Sheet(coder=coder, sentences={"d": 4}, events=coded)


def test_finding_an_event_is_apart_from_labelling_it() -> None:
    one = sheet("a", (1, "meeting", "A; B"), (3, "visit", "A"))
    two = sheet("b", (1, "call", "b;  á"), (4, "visit", "A"))
    (found,) = agreements([one, two], resamples=0)
    event, kind = found.variables["event"], found.variables["kind"]
    assert (event.units, event.percent) == (4, 0.5)
    assert (kind.units, kind.percent) == (1, 0)
    # Names are a set: order, case and accents make no other people.
    assert found.variables["participants"].percent == 1


def test_two_events_of_a_sentence_are_aligned_by_what_they_are() -> None:
    one = sheet("a", (1, "meeting", "A; B"), (1, "visit", "C"))
    two = sheet("b", (1, "visit", "C"), (1, "meeting", "A; B"))
    (found,) = agreements([one, two], resamples=0)
    assert found.variables["kind"].percent == found.variables["participants"].percent == 1


def run(folder: Path, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "-m", "dragoman.faces.cli", *words], cwd=folder, input=answers,
        env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "june.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_a_person_codes_in_the_terminal_and_agrees_with_the_machine(folder: Path) -> None:
    (document,) = [o.document for o in dragoman.read([folder / "reports"])]
    assert document is not None
    answers = "99\n2\nmeet\nheld\n2024-06-04\njo\nJona Birgisdottir; Sami al-Haddad\n\n"  # fmt: skip
    words = ("code", "reports", "--coder", "=an", "--out", "an.csv")
    done = run(folder, *words, answers=answers)
    assert done.returncode == 0, done.stderr
    assert "A number from 1 to" in done.stdout
    assert "   2  " in done.stdout
    (coded,) = read_sheets([folder / "an.csv"])
    assert coded.coder == "=an"
    assert [event.labels["country"] for event in coded.events] == ["JO"]
    again = run(folder, *words)
    assert "all 1 reports are coded" in again.stdout
    done = run(folder, "agreement", "an.csv", "--machine", "reports", "--json")
    (found,) = json.loads(done.stdout)["agreements"]
    assert found["coders"] == ["=an", "dragoman"]
    assert found["variables"]["event"]["units"] == max(coded.sentences.values())
    assert "agreement" in run(folder, "--help").stdout


def test_a_sheet_comes_back_from_a_spreadsheet(folder: Path) -> None:
    done = run(folder, "code", "reports", "--sheet", "--coder", "bo", "--out", "bo.csv")
    assert done.returncode == 0, done.stderr
    frame = pd.read_csv(folder / "bo.csv", dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == COLUMNS
    frame.loc[1, ["kind", "status"]] = ["meeting", "held"]
    # As spreadsheets save it where a comma writes decimals.
    frame.to_csv(folder / "bo.csv", sep=";", index=False, encoding="utf-8-sig")
    (coded,) = read_sheets([folder / "bo.csv"])
    assert [(e.sentence, e.labels["kind"]) for e in coded.events] == [(2, "meeting")]
    refused = run(folder, "code", "reports", "--sheet", "--coder", "bo", "--out", "bo.csv")
    assert refused.returncode == 2
    assert "is there already" in refused.stderr


def test_a_wrong_label_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    head = ",".join(COLUMNS)
    path.write_text(f"{head}\nan,d,1,text,party,,,,\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x.csv:2: no such kind of event: party"):
        read_sheets([path])
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a coding sheet"):
        read_sheets([path])
