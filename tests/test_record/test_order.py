"""Nothing depends on the order in which anything came, and ids stay."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import record
from dragoman.errors import InputError
from dragoman.model import Judgement

PEOPLE = [
    ("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", "foreign minister", "DEU"),
    ("Omar Khalil", "president", "LBN"), ("Ana Sousa", "president", "PRT"),
    ("Nadja Hadad", "foreign minister", "LBN"), ("Brandt", None, "DEU"),
]  # fmt: skip
DAYS = [None, "2021-03", "2021-03-02", "2021-03-03", "2021-03-20"]


@st.composite
def reports(draw, desk):
    """A handful of reports in which a few people meet on a few days."""
    told = []
    for number in range(draw(st.integers(2, 8))):
        one, two = draw(st.permutations(PEOPLE))[:2]
        start, published = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
        kind = draw(st.sampled_from(["meeting", "visit", "call"]))
        status = draw(st.sampled_from(["held", "planned"]))
        text = f"{one[0]} met {two[0]}. " + draw(st.sampled_from(["", "It rained. " * 9]))
        event = {"who": [(one[0], "visitor"), (two[0], "host")], "start": start, "kind": kind,
                 "status": status, "country": draw(st.sampled_from([None, "LB"]))}  # fmt: skip
        told.append(desk.report(f"d{number}", text, [one, two], [event], published=published))
    return told


def judgements_on(told):
    """Judgements that split, join and contradict, on ids the record really has."""
    names = [a.id for a in build(told, []).actors]
    pairs = zip(names, names[1:] + names[:1], strict=True)
    return [
        Judgement(id=f"j{n}", action="same_actor" if n % 3 else "different_actor", subject=a,
                  object=b, author="ana", at=f"2024-01-0{1 + n % 9}T00:00:00")
        for n, (a, b) in enumerate(pairs)
    ]  # fmt: skip


def build(told, judged):
    return record.build([d for d, _ in told], [r for _, r in told], judged)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.randoms(use_true_random=False), st.booleans())
def test_order_changes_nothing(desk, data, chance, judge):
    told = data.draw(reports(desk))
    judged = judgements_on(told) if judge else []
    before = msgspec.json.encode(build(told, judged))
    told, judged = list(told), list(judged)
    chance.shuffle(told)
    chance.shuffle(judged)
    documents, readings = [d for d, _ in told], [r for _, r in told]
    chance.shuffle(readings)
    assert msgspec.json.encode(record.build(documents, readings, judged)) == before


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_account_belongs_to_one_event_and_every_mention_to_one_actor(desk, data):
    told = data.draw(reports(desk))
    made = build(told, [])
    accounts = [(a.document) for e in made.events for a in e.accounts]
    assert sorted(accounts) == sorted(d.id for d, _ in told)
    assert {d for a in made.actors for d in a.documents} == {d.id for d, _ in told}
    assert sorted(d for s in made.stories for d in s.documents) == sorted(d.id for d, _ in told)


def test_later_documents_keep_ids(desk, build):
    people = PEOPLE[:2]
    event = {"who": [("Nadia Haddad", "host"), ("Karl Brandt", "visitor")], "start": "2021-03-02"}
    text = "Nadia Haddad met Karl Brandt."
    early = desk.report("z", text, people, [event], published="2021-03-02")
    late = desk.report("a", text + " So it was told.", people, [event], published="2021-03-03")
    before, after = build([early]), build([early, late])
    assert [e.id for e in before.events] == [e.id for e in after.events]
    assert [a.id for a in before.actors] == [a.id for a in after.actors]


def test_two_documents_with_one_id_are_refused(desk, build):
    with pytest.raises(InputError, match="two different documents"):
        build([desk.report("a", "One text."), desk.report("a", "Another text.")])


def test_portraits_drawn_before_change_nothing(desk):
    from dragoman.record.portrait import draw

    told = [desk.report(f"d{n}", f"Nadia Haddad met {n} people in Beirut.") for n in range(4)]
    documents, readings = [d for d, _ in told], [r for _, r in told]
    kept = {d.id: draw(d) for d in documents}
    assert record.build(documents, readings, [], kept) == record.build(documents, readings, [])


def test_nothing_makes_an_empty_record():
    assert record.build([], [], []) == record.build((), (), ())
