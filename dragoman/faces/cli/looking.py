"""The verbs that look into a store: timeline, event, actor, sources, changes."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.faces.cli import options, terminal


def timeline(
    state: options.States = None,
    person: options.Person = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    language: options.Languages = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show events by day: who, where, and how many independent voices say so."""
    from dragoman import api
    from dragoman.faces.cli.show_timeline import show_timeline
    from dragoman.model.selection import Selection

    wanted = Selection(
        states=tuple(code.upper() for code in state or ()),
        person=person,
        kinds=tuple(kind or ()),
        statuses=tuple(status or ()),
        languages=tuple(language or ()),
        since=since,
        until=until,
        limit=limit,
    )
    with api.open(store, create=False) as book:
        found = book.timeline(wanted)
    if json:
        terminal.print_json(found)
    else:
        show_timeline(terminal.out(), found)


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or how it begins.")],
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show one event: every account of it, the words it rests on, and where accounts differ."""
    from dragoman import api
    from dragoman.faces.cli.show_event import show_event

    with api.open(store, create=False) as book:
        found = book.event(id)
    if json:
        terminal.print_json(found)
    else:
        show_event(terminal.out(), found)


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Part of a name, or an id.")],
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Show one actor: names, dated offices, encounters, statements and commitments."""
    from dragoman import api
    from dragoman.faces.cli.show_actor import show_actor

    with api.open(store, create=False) as book:
        found = book.actor(name)
    if json:
        terminal.print_json(found)
    else:
        show_actor(terminal.out(), found)


def sources(
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """List what was read, and what was set aside and why."""
    from dragoman import api
    from dragoman.faces.cli.show_sources import show_sources

    with api.open(store, create=False) as book:
        found = book.sources()
    if json:
        terminal.print_json(found)
    else:
        show_sources(terminal.out(), found)


def changes(
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="BUILD|DATE", help="After this build, or from this day."),
    ] = None,
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """List what the last build changed in the record, or all builds since one."""
    from dragoman import api
    from dragoman.faces.cli.show_sources import show_changes

    with api.open(store, create=False) as book:
        found = book.changes(since)
    if json:
        terminal.print_json(found)
    else:
        show_changes(terminal.out(), found)
