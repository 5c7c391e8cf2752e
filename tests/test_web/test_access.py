"""Who may do what: tokens of forms, sign-in, sessions, roles."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.api.accounts import Attempts, hashed
from dragoman.errors import NotFound, OptionError, TooManyAttempts
from dragoman.faces.web.access import SESSION
from dragoman.faces.web.apart import TOLD, Served, made
from dragoman.faces.web.app import workbench
from tests.test_web.conftest import HERE, token_of
from tests.test_web.test_judging import ONE

PASSWORD = "correct horse battery"
SignIn = Callable[..., TestClient]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Book, SignIn]]:
    """A book with three accounts, and what signs one in."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    with dragoman.open(tmp_path / "d.db") as book:
        book.add([str(tmp_path / "one.txt")])
        for name, role in (("rita", "reader"), ("edda", "editor"), ("ada", "admin")):
            book.add_user(name, PASSWORD, role)
        app = workbench(book, accounts=True)

        def sign_in(name: str | None = None, at: str = "http://desk.example") -> TestClient:
            web = TestClient(app, base_url=at)
            if name:
                assert entered(web, name, PASSWORD).url.path == "/"
            return web

        yield book, sign_in


def entered(web: TestClient, name: str, password: str):  # type: ignore[no-untyped-def]
    form = web.get("/sign-in").text
    found = re.search(r'name="token" value="(\w+)"', form)
    assert found
    return web.post("/sign-in", data={"token": found[1], "name": name, "password": password})


def edit(web: TestClient, book: Book, token: str | None = None) -> int:
    id = book.timeline().lines[0].id
    form = {
        "action": "edit", "subject": id, "field": "place.name", "value": "Mombasa",
        "token": token_of(web) if token is None else token,
    }  # fmt: skip
    return web.post("/judgements", data=form, follow_redirects=False).status_code


def test_without_a_session_nothing_is_shown(shared: tuple[Book, SignIn]) -> None:
    _, sign_in = shared
    web = sign_in()
    for address in ("/", "/sources", "/search?q=a", "/judgements", "/nothing"):
        answer = web.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/sign-in"), address
        assert "content-security-policy" in answer.headers
    for address in ("/api/timeline", "/api/openapi.json"):
        answer = web.get(address)
        assert answer.status_code == 401, address
        assert answer.json()["error"]["code"] == "access"
    assert web.post("/judgements", data={"action": "reject"}).status_code == 401
    assert "Birgisd" not in web.get("/sign-in").text


def test_roles(shared: tuple[Book, SignIn]) -> None:
    book, sign_in = shared
    reader, editor, admin = sign_in("rita"), sign_in("edda"), sign_in("ada")
    assert reader.get("/").status_code == 200
    assert reader.get("/api/timeline").status_code == 200
    page = f"/events/{book.timeline().lines[0].id}"
    assert "Correct this" not in reader.get(page).text
    assert "Correct this" in editor.get(page).text
    assert edit(reader, book) == 403
    assert not book.judgements()
    assert edit(admin, book) == 303
    [made] = book.judgements()
    assert made.author == "ada"
    undo = f"/judgements/{made.id}/undo"
    assert reader.post(undo, data={"token": token_of(reader)}).status_code == 403
    assert editor.post(undo, data={"token": token_of(editor)}).status_code == 403
    # Nor by the beginning of the id, nor by the form for other judgements.
    short = {"token": token_of(editor), "action": "undo", "subject": made.id}
    assert editor.post(f"/judgements/{made.id[:8]}/undo", data=short).status_code == 409
    assert editor.post("/judgements", data=short).status_code == 409
    assert len(book.judgements()) == 1
    assert edit(editor, book) == 303
    [own] = [one for one in book.judgements() if one.author == "edda"]
    for web, id in ((editor, own.id), (admin, made.id)):
        answer = web.post(f"/judgements/{id}/undo", data={"token": token_of(web)})
        assert answer.status_code == 200
    assert len(book.judgements()) == 4


