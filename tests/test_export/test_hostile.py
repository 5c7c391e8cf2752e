r"""Text that would break a careless format, through every format and back by programs of others.

Tabs, line ends, quotation marks, formulas of spreadsheets, marks that turn text round, markup.
Each format's reader gives back all texts it finds; the test knows which of the hostile values the
format carries, and that none of them does harm.  Lone surrogates cannot come in at all.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import docx
import duckdb
import icalendar
import networkx as nx
import pandas as pd
import polars as pl
import pytest
import rdflib
from bibtexparser.middlewares import LatexDecodingMiddleware
from lxml import etree, html
from markdown_it import MarkdownIt

import dragoman
from dragoman.errors import JudgementError
from dragoman.export import FORMATS, unescaped
from dragoman.run.deciding import Decision

Texts = Iterator[str]
NAME, ID, TITLE, OUTLET, REASON = "name", "id", "title", "outlet", "reason"
"""An actor's name that is a formula; a report's id, title and outlet; why someone judged."""


def nested(value: Any) -> Texts:
    """All texts of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from nested(one)
    elif isinstance(value, list):
        for one in value:
            yield from nested(one)


def of_json(path: Path) -> Texts:
    return nested(json.loads(path.read_bytes()))


def of_lines(path: Path) -> Texts:
    frame = pd.read_json(path, lines=True, dtype=False)
    return nested(frame.to_dict("records"))


def of_frame(frame: pd.DataFrame) -> Texts:
    for row in frame.itertuples(index=False):
        assert not [cell for cell in row if cell[:1] in set("=+-@\t\r")], "a spreadsheet runs it"
        yield from map(unescaped, row)


def of_csv(path: Path) -> Texts:
    """By pandas, polars and DuckDB alike."""
    for file in sorted(path.glob("*.csv")):
        frame = pd.read_csv(file, dtype=str, keep_default_na=False)
        assert frame.to_dict("split")["data"] == [
            [cell or "" for cell in row] for row in pl.read_csv(file, infer_schema=False).rows()
        ]
        if len(frame):
            rows = duckdb.read_csv(str(file), all_varchar=True, header=True, delimiter=",")
            assert [[c or "" for c in row] for row in rows.fetchall()] == frame.to_dict("split")[
                "data"
            ]
        yield from of_frame(frame)


def of_tabs(path: Path) -> Texts:
    return of_frame(
        pd.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)
    )


def of_parquet(path: Path) -> Texts:
    for file in sorted(path.glob("*.parquet")):
        yield from nested([list(row) for row in pl.read_parquet(file).rows()])
        assert pl.read_parquet(file).rows() == duckdb.read_parquet(str(file)).fetchall()


def of_datasette(path: Path) -> Texts:
    with sqlite3.connect(path / "dragoman.db") as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if "_fts" not in table:
                yield from nested(
                    [list(row) for row in database.execute(f"SELECT * FROM [{table}]")]
                )


def of_graph(read: Callable[[Path], nx.Graph]) -> Callable[[Path], Texts]:
    def texts(path: Path) -> Texts:
        graph = read(path)
        yield from nested([dict(data) for _, data in graph.nodes(data=True)])
        yield from nested([dict(data) for _, _, data in graph.edges(data=True)])

    return texts


def of_linked_data(path: Path) -> Texts:
    graph = rdflib.Graph().parse(path, format="json-ld")
    return (str(one) for one in graph.objects() if isinstance(one, rdflib.Literal))


def of_slides(path: Path) -> Texts:
    for text in of_json(path):
        page = html.fromstring(f"<div>{text}</div>")
        assert {one.tag for one in page.iter()} <= {"div", "blockquote", "p", "a"}, "it is markup"
        yield page.text_content()


def of_calendar(path: Path) -> Texts:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    for part in calendar.walk():
        yield from (str(value) for value in part.values())


