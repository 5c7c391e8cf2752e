"""A bitmap index over events: how many of any selection have any value, without asking the tables.

One bit stands for one event, in the order of a timeline.  The bitmaps are made
from the tables at the end of each build and kept with them; a process that
serves pages loads them once, and they answer what would otherwise join and group
hundreds of thousands of rows for one page.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, groupby, islice
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, and_, func, select

from dragoman.model.relation import Contact, Side
from dragoman.model.selection import Selection
from dragoman.store import courses, queries, schema
from dragoman.store.days import first_day, last_day
from dragoman.store.rows import put

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_NAME = "event bitmaps"
"""Under which the index stands on the shelf."""
_DENSE = 64
"""A value of at least one event in so many is kept as a bitmap, a rarer one as positions."""

_Found = dict[str, dict[str, "Numbers"]]
"""The places of events by field and value."""


class Value:
    """The events that have one value of one field."""

    __slots__ = ("bits", "positions", "total")

    def __init__(self, total: int, data: bytes, size: int) -> None:
        self.total = total
        dense = total * _DENSE >= size
        self.bits: int | None = int.from_bytes(data, "little") if dense else None
        self.positions: array[int] | None = None if dense else array("I", data)

    def within(self, chosen: Chosen) -> int:
        """How many of the events are among those chosen."""
        if self.bits is not None:
            return (self.bits & chosen.bits).bit_count()
        return sum(map(chosen.flags.__getitem__, self.positions or ()))

    def as_bits(self, size: int) -> int:
        """The bitmap, made where only positions are kept."""
        return self.bits if self.bits is not None else _bits(self.positions or (), size)


class Chosen:
    """Some events: as a bitmap, and as one byte (0 or 1) for each."""

    def __init__(self, bits: int, size: int) -> None:
        self.bits = bits
        self.flags = _flags(bits, size)


class _Shelved(msgspec.Struct, frozen=True):
    """The index as it is kept: a value as its events' number, and the bitmap or positions of them."""

    ids: list[str]
    runs: list[tuple[str, str, int]]
    """First and last day, and how many events in a row have them."""
    uneven: list[tuple[int, str]]
    values: dict[str, dict[str, tuple[int, bytes]]]
    names: dict[str, str]


