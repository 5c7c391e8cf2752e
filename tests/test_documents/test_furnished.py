"""What surrounds a report on its page is set aside in every language, and nothing of the report is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents import make
from dragoman.model import Document, RawItem
from dragoman.reading import read

PAGES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("furnished.toml").read_text("utf-8")
)
NOTES = ["correction", "disclaimer", "syndication", "translation"]
AGENCIES = {
    "de": "dpa",
    "fr": "AFP",
    "es": "EFE",
    "pt": "Lusa",
    "it": "ANSA",
    "ru": "TASS",
    "tr": "Anadolu",
}


def lines_of(page: dict[str, Any]) -> list[str]:
    body, between = page["body"], page["between"]
    told = [body[0], *between[:2], body[1], between[2], body[2], between[3]]
    return [page["title"], *page["head"], *told, *page["foot"]]


def pasted(language: str) -> Document:
    """The page as somebody copies it out of a browser."""
    text = "\n\n".join(lines_of(PAGES[language]))
    return make(RawItem(place=language, path="page.txt", text=f"{text}\n"))


def saved(language: str) -> Document:
    """The page as HTML that says nothing of what its parts are."""
    title, *rest = lines_of(PAGES[language])
    body = "".join(f"<p>{line}</p>" for line in rest)
    html = (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title></head>'
        f'<body><div class="w"><div class="content"><h1>{title}</h1>{body}</div></div></body></html>'
    )
    return make(RawItem(place=language, path="page.html", html=html))


@pytest.mark.parametrize("language", sorted(PAGES))
@pytest.mark.parametrize("way", [pasted, saved])
def test_the_report_alone_is_left(language: str, way: Any) -> None:
    page, found = PAGES[language], way(language)
    assert [line for line in found.text.split("\n") if line != page["title"]] == page["body"]
    assert (found.title, found.language, found.published) == (page["title"], language, "2024-03-12")
    # Nothing is lost: what is not the report is named with its reason.
    aside = {removed.text for removed in found.removed}
    if way is pasted:
        assert set(lines_of(page)) <= aside | {page["title"], *page["body"]}


@pytest.mark.parametrize("language", sorted(PAGES))
@pytest.mark.parametrize("way", [pasted, saved])
def test_notes_and_credits_are_understood(language: str, way: Any) -> None:
    found = way(language)
    assert sorted(note.kind for note in found.notes) == NOTES
    assert found.agency == AGENCIES.get(language)
    assert found.byline is not None
    assert any(name in found.byline for name in ("Nora", "Нора", "نورا", "נורה", "林诺拉"))


@pytest.mark.parametrize(
    ("language", "translator", "publisher"),
    [("en", "Ari Helgason", "Fjord Herald"), ("de", "Ari Helgason", "Fjord-Herold"),
     ("es", "Ari Helgason", "El Heraldo de los Fiordos"), ("pt", "Ari Helgason", "Arauto dos Fiordes"),
     ("it", "Ari Helgason", "L'Araldo dei Fiordi"), ("ru", None, "Вестник фьордов"),
     ("tr", "Ari Helgason", None), ("ar", "آري هلغاسون", None), ("fa", "آری هلگاسون", None),
     ("he", "ארי הלגסון", None), ("zh", "何加森", "峡湾先驱报")],
)  # fmt: skip
def test_notes_name_translator_and_first_publisher(
    language: str, translator: str | None, publisher: str | None
) -> None:
    names = {note.kind: note.names for note in pasted(language).notes}
    assert (names["translation"], names["syndication"]) == (translator, publisher)


def test_letters_that_join_survive_a_page() -> None:
    assert "\u200c" in saved("fa").text
    entity = "<html><body><article><p>" + "گفت&zwnj;وگو درباره ماهیگیری در بندر ادامه دارد. " * 8
    assert "گفت\u200cوگو" in make(RawItem(place="x", html=entity)).text


PAIRS = [
    ("ar", "en"),
    ("de", "fr"),
    ("zh", "en"),
    ("en", "ru"),
    ("es", "it"),
    ("fa", "ar"),
    ("he", "en"),
]


@pytest.mark.parametrize(("language", "other"), PAIRS)
def test_a_part_in_another_language_is_known_and_not_read_as_the_first(
    language: str, other: str
) -> None:
    told, foreign = PAGES[language]["body"], PAGES[other]["body"][:2]
    text = "\n\n".join([PAGES[language]["title"], *told, *foreign, *told])
    found = make(RawItem(place="x", text=text))
    assert found.language == language
    assert [(part.language, found.text[part.start : part.end]) for part in found.parts] == [
        (other, "\n".join(foreign))
    ]
    (part,) = found.parts
    reading = read(found)
    assert reading.actors
    spans = [span for event in reading.events for span in event.evidence]
    spans += [span for actor in reading.actors for span in actor.mentions]
    assert all(span.end <= part.start or span.start >= part.end for span in spans)


@pytest.mark.parametrize("language", sorted(PAGES))
def test_a_report_in_one_language_has_no_parts(language: str) -> None:
    assert pasted(language).parts == ()
