"""Downloads of news databases, exchange formats and tables: good parts are read, broken ones named."""

from __future__ import annotations

import io
import json

import pytest

from dragoman.documents import make
from dragoman.model import Document, Quarantined, RawItem
from dragoman.sources import SourceOptions, open_bytes, read_mapping

WORDS = "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries."
MORE = "They will meet again next year, the Norwegian minister said after the talks at the harbour."

NEXIS = f"""Documents (2)
1. Fish deal in Oslo

Fish deal in Oslo

Fjord Herald

June 5, 2024 Wednesday

Copyright 2024 Fjord Herald All Rights Reserved

Section: WORLD; Pg. 4
Length: 512 words
Byline: Kari Nordmann
Dateline: OSLO
Body

{WORDS}

{MORE}

Load-Date: June 5, 2024

End of Document

Second piece without a date

Fjord Herald

Length: 12 words
Body

{WORDS}

End of Document
"""
LEXIS = f"""                               1 of 2 DOCUMENTS

Fjord Herald (Oslo)

June 5, 2024 Wednesday

Fish deal in Oslo

BYLINE: Kari Nordmann

SECTION: WORLD; Pg. 4

LENGTH: 512 words

{WORDS}

{MORE}

LOAD-DATE: June 5, 2024

LANGUAGE: ENGLISH

Copyright 2024 Fjord Herald
All Rights Reserved

                               2 of 2 DOCUMENTS

Fjord Herald (Oslo)

June 6, 2024 Thursday

An empty one

LENGTH: 0 words

LOAD-DATE: June 6, 2024
"""
FACTIVA = f"""SE  World
HD  Fish deal in Oslo
BY  Kari Nordmann
WC  512 words
PD  5 June 2024
SN  Fjord Herald
LA  English
CY  (c) 2024 Fjord Herald
LP
{WORDS}
TD
{MORE}

RE  Norway
AN  Document FJORD00020240605ek65003ih
HD  No source is named
PD  6 June 2024
LP
{WORDS}
AN  Document FJORD00020240605ek65003ij
"""
PLAIN = f"""Fish deal in Oslo
By Kari Nordmann
512 words
5 June 2024
10:15
Fjord Herald
FJORD
English
(c) 2024 Fjord Herald. All rights reserved.

{WORDS}

{MORE}

Document FJORD00020240605ek65003ih

Broken piece
12 words

Document FJORD00020240605ek65003ij
"""


def read(
    data: bytes | str, name: str = "x", options: SourceOptions | None = None
) -> list[RawItem | Quarantined]:
    raw = data.encode() if isinstance(data, str) else data
    return list(open_bytes(raw, name, name, options or SourceOptions()))


def made(item: RawItem | Quarantined) -> Document:
    assert isinstance(item, RawItem), item
    return make(item)


def rtf(text: str) -> str:
    return "{\\rtf1\\ansi " + "\\par\n".join(text.splitlines()) + "}"


