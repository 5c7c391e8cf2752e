"""Pages that were made are kept until the record changes, and each gets the token of who asks.

Most pages are functions of the record and the address alone.  Such a page is
kept under its address and the state of the record, so that what many look at is
made once a build; pages that depend on who looks, or on anything else that
changes, are made each time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from html import escape
from threading import Lock

import msgspec
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from dragoman.api import Book
from dragoman.api.taking_over import TakingOver
from dragoman.faces.web.access import visitor
from dragoman.faces.web.guard import Application, Message, Receive, Send
from dragoman.faces.web.rendering import TOKEN, WAITING, WAITING_HEAD
from dragoman.faces.web.wording import count
from dragoman.model.state import State

ROOM = 64_000_000
"""Bytes of pages that are kept; those asked for last stay."""
BY_RECORD = (
    "/events/", "/actors", "/relation", "/network", "/map", "/statements", "/commitments",
    "/stories", "/api/timeline", "/api/overview", "/api/events/", "/api/actors/", "/api/relation",
    "/api/network", "/api/map", "/api/statements", "/api/commitments", "/api/stories",
)  # fmt: skip
"""Beginnings of addresses whose pages stand for the record as the last build left it."""
BY_INTAKE = (
    "/documents/", "/copies", "/search", "/api/documents/", "/api/copies", "/api/search",
)  # fmt: skip
"""Those that stand for what came in as well, which changes while a build goes on."""
JUDGED = "judged"
"""The cookie of someone who has just judged: their pages follow what becomes of it."""
_TOKEN = TOKEN.encode()
_WAITING, _WAITING_HEAD = WAITING.encode(), WAITING_HEAD.encode()

Header = tuple[bytes, bytes]


class _Page(msgspec.Struct, frozen=True):
    """A page as it was made, for one state of the store."""

    state: object
    headers: list[Header]
    body: bytes


class Kept:
    """The pages that are kept, those that were asked for last."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pages: OrderedDict[object, _Page] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: object, state: object) -> _Page | None:
        """The page under `key`, if it was made for `state`."""
        with self._lock:
            found = self._pages.get(key)
            if found is None or found.state != state:
                return None
            self._pages.move_to_end(key)
            return found

    def put(self, key: object, page: _Page) -> None:
        """Keep `page`, and let go of those that nobody has asked for longest."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._bytes += len(page.body) - (len(before.body) if before else 0)
            self._pages[key] = page
            while self._bytes > self._room:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.body)


def remembered(
    request: Request, key: object, state: object, make: Callable[[], Response]
) -> Response:
    """The page of this route under `key`, kept if it was made for `state`, or else made now."""
    kept = request.app.state.kept
    assert isinstance(kept, Kept)
    who = visitor()
    whole = (request.url.path, key, who.name, who.role)
    found = kept.get(whole, state)
    if found is None:
        made = make()
        found = _Page(state, list(made.raw_headers), bytes(made.body))
        kept.put(whole, found)
    answer = Response(found.body)
    answer.raw_headers = list(found.headers)
    return answer


class Remembering:
    """Answers from pages that are kept, and puts into every page the token of who asks, and whether
    judgements are being taken over."""

    def __init__(self, app: Application, book: Book, kept: Kept, taking_over: TakingOver) -> None:
        self.app = app
        self.book = book
        self.kept = kept
        self.taking_over = taking_over

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        key, state = None, None
        depends = _depends(scope)
        now = await run_in_threadpool(self.book.state) if _asks_for_page(scope) else None
        told = self._waiting(scope, now)
        if depends and now is not None:
            who = visitor()
            key = (scope["path"], scope["query_string"], who.name, who.role)
            state = _standing_for(now, depends)
            kept = self.kept.get(key, state)
            if kept is not None:
                await _answer(send, 200, kept.headers, _filled(kept.body, told))
                return
        made = _Held(send)
        await self.app(scope, receive, made)
        if made.held:
            if key is not None and made.may_be_kept:
                self.kept.put(key, _Page(state, made.headers, made.body))
            await _answer(send, made.status, made.headers, _filled(made.body, told))

    def _waiting(self, scope: Message, now: State | None) -> tuple[bytes, bytes]:
        """What a page says, in its head and in its body, of judgements that are being taken over."""
        if now is None or not now.waiting:
            return b"", b""
        who_judged = f"{JUDGED}=1".encode() in dict(scope["headers"]).get(b"cookie", b"")
        if self.taking_over.error is not None:
            return b"", _FAILED.format(escape(self.taking_over.error)).encode()
        told = count(now.waiting, "correction is", "corrections are")
        note = _NOTE.format(own=" data-own" if who_judged else "", told=told)
        return _REFRESH if who_judged else b"", note.encode()


def _asks_for_page(scope: Message) -> bool:
    return scope["method"] == "GET" and not scope["path"].startswith(_FILES)


_FILES = ("/style.css", "/islands.js")
_REFRESH = b'<noscript><meta http-equiv="refresh" content="3"></noscript>'
_NOTE = (
    '<p class="note waiting" role="status" data-waiting{own}>{told} being taken over into the record; '
    'until then values stand as they did. <a href="">Look again</a></p>'
)
_FAILED = (
    '<p class="note waiting" role="alert">Corrections are kept, but could not be taken over into the '
    "record: {}</p>"
)


def _standing_for(now: State, depends: Iterable[str]) -> object:
    """What a page depends on, as it is now: days since a contact change at midnight."""
    came_in = now.intake if "intake" in depends else 0
    return (now.build, now.at, now.judged, came_in, datetime.now(UTC).date())


def _filled(body: bytes, told: tuple[bytes, bytes]) -> bytes:
    """A page with what it says of judgements that are being taken over."""
    head, note = told
    return body.replace(_WAITING_HEAD, head, 1).replace(_WAITING, note, 1)


def _depends(scope: Message) -> tuple[str, ...]:
    """What the page that is asked for depends on besides its address; nothing where it cannot be
    kept."""
    if scope["method"] != "GET":
        return ()
    if scope["path"].startswith(BY_RECORD):
        return ("record",)
    return ("record", "intake") if scope["path"].startswith(BY_INTAKE) else ()


class _Held:
    """Holds a page back until it is whole; what is no page goes on as it comes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.held = False
        self.status = 0
        self.headers: list[Header] = []
        self.body = b""

    @property
    def may_be_kept(self) -> bool:
        """Whether it is as it should be, and the same for the next who asks."""
        return self.status == 200 and (b"cache-control", b"no-store") not in self.headers

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", ()))
            kinds = [value for name, value in self.headers if name.lower() == b"content-type"]
            self.held = any(kind.startswith((b"text/html", b"application/json")) for kind in kinds)
        if not self.held:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


async def _answer(send: Send, status: int, headers: list[Header], body: bytes) -> None:
    whole = body.replace(_TOKEN, visitor().token.encode()) if _TOKEN in body else body
    told = [(name, value) for name, value in headers if name.lower() != b"content-length"]
    told.append((b"content-length", str(len(whole)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": whole})