def of_bibtex(path: Path) -> Texts:
    library = bibtexparser.parse_string(
        path.read_text(encoding="utf-8"), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    for entry in library.entries:
        yield from (str(field.value) for field in entry.fields)


def of_markdown(path: Path) -> Texts:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(path.read_text("utf-8"))
    for token in tokens:
        assert token.type != "html_block", "it is markup"
        for child in token.children or ():
            assert child.type not in ("html_inline", "link_open", "image"), "it is markup"
        yield "".join(c.content for c in token.children or ()) or token.content


def of_word(path: Path) -> Texts:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    part = next(p for p in document.part.package.parts if p.partname.endswith("footnotes.xml"))
    yield "".join(etree.fromstring(part.blob).itertext())


READERS: dict[str, tuple[Callable[[Path], Texts], set[str]]] = {
    "json": (of_json, {NAME, ID}),
    "csv": (of_csv, {NAME, ID, TITLE, OUTLET, REASON}),
    "parquet": (of_parquet, {NAME, ID, TITLE, OUTLET, REASON}),
    "datasette": (of_datasette, {NAME, ID, TITLE, OUTLET, REASON}),
    "plover": (of_lines, {NAME, ID, TITLE, OUTLET}),
    "polecat": (of_tabs, {NAME, ID}),
    "dyadic": (lambda path: of_frame(pd.read_csv(path, dtype=str, keep_default_na=False)), set()),
    "graphml": (of_graph(nx.read_graphml), {NAME}),
    "gexf": (of_graph(nx.read_gexf), {NAME}),
    "jsonld": (of_linked_data, {NAME, TITLE, OUTLET}),
    "ftm": (of_lines, {NAME, TITLE, OUTLET}),
    "timelinejs": (of_slides, {NAME}),
    "icalendar": (of_calendar, {NAME}),
    "bibtex": (of_bibtex, {TITLE}),
    "csl": (of_json, {TITLE, ID}),
    "markdown": (of_markdown, {NAME, TITLE}),
    "codebook": (of_markdown, set()),
    "docx": (of_word, {NAME, TITLE}),
}
"""By format: what reads it, and which of the hostile values it carries."""
FOR_PEOPLE = ("timelinejs", "icalendar", "bibtex", "markdown", "docx", "graphml", "gexf")
"""Formats that set text in lines of their own: spaces count as one, and braces are BibTeX's."""


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_comes_through_unharmed(
    format: str, hostile_store: Path, tmp_path: Path
) -> None:
    with dragoman.open(hostile_store) as book:
        book.export(tmp_path / "out", format)
        documents = book.documents()
        values = {
            NAME: {a.name for a in book.record().actors if a.name.startswith("=")},
            ID: {d.id for d in documents},
            TITLE: {d.title for d in documents},
            OUTLET: {d.outlet for d in documents},
            REASON: {j.reason for j in book.judgements()},
        }
    read, carried = READERS[format]
    found = list(read(tmp_path / "out"))
    assert found
    assert all(values.values())
    for what in carried:
        for value in values[what]:
            assert value is not None
            if format in FOR_PEOPLE:
                wanted = plain(value)
                assert any(wanted in plain(text) for text in found), (what, value)
            else:
                assert any(value in text for text in found), (what, value)


def plain(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(FORMATS)


def test_lone_surrogates_cannot_come_in(tmp_path: Path) -> None:
    """They stand for bytes that are no text: a report is set aside, a judgement refused."""
    line = '{"text": "Jordan and Iceland held talks.", "title": "x\\ud800y"}\n'
    (tmp_path / "reports.jsonl").write_text(line, encoding="utf-8")
    with dragoman.open(tmp_path / "store.db") as book:
        (aside,) = book.add([tmp_path / "reports.jsonl"]).set_aside
        assert aside.reason == "malformed"
        with pytest.raises(JudgementError, match="reason holds bytes"):
            book.judge(Decision(action="reject", subject="x", author="a", reason="y\udcff"))
