"""Recorded events described from their accounts, each kept as long as all it is told from stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from dragoman.model import RecordedEvent
from dragoman.record import accounts, ids
from dragoman.record.cast import Cast
from dragoman.record.codes import Codes, Numbers, code, mixed, salted, summed
from dragoman.record.extracts import Extracts
from dragoman.record.memo import Memo

WORK = "1"
"""Raised whenever the same accounts may be described otherwise."""
_BATCH = 4000
"""Documents whose readings are held at a time while events are described."""


class Basis(msgspec.Struct, frozen=True):
    """What the events are told from: who is who, and for each document, by number, its story (its
    id, number and code), the head of its copies, and the code of this version of it."""

    cast: Cast
    stories: Sequence[str]
    story: Numbers
    story_codes: Codes
    voice: Numbers
    versions: Codes


def identity(account: int, extracts: Extracts) -> str:
    document = extracts.ids[extracts.teller[account]]
    kind, order = extracts.kinds[extracts.kind[account]], int(extracts.order[account])
    return ids.event(document, kind, order)


def described(
    ground: Basis, groups: Sequence[Numbers], memo: Memo
) -> tuple[list[RecordedEvent], list[str], Numbers]:
    """The recorded events, their ids in the order of `groups`, and the group of each account."""
    of = np.zeros(len(ground.cast.extracts.teller), dtype=np.int64)
    for g, group in enumerate(groups):
        of[group] = g
    keys = [f"{name:016x}" for name in _event_codes(ground, of, len(groups)).tolist()]
    kept = memo.fetch("event", keys)
    decoder = msgspec.msgpack.Decoder(RecordedEvent)
    made = {key: decoder.decode(body) for key, body in kept.items()}
    missing = [(key, group) for key, group in zip(keys, groups, strict=True) if key not in kept]
    for some in _batched(missing, ground.cast.extracts):
        fresh = dict(_telling(ground, some))
        memo.keep("event", {key: msgspec.msgpack.encode(event) for key, event in fresh.items()})
        made |= fresh
    memo.retain("event", keys)
    recorded = [made[key] for key in keys]
    return recorded, [event.id for event in recorded], of


def _event_codes(ground: Basis, of: Numbers, size: int) -> Codes:
    """What each event's description depends on."""
    cast, extracts = ground.cast, ground.cast.extracts
    known = extracts.part_mention >= 0
    who = cast.codes[extracts.part_mention[known]]
    parts = summed(
        salted(who, extracts.part_place[known]), extracts.part_event[known], len(extracts.teller)
    )
    index = np.arange(len(extracts.teller)) - extracts.first_event[extracts.teller]
    told = salted(ground.versions[extracts.teller], index) + salted(parts, 1)
    told += salted(ground.story_codes[extracts.teller], 2)
    told += salted(ground.versions[ground.voice[extracts.teller]], 3)
    reader = np.uint64(code(WORK, extracts.ground.reader))
    return mixed(summed(mixed(told), of, size) + reader)


Named = tuple[str, Numbers]


def _batched(missing: Sequence[Named], extracts: Extracts) -> Iterable[list[Named]]:
    """Groups in lists whose documents are few enough to be held, neighbours in time together."""
    teller = extracts.teller
    ordered = sorted(missing, key=lambda m: int(extracts.seniority[teller[m[1]]].min()))
    some: list[Named] = []
    held = 0
    for name, group in ordered:
        some.append((name, group))
        held += len(group)
        if held >= _BATCH:
            yield some
            some, held = [], 0
    if some:
        yield some


def _telling(ground: Basis, some: Sequence[Named]) -> Iterable[tuple[str, RecordedEvent]]:
    cast, extracts = ground.cast, ground.cast.extracts
    numbers = sorted({int(i) for _, group in some for i in extracts.teller[group]})
    readings = extracts.readings(numbers)
    known = {i: cast.named(i, readings[i]) for i in numbers}
    for name, group in some:
        told = []
        for account in group.tolist():
            i = int(extracts.teller[account])
            index = account - extracts.events_of(i).start
            told.append(
                accounts.Telling(
                    document=extracts.ids[i],
                    order=int(extracts.seniority[i]),
                    index=index,
                    event=readings[i].events[index],
                    voice=int(ground.voice[i]),
                    story=ground.stories[i],
                    named=known[i],
                    id=identity(account, extracts),
                )
            )
        yield name, accounts.describe(told)
