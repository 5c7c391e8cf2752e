"""Options that several verbs share, so that each means the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

Store = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        envvar="DRAGOMAN_STORE",
        metavar="PATH|URL",
        help="The store: a file, or postgresql://user@host/database.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help='Files, folders, patterns, or "-" for standard input.'),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=0, help="Processes that read; 0 is one for each processor."
    ),
]

DEFAULT_STORE = "dragoman.db"
