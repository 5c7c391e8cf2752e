"""What changes the record, as people do it in Chromium: corrections, files, answers, accounts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Book
from tests.test_web.serving import browsing, chromium, serving
from tests.test_web.test_judging import ONE, OTHER

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")

PASSWORD = "correct horse battery"
PATIENCE = 300_000
"""Milliseconds for a delivery: a process is started, and reads."""


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Book]:
    """A book of its own, to be changed."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    with dragoman.open(tmp_path / "d.db") as book:
        book.add([str(tmp_path / "one.txt"), str(tmp_path / "other.txt")])
        yield book


def opened(browser: playwright.Browser, *, scripts: bool = True) -> playwright.Page:
    tab = browser.new_context(java_script_enabled=scripts).new_page()
    tab.set_default_timeout(60_000)
    return tab


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_correction_is_made_seen_and_undone(
    browser: playwright.Browser, desk: Book, scripts: bool
) -> None:
    id = desk.timeline().lines[0].id
    # As in a large record: the page does not wait, and follows what becomes of the correction.
    with serving(desk, patience=0) as at:
        tab = opened(browser, scripts=scripts)
        tab.goto(f"{at}/events/{id}")
        assert "Mombasa" not in tab.inner_text("main")
        lead, going = tab.locator("p.lead", has_text="Mombasa"), tab.locator(".waiting")
        tab.locator(".fix", has_text="town").locator("summary").click()
        form = tab.get_by_role("form", name="Correct town")
        form.get_by_label("Town").fill("Mombasa")
        form.get_by_label("Why").fill("the photo shows the port")
        with tab.expect_navigation():
            form.get_by_role("button", name="Set").click()
        assert "1 correction is being taken over" in going.inner_text()
        assert "the photo shows the port" in tab.locator(".judged").inner_text()
        lead.wait_for()
        assert going.count() == 0
        with tab.expect_navigation():
            tab.locator(".judged button").click()
        assert tab.locator(".judged").count() == 0
        going.wait_for(state="detached")
        assert "Mombasa" not in tab.inner_text("main")
        tab.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_who_took_part_and_what_they_were_is_corrected_and_undone(
    browser: playwright.Browser, desk: Book, scripts: bool
) -> None:
    line = next(line for line in desk.timeline().lines if len(line.who) == 2)
    one, other = line.who
    with serving(desk) as at:
        tab = opened(browser, scripts=scripts)

        def send(name: str, button: str, **fields: str) -> None:
            form = tab.get_by_role("form", name=name)
            for label, value in fields.items():
                form.get_by_label(label).fill(value)
            with tab.expect_navigation():
                form.get_by_role("button", name=button).click()

        tab.goto(f"{at}/events/{line.id}")
        tab.locator(".parts .fix summary", has_text=one.name).click()
        send(f"{one.name} took no part", "Took no part", Why="only invited")
        assert f"{one.name} took no part" in tab.locator(".judged").inner_text()
        assert one.name not in tab.locator(".parts").inner_text()
        tab.locator(".fix summary", has_text="add somebody").click()
        send("Add somebody who took part", "Add", Name="Einar Grímsson")
        assert "Einar Grímsson" in tab.locator("h1").inner_text()
        tab.locator("h1 a", has_text=other.name).click()
        tab.wait_for_url("**/actors/*")
        tab.locator(".fix summary", has_text="add an office").click()
        send("Add an office", "Add", Title="envoy", State="ISL", Since="2019-02")
        assert "envoy" in tab.locator("section", has_text="Offices").first.inner_text()
        while tab.locator(".judged button").count():
            with tab.expect_navigation():
                tab.locator(".judged button").first.click()
        assert "envoy" not in tab.inner_text("main")
        tab.goto(f"{at}/events/{line.id}")
        while tab.locator(".judged button").count():
            with tab.expect_navigation():
                tab.locator(".judged button").first.click()
        assert {who.name for who in desk.event(line.id).line.who} == {one.name, other.name}
        tab.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_files_are_dropped_and_read(
    browser: playwright.Browser, tmp_path: Path, scripts: bool
) -> None:
    with dragoman.open(tmp_path / "d.db") as book, serving(book) as at:
        tab = opened(browser, scripts=scripts)
        tab.goto(at)
        tab.get_by_role("link", name="Drop files").click()
        files = {"report.txt": ONE, "noise.bin": "\x00\x01\x02"}
        if scripts:
            dropped = tab.evaluate_handle(
                "(files) => { const all = new DataTransfer(); for (const [name, text] of"
                " Object.entries(files)) all.items.add(new File([text], name)); return all; }",
                files,
            )
            tab.dispatch_event("main", "drop", {"dataTransfer": dropped})
            assert tab.locator(".chosen-files li").all_inner_texts() == list(files)
        else:
            paths = [tmp_path / name for name in files]
            for path, text in zip(paths, files.values(), strict=True):
                path.write_text(text, encoding="utf-8")
            tab.get_by_label("Drop files here").set_input_files(paths)
        tab.get_by_role("button", name="Read them").click()
        tab.wait_for_url("**/bring-in/*")
        tab.get_by_role("heading", name="Events they tell of").wait_for(timeout=PATIENCE)
        assert "2 items, 1 read, 1 set aside" in tab.locator("p.lead").inner_text()
        assert "noise.bin" in tab.locator("section", has_text="Set aside, and why").inner_text()
        with tab.expect_navigation():
            tab.locator("article.entry a.open").first.click()
        assert "Nairobi" in tab.inner_text("main")
        tab.context.close()


