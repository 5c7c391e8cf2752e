"""What readings agree on: parties and days, by which stories with the same people are told apart."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Event, Reading, Span
from dragoman.record import agreement

STATES = ("DEU", "EGY", "IRN", "LBN", "SYR", "TUR")
EVENTS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(STATES), max_size=3),
        st.one_of(st.none(), st.integers(0, 20)),
        st.integers(0, 3),
    ),
    max_size=3,
)


def reading(*told: tuple[set[str], int | None, int], background: bool = False) -> Reading:
    """A reading of events: their parties, the day they begin (of March), how many days they last."""
    day = lambda n: (date(2021, 3, 1) + timedelta(days=n)).isoformat()  # noqa: E731
    events = tuple(
        Event(
            type="CONSULT", mode=None, kind="meeting", status="held", participants=(),
            parties=tuple(sorted(parties)), evidence=(Span(0, 3),), background=background,
            start=None if start is None else day(start),
            end=None if start is None or not length else day(start + length),
        )
        for parties, start, length in told
    )  # fmt: skip
    return Reading(document="a", reader="test", events=events)


def share(one: Reading | None, other: Reading | None) -> float:
    words = np.array([agreement.told(one), agreement.told(other)], dtype=np.uint64)
    return float(agreement.shares(words, np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        (({"DEU", "EGY"}, 3, 0), ({"DEU", "EGY"}, 3, 0), 1.0),
        (({"DEU", "EGY"}, 3, 0), ({"DEU", "EGY"}, 4, 0), 1.0),
        (({"DEU", "EGY"}, 3, 0), ({"DEU", "EGY"}, 9, 0), 0.75),
        (({"DEU", "EGY"}, 3, 0), ({"DEU", "SYR"}, 3, 0), 0.6),
        (({"DEU", "EGY"}, 3, 0), ({"DEU", "SYR"}, 9, 0), 0.45),
        (({"DEU", "EGY"}, 3, 0), ({"DEU"}, None, 0), 1.0),
        (({"DEU", "EGY", "SYR"}, 3, 3), ({"EGY", "SYR"}, 7, 0), 1.0),
    ],
)
def test_a_tie_is_less_where_parties_or_days_are_others(one, other, left):
    assert share(reading(one), reading(other)) == pytest.approx(left)


@given(EVENTS, EVENTS)
def test_it_is_the_same_from_either_side_and_never_more(one, other):
    there, back = share(reading(*one), reading(*other)), share(reading(*other), reading(*one))
    assert there == back <= 1.0


@given(EVENTS)
def test_a_reading_agrees_with_itself_and_with_one_that_tells_nothing(told):
    assert share(reading(*told), reading(*told)) == 1.0
    assert share(reading(*told), None) == 1.0


def test_what_is_recalled_counts_where_there_is_no_news():
    recalled = reading(({"DEU", "EGY"}, 3, 0), background=True)
    news = reading(({"DEU", "SYR"}, 3, 0))
    both = Reading(document="a", reader="test", events=(*news.events, *recalled.events))
    assert share(recalled, news) == pytest.approx(0.6)
    assert share(both, recalled) == pytest.approx(0.6)


def test_one_minister_two_visits_are_two_stories(desk, build, monkeypatch):
    people = [
        ("Karl Brandt", "foreign minister", "DEU"), ("Nadia Haddad", "foreign minister", "LBN"),
        ("Omar Sabri", "foreign minister", "EGY"),
    ]  # fmt: skip

    def told(id, text, host, day):
        who = [("Karl Brandt", "participant"), (host, "participant")]
        there = [person for person in people if person[0] in text]
        return desk.report(id, text, there, [{"who": who, "start": day}], published=day)

    reports = [
        told("a", "Karl Brandt met Nadia Haddad in Beirut. Brandt spoke of grain, gas and the "
             "harbour, and of loans from Frankfurt.", "Nadia Haddad", "2021-03-02"),
        told("b", "In Beirut, Karl Brandt sat down with Nadia Haddad. On the table: harbour loans, "
             "grain, gas. Frankfurt pays, said Brandt.", "Nadia Haddad", "2021-03-02"),
        told("c", "Omar Sabri received Karl Brandt in Cairo. Loans from Frankfurt for gas and grain "
             "were agreed, Brandt announced.", "Omar Sabri", "2021-03-06"),
    ]  # fmt: skip
    stories = lambda: sorted(story.documents for story in build(reports).stories)  # noqa: E731
    assert stories() == [("a", "b"), ("c",)]
    monkeypatch.setattr(agreement, "shares", lambda _, one, other: np.ones(len(one)))
    assert stories() == [("a", "b", "c")]
