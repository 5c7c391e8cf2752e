"""The questions that pages ask are answered along indexes: no plan goes through a big table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

import dragoman
from dragoman.model.delivery import Delivery
from dragoman.model.sayings import Sayings
from dragoman.model.search import Search
from dragoman.model.selection import Selection

BIG = (
    "events", "participants", "parties", "accounts", "event_places", "event_links", "documents",
    "inputs", "readings", "statements", "statement_versions", "utterances", "utterance_marks",
    "commitments", "stories", "story_documents", "copies", "changes", "searchable", "actors",
    "actor_names", "name_keys", "name_starts", "judgements", "deliveries",
)  # fmt: skip


def full_scans(engine: Engine, asked: list[tuple[str, Any]]) -> list[str]:
    """Steps that go through a big table, those aside that end at a limit."""
    found = []
    with engine.connect() as connection:
        for statement, values in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            for step in (row[3] for row in plan):
                words = step.split()
                # Without an order, or along an index that has it, a limit ends the walk.
                ordered = "INDEX" in words or "ORDER BY" not in statement
                walk = ordered and "LIMIT" in statement
                if words[0] == "SCAN" and words[1] in BIG and not walk:
                    found.append(f"{step}: {' '.join(statement.split())}")
    return found


def test_no_page_goes_through_a_big_table(examples: Path, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "store.db") as book:
        book.add([str(examples / "damascus")])
        line = book.timeline(limit=1).lines[0]
        actor = line.who[0].actor
        document = next(item.document for item in book.sources().items if item.document)
        story = book.stories(limit=1).stories[0].id
        path = next(item.place for item in book.sources().items)
        book.add_delivery(
            Delivery(id="one", at="2026-01-01T00:00:00Z", author="a", names=("a",), paths=(path,))
        )
        # What is kept in memory is made by going through tables, once for each build.
        book.overview()
        book.commitments(limit=1)
        engine = book._store._engine
        asked: list[tuple[str, Any]] = []

        def note(_: Any, cursor: Any, statement: str, values: Any, *more: Any) -> None:
            if statement.startswith(("SELECT", "WITH")):
                asked.append((statement, values))

        pages = {
            "timeline": lambda: book.timeline(limit=100),
            "timeline, later page": lambda: book.timeline(limit=5, offset=5),
            "timeline, filtered": lambda: book.timeline(
                states=["SYR"], kinds=["meeting"], since="2024-06", limit=100
            ),
            "overview": lambda: book.overview(Selection(states=("SYR",), languages=("en",))),
            "overview of news": lambda: book.overview(changed_after=0),
            "timeline, a person": lambda: book.timeline(person="Assad", limit=100),
            "timeline, a person in Arabic": lambda: book.timeline(person="الأسد", limit=100),
            "event": lambda: book.event(line.id),
            "what was judged of it": lambda: book.judged([line.id]),
            "actor": lambda: book.actor(actor, limit=30),
            "actor, by part of a name": lambda: book.actor("Assad", limit=30),
            "actor, by a name spelled otherwise": lambda: book.actor("Asaad", limit=30),
            "deliveries": book.deliveries,
            "delivery": lambda: book.handled("one"),
            "what it tells of": lambda: book.told_by([str(document)]),
            "document": lambda: book.document(str(document)),
            "commitments": lambda: book.commitments("open", limit=100),
            "sources": lambda: book.sources(limit=100),
            "statements": lambda: book.statements(Sayings(limit=50)),
            "statements of one": lambda: book.statements(Sayings(speaker=actor, limit=50)),
            "stories": book.stories,
            "story": lambda: book.story(story),
            "search": lambda: book.search(Search(query="minister", limit=20)),
            "relation": lambda: book.relation("SYR", "IRN"),
            "network": lambda: book.network(Selection(), "state"),
            "map": lambda: book.atlas(Selection()),
        }
        event.listen(engine, "before_cursor_execute", note)
        scans = {}
        for name, ask in pages.items():
            asked.clear()
            ask()
            assert asked, name
            scans[name] = full_scans(engine, list(asked))
        assert {name: found for name, found in scans.items() if found} == {}


@pytest.mark.parametrize("sql", ["SELECT body FROM events", "SELECT id FROM events ORDER BY kind"])
def test_a_full_scan_would_be_seen(tmp_path: Path, sql: str) -> None:
    with dragoman.open(tmp_path / "store.db") as book:
        assert full_scans(book._store._engine, [(sql, ())])
