"""A record whose ties several processes work out is the record that one works out."""

from __future__ import annotations

import gc
import importlib
import weakref
from contextlib import closing

import msgspec
import pytest

from benchmarks.invent import invent
from benchmarks.record import keep
from dragoman import record, run
from dragoman.record import nearby, periods, texts
from dragoman.run import Options, spreading
from dragoman.store import Store

CORPUS = invent(60, seed=4)
build = importlib.import_module("dragoman.record.build")  # `record.build` is its function.


@pytest.fixture(autouse=True)
def worth_spreading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes by which a few reports are many."""
    monkeypatch.setattr(nearby, "WORTH_SPREADING", 10)
    monkeypatch.setattr(nearby, "WORTH_LENDING", 10)
    monkeypatch.setattr(nearby, "SHORTEST", 1)
    monkeypatch.setattr(periods, "MOST", 9)


def derived(path, workers: int) -> bytes:
    keep(str(path), list(zip(CORPUS.documents, CORPUS.readings, strict=True)))
    store = Store(path)
    run.derive(store, Options(at="2026-01-01T00:00:00Z", workers=workers))
    made = store.record()
    store.close()
    assert made.events
    return msgspec.json.encode(made)


def test_two_processes_derive_what_one_does(tmp_path) -> None:
    assert derived(tmp_path / "two.db", 2) == derived(tmp_path / "one.db", 1)


def test_what_a_dead_process_left_is_done_here(tmp_path, monkeypatch) -> None:
    expected = derived(tmp_path / "one.db", 1)
    monkeypatch.setattr(spreading, "_work", die)
    assert derived(tmp_path / "two.db", 2) == expected


def test_a_process_that_is_lent_a_few_periods_changes_nothing(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(nearby, "WORTH_SPREADING", 1000)
    told = sorted(
        zip(CORPUS.documents, CORPUS.readings, strict=True), key=lambda pair: pair[0].published
    )
    lent: list[int] = []
    mapped = spreading.Spread.map
    monkeypatch.setattr(
        spreading.Spread,
        "map",
        lambda self, tasks: lent.append(sum(len(t.wanted) for t in tasks)) or mapped(self, tasks),
    )
    with closing(Store(tmp_path / "grown.db")) as store:
        for some in (told[:-4], told[-4:]):
            keep(str(tmp_path / "grown.db"), some)
            run.derive(store, Options(at="2026-01-01T00:00:00Z", workers=2))
        grown = msgspec.json.encode(store.record())
    assert grown == derived(tmp_path / "one.db", 1)
    assert len(lent) == 2
    assert lent[1] < lent[0]


@pytest.mark.parametrize(("held", "first"), [(1000, "ties"), (1, "extracts")])
def test_much_is_not_worked_out_beside_what_else_takes_memory(
    tmp_path, monkeypatch, held, first
) -> None:
    monkeypatch.setattr(texts, "HELD", held)
    done: list[str] = []
    mapped, found = spreading.Spread.map, build.Extracts
    monkeypatch.setattr(
        spreading.Spread, "map", lambda self, tasks: done.append("ties") or mapped(self, tasks)
    )
    monkeypatch.setattr(build, "Extracts", lambda *given: done.append("extracts") or found(*given))
    derived(tmp_path / "two.db", 2)
    assert done[0] == first
    assert sorted(done) == ["extracts", "ties"]


def test_a_worker_lets_go_of_what_a_task_held(monkeypatch) -> None:
    held: list[weakref.ref[Knot]] = []

    def worked(*given: object) -> list[bytes]:
        knot = Knot()
        knot.itself = knot
        held.append(weakref.ref(knot))
        return [b""]

    monkeypatch.setattr(spreading, "_worked", worked)
    monkeypatch.setattr(spreading, "_STORE", [None])
    gc.disable()  # as in a worker
    try:
        assert spreading._work(record.Task([], nearby.Parted([], []), []), "1") == [b""]
    finally:
        gc.enable()
    assert held[0]() is None


class Knot:
    """Something that refers to itself."""

    itself: Knot


def die(task: record.Task, reader: str) -> list[bytes]:
    import os

    os._exit(1)
