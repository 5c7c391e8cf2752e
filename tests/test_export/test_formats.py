"""Each format of one file, read back by a program nobody here wrote."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import bibtexparser
import docx
import icalendar
import networkx as nx
import pandas as pd
import pytest
import rdflib
from bibtexparser.middlewares import LatexDecodingMiddleware
from lxml import html

import dragoman
from dragoman.export import Bounds, unescaped
from dragoman.export.briefing import brief
from dragoman.export.citations import key
from dragoman.export.ftm import entity_id
from dragoman.export.jsonld import CONTEXT
from dragoman.export.xml_text import xml_text
from dragoman.model.selection import Selection

# The header of the data files as the Dataverse has them, copied by hand.
POLECAT = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|
Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|
Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|
Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|
Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|
Story People|Story Organizations|Story Locations|Language|Version""".replace("\n", "").split("|")


def written(book: dragoman.Book, format: str, selection: Selection | None = None) -> bytes:
    file = io.BytesIO()
    book.export(file, format, selection)
    return file.getvalue()


def test_datasette_serves_tables_keys_facets_and_search(
    any_book: dragoman.Book, tmp_path: Path
) -> None:
    any_book.export(tmp_path, "datasette")

    def get(path: str) -> Any:
        command = [sys.executable, "-m", "datasette", "serve", str(tmp_path), "--get", path]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    events = get("/dragoman/events.json?_shape=objects&_size=max&_facet=kind&_labels=on")
    record = any_book.record()
    assert {row["event"]: row["kind"] for row in events["rows"]} == {
        event.id: event.kind for event in record.events
    }
    counted = {one["value"]: one["count"] for one in events["facet_results"]["kind"]["results"]}
    assert counted == Counter(event.kind for event in record.events)
    people = get("/dragoman/participants.json?_shape=objects&_size=max&_labels=on")
    names = {actor.id: actor.name for actor in record.actors}
    assert people["rows"]
    for row in people["rows"]:
        assert row["actor"]["label"] == names[row["actor"]["value"]]
    actor = max(record.actors, key=lambda a: len(a.documents))
    word = next(w for w in actor.names[0].text.split() if w.isalpha())
    found = get(f"/dragoman/names.json?_shape=objects&_search={word}&_labels=off")
    assert actor.id in {row["actor"] for row in found["rows"]}
    about = get("/dragoman.json")
    assert {"events", "accounts", "judgements"} <= {table["name"] for table in about["tables"]}


def test_plover_has_every_event_with_its_sides_and_words(any_book: dragoman.Book) -> None:
    lines = pd.read_json(io.BytesIO(written(any_book, "plover")), lines=True, dtype=False)
    events = {event.id: event for event in any_book.record().events}
    texts = {document.id: document.text for document in any_book.documents()}
    assert set(lines["id"]) == set(events)
    for _, line in lines.iterrows():
        event = events[line["id"]]
        assert (line["type"], line["mode"], line["status"]) == (
            event.type,
            event.mode,
            event.status,
        )
        sides = [*line["actor"], *line["recipient"]]
        assert {p["id"] for side in sides for p in side["persons"]} == {
            part.actor for part in event.participants
        }
        assert {side["country"] for side in sides} >= {p for p in event.parties if len(p) == 3}
        for one in line["evidence"]:
            pieces = [tuple(map(int, span.split(":"))) for span in one["spans"].split()]
            words = " … ".join(texts[one["document"]][a:b] for a, b in pieces)
            assert words.startswith(one["snippet"].removesuffix("…"))


def test_a_visitor_is_the_actor_and_the_host_the_recipient(book: dragoman.Book) -> None:
    for line in map(json.loads, written(book, "plover").splitlines()):
        roles = {p["role"] for side in line["actor"] for p in side["persons"]}
        others = {p["role"] for side in line["recipient"] for p in side["persons"]}
        if "visitor" in roles | others:
            assert "visitor" in roles
            assert line["directed"]
        assert not ({"host", "recipient", "invitee"} & roles) or roles & {"visitor", "sender"}


def test_polecat_has_its_forty_columns_then_ours(any_book: dragoman.Book) -> None:
    raw = written(any_book, "polecat")
    frame = pd.read_csv(
        io.BytesIO(raw), sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False
    )
    assert list(frame.columns[:40]) == POLECAT
    assert len(raw.decode().splitlines()) == len(frame) + 1
    events = {event.id: event for event in any_book.record().events}
    names = {actor.id: actor.name for actor in any_book.record().actors}
    assert set(frame["Event ID"]) == set(events)
    for _, row in frame.iterrows():
        event = events[row["Event ID"]]
        day = event.start if event.start and len(event.start) == 10 else ""
        assert (row["Event Date"], row["Event Type"]) == (day, event.type)
        people = {unescaped(row["Actor Name"]), unescaped(row["Recipient Name"])}
        named = {name for side in people for name in side.split(";") if name}
        assert named == {names[part.actor] for part in event.participants}
        assert not [cell for cell in row if cell[:1] in set("=+-@")]


