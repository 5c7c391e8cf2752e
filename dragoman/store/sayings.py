"""Questions about statements: those that fit, newest first, and what could narrow them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
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


_Driven = tuple[Select[Any], ColumnElement[str], ColumnElement[str]]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One page of statements, newest first.

    `days` is the day of each that has one; `total` counts all that fit, up to
    one more than MOST_COUNTED; `choices` are, by kind of mark, the values of
    the newest SAMPLE that fit, with their number.
    """

    statements: list[RecordedStatement]
    days: dict[str, str]
    total: int
    choices: dict[str, list[tuple[str, int]]]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What fits, however much of it is shown: see Listed; `found` are id and day of all that has
    the words, where words were asked for."""

    total: int
    choices: dict[str, list[tuple[str, int]]]
    found: list[tuple[str, str]] | None = None


def counted(connection: Connection, wanted: Sayings, sought: Sought) -> Counted:
    """How many statements fit `wanted`, and what could narrow them."""
    if sought:
        found = _with_words(connection, wanted, sought)
        choices = _choices(connection, [of for of, _ in found[:SAMPLE]])
        return Counted(total=len(found), choices=choices, found=found)
    chosen = _chosen(wanted)
    newest = _ids(connection, _newest(chosen).limit(SAMPLE))
    return Counted(
        total=_count(connection, chosen), choices=_choices(connection, [of for of, _ in newest])
    )


def listed(connection: Connection, wanted: Sayings, fit: Counted) -> Listed:
    """Those of the statements that `fit` which `wanted` has a place and limit for."""
    start, limit = wanted.offset, wanted.limit
    if fit.found is not None:
        shown = fit.found[start:] if limit is None else fit.found[start : start + limit]
    else:
        rest = _newest(_chosen(wanted)).offset(start)
        shown = _ids(connection, rest if limit is None else rest.limit(limit))
    by_id = {s.id: s for s in queries.statements_by_id(connection, (of for of, _ in shown))}
    return Listed(
        statements=[by_id[of] for of, _ in shown if of in by_id],
        days={of: day for of, day in shown if day},
        total=fit.total,
        choices=fit.choices,
    )


def _ids(connection: Connection, query: Select[Any]) -> list[tuple[str, str]]:
    return [(of, day) for of, day in connection.execute(query)]


def _count(connection: Connection, chosen: _Driven) -> int:
    some = chosen[0].limit(MOST_COUNTED + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _with_words(connection: Connection, wanted: Sayings, sought: Sought) -> list[tuple[str, str]]:
    """Id and day of what has the words and fits, newest first, of those indexed last."""
    numbers = fulltext.newest_matching(connection, SAID, sought, (0, None), MOST_COUNTED + 1)
    found: list[tuple[str, str]] = []
    for some in slices(numbers):
        query, _, _ = _chosen(wanted, led=False)
        found += _ids(connection, query.where(utterances.c.number.in_(some)))
    return sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)


def _choices(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    m = utterance_marks.c
    counted: dict[str, Counter[str]] = {}
    for some in slices(ids):
        rows = connection.execute(
            select(m.kind, m.value, func.count()).where(m.of.in_(some)).group_by(m.kind, m.value)
        )
        for kind, value, number in rows:
            counted.setdefault(kind, Counter())[value] += number
    return {
        kind: sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        for kind, values in sorted(counted.items())
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


def _chosen(wanted: Sayings, *, led: bool = True) -> _Driven:
    """The statements that fit, with the columns of day and id by which they are sorted.

    If `led`, the first mark asked for leads, along an index that has its statements by day.
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
    leads = led and bool(marks) and len(marks[0][1]) == 1
    if leads:
        kind, values = marks.pop(0)
        m = utterance_marks.alias("leading")
        day, of = m.c.day, m.c.of
        query = select(of, day).where(m.c.kind == kind, m.c.value == values[0])
    else:
        day, of = utterances.c.day, utterances.c.of
        query = select(of, day)
    for kind, values in marks:
        some = utterance_marks.alias()
        query = query.where(
            select(some.c.of)
            # A mark bears the day of its statement, so that the index leads to it alone.
            .where(
                some.c.kind == kind,
                some.c.value.in_(values),
                some.c.day == day,
                some.c.of == of,
            )
            .exists()
        )
    if wanted.since is not None:
        query = query.where(day >= first_day(wanted.since))
    if wanted.until is not None:
        query = query.where(day <= last_day(wanted.until), day != "")
    return query, day, of


def _newest(chosen: _Driven) -> Select[Any]:
    query, day, of = chosen
    return query.order_by(day.desc(), of.desc())
