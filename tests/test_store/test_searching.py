"""Full text, names by sound and statements by their marks, on each engine alike."""

from __future__ import annotations

from dragoman.language.searching import Sought, sought, spots, terms
from dragoman.model import (
    Document,
    Name,
    Reading,
    Record,
    RecordedActor,
    RecordedStatement,
    Span,
    Statement,
    StatementVersion,
    Term,
)
from dragoman.model.sayings import Sayings
from dragoman.model.search import Search
from dragoman.store import Kept, Store, naming, sayings, searches

TEXTS = {
    "en": ("en", "The ministers met at the Café Central. Sergei Lavrov spoke of sanctions."),
    "ar": ("ar", "وصل الوزير إلى دمشق، وقال إن المحادثات بدأت. عاد الوفد من دمشق وبيروت."),
    "zh": ("zh", "俄罗斯外长拉夫罗夫星期二抵达北京。"),
    "he": ("he", "השר נפגש בוושינגטון עם עמיתו."),
}
LAVROV = RecordedActor(
    id="lavrov", name="Sergei Lavrov", kind="person", state="RUS", documents=("en", "zh"),
    names=(Name("Sergei Lavrov", "en", 1), Name("拉夫罗夫", "zh", 1)),
)  # fmt: skip


def keep(store: Store, texts: dict[str, tuple[str, str]] = TEXTS) -> None:
    items = []
    for id, (language, text) in texts.items():
        document = Document(
            id=id, text=text, language=language, published="2024-06-05", outlet=f"Post {id}",
            title=f"Title of {id}", hash=f"hash-{id}-{len(text)}",
        )  # fmt: skip
        said = Statement(
            speaker="Sergei Lavrov", form="indirect", content=(Span(0, 10),), via="Mehr",
            terms=(Term(start=0, end=3, voice="speaker", concept="concept"),), topics=("trade",),
        )  # fmt: skip
        reading = Reading(document=id, reader="1", statements=(said,))
        items.append(
            Kept(place=id, item=text, standing=id, named=True, document=document, reading=reading)
        )
    store.keep(items)


def derive(store: Store, *statements: RecordedStatement) -> None:
    basis = store.basis("1", "1")
    assert store.write(
        Record(actors=(LAVROV,), statements=statements), basis, "2024-06-06T00:00:00Z"
    )


def found(store: Store, query: str, *, exact: bool = False, after: int = 0) -> set[str]:
    with store.asking() as ask:
        asked = terms(query)
        names = {} if exact else naming.named_in(ask, asked)[0]
        wanted = sought(asked, exact=exact, names=names)
        hits = searches.find(ask, Search(query=query, after=after), wanted)
    return {hit.document for hit in hits}


def test_words_are_found_in_every_script(store: Store) -> None:
    keep(store)
    assert found(store, "cafe CENTRAL") == {"en"}
    assert found(store, "ministers sanctions") == {"en"}
    assert found(store, "sanctions beijing") == set()
    assert found(store, "北京") == {"zh"}
    assert found(store, "京北") == set()
    assert found(store, "بيروت") == {"ar"}, "with 'and' written onto it"
    assert found(store, "وושינגטון") == set()
    assert found(store, "וושינגטון") == {"he"}, "with 'in' written onto it"
    assert found(store, "title of en") == {"en"}


def test_an_exact_query_asks_for_its_words_alone(store: Store) -> None:
    keep(store)
    assert found(store, "minist") == {"en"}
    assert found(store, "minist", exact=True) == set()
    assert found(store, '"at the cafe"') == {"en"}
    assert found(store, '"the at cafe"') == set()
    assert found(store, "بيروت", exact=True) == set()


def test_a_name_is_found_in_any_script(store: Store) -> None:
    keep(store)
    derive(store)
    assert found(store, "لافروف") == {"en", "zh"}
    assert found(store, "Лавров") == {"en", "zh"}
    assert found(store, "Sergej Lawrow") == {"en", "zh"}
    assert found(store, "拉夫罗夫 sanctions") == {"en"}
    assert found(store, "Лавров", exact=True) == set()
    with store.asking() as ask:
        assert [actor.id for actor in naming.alike(ask, "سيرغي لافروف")] == ["lavrov"]
        assert naming.alike(ask, "Haddad") == []


