"""Texts of reports are hostile input: nothing in them runs, and nothing escapes its place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.errors import OptionError
from dragoman.faces.web import Listening, loopback, serve
from dragoman.faces.web.app import workbench
from dragoman.faces.web.guard import POLICY, ours
from dragoman.faces.web.wording import web_link
from tests.test_web.conftest import HOSTILE, token_of

SCRIPT = "<script>"
Hostile = tuple[Book, TestClient]
OURS = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "ul", "li", "main",
    "footer", "p", "h1", "h2", "h3", "h4", "figure", "figcaption", "span", "svg", "line", "rect",
    "text", "div", "section", "form", "label", "input", "select", "option", "datalist", "fieldset", "legend", "button",
    "article", "aside", "bdi", "q", "mark", "time", "abbr", "dl", "dt", "dd", "table", "thead",
    "tbody", "tr", "th", "td", "details", "summary", "code", "pre", "strong", "circle", "kbd",
}  # fmt: skip


class Danger(HTMLParser):
    """Whatever in a page could run or reach out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OURS and (tag, dict(attrs)) != (
            "script",
            {"src": "/islands.js", "defer": None},
        ):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if (
                name.startswith("on")
                or name in ("style", "srcdoc", "formaction", "xlink:href")
                or (
                    name in ("href", "src", "action")
                    and not re.match(r"/(?!/)|#|https?://|data:,$", value or "")
                )
            ):
                self.found.append(f"{tag} {name}={value}")


def dangers(page: str) -> list[str]:
    made = Danger()
    made.feed(page)
    return made.found


def pages(hostile: Hostile) -> dict[str, str]:
    book, web = hostile
    links = ["/", "/sources", "/commitments", "/actors", "/actors?name=<script>alert(8)</script>"]
    links += [
        "/search?q=<script>alert(8)</script>",
        "/search?q=embassy",
        "/statements",
        "/stories?single=true",
    ]
    links += [
        "/statements?q=embassy&speaker=<script>&via=<script>",
        "/network",
        "/network?of=person",
        "/map",
    ]
    links += ["/relation?one=ISL&other=KEN", "/relation", "/relation?one=<script>&other=KEN"]
    links += [
        "/network?kind=x&pair=<script>~<script>",
        "/map?place=<script>",
        "/copies?document=<script>",
    ]
    links += [f"/stories/{story.id}" for story in book.stories(least=1).stories]
    links += ["/?person=<script>alert(9)</script>", "/%3Cscript%3E", "/events/<script>"]
    links += [f"/events/{line.id}?copies=true" for line in book.timeline().lines]
    links += [f"/actors/{quote(actor.id, safe='')}" for actor in book.record().actors]
    links += [f"/documents/{quote(d.id, safe='')}" for d in book.documents()]
    return {link: web.get(link).text for link in links}


def test_nothing_that_a_report_says_becomes_markup(hostile: Hostile) -> None:
    book, _ = hostile
    assert len(book.documents()) == 2
    assert book.timeline().lines
    told = pages(hostile)
    assert any("&lt;script&gt;alert(1)" in page for page in told.values())
    for link, page in told.items():
        assert not dangers(page), link
        assert SCRIPT not in page, link
    text = next(page for page in told.values() if '<article class="text"' in page)
    assert "{{ 7*7 }}" in text


def test_an_id_from_outside_finds_its_document(hostile: Hostile) -> None:
    book, web = hostile
    id = next(d.id for d in book.documents() if "/" in d.id or "<" in d.id)
    assert web.get(f"/documents/{quote(id, safe='')}").status_code == 200
    assert web.get(f"/api/documents/{quote(id, safe='')}").json()["id"] == id


def test_only_web_addresses_become_links(hostile: Hostile) -> None:
    assert web_link("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for address in (
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", " javascript:x",
        "java\nscript:x", "//example.org", "file:///etc/passwd", "http:", "https://[", None, "",
    ):  # fmt: skip
        assert web_link(address) is None, address


