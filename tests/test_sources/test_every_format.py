"""Every format once, the whole way: a document with title, date, text and outlet; broken, a reason.

The other tests of this folder go into each format; this one is the list of them.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dragoman.documents import make
from dragoman.errors import SourceError
from dragoman.model import Document, Quarantined, RawItem
from dragoman.sources import FetchOptions, Limits, SourceOptions, open_bytes
from dragoman.sources.databases import LAYOUTS, export_layout
from dragoman.sources.opening import HEAD
from dragoman.sources.recognise import KINDS, recognise
from tests.test_sources import test_exports as exports
from tests.test_sources import test_formats as formats
from tests.test_sources import test_references as references

STANDARD = SourceOptions()
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


def tarred(name: str, data: str, how: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=how) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data.encode())
        archive.addfile(info, io.BytesIO(data.encode()))
    return out.getvalue()


def docx(text: str) -> bytes:
    made: bytes = formats.docx(*text.splitlines())
    return made


PDF = formats.pdf(*LINES.splitlines())


def locked(password: str, algorithm: str = "AES-256") -> bytes:
    """A PDF that asks for a password to be read; "" asks for none, but may not be changed."""
    from pypdf import PdfReader, PdfWriter

    out = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


def parquet() -> bytes:
    pa = pytest.importorskip("pyarrow")
    written = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    row = {"headline": [TITLE], "body": [WORDS], "date": [DAY], "outlet": [OUTLET]}
    written.write_table(pa.table(row), out)
    return out.getvalue()


Made = str | bytes | Callable[[], bytes]
"""A file, or what makes it where a library is needed that may be absent."""
GOOD: dict[str, Made] = {
    "text": LINES,
    "markdown": LINES.replace(TITLE, f"# {TITLE}"),
    "html": PAGE,
    "html, json-ld": LINKED,
    "html, dublin core": DUBLIN,
    "html, time": TIMED,
    "mhtml": MHTML,
    "docx": docx(LINES),
    "rtf": exports.rtf(LINES),
    "pdf": PDF,
    "pdf that forbids changes": locked(""),
    "rss": RSS,
    "rss 1.0": formats.RSS_1.replace("Fish deal", TITLE),
    "atom": ATOM,
    "json feed": JSON_FEED,
    "warc": formats.warc(PAGE),
    "warc.gz": gzip.compress(formats.warc(PAGE)),
    "zip": zipped("../../page.html", PAGE),
    "tar": tarred("../page.html", PAGE),
    "tar in gzip": tarred("../page.html", PAGE),
    "tar, bzip2": tarred("../page.html", PAGE, "w:bz2"),
    "tar, xz": tarred("../page.html", PAGE, "w:xz"),
    "gzip": gzip.compress(PAGE.encode()),
    "csv": CSV,
    "tsv": "Headline\tFull Text\tDate\tSource" + f"\n{TITLE}\t{WORDS}\t{DAY}\t{OUTLET}\n",
    "json lines": ROW + "\n" + ROW.replace("Oslo", "Bergen"),
    "json": f"[{ROW}]",
    "jsonl of one line": ROW,
    "nexis": exports.NEXIS,
    "nexis docx": docx(exports.NEXIS),
    "nexis rtf": exports.rtf(exports.NEXIS),
    "nexis html": exports.page(exports.NEXIS),
    "lexis docx": docx(exports.LEXIS),
    "lexis": exports.LEXIS,
    "lexis rtf": exports.rtf(exports.LEXIS),
    "lexis html": exports.page(exports.LEXIS),
    "factiva": exports.FACTIVA,
    "factiva docx": docx(exports.FACTIVA),
    "factiva_plain": exports.PLAIN,
    "factiva_plain docx": docx(exports.PLAIN),
    "factiva_plain rtf": exports.rtf(exports.PLAIN),
    "factiva_plain html": exports.page(exports.PLAIN),
    "factiva rtf": exports.rtf(exports.FACTIVA),
    "factiva html": exports.rows(exports.FACTIVA),
    "nitf": exports.NITF,
    "newsml-g2": exports.G2,
    "ninjs": exports.NINJS,
    "csl-json": exports.CSL,
    "parquet": parquet,
}  # fmt: skip
NAMES = {
    "tar": "news.tar.gz",
    "warc.gz": "news.warc.gz",
    "jsonl of one line": "news.jsonl",
    "json lines": "news.jsonl",
    "markdown": "news.md",
}

BROKEN: dict[str, tuple[str | bytes, str]] = {
    "text": ("\0\0\0", "empty"),
    "html": ("<!doctype html><html><body><script>x()</script></body></html>", "no_text"),
    "mhtml": (MHTML.replace("text/html; charset", "image/png; charset"), "malformed"),
    "pdf": (b"%PDF-1.4\n" + b"\1" * 200, "unreadable"),
    "pdf with a password": (locked("secret"), "unreadable"),
    "docx": (docx(LINES)[:300], "unreadable"),
    "rtf": (r"{\rtf1{\fonttbl Arial}}", "no_text"),
    "rss": ("<rss version='2.0'><channel><item>", "malformed"),
    "atom": (ATOM[: ATOM.index("<content")], "malformed"),
    "rss with entities": (formats.BOMB, "malformed"),
    "json feed": (JSON_FEED.replace("content_text", "nothing"), "no_text"),
    "warc": (b"WARC/1.0\r\n\r\n", "empty"),
    "zip": (zipped("a.html", PAGE)[:60], "unreadable"),
    "list": ("https://example.org/a\nno address\nhttps://example.org/b\n", "malformed"),
    "csl-json": (exports.CSL.replace("abstract", "note"), "no_text"),
    "tar": (tarred("a.html", PAGE)[:40], "unreadable"),
    "gzip": (gzip.compress(PAGE.encode())[:60], "unreadable"),
    "csv": ("Headline,Full Text\na,b,c\n", "malformed"),
    "table without text": ("url,title\nhttps://example.org/a,A\n", "no_text"),
    "table of a header alone": ("url,title,text\n", "empty"),
    "zip of nothing": (zipped(".hidden", PAGE), "empty"),
    "json": ('[{"text": "cut', "malformed"),
    "json lines": ('{"text": "cut\n{"text": 3}\n', "malformed"),
    "nexis": (exports.NEXIS[exports.NEXIS.index("Second piece") :], "malformed"),
    "lexis": (exports.LEXIS[exports.LEXIS.index("2 of 2") :], "malformed"),
    "factiva_plain": (exports.PLAIN[exports.PLAIN.index("Broken piece") :], "malformed"),
    "factiva": (exports.FACTIVA[exports.FACTIVA.index("HD  No source") :].replace("PD ", "SN  \nPD "), "malformed"),
    "nitf": (exports.NITF[:300], "malformed"),
    "newsml-g2": ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "malformed"),
    "ninjs": (json.dumps({"uri": "urn:x", "versioncreated": "2024", "headline": "x"}), "no_text"),
    "parquet": (b"PAR1" + b"\0" * 40, "unreadable"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
}  # fmt: skip


def raw(data: Made) -> bytes:
    made = data() if callable(data) else data
    return made.encode() if isinstance(made, str) else made


def opened(data: Made, name: str, options: SourceOptions = STANDARD) -> list[RawItem | Quarantined]:
    return list(open_bytes(raw(data), name, name, options))


def kind_of(name: str, data: Made) -> str:
    return recognise(raw(data)[:HEAD], NAMES.get(name, name))


def complete(document: Document) -> None:
    """Title, day, text, language and outlet are as expected."""
    assert (document.title or "").lstrip("# ") == TITLE
    assert document.published == DAY
    assert WORDS in document.text
    assert document.language == "en"
    assert (document.outlet or "").startswith("Fjord")


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_ends_in_a_document(name: str) -> None:
    first, *_ = opened(GOOD[name], NAMES.get(name, "input"))
    assert isinstance(first, RawItem), first
    complete(make(first))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_ends_in_the_quarantine(name: str) -> None:
    data, reason = BROKEN[name]
    found = opened(data, NAMES.get(name, "input"))
    set_aside = []
    for item in found:
        if isinstance(item, Quarantined):
            set_aside.append((item.reason, item.message))
            continue
        try:
            make(item)
        except SourceError as error:
            set_aside.append((error.reason, f"{error.message} {error.hint}"))
    assert set_aside, found
    assert reason in {why for why, _ in set_aside}
    assert all(len(message.split()) >= 4 for _, message in set_aside)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A server whose pages `a` and `b` are the good page."""
    for name in "ab":
        (tmp_path / name).write_text(PAGE, "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("name", references.LISTS)
def test_the_pages_of_a_list_end_in_documents(name: str, site: str) -> None:
    limits = Limits(private=True, seconds=10, wait=10)
    fetching = SourceOptions(fetch=FetchOptions(limits=limits, pause=0.01, listed=True))
    listed = references.LISTS[name].format(site)
    items = opened(listed, name, fetching)
    assert len(items) == 2
    for item in items:
        assert isinstance(item, RawItem), item
        document = make(item)
        assert WORDS in document.text
        assert document.published == DAY
        assert document.title
        assert document.outlet


def test_no_format_is_missing() -> None:
    """What the openers tell apart has a good file and a broken one here; so has each of the layouts
    of downloads, the good ones in every kind of file that they come in."""
    lists = {
        kind_of(name, data.format("https://a.example")) for name, data in references.LISTS.items()
    }
    good = {kind_of(name, data) for name, data in GOOD.items()} | lists
    broken = {kind_of(name, data) for name, (data, _) in BROKEN.items()}
    assert set(KINDS) - good == {"binary"}
    assert set(KINDS) - broken == set()
    for layout in LAYOUTS:
        assert layout in BROKEN
        assert {layout, f"{layout} docx", f"{layout} rtf", f"{layout} html"} <= GOOD.keys()
        assert export_layout(raw(GOOD[layout]).decode()) == layout
        assert export_layout(raw(BROKEN[layout][0]).decode()) == layout
    for variant in ("rss", "atom", "json feed", "nitf", "newsml-g2", "ninjs", "csl-json"):
        assert variant in GOOD
        assert variant in BROKEN


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
    assert WORDS in (read.text or "")


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
