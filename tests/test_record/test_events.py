"""One event however many reports tell it; plans, visits and meetings linked."""

from __future__ import annotations

PEOPLE = [("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", "foreign minister", "DEU")]
BOTH = [("Nadia Haddad", "participant"), ("Karl Brandt", "participant")]
TEXT = "Nadia Haddad met Karl Brandt in Beirut."


def test_accounts_of_one_meeting_are_one_event_and_differences_are_listed(desk, build):
    record = build([
        desk.report("a", TEXT, PEOPLE, [{"who": BOTH, "start": "2021-03-02", "country": "LB"}], published="2021-03-02"),
        desk.report("b", TEXT + " Talks went well.", PEOPLE, [{"who": BOTH, "start": "2021-03-03", "country": "LB"}], published="2021-03-03"),
        desk.report("c", TEXT + " Nothing else was said by anyone.", PEOPLE, [{"who": BOTH}], published="2021-03-03"),
    ])  # fmt: skip
    [event] = record.events
    assert [a.document for a in event.accounts] == ["a", "b", "c"]
    [difference] = [d for d in event.differences if d.field == "start"]
    assert [v.value for v in difference.values] == ["2021-03-02", "2021-03-03"]


def test_an_undated_account_takes_its_day_from_the_dated_one(desk, build):
    record = build([
        desk.report("a", TEXT, PEOPLE, [{"who": BOTH, "start": "2021-03-02"}], published="2021-03-02"),
        desk.report("b", TEXT + " They smiled.", PEOPLE, [{"who": BOTH}], published="2021-03-03"),
    ])  # fmt: skip
    [event] = record.events
    assert event.start == "2021-03-02"
    assert "1 of 2 accounts leave the day open" in event.date_basis


def test_recurring_meetings_stay_apart(desk, build):
    record = build([
        desk.report(day, f"{TEXT} It was {day}.", PEOPLE, [{"who": BOTH, "start": day}], published=day)
        for day in ("2021-03-02", "2021-03-09", "2021-04-02")
    ])  # fmt: skip
    assert len(record.events) == 3


def test_the_minister_and_the_president_are_met_apart(desk, build):
    chief = ("Omar Khalil", "president", "LBN")
    people = [*PEOPLE, chief]
    text = TEXT + " Later Omar Khalil received him."
    record = build([
        desk.report("a", text, people, [{"who": BOTH, "start": "2021-03-02"}, {"who": [("Omar Khalil", "host"), ("Karl Brandt", "participant")], "start": "2021-03-02"}]),
        desk.report("b", text, people, [{"who": [("Omar Khalil", "host"), ("Karl Brandt", "participant")], "start": "2021-03-02"}]),
    ])  # fmt: skip
    assert sorted(len(e.accounts) for e in record.events) == [1, 2]


def test_what_was_planned_is_linked_to_what_was_held(desk, build):
    record = build([
        desk.report("a", TEXT, PEOPLE, [{"who": BOTH, "status": "planned", "start": "2021-03-09"}], published="2021-03-02"),
        desk.report("b", TEXT + " It is done.", PEOPLE, [{"who": BOTH, "start": "2021-03-09"}], published="2021-03-09"),
    ])  # fmt: skip
    plan = next(e for e in record.events if e.status == "planned")
    held = next(e for e in record.events if e.status == "held")
    assert [(link.kind, link.event) for link in held.links] == [("fulfils", plan.id)]


def test_a_meeting_is_part_of_the_visit_it_was_held_on(desk, build):
    guest = [("Karl Brandt", "visitor")]
    record = build([
        desk.report("a", TEXT, PEOPLE, [
            {"kind": "visit", "who": guest, "parties": ("DEU", "LBN"), "start": "2021-03-02", "country": "LB"},
            {"who": BOTH, "start": "2021-03-02", "country": "LB"},
        ], published="2021-03-02"),
    ])  # fmt: skip
    visit = next(e for e in record.events if e.kind == "visit")
    meeting = next(e for e in record.events if e.kind == "meeting")
    assert [(link.kind, link.event) for link in meeting.links] == [("part_of", visit.id)]


def test_copies_count_as_one_voice(desk, build):
    long = TEXT + " " + " ".join(f"word{n} and then thing{n * 7}" for n in range(60)) + "."
    record = build([
        desk.report("a", long, PEOPLE, [{"who": BOTH, "start": "2021-03-02"}], published="2021-03-02"),
        desk.report("b", "Agencies. " + long, PEOPLE, [{"who": BOTH, "start": "2021-03-02"}], published="2021-03-03"),
        desk.report("c", TEXT + " Quite another telling of the same, with other words.", PEOPLE, [{"who": BOTH, "start": "2021-03-02"}], published="2021-03-03"),
    ])  # fmt: skip
    [event] = record.events
    assert event.independent_accounts == 2
    [copy] = record.copies
    assert (copy.document, copy.of) == ("b", "a")
    assert copy.passages


def test_a_promised_visit_is_met_by_the_visit(desk, build):
    told = desk.report("a", "Karl Brandt said: I will come to Beirut again.", [("Karl Brandt", "foreign minister", "DEU")], published="2021-03-02")  # fmt: skip
    promise = desk.promising(told, "Karl Brandt", "LBN", "I will come to Beirut again")
    visit = desk.report("b", TEXT, PEOPLE, [{"kind": "visit", "who": [("Karl Brandt", "visitor")], "parties": ("DEU", "LBN"), "start": "2021-06-02", "country": "LB"}], published="2021-06-02")  # fmt: skip
    [open_one] = build([promise]).commitments
    assert open_one.status == "open"
    record = build([promise, visit])
    [commitment] = record.commitments
    assert commitment.status == "met"
    assert commitment.met_by == record.events[0].id


