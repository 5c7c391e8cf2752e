"""`dragoman forget`: set-aside items that need no more looking at, and their way back."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.errors import NotFound, OptionError
from dragoman.faces.cli import options, terminal


def forget(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE…", help="Items as `dragoman sources` lists them, or files and folders."
        ),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="All that are set aside since they are not there.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Put them back on the list; all, if none is named.")
    ] = False,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Take set-aside items off the list: files that are gone, or that nothing can be done about.

    They stay in the log, and `dragoman sources` counts them apart; `dragoman retry` leaves them
    alone.  What a later `dragoman build` sets aside is on the list again.
    """
    from dragoman import api

    named = places or []
    if missing and undo:
        raise OptionError("--missing and --undo do not go together", hint="Name the places.")
    if not named and not missing and not undo:
        raise OptionError(
            "nothing to forget", hint="Name places of `dragoman sources`, or give --missing."
        )
    with api.open(store, create=False) as book:
        turn = book.list_again if undo else book.forget_items
        found = {place: turn([place]) for place in named}
        if missing:
            found[""] = book.forget_items([], missing=True)
        elif not named:
            found[""] = book.list_again()
    _tell(named, found, undo=undo, json=json)


def _tell(named: list[str], found: dict[str, list[str]], *, undo: bool, json: bool) -> None:
    """What was turned, by the place that was asked for.  Raises NotFound where nothing was."""
    done = [place for places in found.values() for place in places]
    vain = [place for place in named if not found[place]]
    what = f"nothing is {'taken off the list' if undo else 'set aside'} at {', '.join(vain)}"
    if vain and not done:
        raise NotFound(what, hint="See `dragoman sources`.")
    if vain:
        terminal.complain(what)
    if json:
        terminal.print_json({"undone" if undo else "forgotten": done})
        return
    console = terminal.out()
    for place in done:
        console.print(f"  {terminal.printable(place)}", markup=False)
    items = f"{len(done)} {'item' if len(done) == 1 else 'items'}"
    if undo:
        console.print(f"{items} on the list again.", markup=False)
    else:
        console.print(f"{items} taken off the list; --undo puts them back.", markup=False)
