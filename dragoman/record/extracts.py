"""Extracts: what telling persons and events apart needs of all readings, as arrays.

What the documents of one period come to is kept under a digest of them, so
that a record of many readings need not load them again for a few more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
import numpy as np

from dragoman.model import Document, Event, Reading
from dragoman.record import agreement, events, ids
from dragoman.record.codes import Codes, Numbers, code
from dragoman.record.ground import Entry, Ground
from dragoman.record.memo import Memo, digest
from dragoman.record.nameless import told_by_role
from dragoman.record.periods import Period, ordinal

WORK = "4"
"""Raised whenever an extract may come to something else from the same readings."""
_NEVER = -(1 << 40)
"""A window of no known days."""
_EVER = 1 << 40
"""A day later than any."""
_LATELY = 7
"""Days before a report on which who did what it tells is taken to have been in the office it gives."""


class Bearer(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An actor as readings give it: all mentions that give just this are one bearer."""

    name: str
    kind: str
    state: str | None
    office: str | None
    key: str | None
    language: str | None
    by_role: bool


class Extract(msgspec.Struct, frozen=True, array_like=True):
    """One period's readings; documents in their order, things in the order of each reading.

    Rows of 64 bits each: `documents` how many actors, events, statements and
    commitments each has; `mentions` the bearer of each; `events` see `_event_row`; `parts` the
    event of each participant, its place there, the place of its actor in the reading (-1 where
    it has none), and whether it is a person; `told` what each document can agree on (see
    `agreement`); `actor_ids` and `event_ids` the codes of the ids that each mention would give its
    actor, and each event its recorded one.
    """

    bearers: list[Bearer]
    documents: bytes
    mentions: bytes
    events: bytes
    codes: bytes
    parts: bytes
    kinds: list[str]
    told: bytes
    actor_ids: bytes
    event_ids: bytes


def actor_id(document: str, bearer: Bearer) -> str:
    """The id of the actor whose anchor is a mention of `bearer` in this document."""
    if bearer.key:
        return ids.actor_by_key(bearer.kind, bearer.key)
    return ids.actor(document, bearer.name, bearer.state)


def extracted(found: Sequence[tuple[Document, Reading | None]]) -> Extract:
    """The extract of documents and their readings."""
    bearers: dict[Bearer, int] = {}
    kinds: dict[str, int] = {}
    documents, mentions, told = [], [], []
    actor_ids, event_ids = [], []
    rows: list[tuple[int, ...]] = []
    codes: list[tuple[int, int]] = []
    parts: list[tuple[int, int, int, int]] = []
    for document, reading in found:
        told.append(agreement.told(reading))
        if reading is None:
            documents.append((0, 0, 0, 0))
            continue
        documents.append(
            (len(reading.actors), len(reading.events), len(reading.statements), len(reading.commitments))
        )  # fmt: skip
        places: dict[str, int] = {}
        for i, actor in enumerate(reading.actors):
            bearer = Bearer(
                actor.name, actor.kind, actor.state, actor.office, actor.key, document.language,
                told_by_role(actor, document),
            )  # fmt: skip
            mentions.append(bearers.setdefault(bearer, len(bearers)))
            actor_ids.append(code(actor_id(document.id, bearer)))
            for name in (actor.name, actor.key):
                if name:
                    places.setdefault(name, i)
        counted: dict[str, int] = {}
        for event in reading.events:
            parts += (
                (len(rows), n, places.get(p.name, -1), p.kind == "person")
                for n, p in enumerate(event.participants)
            )
            order = counted[event.kind] = counted.get(event.kind, -1) + 1
            kind = kinds.setdefault(event.kind, len(kinds))
            row, named = _event_row(event, document.published)
            rows.append((*row, kind, order))
            codes.append(named)
            event_ids.append(code(ids.event(document.id, event.kind, order)))
    return Extract(
        list(bearers),
        np.array(documents, dtype=np.int64).tobytes(),
        np.array(mentions, dtype=np.int64).tobytes(),
        np.array(rows, dtype=np.int64).tobytes(),
        np.array(codes, dtype=np.uint64).tobytes(),
        np.array(parts, dtype=np.int64).tobytes(),
        list(kinds),
        *(np.array(some, dtype=np.uint64).tobytes() for some in (told, actor_ids, event_ids)),
    )