def test_a_visit_without_a_day_answers_a_promise_once_it_is_reported(desk, build):
    told = desk.report("a", "Karl Brandt said: I will come to Beirut again.", [("Karl Brandt", "foreign minister", "DEU")], published="2021-03-02")  # fmt: skip
    promise = desk.promising(told, "Karl Brandt", "LBN", "I will come to Beirut again")

    def visit(day):
        return desk.report("b", TEXT, PEOPLE, [{"kind": "visit", "who": [("Karl Brandt", "visitor")], "parties": ("DEU", "LBN")}], published=day)  # fmt: skip

    [after] = build([promise, visit("2021-06-02")]).commitments
    [before] = build([promise, visit("2021-02-20")]).commitments
    assert (after.status, before.status) == ("met", "open")


def test_an_invitation_is_answered_by_a_visit_to_whoever_invited(desk, build):
    invited = desk.report("a", "Nadia Haddad invited Karl Brandt.", PEOPLE, [{"kind": "invitation", "who": [("Nadia Haddad", "inviter"), ("Karl Brandt", "invitee")], "start": "2021-03-02"}], published="2021-03-02")  # fmt: skip
    elsewhere = desk.report("b", "Karl Brandt visited Cairo.", [PEOPLE[1]], [{"kind": "visit", "who": [("Karl Brandt", "visitor")], "parties": ("DEU", "EGY"), "start": "2021-04-02", "country": "EG"}], published="2021-04-02")  # fmt: skip
    there = desk.report("c", "Karl Brandt visited Beirut.", [PEOPLE[1]], [{"kind": "visit", "who": [("Karl Brandt", "visitor")], "parties": ("DEU", "LBN"), "start": "2021-05-02", "country": "LB"}], published="2021-05-02")  # fmt: skip
    record = build([invited, elsewhere, there])
    [answer] = [e for e in record.events if e.links]
    assert answer.start == "2021-05-02"


def test_a_promise_and_its_copy_are_one_commitment(desk, build):
    words = "Beirut and Berlin will share the costs of the bridge"
    long = f"{TEXT} “{words},” Karl Brandt said. " + " ".join(f"word{n} and thing{n * 7}" for n in range(60))  # fmt: skip
    told = [
        desk.promising(
            desk.report(id, opening + long, PEOPLE, published=day), "Karl Brandt", "LBN", words, kind
        )
        for id, opening, day, kind in (
            ("a", "", "2021-03-02", "support"), ("b", "Agencies. ", "2021-06-09", "support"),
            ("c", "Agencies, once more. ", "2021-03-03", "other"),
        )
    ]  # fmt: skip
    made = build(told).commitments
    assert sorted(len(c.accounts) for c in made) == [1, 2]


def test_an_undated_event_long_after_does_not_fulfil_a_plan(desk, build):
    plan = desk.report("a", TEXT, PEOPLE, [{"who": BOTH, "status": "planned", "start": "2021-03-09"}], published="2021-03-02")  # fmt: skip
    for day, links in (("2021-03-20", 1), ("2022-03-20", 0)):
        later = desk.report("b", TEXT + " It rained.", PEOPLE, [{"who": BOTH}], published=day)
        held = next(e for e in build([plan, later]).events if e.status == "held")
        assert len(held.links) == links


def test_versions_of_one_utterance_are_aligned(desk, build):
    words = "We shall open the bridge over the river before winter comes"
    one = desk.report("a", f"{TEXT} “{words},” Nadia Haddad said.", PEOPLE, [{"who": BOTH}], published="2021-03-02")  # fmt: skip
    two = desk.report("b", f"{TEXT} Nadia Haddad added: “{words} and trade will grow.”", PEOPLE, [{"who": BOTH}], published="2021-03-02")  # fmt: skip
    record = build([
        desk.saying(one, "Nadia Haddad", words),
        desk.saying(two, "Nadia Haddad", words + " and trade will grow"),
    ])  # fmt: skip
    [statement] = record.statements
    assert [v.document for v in statement.versions] == ["a", "b"]


def test_an_undated_visit_has_the_day_of_the_meeting_during_it(desk, build) -> None:
    who = [("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", "president", "DEU")]
    told = desk.report(
        "a", "Nadia Haddad visited Germany and met Karl Brandt.", who,
        [{"kind": "visit", "who": [("Nadia Haddad", "visitor")], "country": "DE"},
         {"who": [(name, "participant") for name, _, _ in who], "country": "DE",
          "start": "2021-03-02"}],
        published="2021-03-03",
    )  # fmt: skip
    visit = next(e for e in build([told]).events if e.kind == "visit")
    meeting = next(e for e in build([told]).events if e.kind == "meeting")
    assert (visit.start, visit.end) == ("2021-03-02", "2021-03-02")
    assert visit.date_basis == f"meeting during the visit, {meeting.id}"
    assert visit.accounts[0].fields.start is None


def test_meeting_somebody_else_is_not_what_was_planned(desk, build):
    other = ("Omar Khalil", "president", "LBN")
    people = [*PEOPLE, other]
    text = TEXT + " Omar Khalil waited."
    record = build([
        desk.report("a", text, people, [{"who": [("Omar Khalil", "host"), ("Karl Brandt", "participant")], "status": "planned", "start": "2021-03-09"}], published="2021-03-08"),
        desk.report("b", text + " It is done.", people, [{"who": BOTH, "start": "2021-03-09"}], published="2021-03-09"),
    ])  # fmt: skip
    held = next(e for e in record.events if e.status == "held")
    assert held.links == ()
