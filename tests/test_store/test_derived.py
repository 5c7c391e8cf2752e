"""The record as rows: round trip, writing by difference, changes, questions."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.errors import JudgementError, NotFound
from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Copy,
    Document,
    Judgement,
    Name,
    Place,
    Reading,
    Record,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Redirect,
    Span,
    StatementVersion,
    Story,
)
from dragoman.model.selection import Selection
from dragoman.store import Kept, Store, Writing, finding, kinds, listing, queries
from dragoman.store.days import first_day, last_day

ACTORS = (
    RecordedActor(
        id="ac1", name="Çavuş Ö. al-Nader", kind="person", state="TUR", documents=("d1", "d2"),
        names=(Name("Çavuş al-Nader", "tr", 2), Name("النادر", "ar", 1)),
    ),
    RecordedActor(id="ac2", name="Nadia Nader", kind="person", state="JOR", documents=("d1",)),
    RecordedActor(id="ac3", name="Jordan", kind="state", state="JOR"),
)  # fmt: skip


def event(id: str, start: str | None, **more: object) -> RecordedEvent:
    fields: dict[str, object] = {
        "type": "CONSULT", "mode": "meet", "kind": "meeting", "status": "held", "end": start,
        "place": Place("Amman", "JO"), "participants": (Attendance("ac1", "participant", ("d1",)),),
        "parties": ("TUR", "JOR"), "independent_accounts": 1,
        "accounts": (
            Account(document="d1", evidence=(Span(0, 4),), fields=AccountFields(start=start)),
        ),
    }  # fmt: skip
    return RecordedEvent(id=id, start=start, **(fields | more))  # type: ignore[arg-type]


EVENTS = (
    event("ev1", "2024-06-04"),
    event("ev2", "2024-06", kind="call", participants=(Attendance("ac2", "participant"),)),
    event("ev3", None, status="planned", parties=("TUR",)),
    event("ev4", "2024-11-19", end="2024-11-21", kind="visit", parties=(), participants=()),
)

RECORD = Record(
    actors=ACTORS,
    events=EVENTS,
    statements=(
        RecordedStatement(
            id="st1", speaker="ac1", event="ev1",
            versions=(StatementVersion(document="d1", index=0, form="direct", content=(Span(0, 4),)),),
        ),
    ),
    commitments=(RecordedCommitment(id="co1", by="ac1", to="JOR", kind="visit", status="open", accounts=()),),
    stories=(Story(id="so1", documents=("d1", "d2"), why={"d1": ("names",)}),),
    copies=(Copy(document="d2", of="d1", kind="near", score=0.93),),
    redirects=(Redirect("ev0", "ev1"), Redirect("ev00", "ev0"), Redirect("ev9", None)),
)  # fmt: skip


@pytest.fixture
def full(store: Store) -> Store:
    told = Document(id="d1", text="text", hash="h", path="d1.txt")
    store.keep(
        [
            Kept(
                place="d1.txt", item="i", standing="/d1.txt", named=False, document=told,
                reading=Reading(document="d1", reader="1"),
            )
        ]
    )  # fmt: skip
    assert store.write(RECORD, store.basis("1", ""), "2026-01-01T00:00:00Z") is not None
    return store


def ids(store: Store, **filters: object) -> list[str]:
    with store.asking() as ask:
        return [e.id for e in queries.events(ask, Selection(**filters))]  # type: ignore[arg-type]


def test_the_record_comes_back(full: Store) -> None:
    assert full.record() == RECORD
    assert full.derived_from() == full.basis("1", "").inputs


def test_only_what_differs_is_written_and_noted(full: Store) -> None:
    moved = msgspec.structs.replace(EVENTS[0], start="2024-06-05")
    fresh = msgspec.structs.replace(RECORD, events=(moved, *EVENTS[2:], event("ev5", "2025")))
    written = full.write(fresh, full.basis("1", ""), "2026-01-02T00:00:00Z")
    assert written is not None
    assert written.counts["event"] == (1, 1, 1)
    assert written.counts["actor"] == (0, 0, 0)
    assert full.record() == fresh
    with full.asking() as ask:
        changes = {(c.what, c.id, c.fields) for c in queries.changes(ask, "1")}
        assert changes == {
            ("added", "ev5", ()), ("changed", "ev1", ("start",)), ("removed", "ev2", ()),
        }  # fmt: skip
        assert len(queries.changes(ask, "2026-01-01")) > len(changes)
        assert {c.build for c in queries.changes(ask, "2026-01-02")} == {2}
        with pytest.raises(NotFound, match="no longer in the record"):
            finding.find_event(ask, "ev2")


def test_a_field_that_came_from_the_same_is_left_as_it_is_stored(full: Store) -> None:
    empty = msgspec.structs.replace(RECORD, copies=())

    def written(record: Record, **names: str) -> tuple[int, int, int]:
        made = full.write(record, full.basis("1", ""), "2026-01-02T00:00:00Z", Writing(names=names))
        assert made is not None
        assert made.totals["copy"] == len(full.record().copies)
        return made.counts["copy"]

    assert written(empty, copies="one") == (0, 0, 1)
    assert written(RECORD, copies="two") == (1, 0, 0)
    assert full.present("1", "").there == {"copies": "two"}
    assert written(empty, copies="two") == (0, 0, 0)
    assert full.record() == RECORD
    assert written(empty) == (0, 0, 1)
    assert full.present("1", "").there == {}


def waiting(store: Store) -> int:
    with store.asking() as ask:
        return listing.waiting(ask)


def test_a_record_is_not_written_over_one_that_came_meanwhile(full: Store) -> None:
    early = full.basis("1", "")
    full.judge([Judgement(id="j1", action="unsure", subject="ev1", author="me", at="2026")])
    assert waiting(full) == 1
    assert full.write(RECORD, full.basis("1", ""), "2026") is not None
    assert waiting(full) == 0
    assert full.write(Record(), early, "2026") is None
    assert full.record() == RECORD


def test_what_comes_in_while_a_record_is_derived_waits_for_the_next(full: Store) -> None:
    basis = full.basis("1", "")
    full.judge([Judgement(id="j1", action="unsure", subject="ev1", author="me", at="2026")])
    assert full.write(RECORD, basis, "2026") is not None
    assert waiting(full) == 1
    assert full.derived_from() != full.basis("1", "").inputs


def test_events_come_by_day_and_the_undated_last(full: Store) -> None:
    assert ids(full) == ["ev2", "ev1", "ev4", "ev3"]
    assert ids(full, limit=2, offset=1) == ["ev1", "ev4"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"states": ("TUR",)}, ["ev2", "ev1", "ev3"]),
        ({"states": ("TUR", "JOR")}, ["ev2", "ev1"]),
        ({"states": ("SYR",)}, []),
        ({"person": "cavus NADER"}, ["ev1", "ev3"]),
        ({"person": "النادر"}, ["ev1", "ev3"]),
        ({"person": "nader"}, ["ev2", "ev1", "ev3"]),
        ({"person": "ader"}, []),
        ({"person": "100%"}, []),
        ({"kinds": ("call", "visit")}, ["ev2", "ev4"]),
        ({"statuses": ("planned",)}, ["ev3"]),
        ({"since": "2024-06-05"}, ["ev2", "ev4"]),
        ({"until": "2024-06-03"}, ["ev2"]),
        ({"since": "2024-11-20", "until": "2024-11"}, ["ev4"]),
        ({"since": "2025"}, []),
    ],
)
def test_filters(full: Store, filters: dict[str, object], expected: list[str]) -> None:
    assert ids(full, **filters) == expected


def test_undated_events_that_a_date_filter_leaves_out_are_counted(full: Store) -> None:
    with full.asking() as ask:
        assert queries.count_undated(ask, Selection(since="2024", states=("TUR",))) == 1
        assert queries.count_events(ask, Selection(limit=1)) == 4


def test_ids_may_be_shortened_and_redirects_are_followed(full: Store) -> None:
    with full.asking() as ask:
        assert finding.find_event(ask, "ev4").id == "ev4"
        assert finding.find_event(ask, "ev00").id == "ev1"
        with pytest.raises(NotFound, match="more than one"):
            finding.find_event(ask, "ev")
        with pytest.raises(NotFound, match="no event"):
            finding.find_event(ask, "")
        assert [a.id for a in finding.find_actors(ask, "nader")] == ["ac1", "ac2"]
        assert [a.id for a in finding.find_actors(ask, "Nadia Nader")] == ["ac2"]
        assert [a.id for a in finding.find_actors(ask, "ac3")] == ["ac3"]
        with pytest.raises(NotFound, match="no actor"):
            finding.find_actors(ask, "nobody")


def test_judgements_are_appended_and_never_changed(full: Store) -> None:
    one = Judgement(id="j1", action="reject", subject="ev1", author="me", at="2026-01-02")
    two = Judgement(id="j0", action="undo", subject="j1", author="you", at="2026-01-03")
    assert full.judge([two, one]) == 2
    assert full.judge([one]) == 0
    assert full.judgements() == [one, two]
    with pytest.raises(JudgementError, match="another content"):
        full.judge([msgspec.structs.replace(one, reason="changed my mind")])
    assert full.judgements() == [one, two]


def test_names_are_folded_as_people_search() -> None:
    assert kinds.folded("Faisal  AL-Miqdād") == "faisal al miqdad"
    assert kinds.folded("Çavuşoğlu") == "cavusoglu"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-06-04", "2024-06-04", "2024-06-04"),
        ("unknown", None, None),
        (None, None, None),
    ],
)
def test_days(date: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


def test_an_id_that_goes_leads_to_what_took_its_place(store: Store) -> None:
    first = Record(events=(event("event-old", "2024-06-04"),))
    second = Record(events=(event("event-new", "2024-06-04"),))
    trace = lambda before, after: [  # noqa: E731
        Redirect(e.id, after.events[0].id if after.events else None) for e in before.events
    ]
    for record in (first, second):
        store.write(record, store.basis("1", "1"), "2024-06-05T00:00:00Z", Writing(trace))
    with store.asking() as ask:
        assert finding.find_id(ask, "event", "event-old") == "event-new"
        gone = [c for c in queries.changes(ask, None) if c.what == "removed"]
    assert [c.label.rpartition("; ")[2] for c in gone] == ["now event-new"]
    store.write(first, store.basis("1", "1"), "2024-06-06T00:00:00Z", Writing(trace))
    with store.asking() as ask:
        assert finding.find_id(ask, "event", "event-old") == "event-old"
        assert finding.find_id(ask, "event", "event-new") == "event-old"
    store.write(Record(), store.basis("1", "1"), "2024-06-07T00:00:00Z", Writing(trace))
    with store.asking() as ask, pytest.raises(NotFound):
        finding.find_id(ask, "event", "event-new")
