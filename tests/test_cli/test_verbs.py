"""Every verb on a small record: what people read and what programs read."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest

VERBS = [
    [], ["read"], ["build"], ["timeline"], ["event"], ["actor"], ["sources"], ["changes"],
    ["export"], ["explain"], ["judge"], ["judge", "same-actor"], ["judge", "edit"], ["judge", "import"],
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_explains_itself(cli: Any, verb: list[str]) -> None:
    shown = cli(*verb, "--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith("Usage: dragoman")


HEAVY = {
    "ahocorasick_rs", "alembic", "babel", "fastapi", "fastwarc", "feedparser", "lxml", "numpy", "py3langid",
    "pycrfsuite", "pydantic", "pypdf", "rapidfuzz", "resiliparse", "rich", "sqlalchemy", "trafilatura",
    "ufal", "uvicorn",
}  # fmt: skip
"""What does the work; help that waits for it is help that no one asks for."""


def test_help_loads_nothing_heavy(cli: Any, environment: dict[str, str]) -> None:
    shown = cli("--help", env=environment | {"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in shown.stderr.splitlines()
    }
    assert {"dragoman", "typer"} <= loaded
    assert not loaded & HEAVY


def test_version(cli: Any) -> None:
    import dragoman

    assert cli("--version").stdout.strip() == f"dragoman {dragoman.__version__}"


def test_read_prints_one_object_a_line_in_the_order_of_the_paths(cli: Any, reports: Path) -> None:
    paths = ["reports/june.txt", "reports/july.txt"]
    done = cli("read", *paths, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["document"]["path"] for line in lines] == paths
    assert {line["contract"] for line in lines} == {1}
    assert done.stderr == ""
    assert not (reports.parent / "dragoman.db").exists()


def test_read_for_people(cli: Any, reports: Path) -> None:
    done = cli("read", str(reports))
    assert "Foreign ministers of Iceland and Jordan meet in Amman" in done.stdout
    assert "Birgisdóttir" in done.stdout


def test_explain_names_the_pack_entries_at_work(cli: Any, reports: Path) -> None:
    done = cli("explain", "reports/june.txt")
    assert done.returncode == 0, done.stderr
    assert "trigger" in done.stdout
    plain = json.loads(cli("explain", "reports/june.txt", "--json").stdout)
    assert any(sentence["matched"] for sentence in plain["sentences"])


def test_read_from_standard_input(cli: Any, reports: Path) -> None:
    done = cli("read", "-", "-f", "jsonl", input=(reports / "june.txt").read_text())
    assert json.loads(done.stdout)["document"]["path"] is None
    assert done.returncode == 0


def test_a_reader_that_leaves_early_is_no_error(cli: Any, reports: Path) -> None:
    for number in range(40):
        (reports / f"{number}.txt").write_text((reports / "june.txt").read_text() + str(number))
    done = subprocess.run(
        ["sh", "-c", f"{_words()} read reports -f jsonl | head -c 10"], cwd=reports.parent,
        env=_environment(), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == '{"contract'
    assert done.stderr == ""


def _words() -> str:
    import sys

    return f"{sys.executable} -m dragoman.faces.cli"


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


def test_from_reports_to_a_timeline(cli: Any, reports: Path) -> None:
    built = cli("build", "reports")
    assert built.returncode == 0, built.stderr
    assert "2 items: 2 read" in built.stdout
    again = cli("build", "reports")
    assert "2 known already" in again.stdout
    assert "Nothing new" in again.stdout

    lines = json.loads(cli("timeline", "--json").stdout)["lines"]
    assert lines
    shown = cli("timeline")
    assert all(line["id"][:14] in shown.stdout for line in lines)

    event = json.loads(cli("event", lines[0]["id"][:12], "--json").stdout)
    assert event["line"]["id"] == lines[0]["id"]
    for telling in event["tellings"]:
        for passage in telling["evidence"]:
            assert passage["words"]
    assert "Accounts" in cli("event", lines[0]["id"]).stdout

    actor = cli("actor", "haddad")
    assert "Haddad" in actor.stdout
    assert json.loads(cli("actor", "haddad", "--json").stdout)["name"]

    sources = json.loads(cli("sources", "--json").stdout)
    assert sources["fates"] == {"read": 2}
    assert "june.txt" in cli("sources").stdout

    record = json.loads(cli("export", "--format", "json").stdout)
    assert record["contract"] == 1
    assert len(record["documents"]) == 2
    assert cli("export", "-o", "record.json").returncode == 0
    assert json.loads((reports.parent / "record.json").read_text()) == record

    assert "added" in cli("changes").stdout
    assert json.loads(cli("changes", "--since", "1", "--json").stdout) == []


def test_filters_go_through(cli: Any, reports: Path) -> None:
    cli("build", "reports")
    assert "No event fits" in cli("timeline", "--state", "syr").stdout
    july = json.loads(cli("timeline", "--from", "2024-07", "--to", "2024-07", "--json").stdout)
    assert all((line["start"] or "").startswith("2024-07") for line in july["lines"])
    bad = cli("timeline", "--from", "yesterday")
    assert bad.returncode == 2
    assert bad.stderr.splitlines() == [
        "dragoman: not a date: yesterday", "  Write 2024, 2024-06 or 2024-06-04.",
    ]  # fmt: skip
    assert cli("timeline", "--status", "sometime").returncode == 2


def test_the_store_may_be_named_by_the_environment(
    cli: Any, reports: Path, environment: dict[str, str]
) -> None:
    named = environment | {"DRAGOMAN_STORE": "other.db"}
    assert cli("build", "reports", env=named).returncode == 0
    assert (reports.parent / "other.db").exists()
    assert cli("sources", env=named).returncode == 0
    assert cli("sources").returncode == 4


def test_judgements(cli: Any, reports: Path) -> None:
    cli("build", "reports")
    lines = json.loads(cli("timeline", "--json").stdout)["lines"]
    gone = lines[0]["id"]
    made = cli("judge", "reject", gone, "--reason", "no such meeting", "--author", "ann")
    assert made.returncode == 0, made.stderr
    judgement = made.stdout.split(":")[0]
    left = {line["id"] for line in json.loads(cli("timeline", "--json").stdout)["lines"]}
    assert gone not in left
    assert "no such meeting" in cli("judge", "list").stdout

    exported = cli("judge", "export").stdout
    (reports.parent / "judgements.jsonl").write_text(exported)
    assert "0 judgements added, 1 here already" in cli("judge", "import", "judgements.jsonl").stdout
    cli("build", "reports", "-s", "other.db")
    assert (
        "1 judgements added" in cli("judge", "import", "judgements.jsonl", "-s", "other.db").stdout
    )
    assert cli("export", "-s", "other.db").stdout == cli("export").stdout

    assert cli("judge", "undo", judgement, "--author", "ann").returncode == 0
    back = {line["id"] for line in json.loads(cli("timeline", "--json").stdout)["lines"]}
    assert gone in back


def test_participants_and_offices_are_corrected_and_keep_through_export_and_import(
    cli: Any, reports: Path
) -> None:
    cli("build", "reports")
    line = json.loads(cli("timeline", "--json").stdout)["lines"][0]
    one, *others = line["who"]
    assert others, "two persons meet in the reports"

    def took_part(*store: str) -> dict[str, str]:
        line = json.loads(cli("timeline", "--json", *store).stdout)["lines"][0]
        return {who["actor"]: who["role"] for who in line["who"]}

    done = cli("judge", "participant", line["id"], one["name"], "--role", "host", "-r", "a slip")
    assert done.returncode == 0, done.stderr
    assert f"edit {line['id']} participant {one['actor']} host" in done.stdout
    assert took_part()[one["actor"]] == "host"
    out = cli("judge", "participant", line["id"], one["name"], "--none")
    assert one["actor"] not in took_part()
    swap = cli("judge", "participant", line["id"], one["actor"], "--instead-of", others[0]["actor"])
    assert swap.returncode == 0, swap.stderr
    assert others[0]["actor"] not in took_part()
    held = cli("judge", "office", one["actor"], "envoy [ISL]", "--from", "2020-02")
    assert "office envoy [ISL] 2020-02/.." in held.stdout
    cli("judge", "edit", one["actor"], "office.title", "ambassador", "--of", "envoy [ISL]")
    shown = json.loads(cli("actor", one["actor"], "--json").stdout)["offices"]
    assert {"office": "ambassador", "state": "ISL", "first": "2020-02", "last": None} in shown

    (reports.parent / "judgements.jsonl").write_text(cli("judge", "export").stdout)
    cli("build", "reports", "-s", "other.db")
    cli("judge", "import", "judgements.jsonl", "-s", "other.db")
    assert took_part("-s", "other.db") == took_part()
    assert cli("export", "-s", "other.db").stdout == cli("export").stdout

    for made in (swap, out):
        cli("judge", "undo", made.stdout.split(":")[0])
    assert took_part()[one["actor"]] == "host"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["event", "nope"], 5, "no event has the id nope"),
        (["actor", "Nobody Known"], 5, "no actor is called 'Nobody Known'"),
        (["judge", "reject", "nope"], 2, "nothing in the record has the id nope"),
        (["judge", "same-actor", "nope", "nope"], 2, "no actor has the id nope"),
        (["judge", "undo", "nope"], 2, "no judgement has the id nope"),
        (["judge", "import", "missing.jsonl"], 2, "missing.jsonl: cannot be read"),
        (["export", "-o", "no/folder.json"], 2, "no/folder.json: cannot be written"),
        (["export", "--format", "yaml"], 2, "no export format 'yaml'"),
        (["fly"], 2, "No such command"),
    ],
)
def test_mistakes_are_told_in_a_line_with_a_way_out(
    cli: Any, reports: Path, words: list[str], code: int, said: str
) -> None:
    cli("build", "reports/june.txt")
    done = cli(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_judgements_that_are_none_are_refused_whole(cli: Any, reports: Path) -> None:
    cli("build", "reports/june.txt")
    good = '{"id":"j","action":"unsure","subject":"x","author":"a","at":"2024-01-01T00:00:00Z"}'
    done = cli("judge", "import", "-", input=f"{good}\nnonsense\n")
    assert done.returncode == 2
    assert "-:2: not a judgement" in done.stderr
    assert "No judgements yet" in cli("judge", "list").stdout


def test_a_terminal_gets_a_bar(environment: dict[str, str], reports: Path) -> None:
    """Progress is drawn on standard error if that is a terminal, and cleared at the end."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [*_words().split(), "build", "reports"], cwd=reports.parent, stderr=theirs,
        stdout=subprocess.PIPE, env=environment | {"TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    drawn = io.BytesIO()
    try:
        while part := os.read(ours, 4096):
            drawn.write(part)
    except OSError:
        pass  # the other end is closed
    assert done.wait(60) == 0
    assert b"Reading" in drawn.getvalue()
    assert b"2/2" in drawn.getvalue()
