"""One HTTP exchange, bounded: in size, in time as a whole, and in whom it may talk to."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import SplitResult, quote, urlsplit

from dragoman.errors import SourceError

PIECE = 64 * 1024
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Limits:
    """`seconds` bounds the whole exchange, `wait` one step of it; `private` allows addresses of
    this machine and of local networks."""

    seconds: float = 60.0
    wait: float = 15.0
    bytes: int = 20_000_000
    private: bool = False


@dataclass(frozen=True)
class Answer:
    """What a server sent; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def parts_of(url: str) -> SplitResult:
    """The parts of a web address. Raises SourceError where it is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise SourceError(
            f"{error}.", reason="malformed", where=url, hint="Correct the address."
        ) from None
    if parts.scheme not in PORTS or not host or parts.username is not None:
        raise SourceError(
            "Not an address of the web (http or https, without a password).",
            reason="malformed",
            where=url,
            hint="Correct the address.",
        )
    authority = f"[{host}]" if ":" in host else host
    if port and port != PORTS[parts.scheme]:
        authority += f":{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(parts.scheme, authority, path, query, "")


def exchange(url: SplitResult, headers: Mapping[str, str], limits: Limits) -> Answer:
    """GET `url` once. Raises SourceError (`timeout`, `too_large`, `forbidden`, `unreadable`)."""
    where = url.geturl()
    line = _connected(url, limits, where)
    late = threading.Event()

    def cut() -> None:
        late.set()
        _shut(line)

    # A server may send a byte now and then for ever: no wait for one byte is long, the sum is.
    watch = threading.Timer(limits.seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        line = _secured(line, url, limits) if url.scheme == "https" else line
        answer = _asked(line, url, headers, limits)
        if late.is_set():
            # A line that was cut looks like one that ended.
            raise TimeoutError
        return answer
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise SourceError(
                f"No whole answer within {limits.seconds:.0f} seconds.",
                reason="timeout",
                where=where,
                hint="Try again later: dragoman retry.",
            ) from None
        raise _unreadable(where, str(error) or type(error).__name__) from None
    finally:
        watch.cancel()
        line.close()


def _shut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _connected(url: SplitResult, limits: Limits, where: str) -> socket.socket:
    """A connection to an address that was looked at first, so that no name can lead elsewhere."""
    assert url.hostname is not None
    port = url.port or PORTS[url.scheme]
    try:
        found = socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _unreadable(where, f"{url.hostname} is not known: {error}") from None
    problem: OSError | None = None
    for _, _, _, _, address in found[:4]:
        if not limits.private and not _public(str(address[0])):
            raise SourceError(
                f"{url.hostname} stands for {address[0]}, which is not on the public internet.",
                reason="forbidden",
                where=where,
                hint="Allow it with --private-addresses if you trust it.",
            )
        try:
            wait = min(limits.wait, limits.seconds)
            return socket.create_connection((str(address[0]), port), timeout=wait)
        except OSError as error:
            problem = error
    raise _unreadable(where, f"no connection: {problem}")


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _secured(line: socket.socket, url: SplitResult, limits: Limits) -> socket.socket:
    line.settimeout(limits.wait)
    return _context().wrap_socket(line, server_hostname=url.hostname)


def _asked(
    line: socket.socket, url: SplitResult, headers: Mapping[str, str], limits: Limits
) -> Answer:
    line.settimeout(limits.wait)
    connection = http.client.HTTPConnection(url.hostname or "")
    connection.sock = line
    target = url.path + (f"?{url.query}" if url.query else "")
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": url.netloc, **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    told = {name.lower(): value for name, value in response.getheaders()}
    body = b"" if response.status == 304 else _body(response, told, url.geturl(), limits)
    return Answer(response.status, told, body)


def _body(
    response: http.client.HTTPResponse, told: Mapping[str, str], where: str, limits: Limits
) -> bytes:
    packed = told.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise _unreadable(where, f"sent in an encoding that was not asked for ({packed})")
    unpack = None if packed in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    out = bytearray()
    while piece := response.read1(PIECE):
        # One byte more than allowed is enough to know that there is too much.
        room = limits.bytes - len(out) + 1
        out += unpack.decompress(piece, room) if unpack else piece
        if len(out) > limits.bytes:
            raise SourceError(
                f"More than {limits.bytes / 1e6:.0f} MB.",
                reason="too_large",
                where=where,
                hint="Fetch it yourself and split it.",
            )
    if response.length or (unpack is not None and not unpack.eof):
        raise _unreadable(where, "the answer ended too early")
    return bytes(out)


def _unreadable(where: str, what: str) -> SourceError:
    return SourceError(
        f"Could not be fetched: {what}.",
        reason="unreadable",
        where=where,
        hint="Try again later: dragoman retry.",
    )


def page_id(url: str) -> str:
    """The id of the document that the page at `url` is.  The same page fetched again, or found in
    a web archive, is the same document, in another version if its text differs."""
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]
