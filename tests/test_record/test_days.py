"""An undated report is placed in time by what it holds."""

from __future__ import annotations

from dragoman.model import Document, Event, Participant, Reading, Removed, Span
from dragoman.record.days import written


def _reading(*days: tuple[str | None, str]) -> Reading:
    who = (Participant(name="Nadia Haddad", kind="person", role="participant"),)
    return Reading(
        document="d",
        reader="test",
        events=tuple(
            Event(type="CONSULT", mode="meet", kind="meeting", status=status, participants=who,
                  parties=(), evidence=(Span(0, 1),), start=day)
            for day, status in days
        ),
    )  # fmt: skip


def test_its_own_day_goes_before_all() -> None:
    document = Document(id="d", text="x", published="2021-03")
    assert written(document, _reading(("2021-03-09", "held"))) == "2021-03"


def test_a_post_embedded_in_it_gives_the_day() -> None:
    removed = (Removed("— Water Desk (@waterdesk) March 2, 2021", "embedded_post"),)
    for language in ("en", "es", None):
        document = Document(id="d", text="x", language=language, removed=removed)
        assert written(document, None) == "2021-03-02"


def test_what_had_happened_by_then() -> None:
    document = Document(id="d", text="x", language="en")
    known = _reading(("2021-03-02", "held"), ("2021-03-09", "planned"), ("2021-02", "held"))
    assert written(document, known) == "2021-03-02"
    assert written(document, _reading((None, "held"))) is None
