"""Finished work of the record stage, by stage and key: it can be done again at any time.

A key names all that the work depends on, so what is kept is never out of date.
Each step is a transaction of its own: work that was finished before a run was
killed is there for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, delete, select

from dragoman.store.rows import put, slices
from dragoman.store.schema import workings

_MANY = 2000
"""Keys from which on a whole stage is read."""


class _Opener(Protocol):
    def __call__(self) -> AbstractContextManager[Connection]: ...


class Workings:
    """The finished work in one store, as the record stage asks for it."""

    def __init__(self, asking: _Opener, writing: _Opener) -> None:
        self._asking = asking
        self._writing = writing

    def fetch(self, stage: str, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept of `keys`; the others are left out."""
        found: dict[str, bytes] = {}
        wanted, w = set(keys), workings.c
        with self._asking() as connection:
            if len(wanted) >= _MANY:
                # Nearly all there is, as a rule: one after the other is quicker than each by key.
                every = connection.execute(select(w.key, w.body).where(w.stage == stage))
                return {key: body for key, body in every.all() if key in wanted}
            for some in slices(wanted):
                rows = connection.execute(
                    select(w.key, w.body).where(w.stage == stage, w.key.in_(some))
                )
                found.update({row.key: row.body for row in rows.all()})
        return found

    def keep(self, stage: str, made: Mapping[str, bytes]) -> None:
        """Keep work for the next time."""
        if not made:
            return
        with self._writing() as connection:
            for some in slices(made):
                rows = [{"stage": stage, "key": key, "body": made[key]} for key in some]
                put(connection, workings, rows, replace=True)

    def retain(self, stage: str, keys: Iterable[str]) -> None:
        """Let go of all work of `stage` but that under `keys`."""
        wanted, w = set(keys), workings.c
        with self._asking() as connection:
            there = connection.scalars(select(w.key).where(w.stage == stage)).all()
            gone = [key for key in there if key not in wanted]
        if gone:
            with self._writing() as connection:
                for some in slices(gone):
                    connection.execute(delete(workings).where(w.stage == stage, w.key.in_(some)))
