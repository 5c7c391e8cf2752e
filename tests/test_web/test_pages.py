"""Every page answers, its links lead somewhere, and it is put together as a page should be."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.faces.web.app import workbench

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """What of a page can be checked without a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in tags]


def outline(text: str) -> Outline:
    made = Outline()
    made.feed(text)
    return made


def text_of(page: str) -> str:
    return " ".join("".join(outline(page).words).split())


def addresses(book: Book) -> list[str]:
    """One of every kind of page, and every event, document and actor."""
    found = ["/", "/?kind=meeting&state=SYR", "/?from=2024-07&to=2024-11", "/actors", "/sources"]
    found += ["/commitments", "/commitments?status=open"]
    found += ["/sources?fate=read&language=ar", "/search", "/search?q=foreign+minister", "/help"]
    found += ["/search?q=%D8%A8%D8%B4%D8%A7%D8%B1&exact=true", "/search?q=minister&language=ar"]
    found += ["/statements", "/statements?q=invitation&form=direct", "/statements?state=SYR"]
    found += ["/stories", "/stories?single=true", "/relation", "/relation?one=IRN&other=SYR"]
    found += ["/network", "/network?of=person", "/map", "/map?kind=visit", "/?zoom=all"]
    found += [f"/stories/{story.id}" for story in book.stories(least=1).stories]
    found += [f"/copies?document={c.document}&other={c.of}" for c in book.record().copies]
    events = [line.id for line in book.timeline().lines]
    found += [f"/events/{id}" for id in events] + [f"/events/{id}?copies=true" for id in events]
    found += [f"/documents/{document.id}" for document in book.documents()]
    found += [f"/actors/{actor.id}" for actor in book.record().actors]
    return found


def test_every_page_is_there_and_whole(book: Book, web: TestClient) -> None:
    for address in addresses(book):
        answer = web.get(address)
        assert answer.status_code == 200, address
        page = outline(answer.text)
        assert not page.wrong, (address, page.wrong)
        assert not page.open, (address, page.open)
        assert len(page.of("h1")) == 1, address
        assert len(page.of("main")) == 1, address
        ids = [a["id"] for _, a in page.tags if "id" in a]
        assert len(ids) == len(set(ids)), address
        assert [a.get("src") for a in page.of("script")] == ["/islands.js"], address
        assert not page.of("style", "iframe"), address
        assert not [t for t in page.tags if "style" in t[1]], address
        levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert not jumps, (address, levels)


def test_links_lead_somewhere(book: Book, web: TestClient) -> None:
    seen: set[str] = set()
    for address in addresses(book):
        page = outline(web.get(address).text)
        ids = {a["id"] for _, a in page.tags if "id" in a}
        for link in page.of("a"):
            href = link["href"] or ""
            if href.startswith("#"):
                assert href[1:] in ids, (address, href)
            elif href.startswith("/"):
                seen.add(href)
    for href in sorted(seen):
        answer = web.get(href.partition("#")[0])
        assert answer.status_code == 200, href
        anchor = urlsplit(href).fragment
        if anchor:
            assert f'id="{anchor}"' in answer.text, href


def test_fields_have_labels(book: Book, web: TestClient) -> None:
    for address in (
        "/",
        "/?kind=call",
        "/actors",
        "/sources",
        "/search?q=minister",
        "/statements",
        "/relation",
        f"/documents/{book.documents()[0].id}",
    ):
        page = outline(web.get(address).text)
        labelled = {a.get("for") for a in page.of("label")}
        for field in page.of("input", "select"):
            if field.get("type") not in ("hidden", "checkbox"):
                assert field.get("id") in labelled, (address, field)


def test_the_timeline_filters(book: Book, web: TestClient) -> None:
    calls = book.timeline(kinds=["call"])
    assert calls.total
    assert f"{calls.total} event" in text_of(web.get("/?kind=call").text)
    planned = book.timeline(statuses=["planned"])
    page = outline(web.get("/?status=planned&person=&from=&to=").text)
    shown = [a["href"] for a in page.of("a") if a.get("class") == "open"]
    assert shown == [f"/events/{line.id}" for line in planned.lines]
    checked = [a["value"] for a in page.of("input") if "checked" in a]
    assert checked == ["planned"]
    arabic = book.timeline(languages=["ar"])
    assert arabic.total
    assert f"{arabic.total} event" in text_of(web.get("/?language=ar").text)
    person = text_of(web.get("/", params={"person": "مقداد"}).text)
    assert "Faisal Mekdad" in person or "Nothing matches" in person


