"""The public names, and the book as a program uses it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Decision
from dragoman.errors import JudgementError, NotFound, OptionError

REPORT = (
    "Foreign ministers meet in Nairobi\n\nKenya's Foreign Minister Tomas Okello met Foreign "
    "Minister Ada Brandt of Iceland in Nairobi on 4 June 2024.\n\n"
    '"We will sign the agreement," Okello said.'
)


@pytest.fixture
def book(tmp_path: Path) -> dragoman.Book:
    (tmp_path / "report.txt").write_text(REPORT)
    book = dragoman.open(tmp_path / "s.db")
    book.add([tmp_path / "report.txt"])
    return book


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert dragoman.__all__ == sorted(dragoman.__all__)
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dir(dragoman) == dragoman.__all__
    with pytest.raises(AttributeError, match="nonsense"):
        dragoman.nonsense  # noqa: B018


def test_importing_dragoman_imports_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'rich', 'typer', 'trafilatura', 'numpy'}"
    script = f"import sys, dragoman; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_reading_without_storing(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (outcome,) = dragoman.read([tmp_path / "report.txt"])
    assert outcome.document is not None
    assert outcome.reading is not None
    for event in outcome.reading.events:
        assert all(span.of(outcome.document.text) for span in event.evidence)


def test_a_book_answers(book: dragoman.Book) -> None:
    with book:
        (line,) = book.timeline(states=["KEN"], since="2024-06", until="2024-06-30").lines
        assert {who.name for who in line.who} == {"Ada Brandt", "Tomas Okello"}
        assert book.event(line.id).line == line
        assert book.event(line.id[:-3]).tellings[0].evidence[0].words
        assert book.actor("okello").said
        assert book.sources().fates == {"read": 1}
        assert len(book.documents()) == 1
        assert {event.id for event in book.record().events} >= {line.id}
        out = io.BytesIO()
        book.export(out)
        assert json.loads(out.getvalue())["contract"] == 1


def test_a_plan_stands_under_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "before.txt").write_text(
        "NAIROBI, 3 June 2024 - The foreign minister of Germany, Ada Brandt, will visit Kenya on "
        "5 June 2024, the ministry said.\n"
    )
    (tmp_path / "after.txt").write_text(
        "NAIROBI, 5 June 2024 - The foreign minister of Germany, Ada Brandt, visited Kenya on "
        "Wednesday.\n"
    )
    with dragoman.open(tmp_path / "book.db") as book:
        book.add([tmp_path])
        whole = book.timeline()
        (line,) = (line for line in whole.lines if line.plans)
        (plan,) = line.plans
        assert (line.kind, line.status, plan.status) == ("visit", "held", "planned")
        assert plan.id not in {line.id for line in whole.lines}
        assert (whole.total, whole.folded) == (len(whole.lines), 1)
        # It keeps its id and page, and is a line where only plans are asked for.
        assert book.event(plan.id).line.id == plan.id
        assert [line.id for line in book.timeline(statuses=["planned"]).lines] == [plan.id]


@pytest.mark.parametrize(
    "filters",
    [
        {"since": "June"}, {"until": "2024-13"}, {"states": ["Syria"]}, {"statuses": ["done"]},
        {"kinds": ["Big Meeting"]}, {"nation": "SYR"}, {"limit": "many"},
    ],
)  # fmt: skip
def test_filters_that_make_no_sense_are_refused(
    book: dragoman.Book, filters: dict[str, object]
) -> None:
    with book, pytest.raises(OptionError):
        book.timeline(**filters)


def test_what_is_not_there_is_not_found(book: dragoman.Book) -> None:
    with book:
        with pytest.raises(NotFound):
            book.event("nothing")
        with pytest.raises(NotFound):
            book.actor("Nobody")
        with pytest.raises(OptionError):
            book.export(io.BytesIO(), "yaml")


@pytest.mark.parametrize(
    "decision",
    [
        Decision(action="guess", subject="x", author="a"),
        Decision(action="reject", subject="x", author="a"),
        Decision(action="same_actor", subject="Okello", author="a"),
    ],
)
def test_judgements_of_nothing_are_refused(book: dragoman.Book, decision: Decision) -> None:
    with book:
        with pytest.raises(JudgementError):
            book.judge(decision)
        assert book.judgements() == []


def test_pairs_need_two_and_edits_a_field(book: dragoman.Book) -> None:
    with book:
        event = book.timeline().lines[0].id
        actor = book.actor("okello").id
        for decision in (
            Decision(action="same_actor", subject=actor, author="a"),
            Decision(action="same_actor", subject=actor, object=actor, author="a"),
            Decision(action="edit", subject=event, author="a"),
        ):
            with pytest.raises(JudgementError, match=r"needs|need"):
                book.judge(decision)


def test_edits_are_refused_that_fit_nothing_and_say_what_would(book: dragoman.Book) -> None:
    with book:
        line = book.timeline().lines[0]
        actor, other = line.who[0].actor, line.who[-1].actor
        office = book.actor(actor).offices[0]
        for subject, object, field, value, told in (
            (line.id, actor, "participant", "singer", "no such role"),
            (line.id, None, "participant", "host", "of which one"),
            (line.id, "Nobody Known", "participant", "host", "no actor is called"),
            (line.id, actor, "participant.actor", None, "cannot be left open"),
            (line.id, None, "status", "over", "no such status"),
            (line.id, None, "start", "soon", "is no date"),
            (actor, "king", "office", None, "has no office king"),
            (actor, "king", "office.title", "queen", "has no office king"),
            (actor, office.office, "office", "long", "is no time"),
            (actor, None, "kind", "animal", "no such kind"),
        ):
            wanted = Decision(action="edit", subject=subject, object=object, field=field,
                              value=value, author="a")  # fmt: skip
            with pytest.raises(JudgementError, match=told):
                book.judge(wanted)
        assert not book.judgements()
        edit = Decision(
            action="edit", subject=line.id, object=other, field="participant", author="a"
        )
        book.judge(edit)
        with pytest.raises(JudgementError, match="has no participant") as refused:
            book.judge(edit)
        assert actor in (refused.value.hint or "")


def test_of_edits_made_in_one_second_the_last_stands(book: dragoman.Book) -> None:
    with book:
        event = book.timeline().lines[0].id
        for day in ("2024-03-01", "2024-03-04", "2024-03-02", "2024-03-03"):
            book.judge(Decision(action="edit", subject=event, field="start", value=day, author="a"))
            assert book.event(event).line.start == day
        made = book.judgements()
        assert [j.value for j in made] == ["2024-03-01", "2024-03-04", "2024-03-02", "2024-03-03"]
        assert len({j.at for j in made}) == len(made)


def test_a_rejected_event_is_gone_until_it_is_undone(book: dragoman.Book) -> None:
    with book:
        before = io.BytesIO()
        book.export(before)
        event = book.timeline().lines[0].id
        made = book.judge(Decision(action="reject", subject=event, author="ann", reason="error"))
        assert book.timeline().total == 0
        assert any(c.id == event and c.what == "removed" for c in book.changes())
        with pytest.raises(NotFound):
            book.event(event)
        book.judge(Decision(action="undo", subject=made.id, author="ann"))
        after = io.BytesIO()
        book.export(after)
        assert after.getvalue() == before.getvalue()
        assert [j.action for j in book.judgements()] == ["reject", "undo"]
