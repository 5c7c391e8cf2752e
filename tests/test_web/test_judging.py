"""Corrections through the pages: made, seen, undone; the queue of doubtful decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.faces.web.app import workbench
from tests.test_web.conftest import HERE, token_of

# Two outlets tell of one person whose name one of them writes so that the record wavers.
ONE = """\
Foreign Minister Jóna Birgisdóttir visits Nairobi

NAIROBI, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met Kenya's \
Foreign Minister Tomas Okello in Nairobi on Tuesday.
"""
OTHER = """\
Talks in Nairobi

NAIROBI, 11 June 2024 (Fjord Courier) - Iceland's Ambassador Einar Grímsson met Kenya's Trade \
Minister Daudi Mwangi in Nairobi on Monday. "We were well received," said Toma Okelu.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Book, TestClient]]:
    """A book of its own, to be changed."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    with dragoman.open(tmp_path / "d.db") as book:
        book.add([str(tmp_path / "one.txt"), str(tmp_path / "other.txt")])
        app = workbench(book)
        app.state.patience = 60
        yield book, TestClient(app, base_url=HERE)
        app.state.taking_over.close()


def fields_of(page: str, label: str) -> dict[str, str]:
    """The hidden fields of the form with this label."""
    form = re.search(rf'<form[^>]*aria-label="{re.escape(label)}".*?</form>', page, re.DOTALL)
    assert form, label
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0])
    return dict(found)


def test_a_field_is_corrected_seen_and_undone(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    id = book.timeline().lines[0].id
    page = web.get(f"/events/{id}").text
    form = fields_of(page, "Set a field") | {
        "field": "place.name", "value": "Mombasa", "reason": "the photo shows the port",
    }  # fmt: skip
    answer = web.post("/judgements", data=form)
    assert answer.status_code == 200
    assert answer.url.path == f"/events/{id}"
    assert "Mombasa" in answer.text
    [made] = book.judgements()
    assert (made.action, made.field, made.value) == ("edit", "place.name", "Mombasa")
    assert made.author
    listed = web.get("/judgements").text
    assert "the photo shows the port" in listed
    undone = web.post(f"/judgements/{made.id}/undo", data={"token": token_of(web)})
    assert "undone" in undone.text
    assert "Mombasa" not in web.get(f"/events/{id}").text


def test_two_actors_are_joined_by_name_and_the_old_page_leads_on(
    desk: tuple[Book, TestClient],
) -> None:
    book, web = desk
    one, other = book.actor("Tomas Okello").id, book.actor("Daudi Mwangi").id
    form = fields_of(web.get(f"/actors/{one}").text, "The same as another")
    answer = web.post("/judgements", data=form | {"object": "Daudi Mwangi"})
    assert answer.status_code == 200
    assert book.actor(one).id == book.actor(other).id
    web.post(f"/judgements/{book.judgements()[-1].id}/undo", data={"token": token_of(web)})
    assert book.actor(one).id != book.actor(other).id


def test_what_is_rejected_is_gone_until_it_is_undone(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    id = book.timeline().lines[0].id
    form = fields_of(web.get(f"/events/{id}").text, "No report says so")
    answer = web.post("/judgements", data=form)
    assert answer.url.path == "/judgements"
    assert web.get(f"/events/{id}").status_code == 404
    web.post(f"/judgements/{book.judgements()[-1].id}/undo", data={"token": token_of(web)})
    assert web.get(f"/events/{id}").status_code == 200


def test_a_doubt_is_asked_answered_and_asked_no_more(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    doubts = [doubt for doubt in book.doubts() if doubt.topic == "actor"]
    assert doubts, "two spellings of one name waver"
    page = web.get("/review?topic=actor").text
    form = fields_of(page, "The same person?")
    assert {form["subject"], form["object"]} == {doubts[0].one, doubts[0].other}
    assert "Okelu" in page
    web.post("/judgements", data=form | {"action": "unsure"})
    assert "Nothing is in doubt" in web.get("/review?topic=actor").text
    web.post(f"/judgements/{book.judgements()[-1].id}/undo", data={"token": token_of(web)})
    assert book.doubts()
    web.post("/judgements", data=form | {"action": "same_actor"})
    assert book.actor(form["subject"]).id == book.actor(form["object"]).id


def test_what_cannot_be_judged_is_told(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    id = book.timeline().lines[0].id
    for wrong in (
        {"action": "edit", "subject": "event-none", "field": "start", "value": "2024"},
        {"action": "edit", "subject": id, "field": "colour", "value": "red"},
        {"action": "same_event", "subject": id, "object": id},
        {"action": "forget", "subject": id},
        {"action": "reject"},
        {"action": "undo", "subject": "ju0"},
    ):
        answer = web.post("/judgements", data=wrong | {"token": token_of(web)})
        assert answer.status_code == 409, wrong
    away = web.post("/judgements/x/undo", data={"token": token_of(web), "back": "//evil.example/"})
    assert away.status_code in (400, 409)
    assert not book.judgements()


def test_several_questions_are_answered_at_once_and_taken_back_at_once(
    desk: tuple[Book, TestClient],
) -> None:
    book, web = desk
    page = web.get("/review").text
    picks = re.findall(r'name="pick" value="([^"]+)"', page)
    assert picks
    form = fields_of(page, "The same person?")
    sent = {"token": form["token"], "back": "/review", "answer": "unsure", "pick": picks}
    assert web.post("/judgements/several", data=sent).status_code == 200
    made = book.judgements()
    assert [j.action for j in made] == ["unsure"] * len(picks)
    assert len({j.at for j in made}) == 1
    last = fields_of(web.get("/review").text, "Undo the last")
    web.post("/judgements/undo", data=last | {"id": [j.id for j in made]})
    assert len(book.doubts()) == len(picks)
    wrong = ({"answer": "perhaps", "pick": picks}, {"answer": "yes"}, {"answer": "no", "pick": "a"})
    for fields in wrong:
        answer = web.post("/judgements/several", data={"token": form["token"]} | fields)
        assert answer.status_code == 400, fields


def test_a_value_is_corrected_where_it_stands_and_the_page_says_by_whom(
    desk: tuple[Book, TestClient],
) -> None:
    book, web = desk
    id = book.timeline().lines[0].id
    form = fields_of(web.get(f"/events/{id}").text, "Correct day")
    answer = web.post("/judgements", data=form | {"value": "2024-06-05", "reason": "a slip"})
    assert answer.url.path == f"/events/{id}"
    assert "a slip" in answer.text
    assert book.event(id).line.start == "2024-06-05"
    [made] = book.judgements()
    assert f"/judgements/{made.id}/undo" in answer.text


def test_who_took_part_is_corrected_where_they_stand(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    line = next(line for line in book.timeline().lines if len(line.who) == 2)
    event, (one, other) = f"/events/{line.id}", line.who

    def role_of(actor: str) -> str:
        return next(who.role for who in book.event(line.id).line.who if who.actor == actor)

    page = web.get(event).text
    form = fields_of(page, f"The role of {one.name}")
    answer = web.post("/judgements", data=form | {"value": "signatory", "reason": "a treaty"})
    assert answer.url.path == event
    assert f"<bdi>{one.name}</bdi> was signatory" in answer.text
    assert role_of(one.actor) == "signatory"
    stranger = next(a for a in ("Einar Grímsson", "Daudi Mwangi") if a not in page)
    form = fields_of(page, f"Somebody else than {other.name}")
    answer = web.post("/judgements", data=form | {"value": stranger})
    assert f"<bdi>{stranger}</bdi> instead of <bdi>{other.name}</bdi>" in answer.text
    assert book.actor(stranger).id in {who.actor for who in book.event(line.id).line.who}
    form = fields_of(answer.text, f"{stranger} took no part")
    answer = web.post("/judgements", data=form)
    assert "took no part" in answer.text
    address = f"{HERE}/actors/{other.actor}"
    form = fields_of(answer.text, "Add somebody who took part") | {
        "object": address,
        "value": "host",
    }
    web.post("/judgements", data=form)
    assert {(who.name, who.role) for who in book.event(line.id).line.who} == {
        (one.name, "signatory"), (other.name, "host"),
    }  # fmt: skip
    listed = web.get("/judgements").text
    assert f"<bdi>{stranger}</bdi> took no part" in listed
    assert "in this event" in web.get(f"/actors/{one.actor}").text
    book.add([])
    assert not book.conflicts()
    web.post(f"/judgements/{book.judgements()[0].id}/undo", data={"token": token_of(web)})
    assert role_of(one.actor) == one.role


def test_offices_are_corrected_where_they_stand(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    id = book.actor("Tomas Okello").id
    (office,) = book.actor(id).offices
    key = f"{office.office} [{office.state}]"
    page = web.get(f"/actors/{id}").text
    form = fields_of(page, "Add an office")
    sent = {
        "title": "envoy",
        "state": "KEN",
        "first": "2019-02",
        "last": "",
        "reason": "the gazette",
    }
    answer = web.post("/judgements", data=form | sent)
    assert "<bdi>envoy, Kenya</bdi>, since February 2019" in answer.text
    answer = web.post(
        "/judgements", data=fields_of(page, f"{key}: Title") | {"value": "trade minister"}
    )
    assert {(o.office, o.first) for o in book.actor(id).offices} == {
        ("envoy", "2019-02"), ("trade minister", office.first),
    }  # fmt: skip
    answer = web.post("/judgements", data=fields_of(answer.text, "envoy [KEN] was not held"))
    assert [o.office for o in book.actor(id).offices] == ["trade minister"]
    wrong = fields_of(answer.text, f"trade minister [{office.state}]: Since; empty if open")
    refused = web.post("/judgements", data=wrong | {"value": "last spring"})
    assert refused.status_code == 409
    assert "is no date" in refused.text


def test_programs_judge_and_take_back(desk: tuple[Book, TestClient]) -> None:
    book, web = desk
    id = book.timeline().lines[0].id
    wanted = {"action": "edit", "subject": id, "field": "place.name", "value": "Mombasa"}
    made = web.post("/api/judgements", json=wanted)
    assert made.status_code == 201
    assert made.json()["value"] == "Mombasa"
    listed = web.get("/api/judgements").json()
    assert listed["total"] == 1
    assert listed["standing"] == [made.json()["id"]]
    gone = web.post(f"/api/judgements/{made.json()['id']}/undo", json={"reason": "the other port"})
    assert gone.status_code == 201
    assert web.get("/api/judgements").json()["standing"] == []
    assert web.get("/api/review?topic=actor").json()["topics"].get("actor")
    # A page of another site can send this much without asking.
    plain = {"content-type": "text/plain"}
    refused = web.post("/api/judgements", content=b"{}", headers=plain)
    assert refused.status_code == 403
    assert web.post("/api/judgements", json={"action": "forget", "subject": id}).status_code == 422
    assert web.post("/api/judgements", json=wanted | {"subject": "event-x"}).status_code == 409


def test_what_is_known_of_a_report_is_corrected_where_it_stands(
    desk: tuple[Book, TestClient],
) -> None:
    book, web = desk
    line = next(line for line in book.timeline().lines if line.start == "2024-06-04")
    telling = book.event(line.id).tellings[0]
    report = f"/documents/{telling.document}"
    page = web.get(report).text
    for label, value, seen in (
        ("Correct day of publication", "2024-06-12", "published 12 June 2024"),
        ("Correct outlet", "The Fjord Bell", "<bdi>The Fjord Bell</bdi>"),
        ("Correct byline", "Ada Jónsdóttir", "<bdi>Ada Jónsdóttir</bdi>"),
        ("Correct title", "A visit to Nairobi", "A visit to Nairobi</h1>"),
        ("Correct language, as ar", "fr", "French"),
    ):
        answer = web.post("/judgements", data=fields_of(page, label) | {"value": value})
        assert answer.url.path == report
        assert seen in answer.text, label
    assert "by a correction" in answer.text
    refused = web.post("/judgements", data=fields_of(page, "Correct outlet") | {"field": "text"})
    assert refused.status_code == 409
    for judgement in book.judgements():
        web.post(f"/judgements/{judgement.id}/undo", data={"token": token_of(web)})
    assert "published 12 June 2024" not in web.get(report).text
    assert book.event(line.id).line.start == "2024-06-04"


def test_stories_statements_ties_and_names_are_corrected_where_they_stand(
    desk: tuple[Book, TestClient],
) -> None:
    book, web = desk
    (said,) = book.statements().said
    page = web.get("/statements").text
    form = fields_of(page, "Correct this statement")
    answer = web.post("/judgements", data=form | {"field": "topics", "value": "water; trade"})
    assert "<span>trade</span><span>water</span>" in answer.text
    version = said.utterance.versions[0]
    form = fields_of(page, f"Correct form or channel in {version.source}")
    answer = web.post("/judgements", data=form | {"field": "via", "value": "state radio"})
    assert "through <bdi>state radio</bdi>" in answer.text
    one, other = (line.id for line in book.timeline().lines[-2:])
    form = fields_of(web.get(f"/events/{other}").text, "Add what it bears on")
    answer = web.post("/judgements", data=form | {"value": "fulfils", "object": f"/events/{one}"})
    assert [tie.line.id for tie in book.event(other).related] == [one]
    gone = fields_of(answer.text, "Correct the tie to this one")
    answer = web.post("/judgements", data=gone | {"value": ""})
    assert "has nothing to do with" in answer.text
    assert not book.event(other).related
    actor = f"/actors/{book.actor('Tomas Okello').id}"
    form = fields_of(web.get(actor).text, "Add a name")
    answer = web.post("/judgements", data=form | {"object": "توماس أوكيلو", "value": "ar"})
    assert "is a name in Arabic" in answer.text
    assert book.actor("توماس أوكيلو").name == "Tomas Okello"
    web.post("/judgements", data=fields_of(answer.text, "توماس أوكيلو is not their name"))
    assert len(book.actor("Tomas Okello").names) == 1
    story = book.document(version.document).story
    moved = next(d.id for d in book.documents() if d.id != version.document)
    form = fields_of(web.get(f"/stories/{story}").text, "Add a report")
    answer = web.post("/judgements", data=form | {"of": f"{HERE}/documents/{moved}"})
    assert {r.document for r in book.story(str(story)).reports} == {moved, version.document}
    assert not book.conflicts()
