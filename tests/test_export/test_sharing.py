"""Tables of a large record: several formats at once, by several processes, the same to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.export import fill
from dragoman import api
from dragoman.api import Book
from dragoman.errors import OptionError
from dragoman.export import parquet, sharing
from dragoman.model.selection import Selection
from dragoman.release.making import release
from dragoman.release.plan import Plan
from dragoman.store.portions import Portion

EVENTS = 1800


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("large")
    fill(folder / "large.db", EVENTS)
    with api.open(folder / "large.db", create=False) as book:
        yield book


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes are worth it early, and there are several tasks and row groups."""
    monkeypatch.setattr(sharing, "WORTH", 100)
    monkeypatch.setattr(sharing, "_THINGS", 500)
    monkeypatch.setattr(parquet, "GROUP", 700)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_any_number_of_processes_and_formats_gives_the_same_bytes(
    large: Book, tmp_path: Path
) -> None:
    large.export(tmp_path / "csv", "csv")
    large.export(tmp_path / "parquet", "parquet")
    apart = files(tmp_path)
    assert apart["csv/events.csv"].count(b"\n") == EVENTS + 1
    for workers in (1, 3):
        large.export(tmp_path / f"by{workers}", "csv,parquet", workers=workers)
        assert files(tmp_path / f"by{workers}") == apart
    assert not list(tmp_path.rglob(".*"))


def test_what_was_written_to_meanwhile_is_exported_as_it_was(
    large: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.export(tmp_path / "one", "csv")
    # What the processes find when they open the store is not what is to be exported.
    monkeypatch.setattr(Portion, "state", ((0, "another"), 0))
    large.export(tmp_path / "other", "csv", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_part_of_the_record_is_the_same_by_one_and_by_several(
    large: Book, tmp_path: Path
) -> None:
    for workers in (1, 2):
        large.export(tmp_path / str(workers), "csv", since="2020", workers=workers)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert 1 < files(tmp_path / "1")["events.csv"].count(b"\n") < EVENTS


@pytest.mark.parametrize("filters", [{}, {"states": ["SYR"]}, {"states": ["SYR"], "limit": 9}])
def test_statements_and_promises_of_a_part_are_the_same_by_several(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filters: dict[str, Any]
) -> None:
    """What events and statements name in other processes decides what the rest holds."""
    monkeypatch.setattr(sharing, "WORTH", 1)
    monkeypatch.setattr(sharing, "_THINGS", 3)
    made: list[sharing.Task] = []
    here = sharing._make
    monkeypatch.setattr(sharing, "_make", lambda task, *a: made.append(task) or here(task, *a))
    for workers in (1, 2):
        book.export(tmp_path / str(workers), "csv,parquet", workers=workers, **filters)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert files(tmp_path / "1")["csv/statements.csv"].count(b"\n") > 3
    assert not made, "the work was not left to others"


def test_a_release_is_the_same_by_one_and_by_several(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "WORTH", 1)
    monkeypatch.setattr(sharing, "_THINGS", 3)
    for workers in (1, 2):
        plan = Plan(selection=Selection(states=("SYR",)))
        release(book, tmp_path / str(workers), plan, workers)
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_a_store_is_mapped_again_when_an_export_is_done(large: Book) -> None:
    with large._store.asking() as asking:
        before = asking.exec_driver_sql("PRAGMA mmap_size").scalar()
    with large.portion() as portion:
        assert portion._ask.exec_driver_sql("PRAGMA mmap_size").scalar() == 0
    with large._store.asking() as asking:
        assert asking.exec_driver_sql("PRAGMA mmap_size").scalar() == before


@pytest.mark.parametrize("format", ["csv,json", "csv,yaml"])
def test_only_tables_go_together(large: Book, tmp_path: Path, format: str) -> None:
    with pytest.raises(OptionError, match=r"not all tables|no export format"):
        large.export(tmp_path / "out", format)
    assert not (tmp_path / "out").exists()
