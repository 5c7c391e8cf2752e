"""Which texts belong together: copies, translations, stories; each piece of work kept for the
next time.

    period ──► nearness (ties, translations) ─┐
       └─────► sketch ──► pairs ──► copies ───┴──► stories (see `storied`)

A period's nearness stands until a document of its days, or of those shortly
before, changes; what texts that share shingles come to stands until one of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import Copy
from dragoman.record import copies, neighbours, periods, stories
from dragoman.record.clusters import connected
from dragoman.record.codes import Codes, Numbers, code, salted
from dragoman.record.copies import Entries
from dragoman.record.days import written
from dragoman.record.ground import Ground
from dragoman.record.memo import Memo, digest
from dragoman.record.nearby import Nearby, Parted, Spread
from dragoman.record.portrait import DRAWER
from dragoman.record.sets import Sets, listed
from dragoman.record.storied import Storied
from dragoman.record.stories import Near, Pair
from dragoman.record.ties import HELD
from dragoman.record.whole import Copied, Stories

W = TypeVar("W", Copied, Stories)

WORK = "4"
"""Raised whenever anything here may come to something else from the same inputs."""
WHOLE = "1"
"""Raised whenever what all texts come to is kept in another form."""
_LITTLE = 0.1
"""Where a larger share of all documents is new, the pairs of all are looked for again."""
_BATCH = 4000
"""Portraits held at a time while texts are compared shingle by shingle."""


class _Compared(msgspec.Struct, frozen=True, array_like=True):
    """The codes of all documents, in order, the pairs of them that were compared, by their places
    among these (32 bits), and how many shingles each pair shares."""

    documents: bytes = b""
    one: bytes = b""
    other: bytes = b""
    shared: bytes = b""

    @property
    def versions(self) -> Codes:
        return np.frombuffer(self.documents, np.uint64)

    @property
    def pairs(self) -> tuple[Numbers, Numbers]:
        one, other = (np.frombuffer(side, np.int32) for side in (self.one, self.other))
        return one.astype(np.int64), other.astype(np.int64)


class _Shared(msgspec.Struct, frozen=True):
    """Pairs of documents, in order, with how many shingles they share."""

    one: Numbers
    other: Numbers
    often: npt.NDArray[np.int32]

    @property
    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.one, self.other, self.often


class Texts:
    """All documents of a record, by number: their places in the order of ids."""

    def __init__(self, ground: Ground, memo: Memo, spread: Spread | None = None) -> None:
        self.ground = ground
        self.memo = memo
        self.entries = ground.entries()
        self.ids = [entry.id for entry in self.entries]
        self.number = {id: i for i, id in enumerate(self.ids)}
        self.versions = _codes([entry.version for entry in self.entries])
        """The code of each document in this version."""
        self.days = self._days()
        self._spread = spread
        self.nearby = Nearby(ground, Parted(self.days, periods.parted(self.days)))
        self.periods = self.nearby.periods
        self.library, self.weigher = self.nearby.library, self.nearby.weigher
        self._portraits = self.nearby.portraits
        self._names = [digest(*self._named(p.members)) for p in self.periods]
        # What the ties of each period's documents depend on.
        self._around = [
            digest(WORK, DRAWER, *(self._names[q] for q in a)) for a in self.nearby.around
        ]

    def _named(self, members: Iterable[int]) -> list[tuple[str, str, str | None]]:
        return [(self.ids[i], self.entries[i].version, self.days[i]) for i in members]

    def _days(self) -> list[str | None]:
        """The day that each report was written about; where it does not say when, what it knows
        of tells (see `days`)."""
        days = [entry.published for entry in self.entries]
        asked = {
            digest(WORK, self.ground.reader, entry.id, entry.version): i
            for i, entry in enumerate(self.entries)
            if not entry.published
        }
        decoder = msgspec.msgpack.Decoder(str)
        known = {key: decoder.decode(b) for key, b in self.memo.fetch("day", asked).items()}
        fresh = [self.ids[i] for key, i in asked.items() if key not in known]
        documents, readings = self.ground.documents(fresh), self.ground.readings(fresh)
        for key, i in asked.items():
            if key not in known:
                id = self.ids[i]
                known[key] = written(documents[id], readings.get(id)) or ""
            days[i] = known[key] or None
        self.memo.keep("day", {key: msgspec.msgpack.encode(day) for key, day in known.items()})
        self.memo.retain("day", asked)
        return days

    def copied(self) -> Copied:
        """All copies and translations.

        They are kept as one piece too: a judgement leaves all texts as they were.
        """
        return self._whole(
            "copied", digest(WHOLE, WORK, DRAWER, self._around), Copied.recalled,
            lambda name: Copied.of([*self.copies(), *self.near[1]], self.number, name),
        )  # fmt: skip

    def _whole(
        self, stage: str, key: str, kept: Callable[[bytes, str], W], make: Callable[[str], W]
    ) -> W:
        """What all texts come to, kept under `key` alone."""
        body = self.memo.fetch(stage, [key]).get(key)
        if body is not None:
            return kept(body, key)
        made = make(key)
        self.memo.keep(stage, {key: made.encoded()})
        self.memo.retain(stage, [key])
        return made

    # Neighbours and translations

    def begin(self) -> None:
        """Have other processes, where there are any, begin with the ties that are not known: what
        is done until these are asked for is done at the same time.

        Where much is to be done they begin when it is asked for: what they hold comes to more
        than all else, and should not stand in memory beside it.
        """
        if self._spread is not None and self._little:
            self._begun  # noqa: B018

    @cached_property
    def _kept(self) -> dict[str, bytes]:
        """The nearness of periods that is known, by key."""
        return dict(self.memo.fetch("near", self._around))

    @cached_property
    def _missing(self) -> list[int]:
        """The periods whose nearness is not known."""
        return [p for p, key in enumerate(self._around) if key not in self._kept]

    @property
    def _looked_at(self) -> set[int]:
        """The periods that are looked at for those missing."""
        return {q for p in self._missing for q in self.nearby.around[p]}

    @property
    def _little(self) -> bool:
        """Whether all that is looked at for what is missing can be held at one time."""
        return len(self._looked_at) <= HELD

    @cached_property
    def _begun(self) -> Iterator[tuple[int, bytes]]:
        """The nearness of the periods that are missing, as it comes."""
        return self.nearby.worked(self._missing, self._spread)

    def _gather(self) -> None:
        """Have at hand what stories are weighed by, while other processes weigh ties."""
        if self._spread is not None and self._little:
            for q in sorted(self._looked_at):
                self.library.corpus(q)

    @cached_property
    def near(self) -> tuple[Near, list[Copy]]:
        """All ties that were weighed, and all translations."""
        keys, kept, worked = self._around, self._kept, self._begun
        self._gather()
        for p, body in worked:
            kept[keys[p]] = body
            self.memo.keep("near", {keys[p]: body})
        decoder = msgspec.msgpack.Decoder(neighbours.Nearness)
        parts = []
        found: list[Copy] = []
        for p, key in enumerate(keys):
            nearness = decoder.decode(kept[key])
            parts.append(neighbours.unpacked(nearness, self.nearby.looked_at(p)))
            found += nearness.translations
        self.memo.retain("near", keys)
        arrays = [np.concatenate(column) for column in zip(*parts, strict=True)] or [
            np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0),
        ]  # fmt: skip
        unique = {(copy.document, copy.of): copy for copy in found}
        return Near(*arrays), [copy for _, copy in sorted(unique.items())]

    # Copies

    def copies(self) -> list[Copy]:
        """Exact, near and partial copies."""
        shared = self._shared()
        size = len(self.ids)
        groups = [group for group in connected(size, shared.one, shared.other) if len(group) > 1]
        sets = Sets(groups, size)
        days = {day: code(day) for day in set(self.days)}
        held = salted(self.versions, 1) + np.array([days[day] for day in self.days], np.uint64)
        held += np.uint64(code(WORK, DRAWER))
        between = salted(held[shared.one], 1) + salted(held[shared.other], 2)
        between += salted(shared.often.astype(np.uint64), 3)
        keys = sets.names(held, shared.one, shared.other, between)
        kept = self.memo.fetch("copies", keys)
        decoder = msgspec.msgpack.Decoder(tuple[Copy, ...])
        found = [copy for body in kept.values() for copy in decoder.decode(body)]
        missing = [g for g, key in enumerate(keys) if key not in kept]
        pairs: dict[int, dict[Pair, int]] = {g: {} for g in missing}
        places, of = sets.chosen(missing, shared.one, shared.other)
        for g, i, j, n in listed(of, *(column[places] for column in shared.columns)):
            pairs[g][i, j] = n
        for some in _batched(missing, groups):
            fresh = {}
            for g, made in self._copies([(g, groups[g], pairs[g]) for g in some]):
                fresh[keys[g]] = msgspec.msgpack.encode(made)
                found += made
            self.memo.keep("copies", fresh)
        self.memo.retain("copies", keys)
        return found

    def _copies(
        self, asked: Sequence[tuple[int, list[int], Mapping[Pair, int]]]
    ) -> Iterator[tuple[int, tuple[Copy, ...]]]:
        """The copies in sets of documents, each with its number and its pairs."""
        numbers = [i for _, group, _ in asked for i in group]
        portraits = dict(zip(numbers, self._portraits(numbers), strict=True))
        documents = self.ground.documents([self.ids[i] for i in numbers])
        for g, group, shared in asked:
            yield g, copies.find({i: portraits[i] for i in group}, shared, documents)

    def _shared(self) -> _Shared:
        """The pairs that share enough shingles for a copy, with how many they share."""
        keys = [digest(WORK, DRAWER, name) for name in self._names]
        kept = self.memo.fetch("sketch", keys)
        decoder = msgspec.msgpack.Decoder(copies.Sketch)
        sketches, fresh = [], {}
        for period, key in zip(self.periods, keys, strict=True):
            if key in kept:
                sketch = decoder.decode(kept[key])
            else:
                sketch = copies.sketched(self._portraits(period.members))
                fresh[key] = msgspec.msgpack.encode(sketch)
            sketches.append((sketch, period.members))
        self.memo.keep("sketch", fresh)
        self.memo.retain("sketch", keys)
        key = digest(WHOLE, WORK, DRAWER)
        body = self.memo.fetch("shared", [key]).get(key)
        known = msgspec.msgpack.decode(body, type=_Compared) if body else _Compared()
        entries = copies.entered(sketches, len(self.ids))
        one, other = self._met(entries, known)
        often, compared = self._compared(one, other, known)
        if compared or len(known.versions) != len(self.ids):
            columns = (self.versions, one.astype(np.int32), other.astype(np.int32), often)
            used = _Compared(*(column.tobytes() for column in columns))
            self.memo.keep("shared", {key: msgspec.msgpack.encode(used)})
            self.memo.retain("shared", [key])
        return _Shared(one[often > 0], other[often > 0], often[often > 0])

    def _met(self, entries: Entries, known: _Compared) -> tuple[Numbers, Numbers]:
        """The pairs to be compared, in order; where nothing went and little came, those of what
        came are looked for and the others known."""
        size = len(self.ids)
        there = np.isin(self.versions, known.versions)
        place = np.flatnonzero(there)
        little = (size - len(place)) <= size * _LITTLE
        same = np.array_equal(self.versions[place], known.versions)
        if not same or not little or size.bit_length() != len(place).bit_length():
            return copies.candidates(entries)
        one, other, touched = copies.fresh_candidates(entries, ~there)
        before = [place[side] for side in known.pairs]
        left = ~(touched[before[0]] | touched[before[1]])
        codes = np.r_[one * size + other, before[0][left] * size + before[1][left]]
        one, other = np.divmod(np.sort(codes), size)
        return one, other

    def _compared(
        self, one: Numbers, other: Numbers, known: _Compared
    ) -> tuple[npt.NDArray[np.int32], int]:
        """How many shingles each pair shares, 0 where too few, and how many had to be compared:
        pairs compared before are not compared again."""
        codes = _between(self.versions, one, other)
        names = _between(known.versions, *known.pairs)
        order = np.argsort(names, kind="stable")
        names, shared = names[order], np.frombuffer(known.shared, np.int32)[order]
        at = np.minimum(names.searchsorted(codes), max(0, len(names) - 1))
        there = names[at] == codes if len(names) else np.zeros(len(codes), bool)
        often = np.zeros(len(codes), dtype=np.int32)
        often[there] = shared[at[there]]
        fresh = np.flatnonzero(~there)
        fresh = fresh[np.lexsort((other[fresh], one[fresh], other[fresh] // _BATCH))]
        for start in range(0, len(fresh), _BATCH):
            some = fresh[start : start + _BATCH]
            asked = np.unique(np.r_[one[some], other[some]]).tolist()
            portraits = dict(zip(asked, self._portraits(asked), strict=True))
            for place, i, j in zip(
                *(c.tolist() for c in (some, one[some], other[some])), strict=True
            ):
                often[place] = copies.alike(portraits[i], portraits[j])
        return often, len(fresh)

    # Stories

    def stories(self, found: Copied, told: Codes) -> Stories:
        """The stories of all documents; `found` are all copies and translations, `told` is what
        each document can agree on with others (see `agreement`)."""
        low, high = np.minimum(found.one, found.other), np.maximum(found.one, found.other)
        sure = np.unique(np.stack([low, high], 1), axis=0)

        def made(name: str) -> Stories:
            ground = stories.Basis(self.weigher, self.days, told)
            ties, codes = self.near[0], self._story_codes(told)
            storied = Storied(ground, ties, (sure[:, 0], sure[:, 1]), codes, self.memo)
            return Stories.of(storied.found(self.ids), self.number, name)

        key = digest(WHOLE, WORK, DRAWER, self._around, told.tobytes(), sure.tobytes())
        return self._whole("stories", key, Stories.recalled, made)

    def _story_codes(self, told: Codes) -> Codes:
        """What each document comes to a story by: itself, what it can agree on, and the documents
        that it was weighed among."""
        around = np.zeros(len(self.ids), dtype=np.uint64)
        for period, name in zip(self.periods, _codes(self._around), strict=True):
            around[list(period.members)] = name
        codes = salted(self.versions, 1) + salted(around, 2) + np.uint64(code(WORK, DRAWER))
        for n in range(told.shape[1]):
            codes += salted(told[:, n], 3 + n)
        return codes


def _between(versions: Codes, one: Numbers, other: Numbers) -> Codes:
    """The code of each pair of documents."""
    return versions[one] * np.uint64(3) ^ versions[other]


def _batched(chosen: Sequence[int], groups: Sequence[list[int]]) -> Iterator[list[int]]:
    """Sets of documents, by their places among `groups`, as many at a time as can be held."""
    some: list[int] = []
    held = 0
    for g in chosen:
        some.append(g)
        held += len(groups[g])
        if held >= _BATCH:
            yield some
            some, held = [], 0
    if some:
        yield some


def _codes(versions: Sequence[str]) -> Codes:
    """64 bits of each version, which is a digest in hexadecimal digits."""
    heads = bytes.fromhex("".join(version[:16] for version in versions))
    return np.frombuffer(heads, dtype=">u8").astype(np.uint64)
