"""The workbench: the record in a browser, rendered on the server, without scripts."""

from __future__ import annotations

import ipaddress
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import MissingExtra, OptionError

if TYPE_CHECKING:
    from dragoman.api import Book

HOST = "127.0.0.1"
PORT = 8011


@dataclass(frozen=True)
class Listening:
    """Where the workbench answers, and to whom: with `accounts` everyone must sign in, as always
    where others could reach it; `certificate` and `key` are files in PEM, for HTTPS; `processes`
    answer beside one another; files that are brought in are kept under `uploads`, or else beside
    the store."""

    host: str = HOST
    port: int = PORT
    accounts: bool = False
    certificate: str | None = None
    key: str | None = None
    processes: int = 1
    uploads: str | None = None


def serve(
    address: str | Path, say: Callable[[str], object], listening: Listening | None = None
) -> None:
    """Serve the store at `address` until interrupted; `say` is told where, before it begins.

    Raises OptionError for a host that others could reach while there are no accounts,
    MissingExtra without the extra `web`, and what opening the store raises.
    """
    where = listening or Listening()
    accounts = where.accounts or not loopback(where.host)
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise MissingExtra(
            f"the workbench needs {error.name or 'a package'}, which is not installed",
            hint="Install it with: pip install 'dragoman[web]'",
        ) from error
    from dragoman import api

    with api.open(address) as book:
        if accounts and not book.users():
            raise OptionError(
                f"cannot serve on {where.host}: others could reach it, and there are no accounts yet",
                hint="Make one with: dragoman user add NAME --role admin",
            )
        shown = f"[{where.host}]" if ":" in where.host else where.host
        scheme = "https" if where.certificate else "http"
        say(f"{scheme}://{shown}:{where.port}/ shows {book.address}. Ctrl-C ends it.")
        if not loopback(where.host) and not where.certificate:
            say("Without --certificate, passwords cross the network unencrypted.")
        book.end_deliveries()
        _run(book, where, accounts=accounts)


def _run(book: Book, where: Listening, *, accounts: bool) -> None:
    """Answer in this process, or in several of their own."""
    import uvicorn

    from dragoman.faces.web.apart import TOLD, Served
    from dragoman.faces.web.app import workbench

    options: dict[str, Any] = {
        "host": where.host,
        "port": where.port,
        "log_level": "warning",
        "server_header": False,
        "proxy_headers": False,
        "ssl_certfile": where.certificate,
        "ssl_keyfile": where.key,
    }
    if where.processes == 1:
        uvicorn.run(workbench(book, accounts=accounts, uploads=where.uploads), **options)
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        served = Served(
            location=book.location,
            accounts=accounts,
            uploads=where.uploads,
            key=secrets.token_bytes(32),
            attempts=str(Path(folder) / "attempts.db"),
        )
        os.environ[TOLD] = msgspec.json.encode(served).decode()
        made = "dragoman.faces.web.apart:made"
        uvicorn.run(made, factory=True, workers=where.processes, **options)


def loopback(host: str) -> bool:
    """Whether `host` is this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
