"""`evaluate`, `packs` and `explain`: what a linguist works with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[1] / "gold" / "en"
REPORTS = len(list((GOLD / "text").glob("*.txt")))


def test_evaluate_prints_figures_by_language(cli: Any) -> None:
    done = cli("evaluate", str(GOLD))
    assert done.returncode == 0, done.stderr
    assert f"gold: {REPORTS} reports" in done.stdout
    assert "statements.attributed" in done.stdout


def test_evaluate_against_floors_names_what_sank(cli: Any, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[gold.en]\n"events.core" = 1.0\n', encoding="utf-8")
    done = cli("evaluate", str(GOLD), "--against", "floors.toml")
    assert done.returncode == 1
    assert "gold en events.core" in done.stderr
    assert "below its floor 1.00" in done.stderr


def test_raise_makes_floors_that_hold(cli: Any, tmp_path: Path) -> None:
    assert cli("evaluate", str(GOLD), "--against", "f.toml", "--raise").returncode == 0
    assert "[gold.en]" in (tmp_path / "f.toml").read_text(encoding="utf-8")
    assert cli("evaluate", str(GOLD), "--against", "f.toml").returncode == 0


def test_evaluate_as_json_has_errors_where_asked(cli: Any) -> None:
    plain = json.loads(cli("evaluate", str(GOLD), "--json", "--errors").stdout)
    (one,) = plain["sets"]
    assert one["languages"]["en"]["documents"] == REPORTS
    assert {"document", "what", "message"} == set(one["errors"][0])


def test_raise_wants_a_file(cli: Any) -> None:
    done = cli("evaluate", str(GOLD), "--raise")
    assert done.returncode == 2
    assert "--against" in done.stderr


def test_what_is_no_gold_is_said_so(cli: Any, tmp_path: Path) -> None:
    done = cli("evaluate", str(tmp_path))
    assert done.returncode == 2
    assert "no gold set" in done.stderr


def test_packs_are_listed(cli: Any) -> None:
    listed = json.loads(cli("packs", "list", "--json").stdout)
    assert [one["code"] for one in listed] == sorted(one["code"] for one in listed)
    assert "Deutsch" in cli("packs", "list").stdout


def test_packs_check_gives_places(cli: Any) -> None:
    done = cli("packs", "check", "en", "--json")
    assert all(one["where"].startswith("en/") for one in json.loads(done.stdout))
    assert cli("packs", "check", "xx").returncode == 3


def test_explain_shows_one_sentence(cli: Any, reports: Path) -> None:
    done = cli("explain", "reports/june.txt", "--sentence", "2")
    assert done.returncode == 0, done.stderr
    assert "found" in done.stdout
    assert "en/events.toml:" in done.stdout
    past = cli("explain", "reports/june.txt", "--sentence", "99")
    assert past.returncode == 2
    assert "there is no sentence 99" in past.stderr
