"""Courses: what came of plans."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Attendance, RecordedEvent
from dragoman.record import course

PEOPLE = ("actor-a", "actor-b", "actor-c")


def event(id: str, status: str, day: str | None, who: tuple[str, ...], kind: str = "meeting"):
    return RecordedEvent(
        id=id, type="CONSULT", mode=None, kind=kind, status=status, start=day, end=None, place=None,
        participants=tuple(Attendance(actor=one, role="participant") for one in who),
        parties=("AAA", "BBB"), accounts=(), independent_accounts=1,
    )  # fmt: skip


def outcomes(made) -> set[tuple[str, str, str]]:
    return {(link.kind, e.id, link.event) for e in made for link in e.links}


happened = st.builds(
    lambda status, day, who, kind: (status, f"2021-03-{day:02d}", tuple(sorted(who)), kind),
    st.sampled_from(("planned", "held", "cancelled")),
    st.integers(1, 6),
    st.sets(st.sampled_from(PEOPLE), min_size=1),
    st.sampled_from(("meeting", "meeting", "visit", "invitation")),
)


@given(st.lists(happened, max_size=10), st.randoms(use_true_random=False))
def test_a_plan_comes_to_no_two_events_of_the_same_people_whatever_the_order(told, chance) -> None:
    events = [event(f"event-{n}", *one) for n, one in enumerate(told)]
    reported = {e.id: e.start or "" for e in events}
    made = outcomes(course.link(events, reported))
    who = {e.id: {part.actor for part in e.participants} for e in events}
    invitations = {e.id for e in events if e.kind == "invitation"}
    came = defaultdict(list)
    for kind, one, plan in made:
        if kind != "part_of" and plan not in invitations:
            came[kind, plan].append(frozenset(who[one] & who[plan]))
    assert all(len(set(met)) == len(met) for met in came.values())
    chance.shuffle(events)
    assert outcomes(course.link(events, reported)) == made


def test_of_two_meetings_of_a_day_each_has_its_own_plan() -> None:
    both = PEOPLE[:2]
    plans = [event(f"event-p{n}", "planned", "2021-03-09", both) for n in range(2)]
    held = [event(f"event-h{n}", "held", "2021-03-09", both) for n in range(2)]
    made = outcomes(course.link([*plans, *held], {}))
    assert {(one, plan) for _, one, plan in made} == {
        ("event-h0", "event-p0"), ("event-h1", "event-p1"),
    }  # fmt: skip
    assert outcomes(course.link([plans[0], *held], {})) == {("fulfils", "event-h0", "event-p0")}


def test_who_was_to_see_two_people_saw_them_as_planned() -> None:
    plan = event("event-p", "planned", "2021-03-09", PEOPLE)
    held = [
        event(f"event-h{n}", "held", "2021-03-09", ("actor-a", one))
        for n, one in enumerate(PEOPLE[1:])
    ]
    made = outcomes(course.link([plan, *held], {}))
    assert made == {("fulfils", "event-h0", "event-p"), ("fulfils", "event-h1", "event-p")}
