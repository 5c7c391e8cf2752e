"""The stages over batches: order, worker processes, and what one item trips over."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman import documents, reading, run
from dragoman.errors import PackError
from dragoman.model import RawItem
from dragoman.run import Options, stages
from dragoman.run.outcome import Outcome
from dragoman.run.workers import Workers
from dragoman.store import Store


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [
        json.dumps({"id": f"r{n}", "text": f"Foreign ministers met in Amman, report {n}."})
        for n in range(40)
    ]
    lines.insert(20, "this is no JSON")
    path.write_text("\n".join(lines))
    return path


def test_several_processes_read_as_one_does_and_in_order(rows: Path) -> None:
    alone = list(run.read([str(rows)]))
    together = list(run.read([str(rows)], Options(workers=2)))
    assert together == alone
    assert len(alone) == 41
    assert alone[20].set_aside is not None


def test_progress_is_told_with_counts_and_stages(rows: Path, tmp_path: Path) -> None:
    told: list[run.Progress] = []
    store = Store(tmp_path / "s.db")
    run.build(store, [str(rows)], Options(progress=told.append))
    store.close()
    assert [p.done for p in told if p.stage == "reading"] == list(range(1, 42))
    assert told[-1].stage == "store"
    assert max(p.set_aside for p in told) == 1
    assert run.expected([str(rows)]) == 41


def test_how_much_is_expected(tmp_path: Path, rows: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert run.expected([str(tmp_path)]) == 42
    assert run.expected([str(tmp_path / "a.txt"), str(rows)]) == 42
    assert run.expected(["-"]) is None
    (tmp_path / "torn.jsonl").write_text('{"text": "a"}\n\n{"text": "b"}', "utf-8")
    assert run.expected([str(tmp_path / "torn.jsonl")]) == 2
    (tmp_path / "news.zip").touch()
    assert run.expected([str(tmp_path)]) is None


def test_one_document_that_trips_the_reader_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    right = reading.read

    def read(document: Any) -> Any:
        if "bad" in document.text:
            raise ZeroDivisionError("oh")
        return right(document)

    monkeypatch.setattr(reading, "read", read)
    for name in ("good one", "bad one", "good two"):
        (tmp_path / f"{name}.txt").write_text(f"Ministers met in Amman, {name}.")
    store = Store(tmp_path / "s.db")
    built = run.build(store, [str(tmp_path / "*.txt")])
    assert (built.read, len(built.set_aside)) == (2, 1)
    assert built.set_aside[0].reason == "failed"
    assert "ZeroDivisionError: oh" in built.set_aside[0].message
    monkeypatch.setattr(reading, "read", right)
    assert run.build(store, [str(tmp_path / "*.txt")]).read == 1
    store.close()


def test_a_wrong_pack_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(item: RawItem) -> Any:
        raise PackError("unknown key", where="en/verbs.toml:7")

    monkeypatch.setattr(documents, "make", make)
    (outcome,) = stages.make([RawItem(place="a.txt", text="x")])
    assert outcome.set_aside is not None
    assert outcome.set_aside.reason == stages.PACK
    assert "en/verbs.toml:7" in outcome.set_aside.message


def test_a_new_reader_reads_what_is_stored_again(
    monkeypatch: pytest.MonkeyPatch, rows: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "s.db")
    run.build(store, [str(rows)])
    right = reading.read

    def newer(document: Any) -> Any:
        return msgspec.structs.replace(right(document), reader="newer")

    monkeypatch.setattr(reading, "VERSION", "newer")
    monkeypatch.setattr(reading, "read", newer)
    assert len(store.unread("newer", 100)) == 40
    assert run.derive(store) is not None
    assert store.unread("newer", 100) == []
    assert run.derive(store) is None
    store.close()


class Fatal:
    """An item that ends the process it is sent to."""

    place = "b"

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def test_a_worker_that_dies_costs_only_its_item() -> None:
    fatal: Any = Fatal()
    given = [[Outcome(place="a")], [fatal, Outcome(place="c")]]
    with Workers(2) as workers:
        a, b, c = [o for batch in workers.map(stages.read, given) for o in batch]
    assert (a, c) == (Outcome(place="a"), Outcome(place="c"))
    assert b.set_aside is not None
    assert (b.set_aside.place, b.set_aside.reason) == ("b", "failed")


def test_file_names_that_are_no_text_are_written_out() -> None:
    (outcome,) = stages.make([RawItem(place="bad\udcff.txt", path="bad\udcff.txt", text="Words.")])
    assert outcome.place == "bad\\xff.txt"
    assert outcome.document is not None
    assert outcome.document.path == "bad\\xff.txt"
