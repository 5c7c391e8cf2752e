"""A role is the person's whom the story names; places and days are weighed, not taken at their word."""

from __future__ import annotations

HADDAD, BRANDT = ("Nadia Haddad", "foreign minister", "LBN"), ("Karl Brandt", "president", "DEU")
SOUSA = ("Ana Sousa", "president", "PRT")


def _met(*names: str, **more: object) -> dict[str, object]:
    return {"who": [(name, "participant") for name in names], "start": "2021-03-02", **more}


def test_a_role_is_the_only_one_who_bears_it_in_the_story(desk, build) -> None:
    text = "{} met Karl Brandt in Berlin about the Litani water treaty on Tuesday."
    named = desk.report("a", text.format("Nadia Haddad"), [HADDAD, BRANDT],
                        [_met("Nadia Haddad", "Karl Brandt")], published="2021-03-03")  # fmt: skip
    role = ("Lebanese minister", "minister", "LBN")
    told = desk.report("b", text.format("The Lebanese minister").replace("The ", ""),
                       [role, BRANDT], [_met("Lebanese minister", "Karl Brandt")],
                       published="2021-03-03")  # fmt: skip
    made = build([named, told])
    assert [len(e.accounts) for e in made.events] == [2]
    assert sum(a.state == "LBN" for a in made.actors) == 1


def test_one_role_in_two_stories_is_nobody_in_common(desk, build) -> None:
    role = ("Lebanese minister", "minister", "LBN")
    far = [
        desk.report(f"d{n}", f"Lebanese minister met Karl Brandt over {what}.", [role, BRANDT],
                    [_met("Lebanese minister", "Karl Brandt", start=day)], published=day)
        for n, (what, day) in enumerate([("olive duties", "2019-03-02"), ("rail", "2021-07-05")])
    ]  # fmt: skip
    made = build(far)
    assert len([a for a in made.actors if a.name == "Lebanese minister"]) == 2


def test_a_wrong_country_does_not_part_one_meeting(desk, build) -> None:
    text = "Nadia Haddad met Karl Brandt in the palace about the Litani water treaty."
    one, two = (
        desk.report(id, text, [HADDAD, BRANDT], [_met("Nadia Haddad", "Karl Brandt", country=c)],
                    published="2021-03-03")
        for id, c in (("a", "DE"), ("b", "LB"))
    )  # fmt: skip
    (event,) = build([one, two]).events
    assert {d.field for d in event.differences} == {"country"}


def test_two_encounters_of_one_visit_stay_two(desk, build) -> None:
    text = "Nadia Haddad met Karl Brandt about the Litani water treaty, then Ana Sousa."
    one = desk.report("a", text, [HADDAD, BRANDT, SOUSA], [_met("Nadia Haddad", "Karl Brandt")],
                      published="2021-03-03")  # fmt: skip
    two = desk.report("b", text, [HADDAD, BRANDT, (SOUSA[0], None, None)],
                      [_met("Nadia Haddad", "Ana Sousa")], published="2021-03-03")  # fmt: skip
    assert len(build([one, two]).events) == 2