class EventBitmaps:
    """Which events have which values, as one build left them."""

    def __init__(self, build: tuple[int, str], made: _Shelved) -> None:
        self.build = build
        self.ids = made.ids
        self.size = len(made.ids)
        self._all = (1 << self.size) - 1
        self._uneven = made.uneven
        self._firsts = [first for first, _, number in made.runs for _ in range(number)]
        self._runs = list(_placed(made.runs))
        self.values = {
            field: {value: Value(total, data, self.size) for value, (total, data) in values.items()}
            for field, values in made.values.items()
        }
        self._by_total = {
            field: sorted(values, key=lambda value: (-values[value].total, value))
            for field, values in self.values.items()
        }
        self.names = made.names
        self._bearers = Counter(made.names.values())
        self._courses: list[tuple[int, int]] | None = None

    @cached_property
    def _place(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.ids)}

    def shared_name(self, person: str) -> bool:
        """Whether another person bears the very name of `person`, an id."""
        return self._bearers[self.names.get(person, "")] > 1

    def chosen(self, connection: Connection, wanted: Selection) -> Chosen:
        """The events that `wanted` lets through, its limit aside."""
        bits = self._all
        for state in wanted.states:
            bits &= self._any("states", (state,))
        for field in ("kinds", "statuses", "languages", "outlets"):
            asked = getattr(wanted, field)
            bits &= self._any(field, asked) if asked else self._all
        if wanted.person is not None:
            ids = list(connection.scalars(queries.actors_like(wanted.person)))
            bits &= self._any("persons", ids) | self._any("others", ids)
        if wanted.changed_after is not None:
            ids = list(connection.scalars(queries.changed_events(wanted.changed_after)))
            bits &= _bits([self._place[i] for i in ids if i in self._place], self.size)
        return Chosen(bits & self._within(wanted), self.size)

    def unfolded(self, connection: Connection, chosen: Chosen) -> Chosen:
        """Those chosen, less the plans that came to another of them."""
        if self._courses is None:
            place = self._place
            self._courses = [(place[p], place[o]) for p, o in courses.pairs(connection)]
        plans = {plan for plan, outcome in self._courses if chosen.flags[outcome]}
        return Chosen(chosen.bits & ~_bits(plans, self.size), self.size) if plans else chosen

    def _any(self, field: str, asked: Iterable[str]) -> int:
        values, bits = self.values.get(field, {}), 0
        for one in asked:
            if one in values:
                bits |= values[one].as_bits(self.size)
        return bits

    def _within(self, wanted: Selection) -> int:
        """Those that may have fallen on a day that is asked for."""
        bits = self._all
        if wanted.since is not None:
            since = first_day(wanted.since) or ""
            start = bisect_left(self._firsts, since)
            bits &= ((1 << len(self._firsts)) - 1) & -(1 << start)
            bits &= ~_bits([place for place, _ in self._uneven], self.size)
            bits |= _bits([place for place, last in self._uneven if last >= since], self.size)
        if wanted.until is not None:
            bits &= (1 << bisect_right(self._firsts, last_day(wanted.until) or "")) - 1
        return bits

    def page(self, chosen: Chosen, offset: int, limit: int | None) -> list[str]:
        """Ids of some of the events that are chosen, in the order of a timeline."""
        end = None if limit is None else offset + limit
        return list(islice(compress(self.ids, chosen.flags), offset, end))

    def latest(self, chosen: Chosen, offset: int, limit: int | None) -> list[str]:
        """Ids of some of the events that are chosen, those with the latest first day first, those
        without a day behind them."""
        return [self.ids[place] for place in self._latest(chosen, offset, limit)]

    def _latest(self, chosen: Chosen, offset: int, limit: int | None) -> list[int]:
        dated = len(self._firsts)
        backwards = compress(range(dated - 1, -1, -1), chosen.flags[:dated][::-1])
        undated = compress(range(dated, self.size), chosen.flags[dated:])
        end = None if limit is None else offset + limit
        return list(islice(chain(backwards, undated), offset, end))

    def contacts(self, chosen: Chosen, most: int) -> list[Contact]:
        """At most `most` of the events that are chosen in short, the latest first."""
        lasts = dict(self._uneven)
        found = []
        for place in self._latest(chosen, 0, most):
            first = self._firsts[place] if place < len(self._firsts) else None
            last = lasts.get(place, first) or None
            kind, status = self._kinds[place], self._statuses[place]
            found.append(
                Contact(id=self.ids[place], kind=kind, status=status, first=first, last=last)
            )
        return found

    @cached_property
    def _kinds(self) -> list[str]:
        return self._by_place("kinds")

    @cached_property
    def _statuses(self) -> list[str]:
        return self._by_place("statuses")

    def _by_place(self, field: str) -> list[str]:
        """The one value of `field` that each event has."""
        found = [""] * self.size
        for value, known in self.values.get(field, {}).items():
            for place in compress(range(self.size), _flags(known.as_bits(self.size), self.size)):
                found[place] = value
        return found

    def of(self, side: Side) -> Chosen:
        """The events that a state or an actor takes part in."""
        fields = ("states",) if side.kind == "state" else ("persons", "others")
        bits = 0
        for field in fields:
            bits |= self._any(field, (side.key,))
        return Chosen(bits, self.size)

    def both(self, one: Chosen, other: Chosen) -> Chosen:
        """The events that are among the one and among the other."""
        return Chosen(one.bits & other.bits, self.size)

    def undated(self, chosen: Chosen) -> int:
        """How many of the events that are chosen have no day."""
        return chosen.flags.count(1, len(self._firsts))

    def ranked(self, field: str, chosen: Chosen, most: int) -> list[tuple[str, int]]:
        """The `most` frequent values of `field` among events that are chosen, with their number."""
        values = self.values.get(field, {})
        best: list[tuple[int, str]] = []
        for value in self._by_total.get(field, ()):
            # No value has more events among those chosen than it has in all.
            if len(best) == most and values[value].total < -best[-1][0]:
                break
            if number := values[value].within(chosen):
                best = sorted([*best, (-number, value)])[:most]
        return [(value, -number) for number, value in best]

    def by_day(self, chosen: Chosen) -> Iterator[tuple[str, str, bool, int]]:
        """First and last day, whether held, and how many of those chosen, by day."""
        held = self._any("statuses", ("held",))
        flags = {
            happened: _flags(chosen.bits & (held if happened else ~held), self.size)
            for happened in (False, True)
        }
        for (first, last), start, end in self._runs:
            for happened, some in flags.items():
                if number := some.count(1, start, end):
                    yield first, last, happened, number


_SHELVED = msgspec.msgpack.Decoder(_Shelved)


def made(connection: Connection) -> bytes:
    """The index of what the tables hold now, as it is kept on the shelf."""
    e = schema.events.c
    rows = connection.execute(
        select(e.id, e.kind, e.status, e.first_day, e.last_day).order_by(
            e.first_day.is_(None), e.first_day, e.last_day, e.id
        )
    ).all()
    ids, kinds, statuses, _, _ = zip(*rows, strict=True) if rows else ((),) * 5
    places = {id: place for place, id in enumerate(ids)}
    days = [(row[3], max(row[3], row[4] or row[3])) for row in rows if row[3] is not None]
    people = _people(connection)
    found: _Found = {
        "kinds": _by_value(kinds, range(len(ids))),
        "statuses": _by_value(statuses, range(len(ids))),
        **_told(connection, places),
        **_attended(connection, places, people),
    }
    return msgspec.msgpack.encode(
        _Shelved(
            ids=list(ids),
            runs=[(*day, len(list(several))) for day, several in groupby(days)],
            uneven=[
                (place, row[4] or "")
                for place, row in enumerate(rows)
                if row[3] and row[4] != row[3]
            ],
            values={
                field: {value: _data(at, len(rows)) for value, at in values.items()}
                for field, values in found.items()
            },
            names=people,
        )
    )