def page(text: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return (
        f"<!doctype html><html><head><title>x</title></head><body><div>{lines}</div></body></html>"
    )


def rows(text: str) -> str:
    """The tagged layout as a table."""
    out = []
    for line in text.splitlines():
        tag, body = (line[:2], line[2:]) if line[:2].isupper() else ("", line)
        out.append(f"<tr><td><b>{tag}</b></td><td>{body.strip()}</td></tr>")
    joined = "".join(out).replace("</td></tr><tr><td><b></b></td><td>", "<p>")
    return f"<html><body><table>{joined}</table></body></html>"


@pytest.mark.parametrize(
    "data",
    [NEXIS, rtf(NEXIS), page(NEXIS), LEXIS, rtf(LEXIS), FACTIVA, rtf(FACTIVA), rows(FACTIVA),
     PLAIN, page(PLAIN), rtf(PLAIN)],
    ids=["nexis", "nexis-rtf", "nexis-html", "lexis", "lexis-rtf", "factiva", "factiva-rtf",
         "factiva-html", "plain", "plain-html", "plain-rtf"],
)  # fmt: skip
def test_downloads_are_parted(data: str) -> None:
    first, second = read(data, "export")
    found = made(first)
    assert found.title == "Fish deal in Oslo"
    assert (found.outlet or "").startswith("Fjord Herald")
    assert found.published == "2024-06-05"
    assert found.byline in ("Kari Nordmann", "By Kari Nordmann")
    assert found.text.startswith("The foreign ministers")
    assert found.text.endswith("harbour.")
    assert isinstance(second, Quarantined)
    assert (second.reason, second.place) == ("malformed", "export:2")


def test_a_report_that_mentions_a_document_is_no_download() -> None:
    (item,) = read(f"{WORDS}\n\n{MORE}\nSection: World\n")
    assert isinstance(item, RawItem)
    assert item.place == "x"


NITF = f"""<?xml version="1.0"?><nitf><head><title>x</title><docdata>
<date.issue norm="20240605T101500+0200"/><doc.copyright holder="Fjord Wire"/></docdata></head><body>
<body.head><hedline><hl1>Fish deal in Oslo</hl1></hedline><byline>Kari Nordmann</byline>
<dateline><location>OSLO</location></dateline></body.head>
<body.content><p>{WORDS}</p><p>{MORE}</p></body.content></body></nitf>"""
G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:x">
<itemMeta><provider literal="Fjord Wire"/><versionCreated>2024-06-05T12:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2024-06-05T10:00:00Z</contentCreated><by>Kari Nordmann</by>
<language tag="en"/><headline>Fish deal in Oslo</headline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{WORDS}</p><p>{MORE}</p></body></html>
</inlineXML></contentSet></newsItem><newsItem guid="urn:y"><contentMeta><headline>A picture</headline>
</contentMeta></newsItem></itemSet></newsMessage>"""
NINJS = json.dumps(
    {"uri": "urn:x", "versioncreated": "2024-06-05T10:00:00Z", "headline": "Fish deal in Oslo",
     "body_xhtml": f"<p>{WORDS}</p><p>{MORE}</p>", "byline": "Kari Nordmann", "language": "en",
     "copyrightholder": "Fjord Wire"}
)  # fmt: skip
CSL = json.dumps(
    [
        {"id": "n1", "type": "article-newspaper", "title": "Fish deal in Oslo", "abstract": f"{WORDS} {MORE}",
         "container-title": "Fjord Wire", "issued": {"date-parts": [[2024, 6, 5]]},
         "author": [{"family": "Nordmann", "given": "Kari"}], "URL": "https://example.org/fish"},
        {"id": "n2", "type": "webpage", "title": "Only a link", "issued": {"date-parts": [[2024]]},
         "URL": "https://example.org/link"},
    ],
    indent=1,
)  # fmt: skip


@pytest.mark.parametrize("data", [NITF, G2, NINJS, CSL], ids=["nitf", "newsml", "ninjs", "csl"])
def test_exchange_formats(data: str) -> None:
    first, *rest = read(data)
    found = made(first)
    assert (found.title, found.published) == ("Fish deal in Oslo", "2024-06-05")
    assert (found.outlet, found.byline) == ("Fjord Wire", "Kari Nordmann")
    assert WORDS in found.text
    assert all(isinstance(q, Quarantined) and q.reason == "no_text" for q in rest)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (NITF[:300], "malformed"),
        ('<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf><body>&a;</body></nitf>', "malformed"),
        ("<nitf><body><body.content/></body></nitf>", "no_text"),
        ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "malformed"),
        (json.dumps({"uri": "urn:x", "versioncreated": "2024", "headline": "x"}), "no_text"),
    ],
)
def test_broken_exchange_formats(data: str, reason: str) -> None:
    (item,) = read(data)
    assert isinstance(item, Quarantined)
    assert item.reason == reason


def parquet(**columns: list[object]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def test_parquet() -> None:
    data = parquet(headline=["Fish deal", "Empty"], body=[WORDS, ""], date=["2024-06-05", None])
    first, second = read(data)
    found = made(first)
    assert (found.title, found.published, found.text) == ("Fish deal", "2024-06-05", WORDS)
    assert isinstance(second, Quarantined)
    assert (second.reason, second.place) == ("no_text", "x:2")
    (broken,) = read(data[:-40])
    assert isinstance(broken, Quarantined)
    assert broken.reason == "unreadable"
    (unknown,) = read(parquet(a=[WORDS]))
    assert isinstance(unknown, Quarantined)
    assert "--map" in unknown.message
    (mapped,) = read(parquet(a=[WORDS]), options=SourceOptions(mapping=read_mapping("text=a")))
    assert made(mapped).text == WORDS
