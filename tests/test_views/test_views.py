"""Views: plain data from parts of a record."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Copy,
    Difference,
    DifferingValue,
    Document,
    Office,
    Place,
    RecordedActor,
    RecordedEvent,
    Span,
)
from dragoman.model.origin import Origin
from dragoman.views.comparison import compare
from dragoman.views.origins import source_name, sources
from dragoman.views.passages import passage
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import actors_of, line, office_at, who_took_part

GUEST = RecordedActor(
    id="g", name="Ada Brandt", kind="person", state="ISL",
    offices=(
        Office("deputy minister", "ISL", "2020-01-01", "2023-12-31"),
        Office("foreign minister", "ISL", "2024-01-10", "2024-06-30"),
    ),
)  # fmt: skip
HOST = RecordedActor(id="h", name="Tomas Okello", kind="person", state="KEN")
ACTORS = {actor.id: actor for actor in (GUEST, HOST)}


def account(document: str, **fields: object) -> Account:
    return Account(document=document, evidence=(Span(0, 5),), fields=AccountFields(**fields))  # type: ignore[arg-type]


EVENT = RecordedEvent(
    id="e", type="CONSULT", mode="visit", kind="visit", status="held", start="2024-06-04",
    end="2024-06-04", place=Place("Nairobi", "KE"), parties=("ISL", "KEN"), independent_accounts=2,
    participants=(Attendance("h", "host", ("d1",)), Attendance("g", "visitor", ("d1", "d2"))),
    accounts=(
        account("d1", start="2024-06-04", place=Place("Nairobi", "KE"), status="held"),
        account("d2", start="2024-06-05", status="held"),
        account("d3", start="2024-06-04", status="held"),
    ),
    differences=(
        Difference(
            "start",
            (DifferingValue("2024-06-04", ("d1", "d3")), DifferingValue("2024-06-05", ("d2",))),
        ),
    ),
    date_basis="told by d1",
)  # fmt: skip
DOCUMENTS = {
    "d1": Document(id="d1", text="Words of one.", outlet="Post", published="2024-06-05"),
    "d2": Document(id="d2", text="Words of two.", path="folder/two.txt"),
    "d3": Document(id="d3", text="Words of three.", outlet="Echo", agency="Wire"),
}
AROUND = Surroundings(
    actors=ACTORS,
    documents=DOCUMENTS,
    copies={"d3": Copy(document="d3", of="d1", kind="translation", score=0.9)},
)


def test_a_line_names_the_acting_side_first_with_the_office_of_that_day() -> None:
    who = who_took_part(EVENT, ACTORS)
    assert [(w.name, w.role, w.office) for w in who] == [
        ("Ada Brandt", "visitor", "foreign minister"), ("Tomas Okello", "host", None),
    ]  # fmt: skip
    shown = line(EVENT, ACTORS)
    assert (shown.accounts, shown.voices, shown.differs) == (3, 2, ("start",))
    assert actors_of([EVENT]) == ["g", "h"]


def test_offices_are_not_guessed() -> None:
    assert office_at(GUEST.offices, None) is None
    assert office_at(GUEST.offices, "2024-01-05") is None
    assert office_at(GUEST.offices, "2021") == "deputy minister"


@pytest.mark.parametrize(
    ("first", "last", "date", "held"),
    [
        ("2020-05", None, "2024-06-04", True),
        ("2020-05", None, "2020-04-30", False),
        (None, "2024", "2024-06-04", True),
        (None, "2024", "2025", False),
        ("2020", "2024-06", "2024", True),
        (None, None, "2024", False),
    ],
)
def test_an_office_may_be_open_at_an_end(
    first: str | None, last: str | None, date: str, held: bool
) -> None:
    assert bool(office_at([Office("envoy", None, first, last)], date)) is held


def test_accounts_say_where_they_stand() -> None:
    shown = compare(EVENT, AROUND)
    stands = {t.document: {c.field: c.stand for c in t.cells} for t in shown.tellings}
    assert stands["d1"]["start"] == stands["d2"]["start"] == "differs"
    assert stands["d1"]["status"] == "agrees"
    assert stands["d1"]["place"] == "only_here"
    assert stands["d2"]["place"] == "silent"
    # A copy stands after the text it goes back to.
    assert [t.document for t in shown.tellings] == ["d1", "d2", "d3"]
    assert (shown.tellings[2].copy_of, shown.tellings[2].copy_kind) == ("Post", "translation")
    start = next(f for f in shown.fields if f.field == "start")
    assert (start.value, start.given_by, start.basis) == ("2024-06-04", 3, "told by Post")
    assert [(v.value, v.sources) for v in start.differing] == [
        ("2024-06-04", ("Post", "Echo / Wire")), ("2024-06-05", ("two.txt",)),
    ]  # fmt: skip


def test_sources_are_called_by_outlet_and_agency_or_by_place() -> None:
    assert source_name(DOCUMENTS["d3"], "d3") == "Echo / Wire"
    assert source_name(DOCUMENTS["d2"], "d2") == "two.txt"
    assert source_name(None, "d9") == "d9"


@pytest.mark.parametrize(
    ("text", "span", "before", "after"),
    [
        ("Brandt met Okello.", Span(7, 10), "Brandt ", " Okello."),
        ("First line.\nBrandt met Okello.\nLast.", Span(19, 22), "Brandt ", " Okello."),
        ("one two three MET four five six", Span(14, 17), "…three ", " four…"),
    ],
)
def test_passages_keep_to_words_and_lines(text: str, span: Span, before: str, after: str) -> None:
    shown = passage(text, span, 8 if "MET" in text else 80)
    assert (shown.before, shown.words, shown.after) == (before, span.of(text), after)


def test_sources_rank_the_counts_of_all_and_show_the_items_of_a_page() -> None:
    counts = SimpleNamespace(
        fates={"set_aside": 1, "read": 3},
        languages={"en": 1, "de": 2},
        reasons={"empty": 1},
    )
    page = [Origin(place="a", fate="read", language="en")]
    shown = sources(page, counts, total=4)
    assert shown.items == tuple(page)
    assert shown.total == 4
    assert shown.fates == {"read": 3, "set_aside": 1}
    assert list(shown.languages.items()) == [("de", 2), ("en", 1)]
    assert shown.reasons == {"empty": 1}
