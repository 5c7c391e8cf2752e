"""Who asks, what they may do, and whether a form is one of ours.

On this machine alone there is one user, who may do everything.  Where others
can come, everyone signs in: a session is a cookie that names the account and
the moment it ends, signed with the store's key and the account's present
password, so that another password ends it.  Every form carries a token made
from a cookie that other sites cannot read (HMAC-based, as OWASP describes).
"""

from __future__ import annotations

import base64
import getpass
import hashlib
import hmac
import os
import secrets
import time
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie

import msgspec
from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from dragoman.api import Book
from dragoman.api.accounts import Attempts
from dragoman.errors import AccessError
from dragoman.faces.web.forms import form_of
from dragoman.faces.web.guard import Application, Message, Receive, Send

SESSION, VISITOR = "dragoman_session", "dragoman_visitor"
LIFETIME = 12 * 3600
"""Seconds until one must sign in again."""
OPEN = ("/sign-in", "/style.css", "/islands.js")
"""What anyone may see."""
FOR_READERS = ("/saved", "/sign-in", "/sign-out", "/password")
"""Forms that do not change the record."""
_RANK = {"reader": 1, "editor": 2, "admin": 3}
_READING = ("GET", "HEAD", "OPTIONS")


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks: `name` is "" for the one user of a workbench without accounts, and for who has not
    signed in, whose `role` is None."""

    name: str = ""
    role: str | None = None
    token: str = ""

    def may(self, role: str) -> bool:
        return _RANK.get(self.role or "", 0) >= _RANK[role]


_NOBODY = Visitor()
_VISITOR: ContextVar[Visitor] = ContextVar("visitor", default=_NOBODY)


def visitor() -> Visitor:
    """Who asks for what is being answered."""
    return _VISITOR.get()


def author() -> str:
    """Who judges or brings in: the account, or on a workbench of one user as on the command line."""
    if visitor().name:
        return visitor().name
    named = os.environ.get("DRAGOMAN_AUTHOR")
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


class Access:
    """Signs and knows sessions; `accounts` tells whether anyone must sign in.  Without them `key`
    signs forms, one of its own if it is not given.  Processes that serve one workbench count
    failed sign-ins in the file `attempts`."""

    def __init__(
        self,
        book: Book,
        *,
        accounts: bool = False,
        key: bytes | None = None,
        attempts: str | None = None,
    ) -> None:
        self.book = book
        self.accounts = accounts
        # One user has no session to keep, and a store may be open for reading alone.
        self.key = book.session_key() if accounts else key or secrets.token_bytes(32)
        self.attempts = Attempts(attempts)

    def session(self, name: str, secret: str, ends: int) -> str:
        """The cookie of an account until `ends` (seconds since 1970)."""
        told = base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")
        return f"{told}.{ends}.{self._signed(f'session {name} {ends} {secret}')}"

    def known(self, cookie: str) -> tuple[str, str] | None:
        """Name and role of whose session it is; None if it is over or nobody's."""
        try:
            told, ends, _ = cookie.split(".")
            name = base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)).decode()
            over = int(ends) < time.time()
        except ValueError:
            return None
        user = None if over else self.book.user(name)
        if user is None:
            return None
        right = hmac.compare_digest(self.session(name, user.secret, int(ends)), cookie)
        return (user.name, user.role) if right else None

    def token(self, visit: str, name: str) -> str:
        """What every form sends that is made for this cookie and this account."""
        return self._signed(f"form {visit} {name}")

    def _signed(self, text: str) -> str:
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()


class Gate:
    """Tells the pages who asks, and sends away who may not."""

    def __init__(self, app: Application, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cookies = _cookies(scope)
        visit = cookies.get(VISITOR, "")
        fresh = not visit.isalnum() or len(visit) != 64
        visit = secrets.token_hex(32) if fresh else visit
        who = await self._who(cookies, visit)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and fresh:
                cookie = f"{VISITOR}={visit}; Path=/; HttpOnly; SameSite=Lax{secure(scope)}"
                message["headers"] = [*message.get("headers", ()), (b"set-cookie", cookie.encode())]
            await send(message)

        refusal = _refused(scope, who)
        marked = _VISITOR.set(who)
        try:
            if refusal is None:
                await self.app(scope, receive, sending)
            else:
                await _answer(sending, scope, *refusal)
        finally:
            _VISITOR.reset(marked)

    async def _who(self, cookies: dict[str, str], visit: str) -> Visitor:
        if not self.access.accounts:
            return Visitor(role="admin", token=self.access.token(visit, ""))
        known = None
        if SESSION in cookies:
            known = await run_in_threadpool(self.access.known, cookies[SESSION])
        name, role = known or ("", None)
        return Visitor(name=name, role=role, token=self.access.token(visit, name))


def secure(scope: Message) -> str:
    """What keeps a cookie off connections that others can read, where this is not one."""
    return "; Secure" if scope.get("scheme") == "https" else ""


def _cookies(scope: Message) -> dict[str, str]:
    given = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    try:
        return {name: one.value for name, one in SimpleCookie(given.decode("latin-1")).items()}
    except CookieError:
        return {}


def _refused(scope: Message, who: Visitor) -> tuple[int, str] | None:
    """Status and reason where `who` may not have this."""
    path = scope["path"]
    if path in OPEN:
        return None
    if who.role is None:
        return 401, "sign in first"
    if scope["method"] in _READING or path.startswith(FOR_READERS) or who.may("editor"):
        return None
    return 403, "readers cannot change the record; ask for the role of an editor"


async def _answer(send: Send, scope: Message, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    body = f"{why}\n".encode()
    if scope["path"].startswith("/api/"):
        headers[0] = (b"content-type", b"application/json")
        told = {"code": "access", "message": why, "where": None, "hint": None}
        body = msgspec.json.encode({"error": told})
    elif status == 401 and scope["method"] in _READING:
        status = 303
        headers.append((b"location", b"/sign-in"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def sealed(request: Request) -> None:
    """A form counts only with the token that was made for who sends it, JSON only if it says that
    it is.  Raises AccessError."""
    if request.method in _READING:
        return
    if request.url.path.startswith("/api/"):
        # A page elsewhere cannot send this without asking first, which nobody answers.
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            raise AccessError("what is sent to /api is JSON", hint="Content-Type: application/json")
        return
    given = (await form_of(request)).get("token", "")
    if not hmac.compare_digest(given.encode(), visitor().token.encode()):
        raise AccessError(
            "this form is not one of ours, or too old",
            hint="Go back, load the page again and send it once more.",
        )
