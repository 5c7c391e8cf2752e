"""Sources: everything given yields an item or a reason, in a fixed order."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes, open_sources

TEXT = "Außenministerin Ærø traf ihren Amtskollegen – „ein guter Tag“, sagte sie in Zürich.\n" * 3
RUSSIAN = "Министр иностранных дел прибыл с визитом и провёл переговоры с коллегой.\n" * 3
ARABIC = "وصل وزير الخارجية إلى العاصمة وأجرى محادثات مع نظيره حول العلاقات.\n" * 3


def one(data: bytes, name: str = "x") -> RawItem | Quarantined:
    (item,) = open_bytes(data, name, None, SourceOptions())
    return item


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"), (TEXT, "utf-8-sig"), (TEXT, "utf-16"), (TEXT, "utf-16-le"),
        (TEXT, "utf-16-be"), (TEXT, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"), (ARABIC, "cp1256"), (ARABIC, "utf-8"),
        ("外交部长会见了来访的外国同行，双方讨论了两国关系。\n" * 3, "gb18030"),
        ("Dışişleri Bakanı görüşmenin ardından şöyle konuştu: güçlü ilişki.\n" * 3, "cp1254"),
    ],
)  # fmt: skip
def test_encodings(text: str, encoding: str) -> None:
    item = one(text.encode(encoding))
    assert isinstance(item, RawItem)
    assert item.text is not None
    assert item.text.lstrip("\ufeff") == text


def test_broken_utf8_stays_readable() -> None:
    item = one(TEXT.encode()[:-1] + b"\xff\xfe" + TEXT.encode())
    assert isinstance(item, RawItem)
    assert item.text is not None
    assert item.text.count("Zürich") == 6


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"), (b" \n\t ", "empty"), (b"\xff\xfe", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "binary"), (os.urandom(0) + bytes(range(256)) * 20, "binary"),
        (b"\x7fELF" + b"\0\1" * 90, "binary"),
    ],
)  # fmt: skip
def test_what_is_no_text(data: bytes, reason: str) -> None:
    item = one(data)
    assert isinstance(item, Quarantined)
    assert (item.place, item.reason) == ("x", reason)


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "visite à Oslo.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / ".hidden").write_text(TEXT, "utf-8")
    (tmp_path / "c.html").write_text(f"<!doctype html><p>{TEXT}</p>", "utf-8")
    items = list(
        open_sources(
            [tmp_path, tmp_path / "no.txt", str(tmp_path / "*.txt"), str(tmp_path / "*.no")]
        )
    )
    assert [Path(i.place).name for i in items] == [
        "a.txt",
        "c.html",
        "visite à Oslo.txt",
        "no.txt",
        "a.txt",
        "*.no",
    ]
    assert [i.reason for i in items if isinstance(i, Quarantined)] == ["missing", "missing"]
    assert items[1].html is not None  # type: ignore[union-attr]


def test_standard_input() -> None:
    (item,) = open_sources(["-"], SourceOptions(stdin=io.BytesIO(TEXT.encode())))
    assert isinstance(item, RawItem)
    assert item.text == TEXT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    (item,) = open_sources([path])
    assert isinstance(item, Quarantined)
    assert item.reason == "unreadable"


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (item,) = open_sources([tmp_path])
    assert isinstance(item, Quarantined)
    assert item.reason == "empty"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(b"word " * 10)
        file.truncate(50_000_000)
        file.seek(0)
        file.write(b"word " * 10_000_000)
    started = time.perf_counter()
    (item,) = open_sources([path])
    assert isinstance(item, Quarantined)
    assert item.reason == "too_large"
    assert "JSON Lines" in item.message
    assert time.perf_counter() - started < 5


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "reports.data"
    path.write_text(
        '{"id": 7, "url": "https://example.org/a", "text": "Some words.", "language": "en", "desk": "x"}\n'
        "\n"
        '{"id": "8", "text": \n'
        '["no object"]\n'
        '{"id": "9", "text": " "}\n'
        '{"id": "10", "html": "<p>Some words.</p>", "published": "2024-06-05"}\n'
        '{"id": "11", "text": 3}',
        "utf-8",
    )
    items = list(open_sources([path]))
    assert [type(i).__name__ for i in items] == [
        "RawItem",
        *["Quarantined"] * 3,
        "RawItem",
        "Quarantined",
    ]
    first, html = items[0], items[4]
    assert isinstance(first, RawItem)
    assert (first.id, first.url, first.language, first.metadata) == (
        "7",
        "https://example.org/a",
        "en",
        {"desk": "x"},
    )
    assert isinstance(html, RawItem)
    assert (html.published, html.published_basis) == ("2024-06-05", "given")
    assert [i.place.rsplit(":")[-1] for i in items] == ["1", "3", "4", "5", "6", "7"]
    assert [i.reason for i in items if isinstance(i, Quarantined)] == [
        "malformed",
        "malformed",
        "no_text",
        "malformed",
    ]


def test_one_line_too_long_leaves_the_others() -> None:
    data = b'{"text": "one"}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "two"}\n'
    items = list(open_bytes(data, "x", None, SourceOptions(max_bytes=1000)))
    assert [i.text if isinstance(i, RawItem) else i.reason for i in items] == [
        "one",
        "too_large",
        "two",
    ]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_give_items(data: bytes) -> None:
    items = list(open_bytes(data, "x", None, SourceOptions()))
    assert items
    assert all(isinstance(i, RawItem | Quarantined) for i in items)