def test_dyads_are_pairs_of_states_with_cameo_roots(any_book: dragoman.Book) -> None:
    frame = pd.read_csv(io.BytesIO(written(any_book, "dyadic")), dtype=str, keep_default_na=False)
    assert len(frame)
    assert not frame.duplicated(["event", "source", "target"]).any()
    roots = {"CONSULT": "04", "AGREE": "03", "COOPERATE": "06"}
    events = {event.id: event for event in any_book.record().events}
    for _, row in frame.iterrows():
        assert row["source"] != row["target"]
        assert len(row["source"]) == len(row["target"]) == 3
        assert row["cameo_root"] == roots[events[row["event"]].type]
        if row["directed"] == "false":
            assert row["source"] < row["target"]


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_graphs(any_book: dragoman.Book, format: str, read: Any) -> None:
    graph = read(io.BytesIO(written(any_book, format)))
    record = any_book.record()
    assert set(graph.nodes) == {actor.id for actor in record.actors}
    for actor in record.actors:
        node = graph.nodes[actor.id]
        assert node["name"] == xml_text(actor.name)
        assert node.get("state") == actor.state
        assert node["documents"] == len(actor.documents)
    edges = Counter(data["event"] for _, _, data in graph.edges(data=True))
    for event in record.events:
        people = len({part.actor for part in event.participants})
        assert edges[event.id] == people * (people - 1) // 2


def test_rdflib_reads_the_linked_data(any_book: dragoman.Book) -> None:
    graph = rdflib.Graph().parse(data=written(any_book, "jsonld"), format="json-ld")
    schema = rdflib.Namespace(CONTEXT["@vocab"])
    record = any_book.record()
    found = set(graph.subjects(rdflib.RDF.type, schema.Event))
    assert found == {rdflib.URIRef(f"urn:dragoman:{event.id}") for event in record.events}
    for event in record.events:
        node = rdflib.URIRef(f"urn:dragoman:{event.id}")
        assert {str(v) for v in graph.objects(node, schema.startDate)} == {event.start} - {None}
        people = {rdflib.URIRef(f"urn:dragoman:{part.actor}") for part in event.participants}
        assert set(graph.objects(node, schema.attendee)) == people
        assert set(graph.objects(node, schema.subjectOf)) <= set(
            graph.subjects(rdflib.RDF.type, schema.NewsArticle)
        )
    titles = {str(title) for title in graph.objects(None, schema.headline)}
    assert titles == {document.title for document in any_book.documents()} - {None}


def test_a_timeline_has_a_slide_for_each_dated_event(any_book: dragoman.Book) -> None:
    timeline = json.loads(written(any_book, "timelinejs"))
    dated = {e.id: e for e in any_book.record().events if e.start}
    assert {slide["unique_id"] for slide in timeline["events"]} == set(dated)
    documents = {document.id: document for document in any_book.documents()}
    for slide in timeline["events"]:
        date = slide["start_date"]
        parts = [f"{date['year']:04}", *(f"{date[p]:02}" for p in ("month", "day") if p in date)]
        assert "-".join(parts) == dated[slide["unique_id"]].start
        page = html.fromstring(f"<div>{slide['text']['text']}</div>")
        # Nothing a report wrote has become markup.
        assert {one.tag for one in page.iter()} <= {"div", "blockquote", "p", "a"}
        quoted = [one.text_content().removesuffix("…") for one in page.iter("blockquote")]
        texts = [documents[a.document].text for a in dated[slide["unique_id"]].accounts]
        assert all(any(q.split(" … ")[0] in text for text in texts) for q in quoted)


