"""Portraits drawn before change nothing, whatever store they come from."""

from __future__ import annotations

import msgspec

from dragoman import record
from dragoman.model import Document

TEXTS = (
    ("en", "Nadia Haddad met Karl Brandt in Berlin on Tuesday to sign the water treaty of 2020."),
    ("de", "Nadia Haddad traf am Dienstag Karl Brandt in Berlin, um den Wasservertrag zu zeichnen."),
    ("ar", "التقت نادية حداد كارل برانت في برلين يوم الثلاثاء."),
    ("ms", "Nadia Haddad bertemu Karl Brandt di Berlin."),
    (None, ""),
)  # fmt: skip


def test_kept_portraits_give_the_same_record() -> None:
    documents = [
        Document(id=f"d{n}", text=text, language=language, hash=f"h{n}", published="2021-03-02")
        for n, (language, text) in enumerate(TEXTS * 2)
    ]
    bodies = {d.id: msgspec.msgpack.encode(record.draw(d)) for d in documents}
    fresh = msgspec.json.encode(record.build(documents, [], []))
    assert msgspec.json.encode(record.build(documents, [], [], record.recalled(bodies))) == fresh
    some = record.recalled({k: v for k, v in bodies.items() if k != "d0"})
    assert msgspec.json.encode(record.build(documents, [], [], some)) == fresh


def test_two_documents_of_one_text_have_each_its_own_portrait() -> None:
    document = Document(id="a", text=TEXTS[0][1], language="en", hash="h")
    body = msgspec.msgpack.encode(record.draw(document))
    assert record.recalled({"b": body})["b"] == record.draw(
        msgspec.structs.replace(document, id="b")
    )
