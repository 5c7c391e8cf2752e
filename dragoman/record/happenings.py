"""The events of a record, each piece of work kept: which accounts were compared, which of them
are one event, and what that event is.

Accounts of one signature are a *unit*; a unit is known by a code of all that it
is compared by.  Units that were compared before are not compared again, sets of
units that hang together as before are not parted again, and an event with the
same accounts, actors and story is not described again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from dragoman.model import Conflict, Reading, RecordedEvent
from dragoman.record import events
from dragoman.record import judgements as judging
from dragoman.record.cast import Members, regroup
from dragoman.record.clusters import connected, constrained
from dragoman.record.codes import Codes, Numbers, mixed, salted, summed
from dragoman.record.descriptions import Basis, described, identity
from dragoman.record.events import Told
from dragoman.record.extracts import Extracts
from dragoman.record.memo import Memo
from dragoman.record.sets import flat

WORK = "1"
"""Raised whenever the same accounts may come to other events."""
_BATCH = 4000
"""Documents whose readings are held at a time while accounts are compared."""
_AT_ONCE = 0.2
"""Where a larger share of all units was never compared, all are compared again."""


class Happenings(msgspec.Struct, frozen=True):
    """Recorded events by id, the first day each was reported, the event of each account, and the
    events that go by the names which judgements give."""

    recorded: dict[str, RecordedEvent]
    reported: dict[str, str]
    ids: list[str]
    of: Numbers
    aliases: dict[str, str]
    conflicts: list[Conflict]


class Weighed(msgspec.Struct, frozen=True):
    """Pairs of units that may be one event, and the units that were compared, by code."""

    units: bytes
    one: bytes
    other: bytes
    scores: bytes


def find(ground: Basis, decisions: judging.Decisions, memo: Memo) -> Happenings:
    """All events, as the reports tell them and as people decided."""
    extracts = ground.cast.extracts
    units = Units(ground)
    groups = units.joined(memo)
    regrouped = regroup(
        groups,
        ("event", decisions),
        extracts,
        Members(extracts.teller, extracts.event_ids, lambda account: identity(account, extracts)),
    )
    recorded, names, of = described(ground, regrouped.groups, memo)
    return Happenings(
        {event.id: event for event in recorded},
        _reported(extracts, of, names),
        names,
        of,
        {name: names[of[account]] for name, account in regrouped.named.items()},
        regrouped.conflicts,
    )


def _reported(extracts: Extracts, of: Numbers, names: Sequence[str]) -> dict[str, str]:
    """The first day on which each event was reported; `of` is the event of each account."""
    days, never = extracts.day[extracts.teller], len(extracts.days)
    first = np.full(len(names), never, dtype=np.int64)
    np.minimum.at(first, of[days > 0], days[days > 0])
    found = zip(names, first.tolist(), strict=True)
    return {name: extracts.days[day] for name, day in found if day < never}


class Units:
    """All accounts of events, those of one signature together."""

    def __init__(self, ground: Basis) -> None:
        self.ground = ground
        extracts = self.extracts = ground.cast.extracts
        size = len(extracts.teller)
        signature, told = self._codes(size)
        occurrence = _occurrences(signature, extracts.teller)
        keys = salted(signature, occurrence)
        _, first, self.of = np.unique(keys, return_index=True, return_inverse=True)
        # Units in the order of their first accounts.
        order = np.argsort(first, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        self.of = rank[self.of.reshape(-1)]
        self.first: Numbers = first[order]
        """The first account of each unit."""
        self.codes = salted(told[self.first], occurrence[self.first])
        documents = salted(ground.versions[extracts.teller], 1)
        self.tellers = summed(documents, self.of, len(self.first))
        self._members = np.argsort(self.of, kind="stable")
        self._starts = np.searchsorted(self.of[self._members], np.arange(len(self.first) + 1))
        self._told: dict[int, Told] = {}

    def _codes(self, size: int) -> tuple[Codes, Codes]:
        """For each account the codes of its signature and of all that it is compared by."""
        cast, extracts = self.ground.cast, self.extracts
        known = extracts.part_mention >= 0
        event, place = extracts.part_event[known], extracts.part_place[known]
        mention = extracts.part_mention[known]
        who, unnamed = cast.codes[mention], cast.unnamed[mention]
        named = extracts.part_person[known] & ~unnamed
        pairs = np.unique(np.stack([event[named].astype(np.uint64), who[named]], 1), axis=0)
        people = summed(mixed(pairs[:, 1]), pairs[:, 0].astype(np.int64), size)
        self.by_role = np.zeros(size, dtype=bool)
        self.by_role[event[extracts.by_role[mention] & ~unnamed]] = True
        story = self.ground.story_codes[extracts.teller]
        signature = (
            salted(extracts.fields, 1)
            + salted(people, 2)
            + salted(self.by_role.astype(np.uint64), 3)
        )
        signature += np.where(extracts.dated, np.uint64(0), salted(story, 4))
        every = summed(salted(who, place * 2 + unnamed), event, size)
        voice = self.ground.versions[self.ground.voice[extracts.teller]]
        told = salted(extracts.compared, 5) + salted(every, 6) + salted(story, 7)
        told += salted(voice, 8) + salted(self.by_role.astype(np.uint64), 9)
        return mixed(signature), mixed(told)

    def members(self, unit: int) -> Numbers:
        """The accounts of a unit."""
        return self._members[self._starts[unit] : self._starts[unit + 1]]

    def load(self, units: Iterable[int]) -> None:
        """Make sure that what these units are compared by is at hand."""
        wanted = [u for u in units if u not in self._told]
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            documents = {u: int(self.extracts.teller[self.first[u]]) for u in some}
            readings = self.extracts.readings(documents.values())
            for u, document in documents.items():
                self._told[u] = self._of(int(self.first[u]), document, readings[document])

    def _of(self, account: int, document: int, reading: Reading) -> Told:
        cast, extracts = self.ground.cast, self.extracts
        start = extracts.mentions_of(document).start
        roles: set[str] = set()
        unnamed: set[str] = set()
        for i, actor in enumerate(reading.actors):
            if extracts.by_role[start + i]:
                (unnamed if cast.unnamed[start + i] else roles).add(actor.name)
        names = events.Known(cast.named(document, reading), frozenset(roles), frozenset(unnamed))
        index = account - extracts.events_of(document).start
        published = extracts.entries[document].published
        story = self.ground.stories[document]
        return events.told(reading, index, (published, story), names)

    def joined(self, memo: Memo) -> list[Numbers]:
        """The accounts of each event, sorted."""
        edges = self._weighed(memo)
        pairs = np.array(list(edges), dtype=np.int64).reshape(-1, 2)
        near = connected(len(self.first), pairs[:, 0], pairs[:, 1])
        alone = [group[0] for group in near if len(group) == 1]
        several = [group for group in near if len(group) > 1]
        kept = memo.fetch("joined", [WORK]).get(WORK)
        known = msgspec.msgpack.decode(kept, type=dict[int, list[int]]) if kept else {}
        codes = self._set_codes(several)
        fresh = [g for g, name in enumerate(codes) if name not in known]
        self.load(u for g in fresh for u in several[g])
        inside = {u: g for g in fresh for u in several[g]}
        own: dict[int, dict[tuple[int, int], float]] = {g: {} for g in fresh}
        for (a, b), score in edges.items():
            if a in inside:
                own[inside[a]][a, b] = score
        for g in fresh:
            known[codes[g]] = self._parted(several[g], own[g])
        used = {name: known[name] for name in codes}
        if fresh or len(used) < len(known):
            memo.keep("joined", {WORK: msgspec.msgpack.encode(used)})
            memo.retain("joined", [WORK])
        groups = [[u] for u in alone]
        for group, name in zip(several, codes, strict=True):
            parts: dict[int, list[int]] = {}
            for u, part in zip(group, used[name], strict=True):
                parts.setdefault(part, []).append(u)
            groups += parts.values()
        return self._accounts(groups)

    def _accounts(self, groups: Sequence[Sequence[int]]) -> list[Numbers]:
        """The accounts of each set of units, sorted, in the order of their first ones."""
        units, place = flat(groups)
        part = np.empty(len(self.first), dtype=np.int64)
        part[units] = place
        of = part[self.of]
        order = np.argsort(of, kind="stable")
        ends = np.flatnonzero(np.diff(of[order])) + 1
        found = np.split(order, ends) if len(order) else []
        return [found[g] for g in np.argsort([int(group[0]) for group in found]).tolist()]

    def _set_codes(self, groups: Sequence[Sequence[int]]) -> list[int]:
        """What becomes of each set of units depends on."""
        units, of = flat(groups)
        held = mixed(self.codes[units] + mixed(self.tellers[units]))
        place = np.arange(len(of)) - of.searchsorted(of)
        codes: list[int] = (summed(salted(held, place), of, len(groups)) >> np.uint64(1)).tolist()
        return codes

    def _parted(self, group: Sequence[int], edges: Mapping[tuple[int, int], float]) -> list[int]:
        """The part that each unit of a set falls into."""
        told = self._told
        tellers = {u: frozenset(self.extracts.teller[self.members(u)].tolist()) for u in group}

        def apart(a: list[int], b: list[int]) -> bool:
            return any(
                events.contradict(told[x], told[y])
                or (tellers[x] & tellers[y] and not events.twice(told[x], told[y]))
                for x in a
                for y in b
            )

        parts = constrained(group, edges, apart)
        of = {u: n for n, part in enumerate(parts) for u in part}
        return [of[u] for u in group]

    # Comparing

    def _weighed(self, memo: Memo) -> dict[tuple[int, int], float]:
        """The pairs of units that may be one event, with how surely."""
        kept = memo.fetch("weighed", [WORK]).get(WORK)
        edges: dict[tuple[int, int], float] = {}
        fresh = np.ones(len(self.first), dtype=bool)
        if kept:
            before = msgspec.msgpack.decode(kept, type=Weighed)
            fresh = ~np.isin(self.codes, np.frombuffer(before.units, np.uint64))
            edges = self._recalled(before)
        if fresh.any():
            asked = np.flatnonzero(fresh)
            edges |= self._compared(asked if fresh.mean() <= _AT_ONCE else None)
        if fresh.any() or not kept or len(before.units) != 8 * len(self.first):
            memo.keep("weighed", {WORK: msgspec.msgpack.encode(self._packed(edges))})
            memo.retain("weighed", [WORK])
        return edges

    def _recalled(self, before: Weighed) -> dict[tuple[int, int], float]:
        order = np.argsort(self.codes)
        codes = self.codes[order]
        pairs = []
        there = np.ones(len(before.scores) // 8, dtype=bool)
        for side in (before.one, before.other):
            wanted = np.frombuffer(side, np.uint64)
            at = np.minimum(codes.searchsorted(wanted), max(0, len(codes) - 1))
            there &= codes[at] == wanted if len(codes) else False
            pairs.append(order[at] if len(codes) else at)
        one, other = (side[there] for side in pairs)
        scores = np.frombuffer(before.scores, np.float64)[there].tolist()
        low, high = np.minimum(one, other).tolist(), np.maximum(one, other).tolist()
        return dict(zip(zip(low, high, strict=True), scores, strict=True))

    def _packed(self, edges: Mapping[tuple[int, int], float]) -> Weighed:
        pairs = np.array(list(edges), dtype=np.int64).reshape(-1, 2)
        return Weighed(
            self.codes.tobytes(), self.codes[pairs[:, 0]].tobytes(),
            self.codes[pairs[:, 1]].tobytes(), np.array(list(edges.values()), np.float64).tobytes(),
        )  # fmt: skip

    def _compared(self, asked: Numbers | None) -> dict[tuple[int, int], float]:
        """Pairs with at least one of the units `asked` (None: of all units), compared."""
        chosen = np.arange(len(self.first)) if asked is None else self._around(asked)
        self.load(chosen.tolist())
        told = [self._told[u] for u in chosen.tolist()]
        wanted = np.ones(len(chosen), bool) if asked is None else np.isin(chosen, asked)
        heads = self.ground.voice
        voices = [int(heads[self.extracts.teller[self.first[u]]]) for u in chosen.tolist()]
        edges = {}
        for x, y in events.candidates(told):
            if not wanted[x] and not wanted[y]:
                continue
            score = events.compare(told[x], told[y], same_text=voices[x] == voices[y])
            if score >= events.ENOUGH:
                edges[int(chosen[x]), int(chosen[y])] = score
        return edges

    def _around(self, asked: Numbers) -> Numbers:
        """The units `asked` and all that may be one event with them: of windows that meet, or of
        one story."""
        extracts = self.extracts
        window = extracts.window[self.first]
        near = np.isin(self.ground.story[extracts.teller[self.first]],
                       self.ground.story[extracts.teller[self.first[asked]]])  # fmt: skip
        spans = np.unique(window[asked], axis=0)
        for first, last in _merged(spans + np.array([-events.SLACK, events.SLACK])):
            near |= (window[:, 0] - events.SLACK <= last) & (window[:, 1] + events.SLACK >= first)
        return np.flatnonzero(near)


def _merged(spans: Numbers) -> list[tuple[int, int]]:
    """Spans of days with those that overlap joined."""
    out: list[tuple[int, int]] = []
    for first, last in spans.tolist():
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _occurrences(signature: Codes, teller: Numbers) -> Numbers:
    """How many accounts of the same signature stand before each in its own document: its reader
    told them apart."""
    order = np.lexsort((np.arange(len(teller)), teller, signature))
    here = np.stack([signature[order], teller[order].astype(np.uint64)], 1)
    begins = np.r_[True, (here[1:] != here[:-1]).any(1)] if len(order) else np.zeros(0, bool)
    starts = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    out = np.empty(len(order), dtype=np.int64)
    out[order] = np.arange(len(order)) - starts
    return out