def test_bibtex_gives_back_titles_and_addresses(any_book: dragoman.Book) -> None:
    library = bibtexparser.parse_string(
        written(any_book, "bibtex").decode(), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    documents = {key(document.id): document for document in any_book.documents()}
    assert {entry.key for entry in library.entries} == set(documents)
    for entry in library.entries:
        document = documents[entry.key]
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        title = fields["title"].replace("{", "").replace("}", "")
        assert title == (document.title or "").replace("{", "").replace("}", "")
        assert fields.get("date") == document.published
        assert ("url" in fields) == bool(document.url)


def test_csl_items_are_the_reports(any_book: dragoman.Book) -> None:
    items = {item["id"]: item for item in json.loads(written(any_book, "csl"))}
    for document in any_book.documents():
        item = items.pop(document.id)
        assert item.get("title") == document.title
        assert item.get("URL") == document.url
        if document.published:
            parts = item["issued"]["date-parts"][0]
            assert "-".join(f"{part:02}" for part in parts) == document.published
    assert not items


def test_a_calendar_holds_what_was_planned(any_book: dragoman.Book) -> None:
    raw = written(any_book, "icalendar")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    calendar = icalendar.Calendar.from_ical(raw)
    expected = {
        f"{e.id}@dragoman.invalid": e
        for e in any_book.record().events
        if e.kind == "visit" and e.status != "held"
    }
    found = {str(part["UID"]): part for part in calendar.walk() if "UID" in part}
    assert found
    assert set(found) == set(expected)
    for uid, part in found.items():
        event = expected[uid]
        if event.start and len(event.start) == 10:
            assert part.name == "VEVENT"
            assert part["DTSTART"].dt.isoformat() == event.start
            assert part["DTEND"].dt > part["DTSTART"].dt
        else:
            assert part.name == "VTODO"
        assert "visit" in str(part["SUMMARY"])
        assert part["DESCRIPTION"]


def test_people_read_names_of_states_and_not_codes(hostile_store: Path) -> None:
    with dragoman.open(hostile_store) as book:
        calendar = icalendar.Calendar.from_ical(
            written(book, "icalendar", Selection(kinds=("visit",)))
        )
        slides = written(book, "timelinejs").decode()
    (visit,) = (part for part in calendar.walk() if "UID" in part)
    assert visit["LOCATION"] == "Jordan"
    assert visit["SUMMARY"].endswith(", Jordan (planned)")
    assert "ISL" not in slides
    assert "JOR" not in slides


def test_followthemoney_takes_every_entity(any_book: dragoman.Book) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    record = any_book.record()
    ids = {one.id for one in (*record.events, *record.actors)}
    ids |= {entity_id(document.id) for document in any_book.documents()}
    for line in map(json.loads, written(any_book, "ftm").splitlines()):
        proxy = ftm.model.get_proxy(line)
        for name, values in line["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (line["schema"], name)
            assert len(proxy.get(name)) == len(values), (name, values)
            if prop.type.name == "entity":
                assert set(values) <= ids
        proxy.schema.validate(line)
        ids.remove(line["id"])
    assert not ids


SYRIA = Selection(states=("IRN", "SYR"), since="2024-06", until="2024-11")


def test_every_sentence_of_a_briefing_is_footnoted(book: dragoman.Book) -> None:
    with book.portion(SYRIA) as portion:
        briefing = brief(portion, Bounds())
    assert briefing.title == "Iran and Syria, June 2024 to November 2024"
    sentences = [s for section in briefing.sections for s in section.sentences]
    assert len(sentences) > 20
    assert all(sentence.notes for sentence in sentences)
    text = written(book, "markdown", SYRIA).decode()
    defined = {line.split("]:")[0][2:] for line in text.splitlines() if line.startswith("[^")}
    used = {
        mark.split("]")[0]
        for line in text.splitlines()
        if line.startswith("- ")
        for mark in line.split("[^")[1:]
    }
    assert used == defined
    assert all("[^" in line for line in text.splitlines() if line.startswith("- "))


def test_a_briefing_says_whether_one_report_tells_it_or_several(book: dragoman.Book) -> None:
    with book.portion(SYRIA) as portion:
        briefing = brief(portion, Bounds())
    sections = {section.heading: section.sentences for section in briefing.sections}
    for sentence in sections["What is reported to have happened"]:
        told = "a report tells of" if len(sentence.notes) == 1 else "reports tell of"
        assert f" {told} " in sentence.text


def test_python_docx_reads_the_briefing(any_book: dragoman.Book) -> None:
    with any_book.portion() as portion:
        briefing = brief(portion, Bounds())
    document = docx.Document(io.BytesIO(written(any_book, "docx")))
    # Between the marks of two footnotes stands a comma.
    texts = [paragraph.text.rstrip(",") for paragraph in document.paragraphs]
    expected = [briefing.title]
    for section in briefing.sections:
        expected += [section.heading, *(sentence.text for sentence in section.sentences)]
    assert texts == list(map(xml_text, expected))
    part = next(p for p in document.part.package.parts if p.partname.endswith("footnotes.xml"))
    notes = [n for section in briefing.sections for s in section.sentences for n in s.notes]
    assert part.blob.count(b"<w:footnote ") == len(notes) + 2


def test_libreoffice_opens_the_briefing(any_book: dragoman.Book, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    any_book.export(tmp_path / "briefing.docx", "docx")
    command = [
        office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "briefing.docx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "briefing.txt").read_text(encoding="utf-8-sig")
    with any_book.portion() as portion:
        briefing = brief(portion, Bounds())
    for section in briefing.sections:
        assert section.heading in text
        for sentence in section.sentences:
            assert " ".join(sentence.text.split())[:60] in " ".join(text.split())
