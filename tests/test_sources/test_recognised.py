"""What a file is shows in its content, also where its name says nothing or something else."""

from __future__ import annotations

import csv
import gzip
import io
import tarfile
import zipfile

import pytest

from dragoman.model import Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes

WORDS = "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries."
PAGE = f"<!doctype html><html><body><p>{WORDS}</p></body></html>"
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/1\r\n"
    "WARC-Date: 2024-06-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP)}\r\n\r\n{HTTP}\r\n\r\n"
).encode()
MARKDOWN = f"""---
title: "Fish deal"
date: 2024-06-05
publication: Fjord Herald
source: https://herald.example/fish
tags:
  - fish
---

## A *fish* deal

{WORDS} **Both** spoke to [our _reporter_](https://herald.example/r "her page"), see `notes`.

> "We agree on 3 * 4 ships", Nordmann said. \\
> The file_name_of_it stayed.

![A photo](photo.jpg)

* * *
[1]: https://herald.example/1
"""


def read(data: bytes | str, name: str, **options: object) -> list[RawItem | Quarantined]:
    raw = data.encode() if isinstance(data, str) else data
    return list(open_bytes(raw, name, name, SourceOptions(**options)))  # type: ignore[arg-type]


def the(data: bytes | str, name: str, **options: object) -> RawItem:
    (item,) = read(data, name, **options)
    assert isinstance(item, RawItem), item
    return item


def tarred(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_what_gzip_holds_is_not_told_by_the_name() -> None:
    # Larger than one document may be: only a reader of archives takes it.
    small = {"max_bytes": len(WARC) + 200}
    packed = b"".join(gzip.compress(WARC) for _ in range(4))
    assert len(read(packed, "crawl.gz", **small)) == 4
    assert len(read(packed, "crawl", **small)) == 4
    assert the(tarred("a/b.html", PAGE.encode()), "bundle").place == "bundle/a/b.html"
    assert the(gzip.compress(WORDS.encode()), "my.warc.gz").text == WORDS
    (broken,) = read(b"\x1f\x8b\x08broken", "x.gz")
    assert isinstance(broken, Quarantined)


@pytest.mark.parametrize(
    ("part", "way"), [("xl/workbook.xml", "CSV"), ("ppt/presentation.xml", "PDF")]
)
def test_other_office_files_say_what_to_do(part: str, way: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<x/>")
    (item,) = read(out.getvalue(), "x")
    assert isinstance(item, Quarantined)
    assert way in item.message


def table(delimiter: str) -> str:
    out = io.StringIO()
    rows = [("Kop", "Artikel", "Dag"), ("Visakkoord", WORDS, "2024-06-05")]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_without_a_known_name_are_mapped(delimiter: str) -> None:
    mapping = {"title": "Kop", "text": "Artikel", "published": "Dag"}
    for name in ("news.csv", "news"):
        item = the(table(delimiter), name, mapping=mapping)
        assert (item.title, item.text, item.published) == ("Visakkoord", WORDS, "2024-06-05")
    (unmapped,) = read(table(delimiter), "news.csv")
    assert isinstance(unmapped, Quarantined)
    assert "Kop, Artikel, Dag" in unmapped.message


def test_markdown_is_read_without_its_marks() -> None:
    for name in ("note.md", "note"):
        item = the(MARKDOWN, name)
        assert (item.title, item.published, item.outlet, item.url) == (
            "Fish deal", "2024-06-05", "Fjord Herald", "https://herald.example/fish",
        )  # fmt: skip
        assert [line for line in (item.text or "").split("\n") if line.strip()] == [
            "A fish deal",
            f"{WORDS} Both spoke to our reporter, see notes.",
            '"We agree on 3 * 4 ships", Nordmann said.',
            "The file_name_of_it stayed.",
        ]
    assert the(f"#Oslo\n\n{WORDS}", "tweet").text == f"#Oslo\n\n{WORDS}"