def test_questions_are_answered_by_keyboard_alone(browser: playwright.Browser, desk: Book) -> None:
    before = len(desk.doubts())
    assert before
    with serving(desk) as at:
        tab = opened(browser)
        tab.goto(at)
        tab.keyboard.press("g")
        tab.keyboard.press("v")
        tab.wait_for_url("**/review")
        tab.keyboard.press("j")
        assert tab.evaluate("document.activeElement.className") == "question"
        tab.keyboard.press("x")
        assert tab.locator(".pick input").first.is_checked()
        with tab.expect_navigation():
            tab.keyboard.press("u")
        assert [judgement.action for judgement in desk.judgements()] == ["unsure"]
        assert tab.locator("article.question").count() == before - 1
        with tab.expect_navigation():
            tab.keyboard.press("z")
        assert tab.locator("article.question").count() == before
        tab.context.close()


def test_each_role_sees_and_does_what_it_may(browser: playwright.Browser, desk: Book) -> None:
    for name, role in (("rita", "reader"), ("edda", "editor"), ("ada", "admin")):
        desk.add_user(name, PASSWORD, role)
    event = f"/events/{desk.timeline().lines[0].id}"
    with serving(desk, accounts=True) as at:
        tab = opened(browser)
        tab.goto(at + event)
        assert tab.url == f"{at}/sign-in"

        def enter(name: str, password: str = PASSWORD) -> None:
            tab.get_by_label("Name").fill(name)
            tab.get_by_label("Password").fill(password)
            with tab.expect_navigation():
                tab.get_by_role("button", name="Sign in").click()

        def leave() -> None:
            with tab.expect_navigation():
                tab.get_by_role("button", name="Sign out").click()

        enter("rita", "not the password")
        assert "No account has this name and password" in tab.inner_text("main")
        enter("rita")
        tab.goto(at + event)
        assert tab.locator(".fix, .correct").count() == 0
        tab.goto(f"{at}/bring-in")
        assert tab.locator("input[type=file]").count() == 0
        assert "Readers cannot bring in" in tab.inner_text("main")
        # What the page does not offer is refused as well.
        body = json.dumps({"action": "reject", "subject": event.rpartition("/")[2]})
        posted = tab.request.post(
            f"{at}/api/judgements", data=body, headers={"content-type": "application/json"}
        )
        assert posted.status == 403
        leave()
        enter("edda")
        tab.goto(at + event)
        tab.locator(".fix", has_text="kind").first.locator("summary").click()
        form = tab.get_by_role("form", name="Correct kind")
        form.get_by_label("Kind").fill("visit")
        with tab.expect_navigation():
            form.get_by_role("button", name="Set").click()
        assert "by edda" in tab.locator(".judged").inner_text()
        leave()
        enter("ada")
        tab.goto(at + event)
        with tab.expect_navigation():
            tab.locator(".judged button").click()
        assert [judgement.author for judgement in desk.judgements()] == ["edda", "ada"]
        tab.context.close()
