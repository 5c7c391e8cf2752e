"""The workbench: the record in a browser, rendered on the server, without scripts."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from pathlib import Path

from dragoman.errors import MissingExtra, OptionError

HOST = "127.0.0.1"
PORT = 8011


def serve(
    address: str | Path, say: Callable[[str], object], *, host: str = HOST, port: int = PORT
) -> None:
    """Serve the store at `address` until interrupted; `say` is told where, before it begins.

    Raises OptionError for a host that others could reach, MissingExtra without
    the extra `web`, and what opening the store raises.
    """
    demand_loopback(host)
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise MissingExtra(
            f"the workbench needs {error.name or 'a package'}, which is not installed",
            hint="Install it with: pip install 'dragoman[web]'",
        ) from error
    from dragoman import api
    from dragoman.faces.web.app import workbench

    with api.open(address) as book:
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{port}/ shows {book.address}. Ctrl-C ends it.")
        uvicorn.run(
            workbench(book),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
        )


def demand_loopback(host: str) -> None:
    """Raises OptionError unless `host` is this machine alone."""
    try:
        near = ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = host == "localhost"
    if not near:
        raise OptionError(
            f"cannot serve on {host}: others could reach it, and there are no accounts yet",
            hint=f"Leave --host at {HOST}; from elsewhere, come by an SSH tunnel: "
            f"ssh -L {PORT}:{HOST}:{PORT} MACHINE",
        )
