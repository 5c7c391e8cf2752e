"""Corrections of who took part in an event, and of the offices of an actor."""

from __future__ import annotations

import pytest

from dragoman.model import Office
from tests.test_record.test_judgements import judge

NADIA = ("Nadia Haddad", "foreign minister", "LBN")
KARL = ("Karl Brandt", "chancellor", "AUT")
OMAR = ("Omar Khalil", "foreign minister", "EGY")


@pytest.fixture
def told(desk):
    met = {"who": [(NADIA[0], "visitor"), (KARL[0], "host")], "start": "2021-01-01"}
    return [
        desk.report("a", "Nadia Haddad met Karl Brandt.", [NADIA, KARL], [met], published="2021-01-01"),
        desk.report("b", "Nadia Haddad spoke again.", [NADIA], published="2021-03-02"),
        desk.report("c", "Omar Khalil sang.", [OMAR], published="2021-01-03"),
    ]  # fmt: skip


@pytest.fixture
def named(told, build):
    """Ids: of the event, and of the actors by their first names."""
    record = build(told)
    [event] = record.events
    return {"event": event.id} | {actor.name.split()[0]: actor.id for actor in record.actors}


def took_part(record, named):
    names = {id: name for name, id in named.items()}
    [event] = record.events
    return {(names[part.actor], part.role) for part in event.participants}


def offices(record, id):
    return {(o.office, o.state, o.first, o.last) for a in record.actors if a.id == id for o in a.offices}  # fmt: skip


def test_a_role_is_corrected_and_its_reports_stay(told, build, named):
    edit = judge("edit", named["event"], named["Karl"], field="participant", value="participant")
    record = build(told, [edit])
    assert took_part(record, named) == {("Nadia", "visitor"), ("Karl", "participant")}
    [event] = record.events
    assert {part.documents for part in event.participants} == {("a",)}
    assert not record.conflicts


def test_who_took_no_part_is_out_and_who_did_is_in_with_the_state(told, build, named):
    out = judge("edit", named["event"], named["Karl"], field="participant")
    add = judge("edit", named["event"], named["Omar"], field="participant", value="host",
                at="2024-01-02T00:00:00")  # fmt: skip
    record = build(told, [out, add])
    assert took_part(record, named) == {("Nadia", "visitor"), ("Omar", "host")}
    assert record.events[0].parties == ("AUT", "EGY", "LBN")
    parties = judge("edit", named["event"], field="parties", value="LBN; EGY")
    assert build(told, [parties]).events[0].parties == ("EGY", "LBN")
    undo = judge("undo", out.id, at="2024-01-03T00:00:00")
    assert took_part(build(told, [out, add, undo]), named) == {
        ("Nadia", "visitor"), ("Omar", "host"), ("Karl", "host"),
    }  # fmt: skip


def test_somebody_else_stands_in_the_place_and_stands_there_once(told, build, named):
    instead = judge("edit", named["event"], named["Karl"], field="participant.actor",
                    value=named["Omar"])  # fmt: skip
    assert took_part(build(told, [instead]), named) == {("Nadia", "visitor"), ("Omar", "host")}
    both = judge("edit", named["event"], named["Karl"], field="participant.actor",
                 value=named["Nadia"])  # fmt: skip
    assert took_part(build(told, [both]), named) == {("Nadia", "host")}


def test_a_correction_holds_for_what_an_actor_has_become(told, build, named):
    joined = judge("same_actor", named["Karl"], named["Omar"])
    out = judge("edit", named["event"], named["Omar"], field="participant")
    assert took_part(build(told, [joined, out]), named) == {("Nadia", "visitor")}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("office", "2020/..", ("foreign minister", "LBN", "2020", None)),
        ("office", None, None),
        ("office.title", "prime minister", ("prime minister", "LBN", "2021-01-01", "2021-03-02")),
        ("office.state", "SYR", ("foreign minister", "SYR", "2021-01-01", "2021-03-02")),
        ("office.state", None, ("foreign minister", None, "2021-01-01", "2021-03-02")),
        ("office.first", "2019-05", ("foreign minister", "LBN", "2019-05", "2021-03-02")),
        ("office.last", None, ("foreign minister", "LBN", "2021-01-01", None)),
    ],
)
def test_an_office_is_corrected(told, build, named, field, value, expected):
    edit = judge("edit", named["Nadia"], "foreign minister [LBN]", field=field, value=value)
    record = build(told, [edit])
    assert offices(record, named["Nadia"]) == ({expected} if expected else set())
    assert not record.conflicts


