"""Histograms with outliers, texts beside each other, relations, and what pictures are drawn from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.faces.web.drawing import drawn_map, drawn_network
from dragoman.model import Attendance, Copy, Document, EventLink, RecordedActor, RecordedEvent, Span
from dragoman.model.record import AlignedPassage
from dragoman.model.relation import Contact, Side
from dragoman.views.facets import Days, histogram
from dragoman.views.pictures import atlas, network
from dragoman.views.relations import Between, relation_view
from dragoman.views.wordings import by_line, copied, words_compared


def day(date: str, events: int = 1) -> Days:
    return Days(first=date, last=date, held=True, events=events)


def test_a_far_event_does_not_squeeze_the_others() -> None:
    month = [day(f"2024-06-{n:02d}", 2) for n in range(1, 30)]
    drawn = histogram([day("1979-02-01"), *month], whole=False)
    assert (drawn.unit, drawn.earlier, drawn.later, len(drawn.bins)) == ("day", 1, 0, 29)
    drawn = histogram([*month, day("2031-01-01")], whole=False)
    assert (drawn.earlier, drawn.later) == (0, 1)
    assert histogram([day("1979-02-01"), *month]).earlier == 0
    assert histogram([day("1979-02-01"), day("2024-06-01")], whole=False).earlier == 0


@given(st.lists(st.dates().map(lambda d: day(d.isoformat())), min_size=1, max_size=60))
def test_every_event_is_drawn_or_counted_beside(days: list[Days]) -> None:
    for whole in (True, False):
        drawn = histogram(days, whole=whole)
        inside = sum(bin.held + bin.other for bin in drawn.bins)
        assert inside + drawn.earlier + drawn.later == len(days)
        assert drawn.earlier + drawn.later <= 0.05 * len(days)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_in_comparing(left: str, right: str) -> None:
    pair = words_compared(left, right)
    assert "".join(run.text for run in pair.left) == left
    assert "".join(run.text for run in pair.right) == right
    same = [[run.text for run in side if not run.differs] for side in (pair.left, pair.right)]
    assert "".join(same[0]) == "".join(same[1])


def test_a_copy_stands_beside_what_it_goes_back_to() -> None:
    old = Document(id="o", text="First point. Middle only here. Last point.")
    new = Document(id="n", text="A new lead. First point. Last word.")
    copy = Copy(
        document="n", of="o", kind="partial", score=0.7,
        passages=(AlignedPassage(Span(12, 24), Span(0, 12)), AlignedPassage(Span(25, 35), Span(31, 42))),
    )  # fmt: skip
    two = copied(copy, old, new)
    told = [
        ("".join(r.text for r in pair.left), "".join(r.text for r in pair.right))
        for pair in two.pairs
    ]
    assert told == [
        ("", "A new lead."),
        ("First point.", "First point."),
        ("Middle only here.", ""),
        ("Last point.", "Last word."),
    ]
    assert [run.text for run in two.pairs[3].left if run.differs] == ["point"]
    assert len(by_line("a\nb\nc", "a\nx\nc")) == 3


def event(id: str, **fields: object) -> RecordedEvent:
    given: dict[str, object] = {
        "type": "CONSULT", "mode": "visit", "kind": "visit", "status": "held", "place": None,
        "start": "2024-06-04", "end": "2024-06-04", "parties": ("ISL", "KEN"), "accounts": (),
        "participants": (Attendance("g", "visitor"),), "independent_accounts": 1,
    }  # fmt: skip
    return RecordedEvent(id=id, **(given | fields))  # type: ignore[arg-type]


def test_a_relation_tells_directions_and_what_stands_open() -> None:
    events = [
        event("e1"),
        event("e2", start=None, end=None, status="planned", links=()),
        event("e3", status="planned"),
        event("e4", start="2024-07-01", end="2024-07-02", links=(EventLink("fulfils", "e3"),)),
    ]
    contacts = [
        Contact(id=e.id, kind=e.kind, status=e.status, first=e.start, last=e.end) for e in events
    ]
    sides = (
        Side(kind="state", key="ISL", name="ISL"),
        Side(kind="state", key="KEN", name="KEN"),
    )
    guest = RecordedActor(id="g", name="Ada Brandt", kind="person", state="ISL")
    terms = [("ISL", "2024-06", "aggression", 2), ("USA", "2024-06", "regime", 1)]
    found = Between(contacts=contacts, events=events, terms=terms, more=False)
    seen = relation_view(sides, found, {"g": guest}, "2024-07-12")
    assert seen.days_since == 10
    assert [(way.visitor, way.host, way.events) for way in seen.visits] == [
        ("ISL", "KEN", 2),
        ("KEN", "ISL", 0),
    ]
    assert [line.id for line in seen.open] == ["e2"]
    assert [(row.side, row.terms) for row in seen.wording] == [("ISL", (("aggression", 2),))]


def test_pictures_lie_within_their_frame_and_never_change() -> None:
    part = [(f"e{n}", who) for n in range(9) for who in (f"S{n % 3}", f"S{n % 4}", "HUB")]
    made = network("state", part, 9)
    first, again = (drawn_network(made, {}, {}, 100) for _ in range(2))
    assert first == again
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= first.height for dot in first.dots)
    assert sum(len(edge.events) for edge in made.edges) >= 9
    placed = [
        ("Damascus", "SY", "a", "held"),
        (None, "IR", "b", "planned"),
        ("Nowhere", "XX", "c", "held"),
    ]
    where = atlas(placed, 5)
    assert where.without == 2
    assert [spot.name for spot in where.spots if spot.latitude is None] == ["Nowhere"]
    drawn = drawn_map(where, {})
    assert len(drawn.dots) == 2
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= drawn.height for dot in drawn.dots)