def shelve(connection: Connection, build: int) -> None:
    """Keep the index of what `build` wrote, in place of the one before."""
    row = {"name": _NAME, "build": build, "body": made(connection)}
    put(connection, schema.shelf, [row], replace=True)


def loaded(connection: Connection, build: tuple[int, str]) -> EventBitmaps:
    """The index of the record as `build` left it: from the shelf, or made where none is there."""
    shelf = schema.shelf.c
    body = connection.scalar(select(shelf.body).where(shelf.name == _NAME, shelf.build == build[0]))
    return EventBitmaps(build, _SHELVED.decode(body if body is not None else made(connection)))


def _people(connection: Connection) -> dict[str, str]:
    """Persons by id, with their names."""
    actors = schema.actors.c
    rows = connection.execute(select(actors.id, actors.name, actors.kind)).all()
    return {row[0]: row[1] for row in rows if row[2] in ("person", None)}


def _told(connection: Connection, places: Mapping[str, int]) -> _Found:
    """By the languages and outlets of current reports."""
    a, d = schema.accounts.c, schema.documents.c
    query = select(a.of, d.language, d.outlet).join(
        schema.documents, and_(d.id == a.document, d.current)
    )
    rows = connection.execute(query).all()
    events, languages, outlets = zip(*rows, strict=True) if rows else ((), (), ())
    at = [places[of] for of in events]
    return {"languages": _by_value(languages, at), "outlets": _by_value(outlets, at)}


def _attended(
    connection: Connection, places: Mapping[str, int], people: Mapping[str, str]
) -> _Found:
    """By states, as parties or as those for whom someone took part, and by actors."""
    actors, parties, attended = schema.actors.c, schema.parties.c, schema.participants.c
    stated = select(actors.id, actors.state).where(actors.state.is_not(None))
    state = {row[0]: row[1] for row in connection.execute(stated).all()}
    # A party that is no state is written by its name; codes alone have three letters.
    coded = select(parties.of, parties.party).where(func.length(parties.party) == 3)
    rows = connection.execute(select(attended.of, attended.actor)).all()
    events, who = zip(*rows, strict=True) if rows else ((), ())
    at = [places[of] for of in events]
    states, there = list(map(state.get, who)), list(at)
    for of, party in connection.execute(coded).all():
        states.append(party)
        there.append(places[of])
    attending = _by_value(who, at)
    return {
        "states": _by_value(states, there),
        "persons": {actor: found for actor, found in attending.items() if actor in people},
        "others": {actor: found for actor, found in attending.items() if actor not in people},
    }


def _by_value(values: Sequence[str | None], places: Sequence[int]) -> dict[str, Numbers]:
    """The places of each value, sorted; `values` has one for each of `places`, or None."""
    import numpy as np

    index = {value: n for n, value in enumerate(dict.fromkeys(values))}
    codes = np.fromiter(map(index.__getitem__, values), np.int64, len(values))
    at = np.fromiter(places, np.int64, len(places))
    size = int(at.max()) + 1 if len(at) else 1
    which, found = np.divmod(np.unique(codes * size + at), size)
    starts = np.flatnonzero(np.diff(which, prepend=-1)).tolist()
    split = np.split(found, starts[1:])
    return {value: part for value, part in zip(index, split, strict=False) if value is not None}


def _data(places: Numbers, size: int) -> tuple[int, bytes]:
    """How many they are, and the bitmap of them where they are many, or else the places."""
    import numpy as np

    if len(places) * _DENSE < size:
        return len(places), places.astype(np.uintc).tobytes()
    flags = np.zeros((size // 8 + 1) * 8, dtype=bool)
    flags[places] = True
    return len(places), np.packbits(flags, bitorder="little").tobytes()


def _placed(runs: Iterable[tuple[str, str, int]]) -> Iterator[tuple[tuple[str, str], int, int]]:
    """Stretches of one first and last day: which, from where, up to where."""
    start = 0
    for first, last, number in runs:
        yield (first, last), start, start + number
        start += number


def _bits(places: Iterable[int], size: int) -> int:
    made = bytearray(size // 8 + 1)
    for place in places:
        made[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(made, "little")


_ZERO_ONE = bytes.maketrans(b"01", b"\x00\x01")


def _flags(bits: int, size: int) -> bytes:
    return f"{bits:0{size}b}".encode("ascii").translate(_ZERO_ONE)[::-1] if size else b""
