"""Every opener on damaged files: nothing but items and reasons comes out, in bounded memory.

A good file of each format is cut, repeated, and has bytes changed, removed and
put in; what is hostile on purpose (bombs, deep nesting) has tests of its own
here and beside.
"""

from __future__ import annotations

import gzip
import resource
import sys
import time
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.documents import make
from dragoman.errors import DragomanError
from dragoman.model import Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes
from tests.test_sources import test_every_format as every
from tests.test_sources import test_references as references

GOOD: dict[str, bytes] = {
    **{name: every.raw(data) for name, data in every.GOOD.items()},
    "locked pdf": every.locked(""),
    **{f"list {n}": d.format("https://example.org").encode() for n, d in references.LISTS.items()},
    "library": references.library(file="page.html", attachments=[{"path": "b"}]).encode(),
}
MOST = 60_000_000
"""Bytes at a time while a file of a few kilobytes is read: what an archive may unpack to at least,
and room beside it."""
LONGEST = 60
"""Seconds of the processor for one hostile file, traced; the slowest takes some ten. No measure of
speed: what is quadratic in these takes an hour."""
OPTIONS = SourceOptions(max_bytes=2_000_000)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is loaded once (packs, parsers) is no part of what one file costs."""
    for name, data in GOOD.items():
        tried(data, every.NAMES.get(name, "input"))


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """`whole` with up to six injuries."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        span = draw(st.sampled_from((1, 1, 2, 4, 16, 200)))
        how = draw(st.sampled_from(("cut", "change", "remove", "insert", "repeat", "zero")))
        if how == "cut":
            del data[at:]
        elif how == "remove":
            del data[at : at + span]
        elif how == "repeat":
            data[at:at] = data[at : at + span] * 3
        elif how == "zero":
            data[at : at + span] = bytes(len(data[at : at + span]))
        else:
            put = draw(st.binary(min_size=span, max_size=span))
            data[at : at + (span if how == "change" else 0)] = put
    return bytes(data)


def tried(data: bytes, name: str) -> list[RawItem | Quarantined]:
    """The items of a file, each made a document of; only our own errors may come."""
    items = list(open_bytes(data, name, name, OPTIONS))
    for item in items:
        assert item.place.startswith(name)
        if isinstance(item, Quarantined):
            assert item.reason
            assert item.message
            continue
        assert (item.text is None) != (item.html is None)
        try:
            make(item)
        except DragomanError as error:
            assert error.message  # noqa: PT017 an error of ours is as good as a document
    return items


@pytest.mark.parametrize("name", GOOD)
def test_a_damaged_file_gives_items_or_reasons(name: str) -> None:
    called = every.NAMES.get(name, "input")

    @settings(
        max_examples=20, deadline=None, database=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(damaged(GOOD[name]))
    def attempt(data: bytes) -> None:
        assert tried(data, called)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    attempt()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < (2 * MOST if sys.platform == "darwin" else 2 * MOST // 1024)


def zipped(data: bytes, name: str = "a.html") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


DEEP = 20_000
HOSTILE: dict[str, bytes] = {
    "deep html": b"<html><body>" + b"<div>" * DEEP + every.WORDS.encode() + b"</div>" * DEEP,
    "deep json": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "deep json list": b'[{"text": ' + b"[" * DEEP,
    "deep rtf": b"{\\rtf1 " + b"{" * DEEP + b"x" + b"}" * DEEP,
    "deep nitf": b"<nitf>" + b"<body>" * DEEP,
    "deep rss": b'<rss version="2.0"><channel><item>' + b"<x>" * DEEP,
    "deep pdf": b"%PDF-1.4\n1 0 obj\n" + b"[" * DEEP + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    "long attribute": b'<html><body><p class="' + b"x" * 2_000_000 + b'">words</p></body></html>',
    "gzip bomb": gzip.compress(b"\0" * 30_000_000),
    "zip bomb": zipped(b"<p>" * 10_000_000),
    "zip with a name outside": zipped(every.PAGE.encode(), "../../../etc/passwd"),
    "warc with a great length": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx",
    "warc with no end of header": b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000,
    "nul": b"<html><body><p>words\0\0\0 and words\0</p>" + b"\0" * 100_000,
    "ragged csv": b"url,text,title\n" + b",".join([b"x"] * 5) * 2_000 + b"\n\n" + b'"' * 9_999,
    "mime parts": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\n" * 20_000,
    "entities": b'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    b"<nitf>&b;&a;</nitf>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_bounded_time_and_memory(name: str) -> None:
    began = time.process_time()
    tracemalloc.start()
    try:
        items = tried(HOSTILE[name], "input")
        assert items
        assert tracemalloc.get_traced_memory()[1] < MOST
        assert time.process_time() - began < LONGEST
    finally:
        tracemalloc.stop()
    assert not any("root:" in (getattr(i, "text", "") or "") for i in items)
