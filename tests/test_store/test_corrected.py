"""What people correct of a document: it stands in place of what came in, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import dragoman
from dragoman.api import Book, Decision
from dragoman.errors import JudgementError
from dragoman.model.sayings import Sayings
from dragoman.model.search import Search

LATE = """The Harbour Post
Published: June 5, 2024

Foreign Minister Nadia Haddad of Lebanon met German President Karl Brandt in Berlin on Tuesday.
They talked about the water of the Litani river and about a railway to the coast.
A statement was promised for the end of the week. "We agree," said Karl Brandt.
"""


@pytest.fixture
def book(address: str, tmp_path: Path) -> Iterator[Book]:
    (tmp_path / "late.txt").write_text(LATE)
    with dragoman.open(address) as opened:
        opened.add([str(tmp_path / "late.txt")])
        yield opened


def edit(book: Book, subject: str, field: str, value: str | None, of: str | None = None) -> str:
    decision = Decision(
        action="edit", subject=subject, field=field, value=value, object=of, author="ana"
    )
    return book.judge(decision).id


def undo(book: Book, judgement: str) -> None:
    book.judge(Decision(action="undo", subject=judgement, author="ana"))


def only(book: Book) -> str:
    (document,) = book._store.documents()
    return document.id


def days(book: Book) -> set[str | None]:
    return {event.start for event in book.record().events}


def test_a_corrected_day_is_what_the_words_are_read_by_until_it_is_taken_back(book: Book) -> None:
    id, before = only(book), msgspec.json.encode(book.record())
    assert days(book) == {"2024-06-04"}
    made = edit(book, id, "published", "2024-06-13")
    shown = book.document(id)
    assert (shown.published, shown.published_basis) == ("2024-06-13", "corrected")
    assert shown.versions == 1
    assert days(book) == {"2024-06-11"}
    assert [item.published for item in book.sources().items] == ["2024-06-13"]
    assert book.sources().fates == {"read": 1}
    undo(book, made)
    assert book.document(id).published == "2024-06-05"
    assert msgspec.json.encode(book.record()) == before


def test_a_correction_outlives_another_build_and_a_new_version(book: Book, tmp_path: Path) -> None:
    id = only(book)
    edit(book, id, "outlet", "The Other Post")
    made = edit(book, id, "published", "2024-06-13")
    book.add([str(tmp_path / "late.txt")])
    assert (book.document(id).outlet, days(book)) == ("The Other Post", {"2024-06-11"})
    assert book.search(Search(query="Litani", outlets=("The Other Post",))).total == 1
    (tmp_path / "late.txt").write_text(LATE.replace("a railway", "a new railway"))
    book.add([str(tmp_path / "late.txt")])
    # Without an address another text is another document: the correction was of the one before.
    assert book.conflicts()
    (tmp_path / "late.txt").write_text(LATE)
    book.add([str(tmp_path / "late.txt")])
    assert (book.document(id).outlet, days(book)) == ("The Other Post", {"2024-06-11"})
    undo(book, made)
    assert (book.document(id).outlet, days(book)) == ("The Other Post", {"2024-06-04"})


def test_judgements_that_came_first_hold_for_the_document_that_comes(
    book: Book, tmp_path: Path
) -> None:
    for field, value in (("published", "2024-06-13"), ("language", "de"), ("title", "A meeting"),
                         ("byline", None), ("agency", "Bell"), ("dateline", "BONN")):  # fmt: skip
        edit(book, only(book), field, value)
    undo(book, edit(book, only(book), "published", "2023"))
    with dragoman.open(tmp_path / "elsewhere.db") as other:
        other.join(book.judgements())
        other.add([str(tmp_path / "late.txt")])
        assert msgspec.json.encode(other.record()) == msgspec.json.encode(book.record())
        (there,) = other._store.documents()
        (here,) = book._store.documents()
        assert there == here
        assert here.published == "2024-06-13"


def test_what_is_set_back_to_what_came_in_is_what_came_in(book: Book) -> None:
    id, before = only(book), book._store.documents()
    edit(book, id, "title", "Another")
    assert book.search(Search(query="Another")).total == 1
    edit(book, id, "title", before[0].title)
    assert book._store.documents() == before


def test_a_report_is_taken_out_of_its_story_and_put_back(book: Book, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(LATE.replace("Harbour Post", "Bell").replace("5", "6"))
    book.add([str(tmp_path / "copy.txt")])
    (story,) = book.record().stories
    last = book._store.documents()[-1].id
    made = edit(book, last, "story", None)
    parted = book.record().stories
    assert sorted(s.documents for s in parted) == sorted((d,) for d in story.documents)
    assert not book.conflicts()
    other = next(s for s in parted if last not in s.documents)
    edit(book, last, "story", other.id)
    assert {s.documents for s in book.record().stories} == {story.documents}
    undo(book, book.judgements()[-1].id)
    undo(book, made)
    assert book.record().stories == (story,)


def test_topics_form_channel_ties_and_names_are_corrected(book: Book) -> None:
    document = only(book)
    (said,) = (s for s in book.record().statements if s.versions[0].form == "direct")
    edit(book, said.id, "topics", "water; trade")
    edit(book, said.id, "form", "indirect", document)
    edit(book, said.id, "via", "state radio", document)
    shown = next(s for s in book.statements().said if s.utterance.id == said.id)
    assert (shown.topics, shown.via) == (("trade", "water"), ("state radio",))
    assert shown.utterance.versions[0].form == "indirect"
    assert book.statements(Sayings(topics=("water",), via=("state radio",))).total == 1
    actor = book.actor("Nadia Haddad")
    edit(book, actor.id, "alias", "ar", "نادية حداد")
    assert book.actor("نادية حداد").id == actor.id
    edit(book, actor.id, "alias", None, "نادية حداد")
    assert {name.text for name in book.actor(actor.id).names} == {n.text for n in actor.names}
    assert not book.conflicts()


@pytest.mark.parametrize(
    ("field", "value", "of"),
    [
        ("published", "last spring", None),
        ("language", "German", None),
        ("story", "story-none", None),
        ("text", "Another text", None),
    ],
)
def test_what_cannot_be_set_is_refused(book: Book, field: str, value: str, of: str | None) -> None:
    with pytest.raises(JudgementError):
        edit(book, only(book), field, value, of)
    assert not book.judgements()
