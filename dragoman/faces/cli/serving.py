"""The verb that opens the record in a browser: serve."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.faces.cli import options


def serve(
    host: Annotated[
        str, typer.Option("--host", help="This machine's own address; others are refused.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535)] = 8011,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Open the record in a browser: for one user, on this machine alone.

    Without accounts nobody else can be let in, so a host that others could reach is refused.
    """
    from dragoman.faces.web import serve as open_workbench

    open_workbench(store, typer.echo, host=host, port=port)
