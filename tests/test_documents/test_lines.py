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


def placed(page: dict[str, Any], where: str, line: str) -> list[str]:
    """The page with one more line."""
    title, body = page["title"], page["body"]
    return {
        "above": [line, title, *body],
        "below": [title, line, *body],
        "between": [title, *body[:2], line, *body[2:]],
        "foot": [title, *body, line],
    }[where]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["above", "below", "between", "foot"])
def test_what_is_not_the_report_is_set_aside(language: str, where: str) -> None:
    page = PAGES[language]
    for line in page[where]:
        found = document(language, placed(page, where, line))
        assert (found.text.split("\n"), found.title) == (page["body"], page["title"]), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_report_stay(language: str) -> None:
    page = PAGES[language]
    for line in page["stay"]:
        for where in ("between", "foot"):
            lines = placed(page, where, line)
            assert document(language, lines).text.split("\n") == lines[1:], line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_publication_is_found(language: str) -> None:
    page = PAGES[language]
    for line, day in page["dated"]:
        found = document(language, placed(page, "below", line))
        assert (found.published, found.text.split("\n")) == (day, page["body"]), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_datelines_are_cut(language: str) -> None:
    page = PAGES[language]
    first, *rest = page["body"]
    for line in page["dateline"]:
        found = document(language, [page["title"], line + first, *rest])
        assert found.text.split("\n") == page["body"], line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_trails_the_last_words_is_cut(language: str) -> None:
    page = PAGES[language]
    *body, last = page["body"]
    for line in page["trailing"]:
        found = document(language, [page["title"], *body, last + line])
        assert found.text.split("\n") == page["body"], line


def test_the_weekday_or_an_hour_of_the_afternoon_tells_the_order_of_day_and_month() -> None:
    page = PAGES["en"]
    for line in ("Tuesday, 5/3/2024", "Published 05/03/2024 - 17:30"):
        assert document("en", placed(page, "below", line)).published == "2024-03-05", line
    assert document("en", placed(page, "below", "Sunday, 5/3/2024")).published == "2024"


def test_of_two_dates_around_the_title_the_one_below_it_is_believed() -> None:
    page = PAGES["en"]
    lines = ["Friday, 8 March 2024", page["title"], "5 March 2024", *page["body"]]
    assert document("en", lines).published == "2024-03-05"
