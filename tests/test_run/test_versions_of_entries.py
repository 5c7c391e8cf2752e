"""Entries of feeds, rows of tables and items of agencies: a changed text is a new version."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Book, Decision

URL = "https://herald.example/2024/fish"
FIRST = (
    "Norway's Foreign Minister Kari Nordmann met her Chilean counterpart Pedro Ruiz in Oslo on"
    " Wednesday. They spoke about the southern fleet for two hours."
)
CHANGED = FIRST.replace("two hours", "three hours")
OTHER = "Peru's President Inti Salas received the ambassador of Kenya in Lima on Thursday morning."
Entries = list[tuple[str, str]]
"""Addresses and texts."""


def rss(entries: Entries) -> str:
    items = "".join(
        f"<item><title>Fish</title><link>{url}</link><guid>{number}</guid>"
        f"<description>{escape(text)}</description></item>"
        for number, (url, text) in enumerate(entries)
    )
    return f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'


def atom(entries: Entries) -> str:
    items = "".join(
        f'<entry><title>Fish</title><id>tag:{url}</id><link href="{url}"/>'
        f'<content type="html">{escape(f"<p>{text}</p>")}</content></entry>'
        for url, text in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>{items}</feed>'


def json_feed(entries: Entries) -> str:
    items = [
        {"id": str(n), "url": url, "content_text": text} for n, (url, text) in enumerate(entries)
    ]
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": items}
    )


def table(entries: Entries) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([("url", "text"), *entries])
    return out.getvalue()


def json_lines(entries: Entries) -> str:
    return "".join(json.dumps({"url": url, "text": text}) + "\n" for url, text in entries)


def newsml(entries: Entries) -> str:
    items = "".join(
        f'<newsItem guid="urn:{url}"><itemMeta><provider literal="Fjord Wire"/></itemMeta>'
        f"<contentMeta><headline>Fish</headline></contentMeta><contentSet><inlineXML>"
        f"<p>{escape(text)}</p></inlineXML></contentSet></newsItem>"
        for url, text in entries
    )
    return f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'


LISTS = (rss, atom, json_feed, table, json_lines, newsml)


def texts(book: Book) -> set[str]:
    return {document.text for document in book.documents()}


@pytest.mark.parametrize("written", LISTS, ids=lambda written: written.__name__)
def test_a_changed_text_is_a_new_version(written: Callable[[Entries], str], tmp_path: Path) -> None:
    path, other = tmp_path / "list", f"{URL}-2"
    with dragoman.open(tmp_path / "s.db") as book:
        path.write_text(written([(URL, FIRST), (other, OTHER)]), "utf-8")
        book.add([path])
        # The changed report has moved down, as entries of a feed do.
        path.write_text(written([(other, OTHER), (URL, CHANGED)]), "utf-8")
        book.add([path])
        assert texts(book) == {CHANGED, OTHER}
        (changed,) = (d for d in book.documents() if d.text == CHANGED)
        assert [v.text for v in book.versions(changed.id)] == [CHANGED, FIRST]


@pytest.mark.parametrize("written", [table, json_lines, rss], ids=lambda w: w.__name__)
@pytest.mark.parametrize("url", [URL, "https://herald.example/"])
def test_several_rows_at_one_address_are_reports_of_their_own(
    written: Callable[[Entries], str], url: str, tmp_path: Path
) -> None:
    path = tmp_path / "list"
    with dragoman.open(tmp_path / "s.db") as book:
        path.write_text(written([(url, FIRST), (url, OTHER), (url, FIRST)]), "utf-8")
        book.add([path])
        assert texts(book) == {FIRST, OTHER}
        # A row that joins them changes none.
        before = {d.id for d in book.documents()}
        path.write_text(
            written([(url, FIRST), (url, OTHER), (url, FIRST), (url, CHANGED)]), "utf-8"
        )
        book.add([path])
        assert texts(book) == {FIRST, OTHER, CHANGED}
        assert before < {d.id for d in book.documents()}


def test_front_pages_are_the_address_of_nothing(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "s.db") as book:
        for number, text in enumerate((FIRST, OTHER)):
            path = tmp_path / f"{number}.csv"
            path.write_text(table([("https://herald.example/", text)]), "utf-8")
            book.add([path])
        assert texts(book) == {FIRST, OTHER}


def test_the_page_of_an_entry_does_not_take_its_place(tmp_path: Path) -> None:
    """A feed's summary and the page are two documents, whichever is newer."""
    page = f"<html><body><article><h1>Fish</h1><p>{CHANGED}</p></article></body></html>"
    (tmp_path / "a.jsonl").write_text(json.dumps({"url": URL, "html": page}), "utf-8")
    (tmp_path / "b.xml").write_text(rss([(URL, FIRST)]), "utf-8")
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([tmp_path / "a.jsonl", tmp_path / "b.xml"])
        assert texts(book) == {FIRST, CHANGED}


def test_the_same_row_under_another_id_is_no_second_report(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with dragoman.open(tmp_path / "s.db") as book:
        for id in ("before", "after"):
            path.write_text(json.dumps({"id": id, "text": FIRST}), "utf-8")
            book.add([path])
        assert [d.id for d in book.documents()] == ["after"]


def test_judgements_on_ids_that_are_gone_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with dragoman.open(tmp_path / "s.db") as book:
        for ids in (("a", "b"), ("c", "d")):
            rows = [{"id": i, "text": t} for i, t in zip(ids, (FIRST, CHANGED), strict=True)]
            path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
            book.add([path])
            if ids == ("a", "b"):
                made = book.judge(
                    Decision(action="not_copy", subject="a", object="b", author="ann")
                )
                assert not book.conflicts()
        (conflict,) = book.conflicts()
        assert conflict.judgements == (made.id,)
        assert "a is not in the record" in conflict.message
