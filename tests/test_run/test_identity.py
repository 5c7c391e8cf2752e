"""A document is its words and their source, however many files hold it and whatever they are called."""

from __future__ import annotations

import io
import json
from itertools import permutations
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Book
from dragoman.model.origin import Origin

REPORT = """Fish deal in Oslo

OSLO, 5 June 2024 - Norway's Foreign Minister Kari Nordmann met her Chilean counterpart Pedro \
Ruiz in Oslo on Wednesday.

"We agree on the southern fleet," Nordmann said after the talks.
"""
MALAY = """Menteri Luar menerima rakan sejawatan

Menteri Luar Negeri telah mengadakan pertemuan dengan rakan sejawatannya dari Norway pada hari \
Rabu di Kuala Lumpur. Kedua-dua pihak membincangkan kerjasama perikanan dan perdagangan antara \
kedua-dua negara yang semakin berkembang pesat.
"""


def came(book: Book) -> dict[str, Origin]:
    return {Path(item.place).name: item for item in book.sources().items}


def exported(book: Book) -> bytes:
    out = io.BytesIO()
    book.export(out)
    return out.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The same bytes under four names in three folders, two of them with a day in the name."""
    names = ("a/report.txt", "b/copy of report.txt", "c/2024-06-09 report.txt", "c/z.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT, "utf-8")
    return [tmp_path / name for name in names]


def test_the_same_bytes_in_several_files_are_one_document_in_any_order(
    files: list[Path], tmp_path: Path
) -> None:
    seen = set()
    for number, order in enumerate(permutations(files)):
        if number % 5:
            continue
        with dragoman.open(tmp_path / f"{number}.db") as book:
            for path in order:
                book.add([path])
            assert book.sources().fates == {"read": 1, "duplicate": 3}
            first = came(book)["2024-06-09 report.txt"]
            assert first.fate == "read"
            assert {i.of for i in came(book).values() if i.fate != "read"} == {first.place}
            seen.add(exported(book))
    with dragoman.open(tmp_path / "at once.db") as book:
        book.add(files)
        assert book.sources().fates == {"read": 1, "duplicate": 3}
        seen.add(exported(book))
    assert len(seen) == 1


def test_a_day_in_the_name_alone_is_the_first_of_several(tmp_path: Path) -> None:
    undated = REPORT.replace("OSLO, 5 June 2024 - ", "")
    for name in ("2024-06-05 a.txt", "2024-07-01 a.txt", "a.txt"):
        (tmp_path / name).write_text(undated, "utf-8")
    for number, order in enumerate(permutations(sorted(tmp_path.glob("*.txt")))):
        with dragoman.open(tmp_path / f"{number}.db") as book:
            for path in order:
                book.add([path])
            (document,) = book.documents()
            assert document.published == "2024-06-05"
            assert book.sources().fates == {"read": 1, "version": 2}


def test_feeding_again_changes_nothing_and_a_deleted_file_loses_nothing(
    files: list[Path], tmp_path: Path
) -> None:
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([tmp_path / "a", tmp_path / "b"])
        before, fates = exported(book), book.sources()
        again = book.add([tmp_path / "a", tmp_path / "b"])
        assert (again.record, again.read, again.known) == (None, 0, 2)
        assert (exported(book), book.sources()) == (before, fates)
        read = next(item for item in book.sources().items if item.fate == "read")
        Path(read.place).unlink()
        book.add([tmp_path / "a", tmp_path / "b"])
        assert exported(book) == before


def test_the_same_words_from_two_outlets_are_two_documents(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    sources = (
        {"url": "https://one.example/1"},
        {"url": "https://two.example/1"},
        {"outlet": "Fjord Herald"},
        {},
    )
    path.write_text(
        "\n".join(json.dumps({"text": REPORT, **source}) for source in sources), "utf-8"
    )
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([path])
        assert book.sources().fates == {"read": 4}
        record = json.loads(exported(book))
        assert {copy["kind"] for copy in record["copies"]} == {"exact"}
        assert len(record["copies"]) == 3


def archive(path: Path, url: str, day: str, text: str) -> None:
    body = f"<html><head><title>Fish deal</title></head><body><article><p>{text}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    path.write_bytes(head.encode() + http + b"\r\n\r\n")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_page_in_several_archives_is_one_document_in_versions(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    body = " ".join(REPORT.split("\n\n")[1:])
    texts = (body, body.replace("Wednesday", "Wednesday afternoon"), body)
    for number, text in enumerate(texts):
        day = f"2024-06-0{6 + number}"
        archive(tmp_path / f"{number}.warc", "https://one.example/fish", day, text)
    with dragoman.open(tmp_path / "s.db") as book:
        for number in order:
            book.add([tmp_path / f"{number}.warc"])
        (document,) = book.documents()
        assert document.fetched == "2024-06-08T00:00:00Z"
        assert "afternoon" not in document.text
        assert sorted(i.fate for i in book.sources().items) == ["duplicate", "read", "version"]
        assert any("afternoon" in old.text for old in book.versions(document.id))


def test_a_report_without_a_pack_says_so_in_words(tmp_path: Path) -> None:
    (tmp_path / "ms.txt").write_text(MALAY, "utf-8")
    (tmp_path / "en.txt").write_text(REPORT, "utf-8")
    with dragoman.open(tmp_path / "s.db") as book:
        built = book.add([tmp_path / "ms.txt", tmp_path / "en.txt"])
        assert built.no_pack == {"ms": 1}
        assert book.sources().fates == {"read": 1, "no_pack": 1}
        (one,) = book.sources(fate="no_pack").items
        assert (one.message or "").startswith("No language pack for Malay (ms): ")
        assert came(book)["en.txt"].message is None


def test_what_is_set_aside_can_be_forgotten_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("gone.txt", "scan.txt", "odd.txt"):
        (folder / name).write_bytes(b"")
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([folder])
        (folder / "gone.txt").unlink()
        book.retry()
        assert came(book)["gone.txt"].reason == "missing"
        assert book.forget_items([], missing=True) == [str(folder / "gone.txt")]
        assert book.forget_items([str(folder / "scan.txt")]) == [str(folder / "scan.txt")]
        assert book.forget_items([str(folder / "scan.txt")]) == []
        assert book.sources().fates == {"set_aside": 1, "forgotten": 2}
        assert book.sources().reasons == {"empty": 1}
        assert book.retry().tried == 1
        assert book.list_again([str(folder / "gone.txt")]) == [str(folder / "gone.txt")]
        assert book.sources().fates == {"set_aside": 2, "forgotten": 1}
        assert book.forget_items([str(folder)]) == [
            str(folder / n) for n in ("gone.txt", "odd.txt")
        ]
        assert len(book.list_again()) == 3
        book.forget_items([str(folder)])
        # What becomes readable is read, and what is set aside anew is listed anew.
        (folder / "scan.txt").write_text(REPORT, "utf-8")
        book.add([folder])
        assert {name: item.fate for name, item in came(book).items()} == {
            "gone.txt": "forgotten", "odd.txt": "set_aside", "scan.txt": "read",
        }  # fmt: skip


def test_a_folder_may_hold_its_own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    with dragoman.open("dragoman.db") as book:
        for folder in (".", tmp_path):
            assert book.add([folder]).items == 1
        assert "set_aside" not in book.sources().fates