def test_writing_that_turns_text_around_stays_in_its_place(hostile: Hostile) -> None:
    """An override ends with the element that isolates it: bdi, or a block with a direction."""
    for link, page in pages(hostile).items():
        for found in re.finditer("\u202e", page):
            before = page[: found.start()]
            isolated = before.rfind("<bdi") > before.rfind("</bdi>")
            in_block = any(
                before.rfind(f"<{tag} ") > before.rfind(f"</{tag}>")
                for tag in ("article", "q", "h1", "p", "title", "option", "input", "mark")
            )
            assert isolated or in_block or before.rfind("<title>") > before.rfind("</title>"), link


def test_every_answer_carries_the_policy(web: TestClient) -> None:
    for address in ("/", "/style.css", "/nothing", "/api/timeline", "/api/events/x", "/?page=x"):
        answer = web.get(address)
        assert answer.headers["content-security-policy"] == POLICY, address
        assert answer.headers["x-content-type-options"] == "nosniff"
    for rule in ("default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'self'"):
        assert rule in POLICY
    assert "script-src 'self'" in POLICY
    assert "unsafe" not in POLICY


def test_a_foreign_name_is_refused(web: TestClient) -> None:
    assert web.get("/", headers={"host": "evil.example"}).status_code == 421
    for host in ("127.0.0.1:80", "localhost:8011", "[::1]:8011", "127.0.0.1"):
        assert ours(host), host
    for host in (
        "",
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil",
        "[::1",
        "10.0.0.1",
    ):
        assert not ours(host) or host == "[::1", host


def test_others_are_served_only_with_accounts(tmp_path: Path) -> None:
    for host in ("127.0.0.1", "::1", "localhost", "127.8.8.8"):
        assert loopback(host)
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org", ""):
        assert not loopback(host)
        with pytest.raises(OptionError, match="no accounts yet"):
            serve(tmp_path / "none.db", print, Listening(host=host))


def test_a_missing_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['fastapi'] = None\n"
        "from dragoman.errors import MissingExtra\nfrom dragoman.faces.web import serve\n"
        "try: serve('none.db', print)\n"
        "except MissingExtra as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "dragoman[web]" in done.stdout


def test_forms_of_other_sites_are_refused(hostile: Hostile) -> None:
    _, web = hostile
    form = {"name": "mine", "address": "/search?q=embassy", "token": token_of(web)}
    for headers in (
        {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):  # fmt: skip
        assert web.post("/saved", data=form, headers=headers).status_code == 403, headers
    for address in (
        "//evil.example/",
        "http://evil.example/",
        "/events/x",
        "javascript:x",
        "/?from=June\n",
    ):
        answer = web.post("/saved", data=form | {"address": address}, follow_redirects=False)
        assert answer.status_code in (303, 400), address
        assert "evil" not in answer.headers.get("location", "")
    assert web.post("/saved", data=form, follow_redirects=False).status_code == 303
    assert "mine" in web.get("/search").text


def test_head_is_get_without_a_body(web: TestClient) -> None:
    for address in ("/", "/search?q=minister", "/api/timeline", "/style.css"):
        head, whole = web.head(address), web.get(address)
        assert head.status_code == whole.status_code == 200
        assert head.content == b""
        assert head.headers["content-type"] == whole.headers["content-type"]


def test_tables_hold_no_formulas() -> None:
    from dragoman.faces.web.pages.pictures import _harmless

    assert [_harmless(text) for text in ("=1+1", "@x", "-2", "Ada", 3, None)] == [
        "'=1+1", "'@x", "'-2", "Ada", 3, None,
    ]  # fmt: skip


def test_a_title_of_a_megabyte_breaks_no_page(tmp_path: Path) -> None:
    report = {"id": "long", "title": "x" * 500_000 + " y" * 250_000, "text": HOSTILE}
    (tmp_path / "long.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    with dragoman.open(tmp_path / "long.db") as book:
        book.add([str(tmp_path / "long.jsonl")])
        web = TestClient(workbench(book), base_url="http://127.0.0.1")
        assert book.documents()
        for address in (
            "/",
            "/sources",
            "/stories?single=true",
            "/search?q=embassy",
            "/documents/long",
        ):
            answer = web.get(address)
            assert answer.status_code == 200, address
            assert len(answer.content) < 150_000, address
        assert "1 report" in web.get("/search?q=embassy").text
