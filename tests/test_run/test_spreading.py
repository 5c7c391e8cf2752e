"""A record whose ties several processes work out is the record that one works out."""

from __future__ import annotations

import msgspec
import pytest

from benchmarks.invent import invent
from benchmarks.record import keep
from dragoman import run
from dragoman.record import nearby, periods
from dragoman.run import Options, spreading
from dragoman.store import Store

CORPUS = invent(60, seed=4)


@pytest.fixture(autouse=True)
def worth_spreading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes by which a few reports are many."""
    monkeypatch.setattr(nearby, "WORTH_SPREADING", 10)
    monkeypatch.setattr(nearby, "SHORTEST", 1)
    monkeypatch.setattr(periods, "MOST", 9)


def derived(path, workers: int) -> bytes:
    keep(str(path), list(zip(CORPUS.documents, CORPUS.readings, strict=True)))
    store = Store(path)
    run.derive(store, Options(at="2026-01-01T00:00:00Z", workers=workers))
    record = store.record()
    store.close()
    assert record.events
    return msgspec.json.encode(record)


def test_two_processes_derive_what_one_does(tmp_path) -> None:
    assert derived(tmp_path / "two.db", 2) == derived(tmp_path / "one.db", 1)


def test_what_a_dead_process_left_is_done_here(tmp_path, monkeypatch) -> None:
    expected = derived(tmp_path / "one.db", 1)
    monkeypatch.setattr(spreading, "_work", die)
    assert derived(tmp_path / "two.db", 2) == expected


def die(run: list[int]) -> list[bytes]:
    import os

    os._exit(1)
