"""Old ids lead on after an earlier report has joined, and are buried when all is gone."""

from __future__ import annotations

from dragoman.record.changes import redirects

PEOPLE = [("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", "foreign minister", "DEU")]
EVENT = {"who": [("Nadia Haddad", "host"), ("Karl Brandt", "visitor")], "start": "2021-03-02"}


def test_an_earlier_report_moves_the_id_and_the_old_one_leads_to_it(desk, build):
    late = desk.report("late", "Nadia Haddad met Karl Brandt.", PEOPLE, [EVENT], published="2021-03-03")  # fmt: skip
    early = desk.report("early", "Nadia Haddad met Karl Brandt today.", PEOPLE, [EVENT], published="2021-03-02")  # fmt: skip
    before, after = build([late]), build([late, early])
    led = {r.id: r.to for r in redirects(before, after)}
    assert led[before.events[0].id] == after.events[0].id
    assert set(led.values()) <= {x.id for x in (*after.events, *after.actors, *after.stories)}


def test_what_is_gone_leaves_a_tombstone(desk, build):
    told = desk.report("a", "Nadia Haddad met Karl Brandt.", PEOPLE, [EVENT])
    gone = redirects(build([told]), build([]))
    assert gone
    assert all(r.to is None for r in gone)


def test_nothing_changed_nothing_redirected(desk, build):
    told = [desk.report("a", "Nadia Haddad met Karl Brandt.", PEOPLE, [EVENT])]
    assert redirects(build(told), build(told)) == ()