def test_only_the_current_version_is_found_and_what_is_new_is_told_apart(store: Store) -> None:
    keep(store)
    with store.asking() as ask:
        from dragoman.store import fulltext

        before = fulltext.newest(ask)
    keep(store, {"en": ("en", "The ministers never met. Nothing was said in Oslo.")})
    assert found(store, "sanctions") == set()
    assert found(store, "ministers") == {"en"}
    assert found(store, "ministers", after=before) == {"en"}
    assert found(store, "北京", after=before) == set()


def test_nothing_in_a_query_is_notation(store: Store) -> None:
    keep(store)
    for query in (
        '"',
        "'",
        "a* OR b",
        "NEAR(x y)",
        "& | !",
        "words:x",
        "\\",
        "\0",
        "--",
        "(:",
        "%_",
    ):
        found(store, query)
        found(store, query, exact=True)
    assert found(store, "") == set()


def said(id: str, document: str) -> RecordedStatement:
    version = StatementVersion(
        document=document, index=0, form="indirect", content=(Span(0, 30),), via="Mehr"
    )
    return RecordedStatement(id=id, speaker="lavrov", versions=(version,), topics=("trade",))


def listed(store: Store, wanted: Sayings) -> list[str]:
    with store.asking() as ask:
        asked = sought(terms(wanted.words or ""), exact=wanted.exact)
        found = sayings.listed(ask, wanted, sayings.counted(ask, wanted, asked))
    assert found.total >= len(found.statements)
    return [statement.id for statement in found.statements]


def test_statements_are_found_by_their_marks(store: Store) -> None:
    keep(store)
    derive(store, said("s1", "en"), said("s2", "zh"))
    assert listed(store, Sayings()) == ["s2", "s1"]
    assert listed(store, Sayings(speaker="lavrov", languages=("en",))) == ["s1"]
    assert listed(store, Sayings(states=("RUS",), via=("Mehr",), terms=("concept",))) == [
        "s2",
        "s1",
    ]
    assert listed(store, Sayings(topics=("trade",))) == ["s2", "s1"]
    assert listed(store, Sayings(topics=("trade",), forms=("direct",))) == []
    assert listed(store, Sayings(words="ministers")) == ["s1"]
    assert listed(store, Sayings(words="拉夫", outlets=("Post zh",))) == ["s2"]
    assert listed(store, Sayings(since="2024-06", until="2024-06-05")) == ["s2", "s1"]
    assert listed(store, Sayings(until="2024-05")) == []
    assert listed(store, Sayings(limit=1, offset=1)) == ["s1"]


def test_marks_follow_what_they_are_made_of(store: Store) -> None:
    keep(store)
    derive(store, said("s1", "en"), said("s2", "zh"))
    derive(store, said("s1", "en"))
    assert listed(store, Sayings(words="ministers")) == ["s1"]
    assert listed(store, Sayings(words="拉夫")) == []
    keep(store, {"en": ("fr", "Les ministres se sont vus à Oslo, dit-on, et rien n'a été dit.")})
    derive(store, said("s1", "en"))
    assert listed(store, Sayings(languages=("fr",))) == ["s1"]
    assert listed(store, Sayings(words="ministers")) == []
    assert listed(store, Sayings(words="ministres")) == ["s1"]


def test_spots_are_where_the_words_are() -> None:
    text = "Lavrov met Mr. Al-Assad; LAVROV left."
    wanted = sought(terms("lavrov"))
    assert [text[start:end] for start, end in spots(text, wanted)] == ["Lavrov", "LAVROV"]
    wanted = sought(terms('"al assad"'))
    assert [text[start:end] for start, end in spots(text, wanted)] == ["Al-Assad"]
    assert spots(text, Sought()) == []
