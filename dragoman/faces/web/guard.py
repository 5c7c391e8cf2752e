"""What every answer carries, and which requests get none.

Texts of reports are hostile input.  Templates escape everything; the policy
here is the second wall: no script and no style but our own files apply, none
that stands in a page; nothing is fetched from elsewhere, and no other page can
frame this one.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Guard:
    """Adds the headers, and refuses a request that came under a foreign name.

    A page elsewhere can point a name of its own at 127.0.0.1 and read answers
    as if they were its own (DNS rebinding); it cannot send our names as Host.
    """

    def __init__(self, app: Application, *, anywhere: bool = False) -> None:
        self.app = app
        # Where everyone signs in, a foreign name has no session to read with.
        self.anywhere = anywhere

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not self.anywhere and not ours(host):
            await _refuse(
                sending, 421, "The workbench answers under 127.0.0.1 and localhost alone."
            )
        elif scope["method"] not in ("GET", "HEAD", "OPTIONS") and not from_here(headers, host):
            await _refuse(sending, 403, "This was sent by a page of another site.")
        elif scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _headless(sending))
        else:
            await self.app(scope, receive, sending)


def from_here(headers: Mapping[bytes, bytes], host: str) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page.

    Browsers say from where a form is sent, and no page can make them say otherwise.
    """
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    return origin is None or origin.decode("latin-1") in (f"http://{host}", f"https://{host}")


def _headless(send: Send) -> Send:
    """The answer to HEAD is that to GET without its body."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending


def ours(host: str) -> bool:
    """Whether a Host header, with or without port, names this machine by a loopback name."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def _refuse(send: Send, status: int, why: str) -> None:
    plain = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [plain]})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
