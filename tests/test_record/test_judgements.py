"""People's corrections: applied, undone, and reported where they contradict each other."""

from __future__ import annotations

import itertools

import pytest

from dragoman.model import Judgement

ONE = ("Nadia Haddad", "foreign minister", "LBN")
TWO = ("Nadja Haddadi", None, None)
count = itertools.count()


def judge(action, subject, object=None, author="ana", at="2024-01-01T00:00:00", **fields):
    return Judgement(id=f"j{next(count):03}", action=action, subject=subject, object=object,
                     author=author, at=at, **fields)  # fmt: skip


@pytest.fixture
def told(desk):
    return [
        desk.report("a", "Nadia Haddad spoke.", [ONE], published="2021-01-01"),
        desk.report("b", "Nadia Haddad spoke again.", [ONE], published="2021-01-02"),
        desk.report("c", "Nadja Haddadi sang.", [TWO], published="2021-01-03"),
    ]


def ids(record):
    return {a.documents: a.id for a in record.actors}


def test_two_actors_are_joined_and_the_old_id_leads_on(told, build):
    before = ids(build(told))
    record = build(told, [judge("same_actor", before["a", "b"], before["c",])])
    [actor] = record.actors
    assert actor.documents == ("a", "b", "c")
    assert [(r.id, r.to) for r in record.redirects] == [(before["c",], actor.id)]


def test_one_report_is_taken_out_of_an_actor(told, build):
    name = ids(build(told))["a", "b"]
    record = build(told, [judge("different_actor", name, f"{name}@b")])
    assert ("a",) in ids(record)
    assert ("b",) in ids(record)


def test_an_undo_takes_a_judgement_back_and_can_be_undone(told, build):
    before = build(told)
    name = ids(before)["a", "b"]
    split = judge("different_actor", name, f"{name}@b")
    undo = judge("undo", split.id, at="2024-01-02T00:00:00")
    assert ids(build(told, [split, undo])) == ids(before)
    again = judge("undo", undo.id, at="2024-01-03T00:00:00")
    assert len(build(told, [split, undo, again]).actors) == 3


def test_contradicting_judgements_are_reported_and_the_last_set_aside(desk, build):
    told = [
        desk.report(d, f"{n} spoke.", [(n, None, None)])
        for d, n in (("a", "Nadia Haddad"), ("b", "Karl Brandt"), ("c", "Omar Khalil"))
    ]
    name = {a.documents[0]: a.id for a in build(told).actors}
    one = judge("same_actor", name["a"], name["b"], at="2024-01-01T00:00:00")
    two = judge("same_actor", name["b"], name["c"], at="2024-01-02T00:00:00")
    three = judge("different_actor", name["a"], name["c"], author="bob", at="2024-01-03T00:00:00")
    record = build(told, [three, two, one])
    assert len(record.actors) == 1
    [conflict] = record.conflicts
    assert set(conflict.judgements) == {one.id, two.id, three.id}


def test_a_judgement_on_nothing_is_reported_not_lost(told, build):
    record = build(told, [judge("same_actor", "actor-nobody", "actor-none")])
    assert any("actor-nobody" in c.message for c in record.conflicts)


def test_reject_leaves_a_tombstone(told, build):
    name = ids(build(told))["c",]
    record = build(told, [judge("reject", name)])
    assert name not in {a.id for a in record.actors}
    assert [(r.id, r.to) for r in record.redirects] == [(name, None)]


def test_a_field_is_edited(told, build):
    name = ids(build(told))["c",]
    record = build(told, [judge("edit", name, field="name", value="Nadja H.")])
    assert "Nadja H." in {a.name for a in record.actors}


def test_a_field_that_cannot_be_edited_is_reported(told, build):
    name = ids(build(told))["c",]
    [conflict] = build(told, [judge("edit", name, field="colour", value="red")]).conflicts
    assert "colour" in conflict.message


def test_copies_can_be_denied_and_declared(told, build):
    declared = build(told, [judge("copy", "b", "a")])
    assert [(c.document, c.of) for c in declared.copies] == [("b", "a")]
    assert not build(told, [judge("copy", "b", "a"), judge("not_copy", "b", "a", at="2025-01-01T00:00:00")]).copies  # fmt: skip
