"""`dragoman packs …`: the languages that are read, and what their packs lack."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.faces.cli import options, terminal

app = typer.Typer(
    help="The languages that are read, and what their packs lack.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Codes = Annotated[
    list[str] | None, typer.Argument(metavar="[CODE]…", help="Languages; all if none is named.")
]
WRONG = 3
"""Exit code for a pack that does not load or contradicts itself, as for PackError."""


@app.command()
def check(codes: Codes = None, json: options.Json = False) -> int:
    """Show what packs lack and where they contradict themselves, with file and line.

    Exit code 3 if a pack does not load or contradicts itself; holes alone are 0.
    """
    from dragoman import api
    from dragoman.faces.cli.show_packs import show_findings

    found = api.check_packs(codes or [])
    if json:
        terminal.print_json(found)
    else:
        show_findings(terminal.out(), found)
    return WRONG if any(one.kind != "hole" for one in found) else 0


@app.command("list")
def list_packs(json: options.Json = False) -> None:
    """List the languages that have a pack: entries, and the parts that are trained."""
    from dragoman import api
    from dragoman.faces.cli.show_packs import show_packs

    packs = api.packs()
    if json:
        terminal.print_json(packs)
    else:
        show_packs(terminal.out(), packs)
