"""Bad input through the real command: a clear message, a sensible exit code, the rest still read."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

COLUMNS = b"Foreign ministers met in Amman. "


def whole(store: Path) -> bool:
    with sqlite3.connect(store) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def with_more(text: str, name: str) -> str:
    """A report of its own: the same words in another file would be the same document."""
    return text + f"\nThe ministry keeps the minutes of the talks in a file named {name}.\n"


@pytest.fixture
def mixed(reports: Path) -> Path:
    """A folder with good reports, bad files, and files that only look bad."""
    text = (reports / "june.txt").read_text(encoding="utf-8")
    (reports / "a empty.txt").touch()
    (reports / "blank.txt").write_text(" \n\n\t\n")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (reports / "utf16.txt").write_text(with_more(text, "16"), encoding="utf-16")
    (reports / "latin1.txt").write_text(with_more(text, "1"), encoding="latin-1")
    (reports / "broken.txt").write_bytes(text.encode()[:200] + b"\xff\xc3(" + text.encode()[200:])
    (reports / "Bericht über السلام 会谈.txt").write_text(
        with_more(text, "names"), encoding="utf-8"
    )
    Path(os.fsdecode(os.fsencode(reports) + b"/bad\xff.txt")).write_text(with_more(text, "bytes"))
    with (reports / "huge.txt").open("wb") as file:
        file.write(COLUMNS * (50_000_000 // len(COLUMNS)))
    return reports


def test_what_cannot_be_read_is_named_and_the_rest_is_read(cli: Any, mixed: Path) -> None:
    done = cli("build", "reports", "missing.txt")
    assert done.returncode == 7
    assert "Traceback" not in done.stderr
    listed = json.loads(cli("sources", "--json").stdout)
    reasons = {Path(i["place"]).name: i["reason"] for i in listed["items"] if i["reason"]}
    assert reasons == {
        "a empty.txt": "empty", "blank.txt": "empty", "binary.txt": "binary",
        "huge.txt": "too_large", "missing.txt": "missing",
    }  # fmt: skip
    for item in listed["items"]:
        if item["reason"]:
            assert item["place"] in done.stderr
            assert item["message"] in done.stderr
    read = {Path(i["place"]).name for i in listed["items"] if i["fate"] == "read"}
    assert {"Bericht über السلام 会谈.txt", "bad\\xff.txt", "utf16.txt", "latin1.txt"} <= read
    assert whole(mixed.parent / "dragoman.db")
    assert json.loads(cli("export").stdout)["contract"] == 1


def test_encodings_are_told_apart(cli: Any, mixed: Path) -> None:
    done = cli("read", "reports/utf16.txt", "reports/latin1.txt", "-f", "jsonl")
    for line in done.stdout.splitlines():
        assert "Jóna Birgisdóttir met her" in json.loads(line)["document"]["text"]


def test_nothing_readable_is_exit_code_2(cli: Any, mixed: Path) -> None:
    for verb in ("read", "build"):
        done = cli(verb, "missing.txt", "reports/a empty.txt")
        assert done.returncode == 2
        assert "missing.txt: missing" in done.stderr


def test_one_line_of_five_megabytes(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"the words go on and on without an end " * 135_000)
    done = cli("read", "line.txt", "-f", "jsonl")
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
    assert done.stdout or "line.txt" in done.stderr


def test_a_file_one_may_not_read(tmp_path: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "dragoman.faces.cli", "read", "secret.txt", "open.txt"]
    if os.getuid() == 0:
        # Root may read everything unless it gives that right up.
        given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        if (
            shutil.which("setpriv") is None
            or subprocess.run([*given_up, "true"], check=False).returncode
        ):
            pytest.skip("root cannot give up its right to read everything here")
        command = [*given_up, *command]
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "open.txt").write_text("Foreign ministers met in Amman on 4 June 2024.")
    done = subprocess.run(
        [*command, "-f", "jsonl"], env=environment, cwd=tmp_path, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 7, done.stderr
    assert "secret.txt: unreadable" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_store_that_is_not_ours(cli: Any, reports: Path) -> None:
    foreign = reports.parent / "dragoman.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = foreign.read_bytes()
    for words in (["build", "reports"], ["timeline"], ["export"]):
        done = cli(*words)
        assert done.returncode == 4
        assert "dragoman.db: a database, but not a dragoman store" in done.stderr
    assert foreign.read_bytes() == before


def test_a_store_that_is_no_database(cli: Any, reports: Path) -> None:
    done = cli("build", "reports", "--store", "reports/june.txt")
    assert done.returncode == 4
    assert "reports/june.txt: not a dragoman store" in done.stderr


def test_a_store_of_a_newer_version(cli: Any, reports: Path) -> None:
    cli("build", "reports/june.txt")
    with sqlite3.connect(reports.parent / "dragoman.db") as connection:
        connection.execute("UPDATE dragoman_store SET value = '9999' WHERE name = 'version'")
    done = cli("build", "reports")
    assert done.returncode == 4
    assert "newer dragoman" in done.stderr
    assert "Upgrade dragoman" in done.stderr


def test_a_full_disk(cli: Any, reports: Path) -> None:
    """Files may grow no further: what was stored stays, and the same command goes on later."""
    for number in range(30):
        text = (reports / "june.txt").read_text()
        (reports / f"{number}.txt").write_text(f"{text}\n\nSeen {number} times.")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = cli("build", "reports", "-w", "1", preexec_fn=no_room)
    assert done.returncode == 4, done.stderr
    assert "dragoman.db: no room left to write" in done.stderr
    assert "Traceback" not in done.stderr
    assert whole(reports.parent / "dragoman.db")
    assert cli("build", "reports", "-w", "1").returncode == 0
    cli("build", "reports", "-s", "fresh.db")
    assert cli("export").stdout == cli("export", "-s", "fresh.db").stdout


@pytest.fixture
def many(reports: Path) -> Path:
    """Enough reports that a build can be stopped half-way."""
    text = (reports / "july.txt").read_text()
    with (reports / "many.jsonl").open("w") as file:
        for number in range(150):
            day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            row = {"id": f"r{number}", "text": f"{text}\n\nNumber {number}.", "published": day}
            file.write(json.dumps(row) + "\n")
    return reports


@pytest.fixture
def running(environment: dict[str, str], many: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman.faces.cli", "build", "reports", "-w", "2"],
        cwd=many.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    process.kill()
    process.wait()


def test_ctrl_c_leaves_a_whole_store(cli: Any, running: subprocess.Popen[str], many: Path) -> None:
    store = many.parent / "dragoman.db"
    wait_for_rows(store)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "dragoman: stopped. What was stored is whole" in said
    assert "Traceback" not in said
    assert whole(store)
    done = cli("build", "reports")
    assert done.returncode == 0
    assert "known already" in done.stdout


def wait_for_rows(store: Path) -> None:
    """Until something is stored; a build that ends before that fails the caller's test."""
    for _ in range(1200):
        time.sleep(0.05)
        try:
            with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
                if connection.execute("SELECT count(*) FROM inputs").fetchone()[0]:
                    return
        except sqlite3.OperationalError:
            continue
    raise AssertionError("nothing was ever stored")
