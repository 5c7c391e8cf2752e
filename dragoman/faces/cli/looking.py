"""The verbs that look into a store: timeline, event, actor, sources, changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dragoman.faces.cli import options, terminal
from dragoman.model.selection import Selection

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.api import Book

_Found = TypeVar("_Found")


def _answer(
    store: str,
    ask: Callable[[Book], _Found],
    show: Callable[[Console, _Found], None],
    *,
    json: bool,
) -> None:
    """Print what a store that is there answers: as JSON for programs, or as `show` does for people."""
    from dragoman import api

    with api.open(store, create=False) as book:
        found = ask(book)
    if json:
        terminal.print_json(found)
    else:
        show(terminal.out(), found)


@options.filtering
def timeline(
    selection: Selection = Selection(),
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show events by day: who, where, and how many independent voices say so."""
    from dragoman.faces.cli.show_timeline import show_timeline

    _answer(store, lambda book: book.timeline(selection), show_timeline, json=json)


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or how it begins.")],
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show one event: every account of it, the words it rests on, and where accounts differ."""
    from dragoman.faces.cli.show_event import show_event

    _answer(store, lambda book: book.event(id), show_event, json=json)


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Part of a name, or an id.")],
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show one actor: names, dated offices, encounters, statements and commitments."""
    from dragoman.faces.cli.show_actor import show_actor

    _answer(store, lambda book: book.actor(name), show_actor, json=json)


def sources(
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """List what was read, and what was set aside and why."""
    from dragoman.faces.cli.show_sources import show_sources

    _answer(store, lambda book: book.sources(), show_sources, json=json)


def changes(
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="BUILD|DATE", help="After this build, or from this day."),
    ] = None,
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """List what the last build changed in the record, or all builds since one."""
    from dragoman.faces.cli.show_sources import show_changes

    _answer(store, lambda book: book.changes(since), show_changes, json=json)
