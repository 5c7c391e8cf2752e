"""The workbench as people use it: in Chromium, by mouse and keyboard, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Book
from tests.test_web.serving import browsing, chromium, serving
from tests.test_web.shots import pages

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def at(book: Book) -> Iterator[str]:
    with serving(book) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture
def tab(browser: playwright.Browser) -> Iterator[playwright.Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def follow(tab: playwright.Page, act: Callable[[], object]) -> None:
    """Do what leads to another page, and be there."""
    with tab.expect_navigation():
        act()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_timeline_to_the_sentence(
    browser: playwright.Browser, at: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(at)
    follow(
        tab, tab.locator("article.entry", has=tab.locator(".differs")).first.locator("a.open").click
    )
    cell = tab.locator("td.differs").first
    assert "differs" in cell.inner_text()
    follow(tab, cell.locator("a").click)
    sentence = tab.locator("mark.focus").first
    assert sentence.is_visible()
    box = sentence.bounding_box()
    size = tab.viewport_size
    assert box is not None
    assert size is not None
    assert 0 <= box["y"] <= size["height"], "the page opens where the sentence is"
    assert sentence.evaluate("e => e.closest('[lang]').lang") if scripts else True
    follow(tab, tab.locator(".focusnote a").first.click)
    assert re.search(r"/events/", tab.url)
    context.close()


def test_an_arabic_query_finds_a_person_in_english_reports(tab: playwright.Page, at: str) -> None:
    tab.goto(f"{at}/search")
    tab.get_by_role("searchbox").fill("لافروف")
    follow(tab, tab.get_by_role("button", name="Search").click)
    assert "No report has this" in tab.inner_text("main")
    tab.get_by_role("searchbox").fill("عباس عراقجي")
    follow(tab, lambda: tab.keyboard.press("Enter"))
    people = tab.locator(".namesake").all_inner_texts()
    assert any("Araghchi" in one for one in people)
    english = tab.locator("article.hit", has=tab.locator("[lang=en]")).first
    follow(tab, english.locator("a.open").click)
    assert "Araghchi" in tab.locator("mark.focus").first.inner_text()
    tab.go_back()
    tab.get_by_label("exactly these words").check()
    follow(tab, tab.get_by_role("button", name="Search").click)
    assert tab.locator("article.hit", has=tab.locator("[lang=en]")).count() == 0


def test_a_kept_search_says_what_is_new(
    browser: playwright.Browser, examples: Path, tmp_path: Path
) -> None:
    reports = sorted((examples / "damascus").iterdir())
    with dragoman.open(tmp_path / "kept.db") as book:
        book.add([str(path) for path in reports[:5]])
        with serving(book) as at:
            tab = browser.new_context().new_page()
            tab.goto(f"{at}/search?q=Syria")
            tab.get_by_label("Keep this search under a name").fill("about Syria")
            follow(tab, tab.get_by_role("button", name="Keep").click)
            assert "nothing new" in tab.locator(".kept").inner_text()
            before = book.search(dragoman_search("Syria")).total
            tab.goto(at)
            book.add([str(path) for path in reports[5:]])
            fresh = book.search(dragoman_search("Syria")).total - before
            assert fresh > 0
            tab.goto(f"{at}/search")
            assert f"{fresh} new" in tab.locator(".kept").inner_text()
            follow(tab, tab.locator(".kept a.status").click)
            assert tab.locator("article.hit").count() == fresh
            tab.goto(f"{at}/search")
            follow(tab, tab.get_by_role("button", name="I have seen").click)
            assert "nothing new" in tab.locator(".kept").inner_text()
            follow(tab, tab.get_by_role("button", name="Remove").click)
            assert tab.locator(".kept").count() == 0
            tab.close()


def dragoman_search(query: str) -> object:
    from dragoman.model.search import Search

    return Search(query=query)


def test_the_timeline_says_what_is_new_since_the_last_visit(
    browser: playwright.Browser, examples: Path, tmp_path: Path
) -> None:
    reports = sorted((examples / "damascus").iterdir())
    with dragoman.open(tmp_path / "news.db") as book:
        book.add([str(path) for path in reports[:4]])
        with serving(book) as at:
            context = browser.new_context()
            tab = context.new_page()
            tab.goto(at)
            assert tab.locator(".news").count() == 0
            book.add([str(path) for path in reports[4:]])
            (visit,) = [c for c in context.cookies() if c["name"] == "visit"]
            before, seen, moment = visit["value"].split(".")
            context.add_cookies([{**visit, "value": f"{before}.{seen}.{int(moment) - 7200}"}])
            tab.goto(at)
            assert "new or changed" in tab.locator(".news").inner_text()
            follow(tab, tab.locator(".news a").click)
            assert tab.locator("article.entry").count() == book.timeline(changed_after=1).total
            context.close()


def test_keys_lead_everywhere(tab: playwright.Page, at: str) -> None:
    tab.goto(at)
    tab.keyboard.press("?")
    tab.wait_for_url("**/help#keys")
    tab.keyboard.press("g")
    tab.keyboard.press("s")
    tab.wait_for_url("**/search")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.keyboard.type("g t?")
    assert tab.url.endswith("/search")
    assert tab.evaluate("document.activeElement.value") == "g t?"
    tab.goto(at)
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    opened = tab.evaluate("document.activeElement.getAttribute('href')")
    assert opened == tab.locator("a.open").nth(1).get_attribute("href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{opened}")


def test_everything_is_reached_by_tab_and_seen_to_be(tab: playwright.Page, at: str) -> None:
    """Each stop of the Tab key is visible and has an outline; none is a trap."""
    tab.goto(f"{at}/?kind=call")
    wanted = tab.locator("a.open").first.get_attribute("href")
    stops = []
    for _ in range(120):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(
            "(() => { const e = document.activeElement; if (e === document.body) return null;"
            " const s = getComputedStyle(e);"
            " return [e.getAttribute('href'), s.outlineStyle, e.getClientRects().length]; })()"
        )
        if stop is None:
            break
        stops.append(stop)
    else:
        pytest.fail("Tab goes round without an end")
    assert wanted in [stop[0] for stop in stops]
    assert all(outline != "none" and boxes for _, outline, boxes in stops)


def test_320_pixels_are_enough(browser: playwright.Browser, book: Book, at: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    wide = {}
    for name, address in pages(book).items():
        tab.goto(at + address)
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[name] = width
    context.close()
    assert not wide


def test_nothing_hostile_runs(browser: playwright.Browser, hostile: tuple[Book, object]) -> None:
    book, _ = hostile
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    with serving(book) as at:
        addresses = ["/", "/sources", "/statements", "/stories?single=true", "/network?of=person"]
        addresses += ["/search?q=embassy", "/search?q=<script>alert(8)</script>", "/map"]
        addresses += ["/relation?one=ISL&other=KEN", "/actors?name=<script>alert(8)</script>"]
        addresses += [f"/events/{line.id}?copies=true" for line in book.timeline().lines]
        for address in addresses:
            answer = tab.goto(at + address)
            assert answer is not None
            assert answer.status in (200, 404), address
        for place in tab.goto(f"{at}/sources") and tab.locator("td a").all():
            href = place.get_attribute("href")
            other = context.new_page()
            other.goto(at + str(href))
            other.close()
        missing = [line for line in said if "404" not in line]
        assert not missing
        assert all(url.startswith((at, "data:")) for url in asked)
    context.close()
