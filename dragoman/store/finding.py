"""From what a person types to the one thing that is meant, or a NotFound that helps on."""

from __future__ import annotations

import re

from sqlalchemy import Connection, Table, select

from dragoman.errors import NotFound
from dragoman.model import RecordedActor, RecordedEvent
from dragoman.store import naming, queries, schema

_TABLES: dict[str, Table] = {
    "actor": schema.actors,
    "event": schema.events,
    "statement": schema.statements,
    "commitment": schema.commitments,
    "story": schema.stories,
    "document": schema.documents,
    "judgement": schema.judgements,
}


def find_event(connection: Connection, wanted: str) -> RecordedEvent:
    """The event whose id is `wanted`, or begins so, or has moved from there.  Raises NotFound."""
    found = queries.event(connection, find_id(connection, "event", wanted))
    assert found is not None
    return found


def find_actors(connection: Connection, wanted: str) -> list[RecordedActor]:
    """Actors by id, by any of their names, or else by a name that sounds so in another spelling or
    script, the likeliest first.  Raises NotFound if none."""
    named = queries.actors_named(connection, wanted)
    if named:
        return named
    try:
        return queries.actors(connection, [find_id(connection, "actor", wanted)])
    except NotFound:
        heard = naming.alike(connection, wanted)
        if heard:
            return heard
        raise NotFound(
            f"no actor is called {wanted!r}",
            hint="Give part of a name in any spelling that the reports use, or an actor's id.",
        ) from None


def find_subject(connection: Connection, kinds: tuple[str, ...], wanted: str) -> str:
    """The full id of the one thing of one of `kinds` that `wanted` means.  Raises NotFound."""
    for kind in kinds:
        try:
            return find_id(connection, kind, wanted)
        except NotFound:
            if kind == kinds[-1]:
                if len(kinds) == 1:
                    raise
                raise NotFound(
                    f"nothing in the record has the id {wanted}",
                    hint=f"It may be the id of a {', '.join(kinds)}.",
                ) from None
    raise AssertionError("a subject must be of some kind")


def kind_of(connection: Connection, kinds: tuple[str, ...], id: str) -> str | None:
    """Which of `kinds` of thing has this very id."""
    for kind in kinds:
        table = _TABLES[kind]
        if connection.scalar(select(table.c.id).where(table.c.id == id).limit(1)) is not None:
            return kind
    return None


_DIGITS = re.compile("[0-9a-f]{4,16}")


def find_id(connection: Connection, kind: str, wanted: str) -> str:
    """The full id of the `kind` of thing that `wanted`, an id or its beginning, means."""
    table = _TABLES[kind]
    if connection.scalar(select(table.c.id).where(table.c.id == wanted).limit(1)) is not None:
        return wanted
    moved = queries.moved(connection, wanted)
    if moved is not None:
        return find_id(connection, kind, moved)
    begun = sorted(set(queries.complete(connection, wanted, table))) if wanted else []
    if not begun and _DIGITS.fullmatch(wanted):
        # The part that tells ids apart, copied without what they all begin with.
        return find_id(connection, kind, f"{kind}-{wanted}")
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise NotFound(
            f"more than one {kind} has an id that begins with {wanted}",
            hint=f"Which one: {', '.join(begun)}?",
        )
    last = queries.last_change(connection, wanted)
    if last is not None and last.what == "removed":
        raise NotFound(
            f"{kind} {wanted} ({last.label}) is no longer in the record",
            hint=f"Build {last.build} removed it; `dragoman changes --since {last.build - 1}` "
            "shows what came in its place.",
        )
    raise NotFound(f"no {kind} has the id {wanted}", hint=_WHERE.get(kind))


_WHERE = {
    "event": "`dragoman timeline` lists events with their ids.",
    "actor": "`dragoman actor NAME` finds actors by name.",
    "judgement": "`dragoman judge list` lists judgements with their ids.",
    "document": "`dragoman sources --json` lists documents with their ids.",
}
