"""Reports brought in by the pages: kept, read apart, told of; and what cannot be brought in."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.api.delivering import MOST_FILES, MOST_LETTERS, Desk
from dragoman.errors import InputError
from dragoman.faces.web.app import workbench
from dragoman.model.delivery import FAILED, STOPPED, Delivery
from tests.test_web.conftest import HERE, token_of

REPORT = """\
Foreign ministers meet in Nairobi

NAIROBI, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met Kenya's \
Foreign Minister Tomas Okello in Nairobi on Tuesday.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Book, TestClient]]:
    """An empty book, and pages that have what is brought in read."""
    with (
        dragoman.open(tmp_path / "d.db") as book,
        TestClient(workbench(book), base_url=HERE) as web,
    ):
        yield book, web


def over(web: TestClient, id: str) -> dict[str, Any]:
    """The delivery once it has ended."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        told: dict[str, Any] = web.get(f"/api/deliveries/{id}").json()
        if told["delivery"]["ended"]:
            return told
        time.sleep(0.3)
    pytest.fail("the delivery never ended")


def test_files_and_a_text_are_read_and_what_was_set_aside_is_told(
    desk: tuple[Book, TestClient], tmp_path: Path
) -> None:
    book, web = desk
    assert "bring some in" in web.get("/").text
    files = [
        ("files", ("../../etc/a\u202ereport.txt", io.BytesIO(REPORT.encode()))),
        ("files", ("noise.bin", io.BytesIO(b"\x00\x01\x02"))),
        ("files", ("noise.bin", io.BytesIO(b"\x00\x01\x03"))),
    ]
    text = (
        "REYKJAVIK - Foreign Minister Jóna Birgisdóttir spoke by phone with Tomas Okello on 2 June."
    )
    sent = {
        "token": token_of(web),
        "text": text,
        "published": "2024-06-03",
        "outlet": "Fjord Courier",
        "title": "<script>alert(1)</script>",
    }
    answer = web.post("/bring-in", data=sent, files=files)
    assert answer.status_code == 200
    assert answer.url.path.startswith("/bring-in/")
    assert web.get("/").status_code == 200
    id = answer.url.path.rsplit("/", 1)[1]
    told = over(web, id)
    delivery = told["delivery"]
    assert (delivery["state"], delivery["items"], delivery["read"]) == ("done", 4, 2)
    assert delivery["set_aside"] == 2
    assert delivery["author"]
    kept = sorted(path.name for path in (tmp_path / "d.db-brought" / id).iterdir())
    assert kept == ["a_report.txt", "noise-2.bin", "noise.bin", "pasted.jsonl"]
    page = web.get(f"/bring-in/{id}").text
    assert "noise-2.bin" in page
    assert "This is not text" in page
    assert "<script>alert" not in page
    assert "Nairobi" in page
    outlets = {document.outlet for document in book.documents()}
    assert "Fjord Courier" in outlets
    assert {line.kind for line in book.timeline().lines} >= {"meeting"}
    assert f'href="/?after={delivery["before"]}"' in page
    assert delivery["names"][0] in web.get("/bring-in").text


def test_what_cannot_be_brought_in_is_told_and_nothing_kept(
    desk: tuple[Book, TestClient], tmp_path: Path
) -> None:
    book, web = desk
    token = token_of(web)
    empty = {"files": ("", io.BytesIO(b""))}
    wrong: tuple[tuple[dict[str, str], dict[str, Any] | list[Any]], ...] = (
        ({}, empty),
        ({"addresses": "/etc/passwd"}, empty),
        ({"addresses": "file:///etc/passwd"}, empty),
        ({"addresses": " ".join(["https://a.example/"] * 21)}, empty),
        ({"text": "a" * (MOST_LETTERS + 1)}, empty),
        ({}, [("files", (f"{n}.txt", io.BytesIO(b"x"))) for n in range(MOST_FILES + 1)]),
    )
    for fields, files in wrong:
        answer = web.post("/bring-in", data=fields | {"token": token}, files=files)
        assert 400 <= answer.status_code < 500, fields.keys()
    assert web.post("/bring-in", data={"text": REPORT}, files=empty).status_code == 403
    assert not book.deliveries()
    assert not list(tmp_path.glob("d.db-brought/*/*"))
    assert web.get("/bring-in/none").status_code == 404


def test_files_larger_than_the_bound_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.api.delivering.MOST_BYTES", 1000)
    with dragoman.open(tmp_path / "d.db") as book:
        draft = Desk(book, tmp_path / "kept").draft()
        draft.add_file("small.txt", io.BytesIO(b"a" * 900))
        with pytest.raises(InputError, match="at once"):
            draft.add_file("large.txt", io.BytesIO(b"a" * 900))
        draft.discard()
        assert not list((tmp_path / "kept").iterdir())


def test_a_delivery_that_is_stopped_or_forgotten_says_so(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "d.db") as book:
        for id in ("one", "two"):
            book.add_delivery(
                Delivery(id=id, at="2026-01-01T00:00:00Z", author="a", names=(id,), paths=())
            )
        book.stop_delivery("one")
        assert not book.advance_delivery(book.delivery("one"))
        stopped = Delivery(
            id="one", at="2026-01-01T00:00:00Z", author="a", names=("one",), paths=(),
            state=STOPPED, ended="2026-01-01T00:00:01Z",
        )  # fmt: skip
        assert book.advance_delivery(stopped)
        book.end_deliveries()
        assert (book.delivery("one").state, book.delivery("two").state) == (STOPPED, FAILED)
        assert "what was read stays" in book.delivery("two").error
