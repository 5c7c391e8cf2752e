"""`dragoman export`: the record for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.faces.cli import options


def export(
    format: Annotated[
        str, typer.Option("--format", "-f", help="--formats lists them.", metavar="NAME")
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Where to; formats of one file go to standard output if it is not given.",
        ),
    ] = None,
    snippet: Annotated[
        int, typer.Option("--snippet", min=20, help="Characters quoted of a passage, at most.")
    ] = 300,
    full_text: Annotated[
        bool,
        typer.Option(
            "--full-text", help="Whole passages and texts: for those who hold the rights."
        ),
    ] = False,
    formats: Annotated[bool, typer.Option("--formats", help="List the formats and leave.")] = False,
    state: options.States = None,
    person: options.Person = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    language: options.Languages = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Hand the record on to other programs: all of it, or the events that the filters let
    through with everything that bears on them.

    Equal records give equal bytes.  Reports are quoted in snippets, each with the address, a
    hash of the text and the offsets in it.
    """
    from dragoman import api
    from dragoman.faces.export import FORMATS, Bounds, Wanted
    from dragoman.faces.export import export as hand_on
    from dragoman.model.selection import Selection

    if formats:
        for one in FORMATS.values():
            typer.echo(f"{one.name:<18}{one.meaning}{' (folder)' if one.folder else ''}")
        return
    wanted = Wanted(
        selection=Selection(
            states=tuple(code.upper() for code in state or ()),
            person=person,
            kinds=tuple(kind or ()),
            statuses=tuple(status or ()),
            languages=tuple(language or ()),
            since=since,
            until=until,
            limit=limit,
        ),
        bounds=Bounds(snippet=None if full_text else snippet, texts=full_text),
    )
    with api.open(store, create=False) as book:
        hand_on(book, format, output or sys.stdout.buffer, wanted)
