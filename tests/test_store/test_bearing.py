"""What bears on what: links from either side, what several say together, names that are none."""

from __future__ import annotations

import pytest

from dragoman.errors import NotFound
from dragoman.model import (
    Account,
    AccountFields,
    Document,
    EventLink,
    Name,
    Reading,
    Record,
    RecordedActor,
    RecordedEvent,
    RecordedStatement,
    Span,
    StatementVersion,
)
from dragoman.model.selection import Selection
from dragoman.store import Kept, Store, evidence, finding, queries

ACTORS = tuple(
    RecordedActor(id=f"actor-{n}", name=name, kind="person", names=(Name(name, "en", 1),),
                  documents=("d1",))
    for n, name in enumerate(("Nadia Haddad", "Karl Brandt"))
)  # fmt: skip


def event(id: str, start: str, *links: EventLink) -> RecordedEvent:
    return RecordedEvent(
        id=id, type="CONSULT", mode=None, kind="visit", status="held", start=start, end=start,
        place=None, participants=(), parties=(), independent_accounts=1, links=links,
        accounts=(
            Account(document="d1", evidence=(Span(0, 4),), fields=AccountFields(start=start)),
        ),
    )  # fmt: skip


@pytest.fixture
def full(store: Store) -> Store:
    told = Document(id="d1", text="We agree.", hash="h", path="d1.txt")
    kept = Kept(place="d1.txt", item="i", standing="/d1.txt", named=False, document=told,
                reading=Reading(document="d1", reader="1"))  # fmt: skip
    store.keep([kept])
    joint = RecordedStatement(
        id="statement-1", speaker="actor-0; actor-1", event=None,
        versions=(StatementVersion(document="d1", index=0, form="direct", content=(Span(0, 8),)),),
    )  # fmt: skip
    plan = event("event-0", "2024-01-01")
    # More events follow than any one page of them would hold, and none shares a person.
    later = [
        event(f"event-{n:05}", "2024-03-04", EventLink("fulfils", "event-0"))
        for n in range(1, 2500)
    ]
    record = Record(actors=ACTORS, events=(plan, *later), statements=(joint,))
    assert store.write(record, store.basis("1", ""), "2026-01-01T00:00:00Z") is not None
    return store


def test_all_that_followed_is_found(full: Store) -> None:
    with full.asking() as ask:
        plan = finding.find_event(ask, "event-0")
        followed = evidence.linked_to(ask, plan)
        assert [kind for kind, _ in followed] == ["fulfils"] * 2499
        assert not evidence.linked_to(ask, followed[0][1])


def test_what_two_say_together_is_found_with_each(full: Store) -> None:
    with full.asking() as ask:
        for actor in ACTORS:
            (said,), total = queries.statements_of_actor(ask, actor.id)
            assert total == 1
            assert said.speaker == "actor-0; actor-1"


@pytest.mark.parametrize("name", ["-", "…", " ", "«»"])
def test_a_name_without_a_letter_is_nobodys(full: Store, name: str) -> None:
    with full.asking() as ask:
        with pytest.raises(NotFound):
            finding.find_actors(ask, name)
        assert queries.events(ask, Selection(person=name)) == []
