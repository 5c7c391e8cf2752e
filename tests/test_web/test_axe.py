"""axe-core over every page there is, light and dark, with everything on it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

import dragoman
from dragoman.api import Book, Decision
from dragoman.faces.web.pages import ROUTERS
from dragoman.model.delivery import DONE, FAILED, READING, Delivery
from tests.test_web.serving import browsing, chromium, serving
from tests.test_web.shots import pages
from tests.test_web.test_judging import ONE, OTHER

playwright = pytest.importorskip("playwright.sync_api")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")

PASSWORD = "correct horse battery"
SIGNED_OUT = ("/sign-in",)


@pytest.fixture(scope="module")
def full(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book in which every page has something to show: copies, doubts, corrections, deliveries."""
    folder = tmp_path_factory.mktemp("axe")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    (folder / "noise.bin").write_bytes(b"\x00\x01\x02")
    brought = [str(path) for path in sorted(folder.iterdir())]
    with dragoman.open(folder / "full.db") as book:
        book.add([str(examples / "damascus"), *brought])
        book.add_user("ada", PASSWORD, "admin")
        line = next(line for line in book.timeline().lines if line.who)
        for object, field, value in (
            (None, "end", None),
            (line.who[0].actor, "participant", "signatory"),
        ):
            book.judge(Decision(action="edit", subject=line.id, object=object, field=field,
                                value=value, author="ada", reason="a slip"))  # fmt: skip
        for state in (DONE, FAILED, READING):
            book.add_delivery(
                Delivery(id=f"of-{state}", at="2024-06-04T12:00:00Z", author="ada", state=state,
                         names=("one.txt", "noise.bin"), paths=tuple(brought), items=3, read=2,
                         expected=4, set_aside=1, error="no room left" if state == FAILED else "")
            )  # fmt: skip
        yield book


@pytest.fixture(scope="module")
def addresses(full: Book) -> list[str]:
    """Every page, by all the addresses at which it looks different."""
    corrected = next(j.subject for j in full.judgements())
    others = [
        f"/events/{corrected}",
        f"/actors/{full.actor('Okello').id}",
        "/password",
        "/?kind=none",
    ]
    others += [f"/bring-in/{delivery.id}" for delivery in full.deliveries()]
    return [*SIGNED_OUT, *pages(full).values(), *others]


def test_no_page_is_forgotten(addresses: list[str]) -> None:
    routes = [route for router in ROUTERS for route in router.routes]
    shown = [
        route
        for route in routes
        if isinstance(route, APIRoute) and "GET" in route.methods and ".csv" not in route.path
    ]
    assert len(shown) > 20
    paths = [address.partition("?")[0].partition("#")[0] for address in addresses]
    forgotten = [r.path for r in shown if not any(r.path_regex.match(path) for path in paths)]
    assert not forgotten


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(full: Book, addresses: list[str], scheme: str) -> None:
    axe = axe_playwright.Axe()
    found = []
    with serving(full, accounts=True) as at, browsing() as browser:
        context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
        context.set_default_timeout(60_000)
        tab = context.new_page()
        for address in addresses:
            tab.goto(at + address)
            assert tab.url.startswith(at + address.partition("?")[0].partition("#")[0]), address
            tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            for violation in axe.run(tab).response["violations"]:
                if violation["impact"] in ("serious", "critical"):
                    nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                    found.append((address, violation["id"], nodes))
            if address in SIGNED_OUT:
                tab.get_by_label("Name").fill("ada")
                tab.get_by_label("Password").fill(PASSWORD)
                with tab.expect_navigation():
                    tab.get_by_role("button", name="Sign in").click()
        context.close()
    assert not found
