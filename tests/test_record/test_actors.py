"""One person however spelled; two persons of one name kept apart."""

from __future__ import annotations

import pytest


def _named(record, name):
    return [a for a in record.actors if any(n.text == name for n in a.names)]


def test_spellings_and_scripts_of_one_person_are_one_actor(desk, build):
    record = build([
        desk.report("a", "Sergei Lavrov spoke.", [("Sergei Lavrov", "foreign minister", "RUS")]),
        desk.report("b", "Sergej Lawrow sprach.", [("Sergej Lawrow", "foreign minister", "RUS")], language="de"),
        desk.report("c", "Выступил Сергей Лавров.", [("Сергей Лавров", "foreign minister", "RUS")], language="ru"),
        desk.report("d", "تحدث سيرغي لافروف", [("سيرغي لافروف", "foreign minister", "RUS")], language="ar"),
    ])  # fmt: skip
    [actor] = record.actors
    assert actor.name == "Sergei Lavrov"
    assert actor.documents == ("a", "b", "c", "d")


def test_father_and_son_are_two(desk, build):
    record = build([
        desk.report("a", "President Hafez al-Assad spoke.", [("Hafez al-Assad", "president", "SYR")], published="1998-03-01"),
        desk.report("b", "President Bashar al-Assad spoke.", [("Bashar al-Assad", "president", "SYR")], published="2009-03-01"),
    ])  # fmt: skip
    assert len(record.actors) == 2


def test_middle_initials_tell_two_presidents_apart(desk, build):
    record = build([
        desk.report("a", "George H. W. Bush spoke.", [("George H. W. Bush", "president", "USA")]),
        desk.report("b", "George W. Bush spoke.", [("George W. Bush", "president", "USA")]),
    ])  # fmt: skip
    assert len(record.actors) == 2


def test_one_name_in_two_states_is_two_persons(desk, build):
    record = build([
        desk.report("a", "Ali Hassan spoke.", [("Ali Hassan", "minister", "IRQ")]),
        desk.report("b", "Ali Hassan spoke.", [("Ali Hassan", "minister", "KEN")]),
    ])  # fmt: skip
    assert len(record.actors) == 2


def test_a_surname_goes_to_the_person_of_its_state_and_time(desk, build):
    record = build([
        desk.report("a", "Hafez al-Assad spoke.", [("Hafez al-Assad", "president", "SYR")], published="1998-03-01"),
        desk.report("b", "Bashar al-Assad spoke.", [("Bashar al-Assad", "president", "SYR")], published="2009-03-01"),
        desk.report("c", "Assad spoke.", [("Assad", "president", "SYR")], published="2009-04-01"),
    ])  # fmt: skip
    [son] = _named(record, "Bashar al-Assad")
    assert son.documents == ("b", "c")


def test_offices_are_dated_by_evidence_alone(desk, build):
    record = build([
        desk.report("a", "Nadia Haddad spoke.", [("Nadia Haddad", "foreign minister", "LBN")], published="2020-02-01"),
        desk.report("b", "Nadia Haddad spoke.", [("Nadia Haddad", "foreign minister", "LBN")], published="2021-05-09"),
        desk.report("c", "Nadia Haddad spoke.", [("Nadia Haddad", "president", "LBN")], published="2022-01-03"),
    ])  # fmt: skip
    [actor] = record.actors
    assert [(o.office, o.first, o.last) for o in actor.offices] == [
        ("foreign minister", "2020-02-01", "2021-05-09"),
        ("president", "2022-01-03", "2022-01-03"),
    ]


@pytest.mark.parametrize(
    ("start", "status", "first"),
    [
        ("2020-01-31", "held", "2020-01-31"),  # of the day before, as reports mostly tell
        ("2020-02-03", "planned", "2020-02-01"),  # nobody knows who will be in office then
        ("2019-06-01", "held", "2020-02-01"),  # nor who was, long ago
        ("2020-01", "held", "2020-02-01"),
    ],
)
def test_an_office_told_by_the_report_of_an_event_holds_for_the_event(
    desk, build, start, status, first
):
    who = [("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", None, "DEU")]
    met = {
        "who": [("Nadia Haddad", "actor"), ("Karl Brandt", "counterpart")],
        "start": start,
        "status": status,
    }
    record = build([desk.report("a", "Nadia Haddad met Karl Brandt.", who, [met], published="2020-02-01")])  # fmt: skip
    (actor,) = _named(record, "Nadia Haddad")
    assert [(o.first, o.last) for o in actor.offices] == [(first, "2020-02-01")]
