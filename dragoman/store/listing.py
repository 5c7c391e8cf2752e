"""What long lists are turned over by: their order and counts, kept in memory as they last were.

Each is made from the tables once, and again when what it was made from has
changed; a page then asks for its own rows alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec
from sqlalchemy import Connection, insert, select, update

from dragoman.model import RecordedCommitment
from dragoman.model.origin import Origin
from dragoman.store import intake, queries
from dragoman.store.rows import slices
from dragoman.store.schema import commitments, mark

_INTAKE = "intake"


class Promised:
    """Commitments in the order of a ledger: the nearest due date first."""

    def __init__(self, connection: Connection) -> None:
        self.build = queries.last_build(connection)
        order: list[tuple[str, str, str, str]] = []
        decoder = msgspec.json.Decoder(RecordedCommitment)
        for body in connection.scalars(select(commitments.c.body)):
            one = decoder.decode(body)
            order.append((one.due or "9", one.status, one.by, one.id))
        order.sort()
        self.statuses = dict(sorted(Counter(row[1] for row in order).items()))
        self._ids: defaultdict[str | None, list[str]] = defaultdict(list)
        for _, status, _, id in order:
            self._ids[status].append(id)
        self._ids[None] = [row[3] for row in order]

    def page(
        self, connection: Connection, status: str | None, offset: int, limit: int | None
    ) -> list[RecordedCommitment]:
        """Some of those with `status`, or of all."""
        ids = self._ids.get(status, [])
        shown = ids[offset : None if limit is None else offset + limit]
        return queries.commitments_by_id(connection, shown)


class CameIn:
    """Input items by place: what became of each, and how many met which fate."""

    def __init__(self, connection: Connection) -> None:
        self.state = intake_state(connection)
        keyed = intake.list_keyed(connection)
        self._items = [(key, one.fate, one.language) for key, one in keyed]
        self.fates = Counter(one.fate for _, one in keyed)
        self.languages = Counter(one.language for _, one in keyed if one.fate == "read")
        self.reasons: Counter[str | None] = Counter(one.reason for _, one in keyed if one.reason)

    def page(
        self,
        connection: Connection,
        wanted: tuple[str | None, str | None],
        offset: int,
        limit: int | None,
    ) -> tuple[list[Origin], int]:
        """Some of the items of a fate and a language (None: any), and how many there are."""
        fate, language = wanted
        fit = [
            (key, met)
            for key, met, written in self._items
            if (not fate or met == fate) and (not language or written == language)
        ]
        shown = dict(fit[offset : None if limit is None else offset + limit])
        found: dict[str, Origin] = {}
        for some in slices(list(shown)):
            found.update(intake.load_inputs(connection, {key: shown[key] for key in some}))
        return [found[key] for key in shown if key in found], len(fit)


def intake_state(connection: Connection) -> int:
    """A number that grows with every change of what came in."""
    return int(connection.scalar(select(mark.c.value).where(mark.c.name == _INTAKE)) or 0)


def note_intake(connection: Connection) -> None:
    """What came in has changed."""
    value = str(intake_state(connection) + 1)
    done = connection.execute(update(mark).where(mark.c.name == _INTAKE).values(value=value))
    if not done.rowcount:
        connection.execute(insert(mark), {"name": _INTAKE, "value": value})
