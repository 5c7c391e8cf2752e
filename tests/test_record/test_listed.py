"""A list of known persons helps where reports leave it open, and is never needed."""

from __future__ import annotations

import pytest

from dragoman import record
from dragoman.model import Judgement, KnownPerson, Record, Tenure
from dragoman.record.ground import Held

HADDAD = KnownPerson(
    name="Nadia Haddad", names=("Umm Rami",), wikidata="Q901",
    tenures=(Tenure("president", "LBN", "2020", "2022-06"),),
)  # fmt: skip
AOUNI = KnownPerson(
    name="Rafik Aouni", wikidata="Q902", tenures=(Tenure("president", "LBN", "2022-07", None),)
)


def derived(told, persons=(), judged=()) -> Record:
    documents, readings = {d.id: d for d, _ in told}, {r.document: r for _, r in told}
    return record.derive(
        Held(documents, readings, {}), list(judged), help=record.Help(persons=persons)
    ).record


def actor_of(made: Record, document: str, name: str) -> str:
    (found,) = [
        a.id for a in made.actors if document in a.documents and name in {n.text for n in a.names}
    ]
    return found


@pytest.fixture
def nickname(desk):
    """One person under a name and a nickname, in reports with nothing else in common."""
    one = ("Nadia Haddad", "president", "LBN")
    return [
        desk.report("a", "Nadia Haddad opened a bridge over the river.", [one], published="2021-03-02"),
        desk.report("b", "Farmers in the south thanked Umm Rami for rain.", [("Umm Rami", None, "LBN")],
                    published="2021-09-12"),
    ]  # fmt: skip


def test_a_nickname_is_recognised_and_says_so(nickname) -> None:
    without, with_list = derived(nickname), derived(nickname, [HADDAD])
    assert len(without.actors) == 2
    (actor,) = with_list.actors
    assert actor.documents == ("a", "b")
    assert actor.listing is not None
    assert (actor.listing.name, actor.listing.wikidata) == ("Nadia Haddad", "Q901")
    assert actor.listing.recognised == ("Nadia Haddad", "Umm Rami")


def test_a_list_of_others_changes_nothing(nickname) -> None:
    assert derived(nickname, [AOUNI]) == derived(nickname)


def test_judgements_go_before_the_list(nickname) -> None:
    (actor,) = derived(nickname, [HADDAD]).actors
    apart = Judgement(id="j1", action="different_actor", subject=actor.id, object=f"{actor.id}@b",
                      author="ana", at="2024-01-01T00:00:00")  # fmt: skip
    made = derived(nickname, [HADDAD], [apart])
    assert actor_of(made, "a", "Nadia Haddad") != actor_of(made, "b", "Umm Rami")


def test_two_of_one_name_are_told_apart_by_when_they_held_office(desk) -> None:
    elder = KnownPerson(
        name="Omar Khalil", wikidata="Q1", tenures=(Tenure("president", "SYR", "1971", "2000-06"),)
    )
    younger = KnownPerson(
        name="Omar Khalil", wikidata="Q2", tenures=(Tenure("minister", "SYR", "2000-07", None),)
    )
    told = [
        desk.report("old", "President Omar Khalil spoke.", [("Omar Khalil", "president", "SYR")], published="1999-02-01"),
        desk.report("new", "Omar Khalil, the minister, was silent.", [("Omar Khalil", "minister", "SYR")], published="2012-02-01"),
    ]  # fmt: skip
    assert len(derived(told).actors) == 1
    made = derived(told, [elder, younger])
    assert {(a.documents, a.listing.wikidata) for a in made.actors if a.listing} == {
        (("old",), "Q1"), (("new",), "Q2"),
    }  # fmt: skip


@pytest.mark.parametrize(("day", "who"), [("2021-05-05", "Q901"), ("2023-05-05", "Q902")])
def test_a_role_is_borne_by_who_held_the_office_on_the_day(desk, day: str, who: str) -> None:
    told = [
        desk.report("a", "Nadia Haddad opened a bridge.", [("Nadia Haddad", "president", "LBN")], published="2021-03-02"),
        desk.report("b", "Rafik Aouni fed the swans.", [("Rafik Aouni", "president", "LBN")], published="2023-03-02"),
        desk.report("c", "Farmers wrote to the Lebanese president about hail.",
                    [("Lebanese president", "president", "LBN")], published=day),
    ]  # fmt: skip
    without = {a.id for a in derived(told).actors if "c" in a.documents}
    assert without.isdisjoint(a.id for a in derived(told[:2]).actors)
    (bearer,) = [a for a in derived(told, [HADDAD, AOUNI]).actors if "c" in a.documents]
    assert bearer.listing is not None
    assert bearer.listing.wikidata == who
