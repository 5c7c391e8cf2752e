"""Every format: a good file ends in documents, a broken one in the quarantine, the rest goes on."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes, open_sources

WORDS = "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries."
PAGE = f"<!doctype html><html><body><p>{WORDS}</p></body></html>"


def read(
    data: bytes | str, name: str = "x", options: SourceOptions | None = None
) -> list[RawItem | Quarantined]:
    raw = data.encode() if isinstance(data, str) else data
    return list(open_bytes(raw, name, name, options or SourceOptions()))


def bodies(items: list[RawItem | Quarantined]) -> list[str]:
    return [i.reason if isinstance(i, Quarantined) else (i.text or i.html or "") for i in items]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def warc(*pages: str) -> bytes:
    out = b""
    for number, page in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2024-06-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
    return out


def docx(*paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": document.encode()})


def pdf(*lines: str) -> bytes:
    shown = " 0 -20 Td ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 50 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{p:010d} 00000 n \n" for p in places)
    return (
        f"{out}xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode()


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Herald</title>
<item><title>Fish deal</title><link>https://example.org/fish</link>
<pubDate>Wed, 05 Jun 2024 18:32:00 GMT</pubDate><description>{WORDS}</description></item>
<item><title>Only a link</title><link>https://example.org/link</link></item></channel></rss>"""
RSS_1 = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org"><title>Fjord Herald</title></channel>
<item rdf:about="https://example.org/fish"><title>Fish deal</title><link>https://example.org/fish</link>
<description>{WORDS}</description><dc:date>2024-06-05T18:32:00Z</dc:date></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Herald</title><entry><title>Fish</title>
<link href="https://example.org/fish"/><published>2024-06-05T18:32:00Z</published>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Herald",\n "items": [{"url": '
    f'"https://example.org/fish", "content_text": "{WORDS}", "date_published": "2024-06-05"}}]}}'
)
BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaa">]><rss version="2.0"><channel/></rss>'
MHTML = (
    "From: <Saved>\r\nSnapshot-Content-Location: https://example.org/fish\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
    f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--b--\r\n"
)


def test_feeds() -> None:
    first, second = read(RSS)
    assert isinstance(first, RawItem)
    assert (first.text, first.title, first.url, first.outlet) == (
        WORDS,
        "Fish deal",
        "https://example.org/fish",
        "Fjord Herald",
    )
    assert first.published == "Wed, 05 Jun 2024 18:32:00 GMT"
    assert isinstance(second, Quarantined)
    assert second.reason == "no_text"
    (atom,) = read(ATOM)
    assert isinstance(atom, RawItem)
    assert WORDS in (atom.html or "")
    (item,) = read(JSON_FEED)
    assert isinstance(item, RawItem)
    assert (item.text, item.published, item.outlet) == (WORDS, "2024-06-05", "Fjord Herald")


def test_broken_feeds() -> None:
    assert bodies(read(BOMB)) == ["malformed"]
    assert bodies(read("<rss version='2.0'><channel>"))[-1] == "malformed"
    cut = read(RSS[: RSS.index("<item><title>Only")])
    assert bodies(cut) == [WORDS, "malformed"]


def test_zip_tar_gzip() -> None:
    archive = zipped(a_dot_txt=WORDS.encode(), b__c_dot_html=PAGE.encode(), **{".._dot_": b"x"})
    items = read(archive, "news.zip")
    assert bodies(items)[:2] == [WORDS, PAGE]
    assert items[0].place == "news.zip/a.txt"
    assert bodies(read(gzip.compress(WORDS.encode()), "a.txt.gz")) == [WORDS]
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        info = tarfile.TarInfo("../../a.txt")
        info.size = len(WORDS)
        tar.addfile(info, io.BytesIO(WORDS.encode()))
    assert bodies(read(out.getvalue(), "a.tar.gz")) == [WORDS]
    assert bodies(read(out.getvalue(), "a")) == [WORDS]


