"""Lines of a page in every language: what is set aside, what stays, which day is found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents import make
from dragoman.model import Document, RawItem

PAGES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("lines.toml").read_text("utf-8")
)
LANGUAGES = sorted(PAGES)


def document(language: str, lines: list[str]) -> Document:
    between = "\n" if language in ("zh", "fa") else "\n\n"
    return make(RawItem(place=language, text=between.join(lines)))


def body(found: Document, page: dict[str, Any]) -> list[str]:
    return [line for line in found.text.split("\n") if line != page["title"]]


def placed(page: dict[str, Any], where: str, line: str) -> list[str]:
    """The page with one more line."""
    title, told = page["title"], page["body"]
    return {
        "above": [line, title, *told],
        "below": [title, line, *told],
        "between": [title, *told[:2], line, *told[2:]],
        "foot": [title, *told, line],
    }[where]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["above", "below", "between", "foot"])
def test_what_is_not_the_report_is_set_aside(language: str, where: str) -> None:
    page = PAGES[language]
    for line in page[where]:
        found = document(language, placed(page, where, line))
        assert (body(found, page), found.title) == (page["body"], page["title"]), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_report_stay(language: str) -> None:
    page = PAGES[language]
    for line in page["stay"]:
        for where in ("between", "foot"):
            lines = placed(page, where, line)
            assert body(document(language, lines), page) == lines[1:], line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_publication_is_found(language: str) -> None:
    page = PAGES[language]
    for line, day in page["dated"]:
        found = document(language, placed(page, "below", line))
        assert (found.published, body(found, page)) == (day, page["body"]), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_datelines_are_cut(language: str) -> None:
    page = PAGES[language]
    first, *rest = page["body"]
    for line in page["dateline"]:
        found = document(language, [page["title"], line + first, *rest])
        assert body(found, page) == page["body"], line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_trails_the_last_words_is_cut(language: str) -> None:
    page = PAGES[language]
    *told, last = page["body"]
    for line in page["trailing"]:
        found = document(language, [page["title"], *told, last + line])
        assert body(found, page) == page["body"], line


def test_the_weekday_or_an_hour_of_the_afternoon_tells_the_order_of_day_and_month() -> None:
    page = PAGES["en"]
    for line in ("Tuesday, 5/3/2024", "Published 05/03/2024 - 17:30"):
        assert document("en", placed(page, "below", line)).published == "2024-03-05", line
    assert document("en", placed(page, "below", "Sunday, 5/3/2024")).published == "2024"


def test_of_two_dates_around_the_title_the_one_below_it_is_believed() -> None:
    page = PAGES["en"]
    lines = ["Friday, 8 March 2024", page["title"], "5 March 2024", *page["body"]]
    assert document("en", lines).published == "2024-03-05"
