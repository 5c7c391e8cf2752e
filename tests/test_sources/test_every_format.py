"""Every format once, the whole way: a document with title, date, text and outlet; broken, a reason.

The other tests of this folder go into each format; this one is the list of them.
"""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.documents import make
from dragoman.errors import SourceError
from dragoman.model import Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes


def _beside(name: str) -> ModuleType:
    """The fixtures of a test module of this folder."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


formats, exports = _beside("test_formats"), _beside("test_exports")
TITLE, OUTLET, DAY = "Fish deal in Oslo", "Fjord Herald", "2024-06-05"
WORDS, MORE = exports.WORDS, exports.MORE
LINES = f"{TITLE}\n\n{OUTLET}, published 5 June 2024\n\n{WORDS}\n\n{MORE}\n"
PAGE = (
    f'<!doctype html><html lang="en"><head><title>{TITLE} | {OUTLET}</title>'
    f'<meta property="og:site_name" content="{OUTLET}">'
    f'<meta property="article:published_time" content="{DAY}T10:00:00Z"></head>'
    f"<body><article><h1>{TITLE}</h1><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
)
LINKED = (
    '<!doctype html><html><head><script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": DAY,
                  "publisher": {"name": OUTLET}})
    + f"</script></head><body><div><p>{WORDS}</p><p>{MORE}</p></div></body></html>"
)  # fmt: skip
DUBLIN = PAGE.replace("og:title", "x").replace("article:published_time", "DC.date.issued").replace(
    'property="og:site_name"', 'name="DC.publisher"'
)  # fmt: skip
TIMED = PAGE.replace("article:published_time", "x").replace(
    "</h1>", f'</h1><time datetime="{DAY}T10:00:00Z">5 June</time>'
)
MHTML = formats.MHTML.replace(formats.PAGE, PAGE)
RSS = formats.RSS.replace("Fish deal", TITLE)
ATOM = formats.ATOM.replace("<title>Fish<", f"<title>{TITLE}<")
JSON_FEED = formats.JSON_FEED.replace('"content_text"', f'"title": "{TITLE}", "content_text"')
CSV = f'Headline,Full Text,Date,Source\n{TITLE},"{WORDS}",{DAY},{OUTLET}\n'
ROW = json.dumps({"text": f"{WORDS} {MORE}", "title": TITLE, "published": DAY, "outlet": OUTLET})


def zipped(name: str, data: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def tarred(name: str, data: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data.encode())
        archive.addfile(info, io.BytesIO(data.encode()))
    return out.getvalue()


def docx(text: str) -> bytes:
    made: bytes = formats.docx(*text.splitlines())
    return made


def locked(password: str, algorithm: str = "AES-256") -> bytes:
    """A PDF that asks for a password to be read; "" asks for none, but may not be changed."""
    from pypdf import PdfReader, PdfWriter

    out = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(formats.pdf(WORDS))))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


# Where a format has no place for the outlet, none is expected.
GOOD: dict[str, tuple[str | bytes, bool]] = {
    "text": (LINES, False),
    "markdown": (LINES.replace(TITLE, f"# {TITLE}"), False),
    "html": (PAGE, True),
    "html, json-ld": (LINKED, True),
    "html, dublin core": (DUBLIN, True),
    "html, time": (TIMED, True),
    "mhtml": (MHTML, True),
    "docx": (docx(LINES), False),
    "rtf": (exports.rtf(LINES), False),
    "rss": (RSS, True),
    "atom": (ATOM, True),
    "json feed": (JSON_FEED, True),
    "warc": (formats.warc(PAGE), True),
    "warc.gz": (gzip.compress(formats.warc(PAGE)), True),
    "zip": (zipped("../../page.html", PAGE), True),
    "tar": (tarred("../page.html", PAGE), True),
    "gzip": (gzip.compress(PAGE.encode()), True),
    "csv": (CSV, True),
    "tsv": ("Headline\tFull Text\tDate\tSource" + f"\n{TITLE}\t{WORDS}\t{DAY}\t{OUTLET}\n", True),
    "json lines": (ROW + "\n" + ROW.replace("Oslo", "Bergen"), True),
    "json": (f"[{ROW}]", True),
    "nexis": (exports.NEXIS, True),
    "nexis docx": (docx(exports.NEXIS), True),
    "nexis rtf": (exports.rtf(exports.NEXIS), True),
    "nexis html": (exports.page(exports.NEXIS), True),
    "lexis docx": (docx(exports.LEXIS), True),
    "factiva rtf": (exports.rtf(exports.FACTIVA), True),
    "factiva html": (exports.rows(exports.FACTIVA), True),
    "nitf": (exports.NITF, True),
    "newsml-g2": (exports.G2, True),
    "ninjs": (exports.NINJS, True),
    "csl-json": (exports.CSL, True),
}  # fmt: skip
NAMES = {"warc.gz": "news.warc.gz", "json lines": "news.jsonl", "markdown": "news.md"}

BROKEN: dict[str, tuple[str | bytes, str]] = {
    "text": ("\0\0\0", "empty"),
    "html": ("<!doctype html><html><body><script>x()</script></body></html>", "no_text"),
    "mhtml": (MHTML.replace("text/html; charset", "image/png; charset"), "malformed"),
    "pdf": (b"%PDF-1.4\n" + b"\1" * 200, "unreadable"),
    "pdf with a password": (locked("secret"), "unreadable"),
    "docx": (docx(LINES)[:300], "unreadable"),
    "rtf": (r"{\rtf1{\fonttbl Arial}}", "no_text"),
    "feed": ("<rss version='2.0'><channel><item>", "malformed"),
    "feed with entities": (formats.BOMB, "malformed"),
    "json feed": (JSON_FEED.replace("content_text", "nothing"), "no_text"),
    "warc": (b"WARC/1.0\r\n\r\n", "empty"),
    "zip": (zipped("a.html", PAGE)[:60], "unreadable"),
    "tar": (tarred("a.html", PAGE)[:40], "unreadable"),
    "gzip": (gzip.compress(PAGE.encode())[:60], "unreadable"),
    "csv": ("Headline,Full Text\na,b,c\n", "malformed"),
    "table without text": ("url,title\nhttps://example.org/a,A\n", "no_text"),
    "table of a header alone": ("url,title,text\n", "empty"),
    "zip of nothing": (zipped(".hidden", PAGE), "empty"),
    "json": ('[{"text": "cut', "malformed"),
    "json lines": ('{"text": "cut\n{"text": 3}\n', "malformed"),
    "nexis": (exports.NEXIS[exports.NEXIS.index("Second piece") :], "malformed"),
    "factiva": (exports.FACTIVA[exports.FACTIVA.index("HD  No source") :].replace("PD ", "SN  \nPD "), "malformed"),
    "nitf": (exports.NITF[:300], "malformed"),
    "newsml-g2": ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "malformed"),
    "ninjs": (json.dumps({"uri": "urn:x", "versioncreated": "2024", "headline": "x"}), "no_text"),
    "parquet": (b"PAR1" + b"\0" * 40, "unreadable"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
}  # fmt: skip


def opened(data: str | bytes, name: str) -> list[RawItem | Quarantined]:
    raw = data.encode() if isinstance(data, str) else data
    return list(open_bytes(raw, name, name, SourceOptions()))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_ends_in_a_document(name: str) -> None:
    data, has_outlet = GOOD[name]
    first, *_ = opened(data, NAMES.get(name, "input"))
    assert isinstance(first, RawItem), first
    document = make(first)
    assert (document.title or "").lstrip("# ") == TITLE
    assert document.published == DAY
    assert WORDS in document.text
    assert document.language == "en"
    if has_outlet:
        assert (document.outlet or "").startswith("Fjord")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_ends_in_the_quarantine(name: str) -> None:
    data, reason = BROKEN[name]
    last = opened(data, NAMES.get(name, "input"))[-1]
    if isinstance(last, RawItem):
        with pytest.raises(SourceError) as raised:
            make(last)
        assert raised.value.reason == reason
        return
    assert last.reason == reason, last
    assert len(last.message.split()) >= 4


def test_a_truncated_record_leaves_the_ones_before() -> None:
    whole = formats.warc(PAGE, PAGE)
    for cut, name in (
        (whole[: len(whole) - 300], "news.warc"),
        ((gzip.compress(formats.warc(PAGE)) * 2)[:-60], "news.warc.gz"),
    ):
        first, second = opened(cut, name)
        assert isinstance(first, RawItem)
        assert WORDS in make(first).text
        assert isinstance(second, Quarantined)
        assert (second.reason, second.place) == ("unreadable", f"{name}:2")


def test_a_record_with_codings_of_its_own_is_decoded() -> None:
    packed = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
        f"WARC-Date: 2024-06-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head + chunked)}\r\n\r\n"
    )
    (item,) = opened(record.encode() + head + chunked + b"\r\n\r\n", "news.warc")
    assert isinstance(item, RawItem)
    assert WORDS in make(item).text


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_pdf_with_a_password_says_so_and_one_that_only_forbids_changes_is_read(
    algorithm: str,
) -> None:
    (closed,) = opened(locked("secret", algorithm), "readout.pdf")
    assert isinstance(closed, Quarantined)
    assert (closed.place, closed.reason) == ("readout.pdf", "unreadable")
    assert "password" in closed.message
    assert "retry" in closed.message
    (read,) = opened(locked("", algorithm), "readout.pdf")
    assert isinstance(read, RawItem)
    assert read.text == WORDS


def test_an_archive_cut_anywhere_says_where() -> None:
    one, two = formats.warc(PAGE), formats.warc(PAGE.replace("Oslo", "Bergen"))
    packed = gzip.compress(one)
    for whole, first, name in (
        (one + two, len(one), "news.warc"),
        (packed + gzip.compress(two), len(packed), "news.warc.gz"),
        (
            packed + gzip.compress(b"WARC/1.0\r\nWARC-Type: metadata\r\n" * 9),
            len(packed),
            "x.warc.gz",
        ),
    ):
        # The last bytes are the mark of the end, without which nothing of the page is missing.
        for cut in [*range(first + 1, len(whole) - 12, 7), first + 1, len(whole) - 13]:
            found = opened(whole[:cut], name)
            assert [i.place for i in found] == [f"{name}:1", f"{name}:2"], cut
            assert isinstance(found[0], RawItem), cut
            assert isinstance(found[1], Quarantined), cut
            assert found[1].reason == "unreadable"
            assert "Get the file again" in found[1].message
        for cut in range(8, first, 13):
            last = opened(whole[:cut], name)[-1]
            assert isinstance(last, Quarantined), cut