def test_an_office_is_added_and_two_of_one_title_become_one(told, build, named):
    add = judge("edit", named["Nadia"], "envoy", field="office", value="2018-01/2022")
    [actor] = [a for a in build(told, [add]).actors if a.id == named["Nadia"]]
    assert actor.offices[0] == Office("envoy", None, "2018-01", "2022")
    same = judge("edit", named["Nadia"], "envoy", field="office.title", value="foreign minister",
                 at="2024-01-02T00:00:00")  # fmt: skip
    state = judge("edit", named["Nadia"], "foreign minister", field="office.state", value="LBN",
                  at="2024-01-03T00:00:00")  # fmt: skip
    record = build(told, [add, same, state])
    assert offices(record, named["Nadia"]) == {("foreign minister", "LBN", "2018-01", "2022")}


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"object": "Nadia", "field": "participant", "value": "singer"}, "no such role: singer"),
        ({"object": "Omar", "field": "participant"}, "takes no part"),
        ({"object": "Omar", "field": "participant.actor", "value": "Karl"}, "takes no part"),
        ({"object": "Karl", "field": "participant.actor", "value": "nobody"}, "not in the record"),
        ({"object": "nobody", "field": "participant", "value": "host"}, "not in the record"),
        ({"field": "participant", "value": "host"}, "does not say which one"),
    ],
)
def test_what_cannot_be_done_to_participants_is_reported(told, build, named, fields, complaint):
    fields = {name: named.get(value, value) for name, value in fields.items()}
    record = build(told, [judge("edit", named["event"], **fields)])
    assert took_part(record, named) == {("Nadia", "visitor"), ("Karl", "host")}
    [conflict] = record.conflicts
    assert complaint in conflict.message


@pytest.mark.parametrize(
    ("field", "key", "value", "complaint"),
    [
        ("office", "foreign minister [LBN]", "yesterday", "is no time"),
        ("office", "king", None, "but: foreign minister [LBN]"),
        ("office.title", "king", "queen", "has no office"),
        ("office.title", "foreign minister [LBN]", None, "cannot be left open"),
        ("office.first", "foreign minister [LBN]", "2021-13", "is no date"),
        ("office.state", "foreign minister [LBN]", "Lebanon", "is no state"),
    ],
)
def test_what_cannot_be_done_to_offices_is_reported(told, build, named, field, key, value, complaint):  # fmt: skip
    record = build(told, [judge("edit", named["Nadia"], key, field=field, value=value)])
    assert offices(record, named["Nadia"]) == {("foreign minister", "LBN", "2021-01-01", "2021-03-02")}  # fmt: skip
    [conflict] = record.conflicts
    assert complaint in conflict.message


def test_two_people_who_correct_one_value_differently_are_told_and_the_later_stands(
    told, build, named
):
    one = judge("edit", named["event"], named["Karl"], field="participant", value="participant")
    two = judge("edit", named["event"], named["Karl"], field="participant", author="bob",
                at="2024-01-02T00:00:00")  # fmt: skip
    other = judge("edit", named["event"], named["Nadia"], field="participant", value="host",
                  author="bob", at="2024-01-02T00:00:00")  # fmt: skip
    record = build(told, [two, other, one])
    assert took_part(record, named) == {("Nadia", "host")}
    [conflict] = record.conflicts
    assert conflict.judgements == (one.id, two.id)
    assert "ana and bob" in conflict.message


def test_what_an_event_bears_on_is_corrected(desk, build):
    people = [NADIA, KARL]
    met = {"who": [(NADIA[0], "visitor"), (KARL[0], "host")]}
    told = [
        desk.report("a", "Nadia Haddad met Karl Brandt.", people, [met | {"start": "2021-01-01"}], published="2021-01-01"),
        desk.report("b", "Nadia Haddad called Karl Brandt.", people,
                    [met | {"start": "2021-05-01", "kind": "call"}], published="2021-05-01"),
    ]  # fmt: skip
    one, other = sorted(build(told).events, key=lambda event: event.start)
    tie = judge("edit", other.id, one.id, field="link", value="fulfils")
    record = build(told, [tie])
    (event,) = (event for event in record.events if event.id == other.id)
    assert [(link.kind, link.event) for link in event.links] == [("fulfils", one.id)]
    none = judge("edit", other.id, one.id, field="link", at="2024-01-02T00:00:00")
    assert build(told, [tie, none]).events == build(told).events
    (conflict,) = build(told, [none]).conflicts
    assert "does not bear on" in conflict.message
