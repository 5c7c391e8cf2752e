"""What came in: fates, versions, readings, and that order of arrival cannot show."""

from __future__ import annotations

from itertools import permutations

import pytest

from dragoman.model import Document, Quarantined, Reading
from dragoman.store import Kept, Store, origins


def document(id: str, text: str = "text", **more: str) -> Document:
    return Document(id=id, text=text, hash=f"h:{text}", path=more.pop("path", f"{id}.txt"), **more)  # type: ignore[arg-type]


def kept(told: Document, *, place: str | None = None, named: bool = False) -> Kept:
    place = place or told.path or told.id
    return Kept(
        place=place,
        item=f"{told.text} {told.published} {told.id}",
        standing=f"/{place}",
        named=named,
        document=told,
        reading=Reading(document=told.id, reader="1"),
    )


def fates(store: Store) -> dict[str, str]:
    with store.asking() as ask:
        return {row.place: row.fate for row in origins.list_inputs(ask)}


def test_what_is_kept_comes_back(store: Store) -> None:
    told = document("a", "Ein Text über سوريا", published="2024-06", language="de")
    store.keep([kept(told)])
    standing = store.standing("1")
    assert store.standing("2") == []
    assert store.standing_documents(standing) == {"a": told}
    assert store.standing_readings(standing, "1") == {"a": Reading(document="a", reader="1")}
    assert store.judgements() == []
    newer = document("a", "Another text", published="2024-07", language="de")
    store.keep([kept(newer)])
    assert store.standing_documents(standing) == {"a": told}
    assert store.standing_documents(store.standing("1")) == {"a": newer}


def test_keeping_twice_changes_nothing(store: Store) -> None:
    item = kept(document("a"))
    store.keep([item])
    inputs = store.basis("1", "").inputs
    store.keep([item])
    assert store.basis("1", "").inputs == inputs
    assert fates(store) == {"a.txt": "read"}


def test_a_reading_is_found_by_hash_and_given_under_the_documents_own_id(store: Store) -> None:
    store.keep([kept(document("a", "same"))])
    twin = document("b", "same")
    assert store.readings([twin], "1") == {"b": Reading(document="b", reader="1")}
    assert store.readings([twin], "2") == {}


def test_a_new_reader_finds_what_it_has_not_read(store: Store) -> None:
    told = [document("a", "one"), document("b", "two")]
    store.keep([kept(each) for each in told])
    assert store.unread("1", 10) == []
    assert store.unread("2", 1) == told[:1]
    store.keep_readings([("h:one", Reading(document="a", reader="2"))])
    assert store.unread("2", 10) == told[1:]


def test_what_is_set_aside_keeps_its_reason_until_it_can_be_read(store: Store) -> None:
    aside = Quarantined(place="a.txt", reason="empty", message="This file holds no text.")
    store.keep([], [("/a.txt", aside)])
    store.keep([], [("/a.txt", aside)])
    with store.asking() as ask:
        (row,) = origins.list_inputs(ask)
    assert (row.fate, row.reason, row.message) == ("set_aside", "empty", aside.message)
    store.keep([kept(document("a"))])
    assert fates(store) == {"a.txt": "read"}


def test_an_edited_file_replaces_what_stood_there(store: Store) -> None:
    store.keep([kept(document("a", "old", path="x.txt"))])
    store.keep([kept(document("b", "new", path="x.txt"))])
    assert [told.id for told in store.standing("1")] == ["b"]
    with store.asking() as ask:
        assert sorted(row.fate for row in origins.list_inputs(ask)) == ["read", "replaced"]


def test_an_article_with_its_own_address_is_not_replaced_by_its_successor(store: Store) -> None:
    store.keep([kept(document("u1", "one"), place="feed.xml:1", named=True)])
    store.keep([kept(document("u2", "two"), place="feed.xml:1", named=True)])
    assert [told.id for told in store.standing("1")] == ["u1", "u2"]


def test_one_text_in_two_files_is_one_document_and_a_duplicate(store: Store) -> None:
    first, second = document("a", path="1.txt"), document("a", path="2.txt")
    store.keep([kept(second)])
    store.keep([kept(first)])
    assert fates(store) == {"1.txt": "read", "2.txt": "duplicate"}
    assert store.documents() == [first]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_current_version_does_not_hang_on_the_order(
    order: tuple[int, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    versions = [
        document("a", "first", path="1", published="2024-06-04"),
        document("a", "second", path="2", published="2024-06-05"),
        document("a", "second", path="0", published="2024-06-05"),
        document("a", "other", path="3", published="2024-06-04"),
    ]
    with_store = Store(tmp_path_factory.mktemp("order") / "s.db")
    for index in order:
        with_store.keep([kept(versions[index])])
    assert with_store.documents() == [versions[2]]
    assert fates(with_store) == {"0": "read", "1": "version", "2": "duplicate", "3": "version"}
    with_store.close()


def test_a_document_the_reader_fails_on_is_withdrawn_and_comes_back(store: Store) -> None:
    told = document("a")
    store.keep([kept(told)])
    store.withdraw(told, Quarantined(place="a.txt", reason="failed", message="it failed"))
    assert store.documents() == []
    assert fates(store) == {"a.txt": "set_aside"}
    store.keep([kept(told)])
    assert store.documents() == [told]
    assert fates(store) == {"a.txt": "read"}
