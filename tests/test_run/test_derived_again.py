"""When the record is derived again, and what becomes of its ids then."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import reading, record, run
from dragoman.model import Judgement, Record
from dragoman.store import Store, finding

LATE = """The Harbour Post
Published: June 5, 2024

Foreign Minister Nadia Haddad of Lebanon met German President Karl Brandt in Berlin on Tuesday.
They talked about the water of the Litani river and about a railway to the coast.
A statement was promised for the end of the week.
"""
EARLY = """The Morning Bell
Published: June 4, 2024

Foreign Minister Nadia Haddad of Lebanon met German President Karl Brandt in Berlin on Tuesday.
They talked about the water of the Litani river and about a railway to the coast.
A statement was promised for the end of the week.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "s.db")


def _add(store: Store, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    run.build(store, [str(folder / name)])


def test_a_new_version_of_the_record_stage_derives_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(store, tmp_path, "a.txt", LATE)
    assert run.derive(store) is None
    monkeypatch.setattr(record, "VERSION", "next")
    assert run.derive(store) is not None
    assert run.derive(store) is None


def test_portraits_are_drawn_once_and_again_by_another_drawer(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(store, tmp_path, "a.txt", LATE)
    assert len(store.portraits(store.standing(reading.VERSION), record.DRAWER)) == 1
    assert store.undrawn(record.DRAWER, 10) == []
    before = store.record()
    monkeypatch.setattr(record, "DRAWER", "next")
    monkeypatch.setattr(record, "VERSION", "next")
    run.derive(store)
    assert len(store.portraits(store.standing(reading.VERSION), "next")) == 1
    assert store.record() == before


def test_ids_stay_when_later_reports_come_and_lead_on_when_earlier_ones_do(
    store: Store, tmp_path: Path
) -> None:
    _add(store, tmp_path, "late.txt", LATE)
    (event,) = store.record().events
    _add(store, tmp_path, "later.txt", LATE.replace("June 5", "June 6").replace("met", "has met"))
    assert event.id in {e.id for e in store.record().events}
    _add(store, tmp_path, "early.txt", EARLY)
    now = {e.id for e in store.record().events}
    assert event.id not in now
    with store.asking() as ask:
        assert finding.find_id(ask, "event", event.id) in now


def test_judgements_give_the_record_that_all_at_once_gives_whatever_stands_unread(
    store: Store, tmp_path: Path
) -> None:
    _add(store, tmp_path, "early.txt", EARLY)
    _add(store, tmp_path, "late.txt", LATE)
    (event,), (copy,) = store.record().events, store.record().copies

    def judged(number: int, action: str, one: str, **rest: str) -> Record:
        store.judge([Judgement(id=f"j{number}", action=action, subject=one, author="ana",
                               at=f"2025-01-01T00:00:0{number}", **rest)])  # fmt: skip
        assert run.derive(store) is not None
        documents = store.documents()
        readings = store.readings(documents, reading.VERSION).values()
        assert store.record() == record.build(documents, list(readings), store.judgements())
        return store.record()

    assert judged(1, "edit", event.id, field="status", value="cancelled").copies == (copy,)
    assert judged(2, "not_copy", copy.document, object=copy.of).copies == ()
    assert judged(3, "edit", event.id, field="status", value="held").copies == ()
    assert judged(4, "undo", "j2").copies == (copy,)
    assert judged(5, "edit", event.id, field="kind", value="visit").stories