def test_a_form_without_its_token_is_refused(
    shared: tuple[Book, SignIn], book: Book, web: TestClient
) -> None:
    own, sign_in = shared
    editor, admin = sign_in("edda"), sign_in("ada")
    assert edit(editor, own, token="") == 403
    assert edit(editor, own, token=token_of(admin)) == 403
    assert edit(editor, own, token="\u0661") == 403
    assert not own.judgements()
    assert edit(TestClient(web.app, base_url=HERE), book, token="") == 403
    assert sign_in().post("/sign-in", data={"name": "ada", "password": PASSWORD}).status_code == 403
    saved = {"name": "x", "address": "/search?q=x"}
    assert editor.post("/saved", data=saved).status_code == 403


def test_every_form_that_is_posted_carries_the_token(shared: tuple[Book, SignIn]) -> None:
    book, sign_in = shared
    web = sign_in("ada")
    edit(web, book)
    event = f"/events/{book.timeline().lines[0].id}"
    actor = f"/actors/{book.actor('Okello').id}"
    document = f"/documents/{book.documents()[0].id}"
    web.post("/saved", data={"token": token_of(web), "name": "x", "address": "/search?q=x"})
    for address in (
        "/",
        "/search",
        "/search?q=a",
        "/judgements",
        "/review",
        "/password",
        event,
        actor,
        document,
    ):
        page = web.get(address).text
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
        assert forms, address
        for form in forms:
            assert form.count('name="token"') == 1, (address, form)


def test_cookies_are_kept_from_scripts_other_sites_and_plain_connections(
    shared: tuple[Book, SignIn],
) -> None:
    _, sign_in = shared
    for at, secure in (("http://desk.example", False), ("https://desk.example", True)):
        web = sign_in(at=at)
        found = re.search(r'name="token" value="(\w+)"', (first := web.get("/sign-in")).text)
        assert found
        form = {"token": found[1], "name": "rita", "password": PASSWORD}
        answer = web.post("/sign-in", data=form, follow_redirects=False)
        for cookie in (first.headers["set-cookie"], answer.headers["set-cookie"]):
            assert "httponly" in cookie.lower()
            assert "samesite=lax" in cookie.lower()
            assert ("secure" in cookie.lower()) == secure


def test_a_session_ends(shared: tuple[Book, SignIn]) -> None:
    book, sign_in = shared
    web = sign_in("edda")
    access = web.app.state.access  # type: ignore[attr-defined]
    user = book.user("edda")
    assert user is not None

    def shown(cookie: str) -> int:
        fresh = sign_in()
        fresh.cookies.set(SESSION, cookie)
        return fresh.get("/", follow_redirects=False).status_code

    now = int(time.time())
    assert shown(access.session("edda", user.secret, now + 60)) == 200
    assert shown(access.session("edda", user.secret, now - 1)) == 303
    good = access.session("edda", user.secret, now + 60)
    for forged in (
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        good.replace(str(now + 60), str(now + 6000)),
        access.session("ada", user.secret, now + 60),
        "", "..", "a.b.c", "\u00e9.1.2", "YQ.99999999999.",
    ):  # fmt: skip
        assert shown(forged) == 303 if forged.isascii() else True, forged
    book.set_password("edda", "another passphrase")
    assert shown(good) == 303
    assert web.get("/", follow_redirects=False).status_code == 303
    other = sign_in("ada")
    book.remove_user("ada")
    assert other.get("/", follow_redirects=False).status_code == 303


def test_a_role_changes_at_once_and_signing_out_works(shared: tuple[Book, SignIn]) -> None:
    book, sign_in = shared
    web = sign_in("edda")
    book.set_role("edda", "reader")
    assert edit(web, book) == 403
    web.post("/sign-out", data={"token": token_of(web)})
    assert web.get("/", follow_redirects=False).status_code == 303


def test_guessing_is_slowed(shared: tuple[Book, SignIn]) -> None:
    _, sign_in = shared
    web = sign_in()
    for _ in range(Attempts.FEW):
        assert entered(web, "rita", "wrong password").status_code == 403
    assert entered(web, "rita", "wrong password").status_code == 429
    assert entered(web, "rita", PASSWORD).status_code == 429
    assert entered(web, "ada", PASSWORD).status_code == 200


