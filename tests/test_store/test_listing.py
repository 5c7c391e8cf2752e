"""Long lists by the page: what a page shows is what stands there in the whole list."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import dragoman
from dragoman.api import Book


@pytest.fixture(scope="module")
def book(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("listing")
    (folder / "none.txt").write_bytes(b"\x00\x01\x02binary")
    opened = dragoman.open(folder / "store.db")
    opened.add([str(examples / "damascus"), str(folder / "none.txt")])
    return opened


@pytest.mark.parametrize("status", [None, "open", "met", "overtaken"])
def test_pages_of_commitments_make_up_the_ledger(book: Book, status: str | None) -> None:
    whole = book.commitments(status)
    pages = [book.commitments(status, limit=2, offset=start) for start in range(0, 40, 2)]
    assert tuple(one for page in pages for one in page.promises) == whole.promises
    assert {tuple(page.statuses.items()) for page in pages} == {tuple(whole.statuses.items())}
    number = sum(whole.statuses.values()) if status is None else whole.statuses.get(status, 0)
    assert len(whole.promises) == number


def test_pages_of_sources_make_up_the_whole(book: Book) -> None:
    whole = book.sources()
    assert whole.fates["set_aside"] == 1
    pages = [book.sources(limit=3, offset=start) for start in range(0, len(whole.items) + 3, 3)]
    assert tuple(one for page in pages for one in page.items) == whole.items
    assert {page.total for page in pages} == {len(whole.items)}
    assert all(page.fates == whole.fates for page in pages)
    english = book.sources(fate="read", language="en", limit=1000)
    assert english.items == tuple(
        one for one in whole.items if (one.fate, one.language) == ("read", "en")
    )
    assert english.total == len(english.items) > 0


def test_the_whole_list_says_no_total(book: Book) -> None:
    assert set(msgspec.to_builtins(book.sources())) == {"items", "fates", "languages", "reasons"}


def test_what_comes_in_and_goes_is_listed_at_once(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    with dragoman.open(tmp_path / "store.db") as book, dragoman.open(tmp_path / "store.db") as seen:
        assert seen.sources(limit=5).total == 0
        report.write_bytes(b"\x00\x01\x02binary")
        book.add([str(report)])
        assert seen.sources(limit=5).fates == {"set_aside": 1}
        report.write_text("AMMAN - Nadia Nader met Omar Said in Amman on 4 June 2024.\n")
        book.retry()
        assert seen.sources(limit=5).fates == {"read": 1}