def test_broken_and_hostile_archives() -> None:
    archive = zipped(a_dot_txt=WORDS.encode())
    assert bodies(read(archive[: len(archive) // 2]))[-1] == "unreadable"
    assert bodies(read(gzip.compress(b"word " * 10_000)[:60]))[-1] == "unreadable"
    bomb = gzip.compress(b"\0" * 30_000_000)
    assert bodies(read(bomb)) == ["too_large"]
    nested = archive
    for _ in range(5):
        nested = zipped(inner_dot_zip=nested)
    assert bodies(read(nested)) == ["too_large"]
    many = zipped(**{f"{n}_dot_txt": b"words" for n in range(5)})
    assert bodies(read(many, options=SourceOptions(max_entries=3)))[-1] == "too_large"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_warc(pack: type[bytes]) -> None:
    items = read(pack(warc(PAGE, PAGE.replace("Oslo", "Bergen"))), "news.warc.gz")
    assert len(items) == 2
    first = items[0]
    assert isinstance(first, RawItem)
    assert (first.url, first.html) == ("https://example.org/0", PAGE)
    assert first.published is None


@pytest.mark.parametrize("packed", ["plain", "each record", "whole file"])
def test_a_record_cut_within_its_header_is_found_by_number_and_byte(packed: str) -> None:
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n",
        warc(PAGE),
        warc(PAGE),
    ]
    begins = len(b"".join(records))
    records.append(warc(PAGE)[:40])
    pack = gzip.compress if packed == "each record" else bytes
    data = b"".join(map(pack, records))
    if packed == "whole file":
        data = gzip.compress(data)
    last = read(data, "news.warc.gz")[-1]
    assert isinstance(last, Quarantined)
    assert (last.place, last.reason) == ("news.warc.gz:3", "unreadable")
    if packed != "each record":
        assert f"at byte {begins} of the" in last.message
    assert [type(item) for item in read(data, "news.warc.gz")] == [RawItem, RawItem, Quarantined]


def test_broken_warc() -> None:
    whole = gzip.compress(warc(PAGE)) + gzip.compress(warc(PAGE))
    items = read(whole[: len(whole) - 60], "news.warc.gz")
    assert isinstance(items[0], RawItem)
    assert bodies(read(b"WARC/1.0\r\n\r\n", "x.warc")) == ["empty"]


def test_tables() -> None:
    items = read(
        f'Headline,Full Text,Date,Source\nFish,"{WORDS}",2024-06-05,Herald\nshort,row\nX,,,\n'
    )
    assert bodies(items) == [WORDS, "malformed", "no_text"]
    first = items[0]
    assert isinstance(first, RawItem)
    assert (first.title, first.published, first.outlet) == ("Fish", "2024-06-05", "Herald")
    assert items[1].place == "x:3"
    assert bodies(read(f"url\ttitle\tbody\nhttps://example.org\tFish\t{WORDS}\n")) == [WORDS]
    assert bodies(read("url,title\nhttps://example.org,Fish\n")) == ["no_text"]
    mapped = SourceOptions(mapping={"text": "Meldung"})
    assert bodies(
        read(f"url;title;Meldung\nhttps://example.org;Fish;{WORDS}\n", options=mapped)
    ) == [WORDS]


def test_prose_with_commas_is_no_table() -> None:
    assert bodies(read("Text, content and url, he said, mean nothing.\nMore words.")) == [
        "Text, content and url, he said, mean nothing.\nMore words."
    ]


def test_json_values() -> None:
    assert bodies(read(f'[{{"text": "{WORDS}"}},\n {{"text": ""}}, 3]')) == [
        WORDS,
        "no_text",
        "malformed",
    ]
    assert bodies(read(f'{{\n  "text": "{WORDS}"\n}}')) == [WORDS]
    assert bodies(read('[{"text": "cut')) == ["malformed"]


def test_office() -> None:
    assert bodies(read(docx("Fish deal", WORDS))) == [f"Fish deal\n{WORDS}"]
    assert bodies(read(docx())) == ["no_text"]
    assert bodies(read(docx(WORDS)[:300]))[-1] == "unreadable"
    assert bodies(read(pdf(WORDS))) == [WORDS]
    assert bodies(read(pdf(""))) == ["no_text"]
    assert bodies(read(b"%PDF-1.4\nnothing")) == ["unreadable"]
    rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Z\'fcrich \u8212? fish\par Deal\par}"
    assert bodies(read(rtf)) == ["Zürich — fish\nDeal\n"]
    assert bodies(read(r"{\rtf1{\fonttbl Arial}}")) == ["no_text"]


def test_mhtml() -> None:
    (item,) = read(MHTML)
    assert isinstance(item, RawItem)
    assert item.url == "https://example.org/fish"
    assert WORDS in (item.html or "")
    assert bodies(read(MHTML.replace("text/html; charset", "text/css; charset"))) == ["malformed"]


def test_archives_from_disk(tmp_path: Path) -> None:
    (tmp_path / "news.zip").write_bytes(zipped(a_dot_txt=WORDS.encode()))
    (tmp_path / "news.warc").write_bytes(warc(PAGE))
    assert bodies(list(open_sources([tmp_path]))) == [PAGE, WORDS]


STARTS = [b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"%PDF-1.4", b"{\\rtf1 ", b"<rss>", b"<feed>",
          b'{"text": ', b"[{", b"url,text\n", b"BZh9", b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
          b"\xff\xfe", b"<html>", zipped(a=b"x")[:40], docx("x")[:60]]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_damaged_files_of_every_kind_never_raise(start: bytes, rest: bytes) -> None:
    for item in read(start + rest):
        assert isinstance(item, RawItem | Quarantined)