def _event_row(event: Event, published: str | None) -> tuple[tuple[int, ...], tuple[int, int]]:
    """First and last day of its window, whether it is dated to the day, whether it is held; and
    the codes of what is the same in all accounts of one signature, and of all it is compared by."""
    stage = events.STAGE.get(event.status, "held")
    kind = events.ALIKE.get(event.kind, event.kind)
    window = events.window(event, published, stage)
    place = event.place
    dated = event.start is not None and len(event.start) == 10
    fields = (
        kind, stage, sorted(event.parties), event.start, event.end,
        place.country if place else None, place.name if place else None,
    )  # fmt: skip
    who = [(p.kind, p.state) for p in event.participants]
    first, last = window or (_NEVER, _NEVER)
    return (first, last, dated), (code(*fields), code(*fields, window, event.background, who))


class Extracts:
    """The extracts of all documents, by number, side by side.

    Mentions and events are numbered through, in the order of documents and of
    each reading.
    """

    def __init__(
        self,
        ground: Ground,
        memo: Memo,
        periods: Sequence[Period],
    ) -> None:
        self.ground = ground
        self.entries: Sequence[Entry] = ground.entries()
        self.ids = [entry.id for entry in self.entries]
        found = self._found(memo, periods)
        members = [np.array(p.members, dtype=np.int64) for p in periods]
        size = len(self.ids)
        self.counts = np.zeros((size, 4), dtype=np.int64)
        self.told: Codes = np.zeros((size, agreement.WORDS), dtype=np.uint64)
        """What each document can agree on with others (see `agreement`)."""
        for numbers, extract in zip(members, found, strict=True):
            self.told[numbers] = np.frombuffer(extract.told, np.uint64).reshape(-1, agreement.WORDS)
            self.counts[numbers] = np.frombuffer(extract.documents, np.int64).reshape(-1, 4)
        self.first_mention = _starts(self.counts[:, 0])
        self.first_event = _starts(self.counts[:, 1])
        self._gather_mentions(members, found)
        self._gather_events(members, found)
        self._order_days()
        self._order_acts()

    def _found(self, memo: Memo, periods: Sequence[Period]) -> list[Extract]:
        keys = [
            digest(WORK, self.ground.reader, [(self.ids[i], self.entries[i].version) for i in p.members])
            for p in periods
        ]  # fmt: skip
        kept = memo.fetch("extract", keys)
        decoder = msgspec.msgpack.Decoder(Extract)
        out = []
        for key, period in zip(keys, periods, strict=True):
            if key in kept:
                out.append(decoder.decode(kept[key]))
                continue
            ids = [self.ids[i] for i in period.members]
            held, read = self.ground.documents(ids), self.ground.readings(ids)
            out.append(extracted([(held[id], read.get(id)) for id in ids]))
            memo.keep("extract", {key: msgspec.msgpack.encode(out[-1])})
        memo.retain("extract", keys)
        return out

    def _gather_mentions(self, members: Sequence[Numbers], found: Sequence[Extract]) -> None:
        places: dict[Bearer, int] = {}
        told, of = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        named = [np.zeros(0, np.uint64)]
        for numbers, extract in zip(members, found, strict=True):
            local = np.array([places.setdefault(b, len(places)) for b in extract.bearers], np.int64)
            told.append(local[np.frombuffer(extract.mentions, np.int64)])
            named.append(np.frombuffer(extract.actor_ids, np.uint64))
            of.append(np.repeat(numbers, self.counts[numbers, 0]))
        document = np.concatenate(of)
        order = np.argsort(document, kind="stable")
        self.bearers = list(places)
        self.bearer: Numbers = np.concatenate(told)[order]
        """The bearer of each mention."""
        self.document: Numbers = document[order]
        """The document of each mention."""
        self.actor_ids: Codes = np.concatenate(named)[order]
        """The code of the id that each mention would give its actor."""
        by_role = np.array([b.by_role for b in self.bearers], dtype=bool)
        self.by_role = by_role[self.bearer] if len(by_role) else np.zeros(0, bool)

    def _gather_events(self, members: Sequence[Numbers], found: Sequence[Extract]) -> None:
        kinds: dict[str, int] = {}
        rows, codes, of = [np.zeros((0, 5), np.int64)], [np.zeros((0, 3), np.uint64)], []
        parts, before = [np.zeros((0, 4), np.int64)], 0
        of.append(np.zeros(0, np.int64))
        for numbers, extract in zip(members, found, strict=True):
            row = np.frombuffer(extract.events, np.int64).reshape(-1, 5).copy()
            local = np.array([kinds.setdefault(k, len(kinds)) for k in extract.kinds], np.int64)
            if len(row):
                row[:, 3] = local[row[:, 3]]
            part = np.frombuffer(extract.parts, np.int64).reshape(-1, 4).copy()
            part[:, 0] += before
            before += len(row)
            rows.append(row)
            parts.append(part)
            codes.append(
                np.c_[
                    np.frombuffer(extract.codes, np.uint64).reshape(-1, 2),
                    np.frombuffer(extract.event_ids, np.uint64),
                ]
            )
            of.append(np.repeat(numbers, self.counts[numbers, 1]))
        document = np.concatenate(of)
        order = np.argsort(document, kind="stable")
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        self.kinds = list(kinds)
        row = np.concatenate(rows)[order]
        self.teller: Numbers = document[order]
        """The document of each event."""
        self.window: Numbers = row[:, :2]
        self.dated = row[:, 2].astype(bool)
        self.kind: Numbers = row[:, 3]
        self.order: Numbers = row[:, 4]
        """How many events of its kind stand before it in its reading."""
        named = np.concatenate(codes)[order]
        self.fields: Codes = named[:, 0]
        self.compared: Codes = named[:, 1]
        self.event_ids: Codes = named[:, 2]
        """The code of the id that each event would give the recorded one."""
        part = np.concatenate(parts)
        part[:, 0] = place[part[:, 0]] if len(part) else part[:, 0]
        part = part[np.lexsort((part[:, 1], part[:, 0]))]
        self.part_event: Numbers = part[:, 0]
        self.part_place: Numbers = part[:, 1]
        known = part[:, 2] >= 0
        start = self.first_mention[self.teller[part[:, 0]]] if len(part) else part[:, 0]
        self.part_mention: Numbers = np.where(known, start + part[:, 2], -1)
        """The mention of each participant; -1 for one whom the reading does not list."""
        self.part_person = part[:, 3].astype(bool)

    def _order_days(self) -> None:
        """Days by rank, and documents in the order in which anchors are chosen."""
        published = [entry.published or "" for entry in self.entries]
        self.days = sorted({"", *published})
        rank = {day: n for n, day in enumerate(self.days)}
        self.day: Numbers = np.array([rank[day] for day in published], dtype=np.int64)
        """The rank of each document's day among all days; 0 where it is not known."""
        last = np.where(self.day == 0, len(self.days), self.day)
        self.seniority: Numbers = np.empty(len(last), dtype=np.int64)
        self.seniority[np.lexsort((np.arange(len(last)), last))] = np.arange(len(last))
        """The place of each document by day, undated ones last, then by id."""

    def _order_acts(self) -> None:
        days = {entry.published: ordinal(entry.published) for entry in self.entries}
        written = np.array([days[entry.published] for entry in self.entries], dtype=np.int64)
        begun = self.window[self.part_event, 0]
        report = written[self.teller[self.part_event]]
        lately = (begun < report) & (begun >= report - _LATELY) & self.dated[self.part_event]
        lately &= self.part_mention >= 0
        self.acted: Numbers = np.full(len(self.bearer), _EVER, dtype=np.int64)
        """The first of the last days before its report on which each mention took part in
        something the report tells, as an ordinal; `_EVER` where there is none."""
        np.minimum.at(self.acted, self.part_mention[lately], begun[lately])

    def first_act(self, mentions: Numbers) -> str | None:
        """The first such day of any of these mentions."""
        first = int(self.acted[mentions].min(initial=_EVER))
        return None if first == _EVER else date.fromordinal(first).isoformat()

    def mentions_of(self, document: int) -> slice:
        start = int(self.first_mention[document])
        return slice(start, start + int(self.counts[document, 0]))

    def events_of(self, document: int) -> slice:
        start = int(self.first_event[document])
        return slice(start, start + int(self.counts[document, 1]))

    def readings(self, documents: Iterable[int]) -> Mapping[int, Reading]:
        """The readings of documents, by number."""
        numbers = sorted(set(documents))
        found = self.ground.readings([self.ids[i] for i in numbers])
        return {i: found[self.ids[i]] for i in numbers if self.ids[i] in found}


def _starts(counts: Numbers) -> Numbers:
    return (
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)[:-1]]) if len(counts) else counts
    )
