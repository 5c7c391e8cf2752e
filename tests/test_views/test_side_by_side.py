"""Accounts side by side, and events in time."""

from __future__ import annotations

from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Copy,
    Difference,
    DifferingValue,
    Document,
    Place,
    RecordedActor,
    RecordedEvent,
    RecordedStatement,
    Span,
    StatementVersion,
)
from dragoman.views.facets import Days, facets, histogram
from dragoman.views.surroundings import Surroundings
from dragoman.views.voices import SideBySide, side_by_side

GUEST = RecordedActor(id="g", name="Ada Brandt", kind="person", state="ISL")
HOST = RecordedActor(id="h", name="Tomas Okello", kind="person", state="KEN")
TEXT = "On Tuesday talks were held. Later Brandt saw Okello in Nairobi."


def account(document: str, *who: Attendance, **fields: object) -> Account:
    spans = (Span(0, 27), Span(28, 63))
    given = AccountFields(participants=who, **fields)  # type: ignore[arg-type]
    return Account(document=document, evidence=spans, fields=given)


EVENT = RecordedEvent(
    id="e", type="CONSULT", mode="meet", kind="meeting", status="held", start="2024-06-04",
    end="2024-06-04", place=Place("Nairobi", "KE"), parties=("ISL", "KEN"), independent_accounts=2,
    participants=(Attendance("g", "visitor"), Attendance("h", "host")),
    accounts=(
        account("a", Attendance("g", "visitor"), status="held", start="2024-06-04",
                date_basis="'On Tuesday' before publication"),
        account("b", Attendance("g", "participant"), Attendance("h", "host"), status="held",
                start="2024-06-05"),
        account("c", Attendance("g", "visitor"), status="held", place=Place("Nairobi", "KE")),
    ),
    differences=(
        Difference(
            "start", (DifferingValue("2024-06-04", ("a",)), DifferingValue("2024-06-05", ("b",)))
        ),
    ),
)  # fmt: skip
DOCUMENTS = {
    "a": Document(id="a", text=TEXT, outlet="Post", published="2024-06-05"),
    "b": Document(id="b", text=TEXT, outlet="Courier", published="2024-06-06"),
    "c": Document(id="c", text=TEXT, outlet="Echo", published="2024-06-04"),
}


def shown(**more: object) -> SideBySide:
    around = Surroundings(
        actors={"g": GUEST, "h": HOST},
        documents=DOCUMENTS,
        copies={"c": Copy(document="c", of="a", kind="translation", score=0.9)},
        **more,  # type: ignore[arg-type]
    )
    return side_by_side(EVENT, around)


def stands(found: SideBySide, about: str, subject: str | None = None) -> list[str]:
    (claim,) = [c for c in found.claims if c.about == about and c.subject in (subject, None)]
    return [cell.stand for cell in claim.cells]


def test_a_copy_stands_after_the_voice_it_goes_back_to() -> None:
    columns = shown().columns
    assert [column.document for column in columns] == ["a", "c", "b"]
    assert [column.copy_of for column in columns] == [None, 0, None]


def test_cells_say_how_accounts_stand() -> None:
    found = shown()
    assert stands(found, "status") == ["agrees", "agrees", "agrees"]
    assert stands(found, "day") == ["differs", "silent", "differs"]
    assert stands(found, "participant", "g") == ["agrees", "agrees", "agrees"]
    assert stands(found, "participant", "h") == ["silent", "silent", "only_here"]


def test_a_voice_speaks_through_its_copy_where_it_is_silent_itself() -> None:
    place = next(claim for claim in shown().claims if claim.about == "place")
    voice, copy, other = place.cells
    assert (voice.stand, voice.value, voice.via) == ("only_here", "Nairobi, KE", "Echo")
    assert (voice.document, copy.stand, other.stand) == ("c", "only_here", "silent")


def test_a_cell_points_at_the_passage_that_carries_it() -> None:
    found = shown()
    day = next(claim for claim in found.claims if claim.about == "day")
    assert (day.cells[0].start, day.cells[0].end) == (0, 27)
    host = next(claim for claim in found.claims if claim.subject == "h")
    assert (host.cells[2].start, host.cells[2].end) == (28, 63)


def test_joint_statements_are_named_and_keep_the_order_of_the_text() -> None:
    def said(id: str, speaker: str, start: int) -> RecordedStatement:
        span = (Span(start, start + 5),)
        version = StatementVersion(document="b", index=0, form="direct", content=span)
        return RecordedStatement(id=id, speaker=speaker, versions=(version,))

    found = shown(statements=[said("s1", "g", 40), said("s2", "g; h", 3)])
    claims = [claim for claim in found.claims if claim.about == "statement"]
    assert [claim.label for claim in claims] == ["Ada Brandt; Tomas Okello", "Ada Brandt"]
    assert [cell.stand for cell in claims[0].cells] == ["silent", "silent", "only_here"]


def days(first: str, last: str, events: int = 1, *, held: bool = True) -> Days:
    return Days(first=first, last=last, held=held, events=events)


def test_a_season_is_shown_by_day_and_a_decade_by_year() -> None:
    season = histogram([days("2024-06-01", "2024-06-01"), days("2024-06-04", "2024-06-04", 2)])
    assert (season.unit, [bin.held for bin in season.bins]) == ("day", [1, 0, 0, 2])
    months = histogram([days("2023-11-05", "2023-11-05"), days("2024-06-04", "2024-06-04")])
    assert (months.unit, len(months.bins)) == ("month", 8)
    years = histogram([days("1979-01-01", "1979-01-01"), days("2024-06-04", "2024-06-04")])
    assert (years.unit, len(years.bins)) == ("year", 46)
    assert histogram([]).bins == ()


def test_what_no_bin_holds_is_a_spread_and_what_is_not_held_is_apart() -> None:
    found = histogram(
        [
            days("2024-01-01", "2024-12-31"),
            days("2024-06-01", "2024-06-30", 3),
            days("2024-06-04", "2024-06-04", 2, held=False),
        ]
    )
    (june,) = [bin for bin in found.bins if bin.date == "2024-06"]
    assert (june.held, june.other) == (3, 2)
    assert [(s.first, s.last, s.events) for s in found.spreads] == [("2024-01", "2024-12", 1)]


def test_facets_without_a_value_are_left_out() -> None:
    assert [facet.field for facet in facets({"kinds": [("call", 2)], "states": []})] == ["kinds"]