def test_attempts_are_forgotten_in_time_and_count_by_address() -> None:
    now = [0.0]
    attempts = Attempts(clock=lambda: now[0])
    for _ in range(Attempts.FEW):
        attempts.begin("a", "x")
    with pytest.raises(TooManyAttempts):
        attempts.begin("a", "x")
    attempts.begin("a", "y")
    now[0] = Attempts.SPAN + 1
    attempts.begin("a", "x")
    for n in range(Attempts.MANY - 1):
        attempts.begin(f"n{n}", "x")
    with pytest.raises(TooManyAttempts):
        attempts.begin("fresh", "x")


def test_processes_count_attempts_together(tmp_path: Path) -> None:
    one, other = Attempts(tmp_path / "attempts.db"), Attempts(tmp_path / "attempts.db")

    def guess(number: int) -> bool:
        try:
            (one, other)[number % 2].begin("a", "x")
        except TooManyAttempts:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        began = sum(pool.map(guess, range(40)))
    assert began == Attempts.FEW
    other.forget("a", "x")
    one.begin("a", "x")
    for attempts in (one, other):
        attempts.close()


def test_ones_own_password(shared: tuple[Book, SignIn]) -> None:
    book, sign_in = shared
    web, elsewhere = sign_in("rita"), sign_in("rita")
    form = {
        "token": token_of(web),
        "password": PASSWORD,
        "new": "fresh passphrase",
        "again": "fresh passphrase",
    }
    assert web.post("/password", data=form | {"password": "wrong"}).status_code == 403
    assert web.post("/password", data=form | {"again": "other"}).status_code == 400
    assert web.post("/password", data=form).status_code == 200
    assert web.get("/", follow_redirects=False).status_code == 200
    assert elsewhere.get("/", follow_redirects=False).status_code == 303
    assert book.known_user("rita", "fresh passphrase")


def test_accounts_are_checked(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "d.db") as book:
        book.add_user("ana", PASSWORD, "editor")
        for name, password, role in (
            ("ana", PASSWORD, "reader"), ("a b", PASSWORD, "reader"), ("<x>", PASSWORD, "reader"),
            ("bo", "short", "reader"), ("bo", PASSWORD, "owner"), ("", PASSWORD, "reader"),
        ):  # fmt: skip
            with pytest.raises(OptionError):
                book.add_user(name, password, role)
        assert book.known_user("ana", PASSWORD)
        assert book.known_user("ana", PASSWORD + " ") is None
        assert book.known_user("nobody", PASSWORD) is None
        with pytest.raises(NotFound):
            book.set_role("nobody", "admin")
        assert PASSWORD not in (book.user("ana") or book.users()[0]).secret
        assert hashed(PASSWORD) != hashed(PASSWORD)


def test_saved_searches_are_ones_own(shared: tuple[Book, SignIn]) -> None:
    _, sign_in = shared
    for name in ("rita", "edda"):
        web = sign_in(name)
        form = {"token": token_of(web), "name": "Mine", "address": "/search?q=talks"}
        assert web.post("/saved", data=form).status_code == 200
    assert web.get("/search").text.count('class="kept"') == 1


def test_processes_that_serve_one_workbench_know_each_others_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dragoman.open(tmp_path / "d.db") as book:
        served = Served(
            location=book.location, accounts=False, uploads=None, key=b"k" * 32,
            attempts=str(tmp_path / "attempts.db"),
        )  # fmt: skip
        monkeypatch.setenv(TOLD, msgspec.json.encode(served).decode())
        one, other = (TestClient(made(), base_url=HERE) for _ in range(2))
        token = token_of(one)
        other.cookies = one.cookies
        form = {"token": token, "address": "/?kind=visit", "name": "visits"}
        assert other.post("/saved", data=form).status_code == 200
        assert [kept.name for kept in book.saved()] == ["visits"]
        strange = TestClient(workbench(book), base_url=HERE)
        strange.cookies = one.cookies
        assert strange.post("/saved", data=form).status_code == 403
