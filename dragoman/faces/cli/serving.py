"""The verb that opens the record in a browser: serve."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.faces.cli import options


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Where it answers; others than this machine must sign in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535)] = 8011,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Ask everyone to sign in, on this machine too.")
    ] = False,
    certificate: Annotated[
        str | None, typer.Option("--certificate", metavar="FILE", help="PEM file, for HTTPS.")
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="FILE", help="PEM file of its private key.")
    ] = None,
    processes: Annotated[
        int,
        typer.Option("--processes", min=1, max=64, help="Processes that answer, for many readers."),
    ] = 1,
    uploads: Annotated[
        str | None,
        typer.Option(
            "--uploads",
            metavar="FOLDER",
            help="Where files that are brought in are kept; beside the store if not named.",
        ),
    ] = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Open the record in a browser: on this machine alone and for one user, unless --host says
    otherwise. Then everyone signs in with an account of `dragoman user add`.
    """
    from dragoman.faces.web import Listening
    from dragoman.faces.web import serve as open_workbench

    where = Listening(
        host=host,
        port=port,
        accounts=accounts,
        certificate=certificate,
        key=key,
        processes=processes,
        uploads=uploads,
    )
    open_workbench(store, typer.echo, where)
