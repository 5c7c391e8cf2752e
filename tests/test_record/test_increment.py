"""A record that grew batch by batch is the record built at once, to the byte."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.invent import invent
from dragoman import record
from dragoman.model import Judgement, Record
from dragoman.record import copies, periods, texts
from dragoman.record.memo import Remembering

CORPUS = invent(70, seed=3)
TOLD = list(zip(CORPUS.documents, CORPUS.readings, strict=True))


@pytest.fixture(autouse=True)
def few_in_a_period(monkeypatch):
    """Periods so small that a few reports part into many; shingles of few reports are popular, and
    what many bring is looked for as what a few do."""
    monkeypatch.setattr(periods, "MOST", 9)
    monkeypatch.setattr(copies, "_POPULAR", 4)
    monkeypatch.setattr(texts, "_LITTLE", 0.9)


def build(told, judged, memo=None) -> Record:
    documents, readings = [d for d, _ in told], [r for _, r in told]
    return record.build(documents, readings, judged, memo=memo)


def undated(told, chosen: set[int]):
    """`told` with the reports at the places `chosen` without a day of their own."""
    return [
        (msgspec.structs.replace(d, published=None), r) if n in chosen else (d, r)
        for n, (d, r) in enumerate(told)
    ]


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    """Judgements of every kind on things that a part of the reports already holds."""
    whole = build(TOLD[:40], [])
    actors, events = [a.id for a in whole.actors], [e.id for e in whole.events]
    docs = [d.id for d, _ in TOLD]
    asked = [
        ("same_actor", actors[0], actors[5]), ("different_actor", actors[1], f"{actors[1]}@{docs[3]}"),
        ("same_event", events[0], events[4]), ("different_event", events[2], f"{events[2]}@{docs[7]}"),
        ("copy", docs[1], docs[20]), ("not_copy", whole.copies[0].document, whole.copies[0].of),
        ("reject", events[3], None), ("same_actor", actors[5], actors[8]),
        ("different_actor", actors[0], actors[8]),
    ]  # fmt: skip
    made = [
        Judgement(id=f"j{n}", action=action, subject=one, object=two, author="ana",
                  at=f"2025-01-0{1 + n}T00:00:00")
        for n, (action, one, two) in enumerate(asked)
    ]  # fmt: skip
    edit = Judgement(id="j9", action="edit", subject=events[6], field="start", value="2025-02-03",
                     author="ana", at="2025-02-01T00:00:00")  # fmt: skip
    return [*made, edit]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    order=st.permutations(range(len(TOLD))),
    cuts=st.sets(st.integers(1, len(TOLD) - 1), max_size=5),
    timeless=st.sets(st.integers(0, len(TOLD) - 1), max_size=6),
    when=st.integers(0, 5),
)
def test_batches_in_any_order_give_the_record_of_all_at_once(
    judgements, order, cuts, timeless, when
) -> None:
    told = undated(TOLD, timeless)
    memo, there = Remembering(), []
    made = None
    ends = [*sorted(cuts), len(order)]
    for step, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        there += [told[i] for i in order[start:end]]
        judged = judgements if step >= when else judgements[: 2 * step]
        made = build(there, judged, memo)
        if end == len(order):
            made = build(there, judgements, memo)
    assert msgspec.json.encode(made) == msgspec.json.encode(build(told, judgements))


def test_documents_that_change_or_go_leave_no_trace(judgements) -> None:
    memo = Remembering()
    build(TOLD, judgements, memo)
    changed = [
        (msgspec.structs.replace(d, text=d.text + "\nMore of it.", hash=d.hash + "b"), r)
        for d, r in TOLD[10:20]
    ]
    for told in (TOLD[:10] + TOLD[20:], TOLD[:10] + changed + TOLD[20:50]):
        again = build(told, judgements, memo)
        assert msgspec.json.encode(again) == msgspec.json.encode(build(told, judgements))


def test_what_was_derived_before_is_not_derived_again(monkeypatch) -> None:
    memo = Remembering()
    build(TOLD, [], memo)
    from dragoman.record import neighbours

    monkeypatch.setattr(neighbours, "weighed", lambda *_: pytest.fail("weighed again"))
    build(list(reversed(TOLD)), [], memo)
