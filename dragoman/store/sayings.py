"""Questions about statements: those that fit, newest first, and what could narrow them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dragoman.language.searching import Sought
from dragoman.model import RecordedStatement
from dragoman.model.sayings import MOST_COUNTED, Sayings
from dragoman.store import fulltext, queries
from dragoman.store.days import first_day, last_day
from dragoman.store.rows import slices
from dragoman.store.schema import SAID, statements, utterance_marks, utterances

SAMPLE = 1000
"""Statements, the newest, among which choices are counted: more would make a page wait."""
MOST = 12
"""Values shown of one kind: a list that an eye takes in at once."""


def find(connection: Connection, wanted: Sayings, sought: Sought) -> list[RecordedStatement]:
    """The statements that fit `wanted`, newest first; `sought` is what its words ask for."""
    query = _newest(_chosen(connection, wanted, sought))
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    ids = list(connection.scalars(query.offset(wanted.offset)))
    by_id = {s.id: s for s in queries.statements_by_id(connection, ids)}
    return [by_id[id] for id in ids if id in by_id]


def days(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The day of each statement that has one."""
    rows = connection.execute(
        select(utterances.c.of, utterances.c.day).where(
            utterances.c.of.in_(ids), utterances.c.day != ""
        )
    )
    return {row.of: row.day for row in rows}


def count(connection: Connection, wanted: Sayings, sought: Sought) -> int:
    """How many statements fit, up to one more than MOST_COUNTED."""
    some = _chosen(connection, wanted, sought)[0].limit(MOST_COUNTED + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def choices(
    connection: Connection, wanted: Sayings, sought: Sought
) -> dict[str, list[tuple[str, int]]]:
    """By kind of mark, the values of the newest SAMPLE statements that fit, with their number."""
    some = _newest(_chosen(connection, wanted, sought)).limit(SAMPLE).subquery()
    m = utterance_marks.c
    rows = connection.execute(
        select(m.kind, m.value, func.count())
        .where(m.of.in_(select(some.c[0])))
        .group_by(m.kind, m.value)
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, value, number in rows:
        found.setdefault(kind, []).append((value, number))
    return {
        kind: sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:MOST]
        for kind, pairs in sorted(found.items())
    }


def terms_at(connection: Connection, events: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """State of who speaks, month, loaded term and how often, of what was said at `events`."""
    state, term = utterance_marks.alias(), utterance_marks.alias()
    month = func.substr(term.c.day, 1, 7)
    found: dict[tuple[str, str, str], int] = {}
    for some in slices(events):
        said = select(statements.c.id).where(statements.c.event.in_(some))
        rows = connection.execute(
            select(state.c.value, month, term.c.value, func.count())
            .join(term, term.c.of == state.c.of)
            .where(state.c.kind == "state", term.c.kind == "term", state.c.of.in_(said))
            .group_by(state.c.value, month, term.c.value)
        )
        for one, when, word, number in rows:
            found[one, when, word] = found.get((one, when, word), 0) + number
    return [(*key, number) for key, number in sorted(found.items())]


_Driven = tuple[Select[Any], ColumnElement[str], ColumnElement[str]]


def _chosen(connection: Connection, wanted: Sayings, sought: Sought) -> _Driven:
    """The statements that fit, with the columns of day and id by which they are sorted.

    The first mark asked for leads, along an index that has its statements by day.
    """
    marks = [
        (kind, values)
        for kind, values in (
            ("speaker", (wanted.speaker,) if wanted.speaker else ()),
            ("addressee", (wanted.addressee,) if wanted.addressee else ()),
            ("term", wanted.terms),
            ("topic", wanted.topics),
            ("via", wanted.via),
            ("outlet", wanted.outlets),
            ("state", wanted.states),
            ("language", wanted.languages),
            ("form", wanted.forms),
        )
        if values
    ]
    leads = bool(marks) and len(marks[0][1]) == 1 and not sought
    if leads:
        kind, values = marks.pop(0)
        m = utterance_marks.alias("leading")
        day, of = m.c.day, m.c.of
        query = select(of).where(m.c.kind == kind, m.c.value == values[0])
    else:
        day, of = utterances.c.day, utterances.c.of
        query = select(of)
    for kind, values in marks:
        some = utterance_marks.alias()
        query = query.where(
            select(some.c.of)
            .where(some.c.of == of, some.c.kind == kind, some.c.value.in_(values))
            .exists()
        )
    if wanted.since is not None:
        query = query.where(day >= first_day(wanted.since))
    if wanted.until is not None:
        query = query.where(day <= last_day(wanted.until), day != "")
    if sought:
        query = query.where(fulltext.numbered(connection, SAID, sought, utterances.c.number))
    return query, day, of


def _newest(chosen: _Driven) -> Select[Any]:
    query, day, of = chosen
    return query.order_by(day.desc(), of.desc())
