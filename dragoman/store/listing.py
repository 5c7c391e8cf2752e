"""What long lists are turned over by: their order and counts, kept in memory as they last were.

Each is made from the tables once, with a build or when what it was made from has
changed; a page then asks for its own rows alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec
from sqlalchemy import Connection, select

from dragoman.model import RecordedCommitment
from dragoman.model.origin import KEPT, Origin
from dragoman.store import origins, queries
from dragoman.store.rows import put, slices
from dragoman.store.schema import commitments, mark, shelf

_INTAKE = "intake"
_JUDGED, _FOLLOWED = "judged", "followed"
_LEDGER = "ledger"
_ORDER = msgspec.msgpack.Decoder(list[tuple[str, str]])


class _Promise(msgspec.Struct):
    """What a ledger is ordered by, of a commitment."""

    id: str
    by: str
    status: str
    due: str | None = None


class Promised:
    """Commitments in the order of a ledger: the nearest due date first."""

    def __init__(self, build: tuple[int, str], order: list[tuple[str, str]]) -> None:
        self.build = build
        self.statuses = dict(sorted(Counter(status for status, _ in order).items()))
        self._ids: defaultdict[str | None, list[str]] = defaultdict(list)
        for status, id in order:
            self._ids[status].append(id)
        self._ids[None] = [id for _, id in order]

    def page(
        self, connection: Connection, status: str | None, offset: int, limit: int | None
    ) -> list[RecordedCommitment]:
        """Some of those with `status`, or of all."""
        ids = self._ids.get(status, [])
        shown = ids[offset : None if limit is None else offset + limit]
        return queries.commitments_by_id(connection, shown)


def promised(connection: Connection, build: tuple[int, str]) -> Promised:
    """The ledger as `build` left it: from the shelf, or made where none is there."""
    body = connection.scalar(
        select(shelf.c.body).where(shelf.c.name == _LEDGER, shelf.c.build == build[0])
    )
    order = _ORDER.decode(body) if body is not None else _ordered(connection)
    return Promised(build, order)


def shelve(connection: Connection, build: int) -> None:
    """Keep the order of the ledger that `build` wrote, in place of the one before."""
    body = msgspec.msgpack.encode(_ordered(connection))
    put(connection, shelf, [{"name": _LEDGER, "build": build, "body": body}], replace=True)


def _ordered(connection: Connection) -> list[tuple[str, str]]:
    """Status and id of every commitment, the nearest due date first."""
    order: list[tuple[str, str, str, str]] = []
    decoder = msgspec.json.Decoder(_Promise)
    for body in connection.scalars(select(commitments.c.body)):
        one = decoder.decode(body)
        order.append((one.due or "9", one.status, one.by, one.id))
    return [(status, id) for _, status, _, id in sorted(order)]


class CameIn:
    """Input items by place: what became of each, and how many met which fate."""

    def __init__(self, connection: Connection) -> None:
        came = origins.list_fates(connection)
        self._fitting: dict[tuple[str | None, str | None], list[tuple[str, str]]] = {}
        self._items = [(key, fate, language) for key, fate, language, _ in came]
        self.fates = Counter(fate for _, fate, _, _ in came)
        self.languages = Counter(language for _, fate, language, _ in came if fate in KEPT)
        self.reasons: Counter[str | None] = Counter(
            reason for _, fate, _, reason in came if reason and fate != "forgotten"
        )

    def page(
        self,
        connection: Connection,
        wanted: tuple[str | None, str | None],
        offset: int,
        limit: int | None,
    ) -> tuple[list[Origin], int]:
        """Some of the items of a fate and a language (None: any), and how many there are."""
        fit = self._fit(*wanted)
        shown = dict(fit[offset : None if limit is None else offset + limit])
        found: dict[str, Origin] = {}
        for some in slices(list(shown)):
            found.update(origins.load_inputs(connection, {key: shown[key] for key in some}))
        return [found[key] for key in shown if key in found], len(fit)

    def _fit(self, fate: str | None, language: str | None) -> list[tuple[str, str]]:
        """Key and fate of the items of a fate and a language; gone through once for each."""
        found = self._fitting.get((fate, language))
        if found is None:
            found = [
                (key, met)
                for key, met, written in self._items
                if (not fate or met == fate) and (not language or written == language)
            ]
            # Only what there is: an address can ask for anything.
            if found:
                self._fitting[fate, language] = found
        return found


def intake_state(connection: Connection) -> int:
    """A number that grows with every change of what came in."""
    return _number(connection, _INTAKE)


def note_intake(connection: Connection) -> None:
    """What came in has changed."""
    _set(connection, _INTAKE, intake_state(connection) + 1)


def judged(connection: Connection) -> int:
    """How many judgements were made since they are counted."""
    return _number(connection, _JUDGED)


def note_judged(connection: Connection, new: int) -> None:
    """So many judgements more were made."""
    _set(connection, _JUDGED, judged(connection) + new)


def note_followed(connection: Connection, number: int) -> None:
    """The record stands for so many judgements."""
    _set(connection, _FOLLOWED, number)


def counts(connection: Connection) -> dict[str, int]:
    """What came in, what was judged and what of that is followed, as the functions here say."""
    names = (_INTAKE, _JUDGED, _FOLLOWED)
    rows = connection.execute(select(mark.c.name, mark.c.value).where(mark.c.name.in_(names)))
    return dict.fromkeys(names, 0) | {name: int(value) for name, value in rows}


def waiting(connection: Connection) -> int:
    """How many judgements the record does not stand for yet."""
    return judged(connection) - _number(connection, _FOLLOWED)


def _number(connection: Connection, name: str) -> int:
    return int(connection.scalar(select(mark.c.value).where(mark.c.name == name)) or 0)


def _set(connection: Connection, name: str, number: int) -> None:
    put(connection, mark, [{"name": name, "value": str(number)}], replace=True)
