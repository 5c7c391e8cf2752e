"""`dragoman export`: the record for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import options, terminal
from dragoman.model.selection import Selection

Format = Annotated[
    str,
    typer.Option(
        "--format", "-f", help="--formats lists them; csv,parquet makes both.", metavar="NAME"
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "--output",
        "-o",
        metavar="FILE|DIR",
        help="Where to; formats of one file go to standard output if it is not given.",
    ),
]
Snippet = Annotated[
    int, typer.Option("--snippet", min=20, help="Characters quoted of a passage, at most.")
]
FullText = Annotated[
    bool,
    typer.Option("--full-text", help="Whole passages and texts: for those who hold the rights."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=0,
        help="Processes that make the tables of a large record; 0 is one for each processor.",
    ),
]  # fmt: skip
Formats = Annotated[bool, typer.Option("--formats", help="List the formats and leave.")]


@options.filtering
def export(
    format: Format = "json",
    output: Out = None,
    snippet: Snippet = 300,
    full_text: FullText = False,
    formats: Formats = False,
    workers: Workers = 0,
    selection: Selection = Selection(),
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Hand the record on to other programs: all of it, or the events that the filters let
    through with everything that bears on them.

    Equal records give equal bytes.  Reports are quoted in snippets, each with the address, a
    hash of the text and the offsets in it.
    """
    from dragoman import api
    from dragoman import export as face

    if formats:
        for one in face.FORMATS.values():
            typer.echo(f"{one.name:<18}{one.meaning}{' (folder)' if one.folder else ''}")
        return
    known = face.FORMATS.get(format)
    if known and known.packed and output is None and sys.stdout.isatty():
        raise OptionError(f"{format} is not for a terminal", hint="Name a file with --out.")
    bounds = face.Bounds(snippet=None if full_text else snippet, texts=full_text)
    with api.open(store, create=False) as book:
        book.export(
            output or sys.stdout.buffer,
            format,
            selection,
            bounds,
            workers=terminal.workers(workers),
        )
