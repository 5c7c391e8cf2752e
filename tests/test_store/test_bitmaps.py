"""Counts and pages from bitmaps are those that asking for every event gives, whatever is chosen."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import msgspec
from sqlalchemy import Connection, select

from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Document,
    EventLink,
    Name,
    Reading,
    Record,
    RecordedActor,
    RecordedEvent,
    Span,
)
from dragoman.model.selection import Selection
from dragoman.store import Kept, Store, facets, queries, schema

STATES = ("SYR", "IRN", "TUR", "EGY")
ACTORS = tuple(
    RecordedActor(
        id=f"ac{n}", name=f"Person {n % 17}", kind="person" if n % 5 else "organization",
        state=STATES[n % 4] if n % 3 else None, documents=(f"d{n % 9}",),
        names=(Name(f"Person {n % 17}", "en", 1),),
    )
    for n in range(40)
)  # fmt: skip
DAYS = (None, "2024", "2024-06", "2024-06-04", "2024-06-05", "2024-06-20", "2024-07-01", "2025-01")


def events(number: int, seed: int) -> tuple[RecordedEvent, ...]:
    chance = random.Random(seed)

    def one(id: str) -> RecordedEvent:
        start = chance.choice(DAYS)
        end = "2024-07-03" if start == "2024-06-20" and chance.random() < 0.5 else None
        who = chance.sample(ACTORS, chance.randrange(4))
        fields = AccountFields(start=start)
        told = sorted({f"d{chance.randrange(9)}" for _ in range(chance.randrange(1, 4))})
        return RecordedEvent(
            id=id, type="CONSULT", mode=None, kind=chance.choice(("meeting", "visit", "call")),
            status=chance.choice(("held", "held", "planned")), start=start, end=end, place=None,
            participants=tuple(Attendance(actor.id, "participant") for actor in who),
            parties=tuple(chance.sample((*STATES, "Hamas", "EU"), chance.randrange(3))),
            accounts=tuple(Account(document=d, evidence=(Span(0, 3),), fields=fields) for d in told),
            independent_accounts=1,
        )  # fmt: skip

    made = [one(f"ev{n:04}") for n in range(number)]
    plans = [event.id for event in made if event.status == "planned"]
    return tuple(
        msgspec.structs.replace(event, links=(EventLink("fulfils", chance.choice(plans)),))
        if event.status == "held" and chance.random() < 0.3
        else event
        for event in made
    )


def every(ask: Connection, wanted: Selection) -> list[RecordedEvent]:
    """All events of a selection in the order of a timeline, plans that came to others too."""
    e = schema.events.c
    query = queries.selected(select(e.body), wanted)
    ordered = query.order_by(e.first_day.is_(None), e.first_day, e.last_day, e.id)
    return queries.decoded(ask, ordered, RecordedEvent)


def filled(store: Store, seed: int, at: str = "2026-01-01T00:00:00Z") -> None:
    kept = []
    for n in range(9):
        id, text = f"d{n}", f"Text of {n}."
        document = Document(
            id=id, text=text, hash=f"hash{n}", language=("en", "ar", "fr")[n % 3],
            outlet=f"Post {n % 4}" if n % 4 else None, published="2024-06-06",
        )  # fmt: skip
        reading = Reading(document=id, reader="1")
        kept.append(
            Kept(place=id, item=text, standing=id, named=True, document=document, reading=reading)
        )
    store.keep(kept)
    record = Record(actors=ACTORS, events=events(300, seed))
    assert store.write(record, store.basis("1", str(seed)), at)


SELECTIONS = [
    Selection(**given)
    for given in (
        {}, {"states": ("SYR",)}, {"states": ("SYR", "IRN")}, {"states": ("ZZZ",)},
        {"statuses": ("planned", "held")},
        {"kinds": ("meeting", "call")}, {"statuses": ("planned",), "languages": ("ar",)},
        {"languages": ("ar", "fr")}, {"outlets": ("Post 1",)}, {"person": "Person 3"},
        {"person": "ac7"}, {"person": "nobody"}, {"since": "2024-06-05"}, {"until": "2024-06"},
        {"since": "2024-06-05", "until": "2024-06-21", "kinds": ("visit",)}, {"changed_after": 0},
        {"changed_after": 1}, {"since": "2025", "states": ("TUR",)}, {"since": "2030"},
    )
]  # fmt: skip


def counted(store: Store, wanted: Selection) -> dict[str, dict[str, int]]:
    """The facets as they are by going through every event."""
    people = {actor.id: actor for actor in ACTORS}
    with store.asking() as ask:
        documents = {d.id: d for d in store.documents()}
        counts: dict[str, Counter[str]] = {}
        for field in ("kinds", "statuses", "languages", "outlets", "states", "persons"):
            free = field not in ("states", "persons")
            asked = msgspec.structs.replace(wanted, **{field: ()}) if free else wanted
            counter = counts.setdefault(field, Counter())
            for event in every(ask, asked):
                told = [documents[account.document] for account in event.accounts]
                there = [people[part.actor] for part in event.participants]
                values = {
                    "kinds": {event.kind},
                    "statuses": {event.status},
                    "languages": {d.language for d in told},
                    "outlets": {d.outlet for d in told},
                    "states": {p for p in event.parties if len(p) == 3} | {a.state for a in there},
                    "persons": {a.id for a in there if a.kind == "person"},
                }[field]
                counter.update(value for value in values if value)
    return {field: dict(counter) for field, counter in counts.items()}


def test_facets_count_what_going_through_all_events_counts(store: Store) -> None:
    filled(store, 1)
    for wanted in SELECTIONS:
        truth = counted(store, wanted)
        with store.asking() as ask:
            found = facets.by_field(ask, store.bitmaps(ask), wanted)
        for field, pairs in found.items():
            ranked = sorted(truth[field].items(), key=lambda pair: (-pair[1], pair[0]))
            assert pairs == ranked[: facets.MOST], (wanted, field)


def test_days_count_every_dated_event_once(store: Store) -> None:
    filled(store, 2)
    for wanted in SELECTIONS:
        with store.asking() as ask:
            dated = [e for e in every(ask, wanted) if e.start]
            days = facets.by_day(ask, store.bitmaps(ask), wanted)
        assert sum(day.events for day in days if day.held) == sum(e.status == "held" for e in dated)
        assert sum(day.events for day in days) == len(dated)
        assert [(d.first, d.last, d.held) for d in days] == sorted(
            (d.first, d.last, d.held) for d in days
        )


def test_pages_from_bitmaps_and_from_tables_are_stretches_of_the_whole(store: Store) -> None:
    filled(store, 3)
    for wanted, (limit, offset) in product(
        SELECTIONS, ((None, 0), (7, 0), (20, 30), (50, 270), (10, 500))
    ):
        part = msgspec.structs.replace(wanted, limit=limit, offset=offset)
        with store.asking() as ask:
            found = every(ask, wanted)
            # A plan stands under what came of it, where both are let through.
            folded = {link.event for event in found for link in event.links}
            whole = [event for event in found if event.id not in folded]
            expected = queries.EventPage(
                events=whole[offset : None if limit is None else offset + limit],
                total=len(whole),
                undated=queries.count_undated(ask, wanted) if wanted.since or wanted.until else 0,
                folded=len(found) - len(whole),
            )
            assert queries.page(ask, part) == expected
            assert facets.page(ask, store.bitmaps(ask), part) == expected


def test_a_later_build_is_counted_at_once(store: Store) -> None:
    filled(store, 4)
    with store.asking() as ask:
        assert store.bitmaps_at_hand(ask) is None
        before = facets.by_field(ask, store.bitmaps(ask), Selection())
        assert store.bitmaps_at_hand(ask) is store.bitmaps(ask)
    filled(store, 5, at="2026-01-02T00:00:00Z")
    with store.asking() as ask:
        assert store.bitmaps_at_hand(ask) is None
        after = facets.by_field(ask, store.bitmaps(ask), Selection())
    assert after != before
    assert dict(after["kinds"]) == counted(store, Selection())["kinds"]


def test_persons_of_one_name_are_told_apart(store: Store) -> None:
    filled(store, 6)
    with store.asking() as ask:
        bitmaps = store.bitmaps(ask)
        assert bitmaps.shared_name("ac1")  # as ac18 is called
        assert not bitmaps.shared_name("ac8")  # alone: ac25 is an organisation