def test_bars_narrow_the_timeline(web: TestClient) -> None:
    page = outline(web.get("/").text)
    bars = [a["href"] for a in page.of("a") if (a["href"] or "").startswith("/?from=")]
    assert bars
    for bar in bars:
        assert "Nothing matches" not in web.get(bar or "").text


def test_filters_that_make_no_sense_are_explained(web: TestClient) -> None:
    for address in ("/?from=June", "/?state=Syria", "/?status=maybe", "/?language=Arabic"):
        answer = web.get(address)
        assert answer.status_code == 400, address
        assert "<h1>" in answer.text
    assert web.get("/?page=0").status_code == 422


def test_a_cell_opens_the_sentence_highlighted(book: Book, web: TestClient) -> None:
    differing = next(line for line in book.timeline().lines if "start" in line.differs)
    page = outline(web.get(f"/events/{differing.id}").text)
    cells = [a for a in page.of("td") if a.get("class") == "differs"]
    assert cells
    compared = book.event(differing.id).side_by_side
    day = next(claim for claim in compared.claims if claim.about == "day")
    cell = next(cell for cell in day.cells if cell.stand == "differs")
    link = f"/documents/{cell.document}?at={cell.start}-{cell.end}&event={differing.id}#at"
    assert link in [a["href"] for a in page.of("a")]
    told = web.get(link)
    assert told.status_code == 200
    assert 'id="at"' in told.text
    assert f'href="/events/{differing.id}"' in told.text


def test_layers_are_switched_in_the_address(book: Book, web: TestClient) -> None:
    document = book.documents()[0]
    address = f"/documents/{document.id}"
    names = outline(web.get(f"{address}?show=text&show=mention").text)
    classes = {a.get("class") for a in names.of("mark")}
    assert "mention" in classes
    body = web.get(f"{address}?show=text").text.split("<article", 1)[1].split("</article>")[0]
    assert "<mark" not in body
    assert web.get(f"{address}?at=5-2").status_code == 400
    assert web.get(f"{address}?at=0-99999999").status_code == 400


def test_the_text_is_shown_whole(book: Book, web: TestClient) -> None:
    for document in book.documents():
        page = web.get(f"/documents/{document.id}").text
        body = page.split('<article class="text"', 1)[1].split(">", 1)[1].split("</article>")[0]
        assert text_of(body) == " ".join(document.text.split())


def test_right_to_left_text_is_set_right(book: Book, web: TestClient) -> None:
    arabic = next(d for d in book.documents() if d.language == "ar")
    page = outline(web.get(f"/documents/{arabic.id}").text)
    (text,) = [a for a in page.of("article") if a.get("class") == "text"]
    assert (text["lang"], text["dir"]) == ("ar", "rtl")
    passages = [a for a in page.of("q") if a.get("lang") == "ar"]
    assert passages
    assert all(a["dir"] == "rtl" for a in passages)


def test_an_actor_is_found_by_a_name_in_another_script(web: TestClient) -> None:
    answer = web.get("/actors", params={"name": "بشار الأسد"})
    assert answer.status_code == 200
    assert "<h1><bdi>Bashar al-Assad</bdi></h1>" in answer.text
    lost = web.get("/actors", params={"name": "<Nobody>"})
    assert lost.status_code == 404
    assert "&lt;Nobody&gt;" in lost.text


def test_an_empty_store_explains_the_first_step(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "none.db") as book:
        web = TestClient(workbench(book), base_url="http://127.0.0.1")
        page = web.get("/")
        assert page.status_code == 200
        assert "dragoman build" in page.text
        assert web.get("/sources").status_code == 200
        assert web.get("/commitments").status_code == 200
        assert web.get("/actors").status_code == 200
        assert "Nothing matches" in web.get("/?kind=call").text


@pytest.mark.parametrize(
    "address", ["/nothing", "/events/none", "/documents/none", "/actors/nobody"]
)
def test_what_is_not_there_is_said_to_be_missing(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 404
    assert "Not found" in answer.text
