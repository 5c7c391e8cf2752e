"""The tables of a store.

What came in (`inputs`, `documents`, `pages`, `readings`, `judgements`,
`persons`) is kept for ever;
everything below `builds` is derived and can be made again from it.  Bodies are
the model's own JSON; the columns beside them exist to be searched.  Text that
is compared or sorted has C collation on PostgreSQL, so that both engines order
dates and ids alike.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

HEAD = "0013"
"""The newest migration this version of dragoman knows."""

FORMAT = "dragoman store"
MARK = "dragoman_store"
"""Table that tells our stores from other databases."""

metadata = MetaData()

Key = String().with_variant(String(collation="C"), "postgresql")


def _key(name: str, *more: Any, **options: Any) -> Column[str]:
    return Column(name, Key, *more, **options)


mark = Table(MARK, metadata, _key("name", primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    _key("variant", primary_key=True),  # SHA-256 of the body
    _key("id", nullable=False),
    _key("hash", nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("path", Text),
    Column("url", Text),
    Column("title", Text),
    _key("language"),
    _key("published", index=True),
    _key("outlet"),
    _key("rank", nullable=False),  # orders the versions of one document, the greatest current
    Column("body", LargeBinary, nullable=False),
    _key(
        "corrects", index=True
    ),  # the version that came in, where people corrected it: see `corrected`
)

inputs = Table(
    "inputs",
    metadata,
    _key("key", primary_key=True),  # SHA-256 of place and content
    _key("place", nullable=False),
    _key("standing", index=True),  # absolute place; NULL for standard input
    _key("variant", ForeignKey("documents.variant"), index=True),
    Column("live", Boolean, nullable=False),
    _key("reason"),
    Column("message", Text),
)

pages = Table(
    "pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # a Page in MessagePack, deflated
)

readings = Table(
    "readings",
    metadata,
    _key("hash", primary_key=True),
    _key("reader", primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

portraits = Table(
    "portraits",
    metadata,
    _key("hash", primary_key=True),
    _key("drawer", nullable=False),  # version of what drew it; made again from the document
    Column("body", LargeBinary, nullable=False),
)

workings = Table(
    "workings",
    metadata,
    _key("stage", primary_key=True),
    _key("key", primary_key=True),  # names all that the work depends on
    Column("body", LargeBinary, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    _key("id", primary_key=True),
    _key("action", nullable=False),
    _key("subject", nullable=False),
    _key("object"),
    _key("field"),
    Column("value", Text),
    _key("author", nullable=False),
    _key("at", nullable=False),
    Column("reason", Text, nullable=False),
)

persons = Table(
    "persons",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),  # a KnownPerson in JSON
)

builds = Table(
    "builds",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _key("at", nullable=False),  # UTC, for `changes --since`; never exported
    _key("inputs", nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("build", Integer, ForeignKey("builds.number"), primary_key=True),
    _key("kind", primary_key=True),
    _key("id", primary_key=True),
    _key("what", nullable=False),  # added, changed, removed
    Column("fields", Text, nullable=False),
    Column("label", Text, nullable=False),
)

moved = Table(
    "moved",
    metadata,
    _key("id", primary_key=True),  # an id that the record no longer has
    _key("to"),  # NULL where nothing took its place
    Column("build", Integer, ForeignKey("builds.number"), nullable=False),
)


def _derived(name: str, *columns: Column[Any]) -> Table:
    """A table of one kind of thing in the record; `digest` tells whether a row has changed."""
    return Table(
        name,
        metadata,
        _key("id", primary_key=True),
        *columns,
        _key("digest", nullable=False),
        Column("body", LargeBinary, nullable=False),
    )


def _child(name: str, parent: str, *columns: Column[Any]) -> Table:
    """Rows that belong to a derived row and go with it."""
    return Table(
        name,
        metadata,
        _key("of", ForeignKey(f"{parent}.id", ondelete="CASCADE"), nullable=False, index=True),
        *columns,
    )


actors = _derived("actors", _key("name", nullable=False), _key("kind"), _key("state", index=True))
actor_names = _child(
    "actor_names", "actors", Column("text", Text), _key("folded", index=True), _key("language")
)
name_keys = _child("name_keys", "actors", _key("key", index=True))
name_starts = _child(
    "name_starts",
    "actors",
    _key("start", nullable=False),  # a folded word of a name, or what such a word ends in
)
events = _derived(
    "events",
    _key("kind", nullable=False),
    _key("status", nullable=False),
    _key("first_day"),
    _key("last_day"),
    _key("story", index=True),
    Column("voices", Integer, nullable=False),
)
participants = _child("participants", "events", _key("actor", index=True), _key("role"))
parties = _child("parties", "events", _key("party", index=True))
event_places = _child("event_places", "events", _key("name"), _key("country", index=True))
accounts = _child("accounts", "events", _key("document", index=True))
event_links = _child(
    "event_links",
    "events",
    _key("to", nullable=False, index=True),
    _key("kind", nullable=False, index=True),
)
statements = _derived("statements", _key("speaker", index=True), _key("event", index=True))
statement_versions = _child("statement_versions", "statements", _key("document", index=True))
commitments = _derived(
    "commitments", _key("by", index=True), _key("to", index=True), _key("status")
)
stories = _derived("stories")
story_documents = _child("story_documents", "stories", _key("document", index=True))
copies = _derived(
    "copies", _key("document", index=True), _key("original", index=True), Column("score", Float)
)
conflicts = _derived("conflicts")
redirects = _derived("redirects", _key("to"))

# What is looked up, made from the tables above: see `filling`.

searchable = Table(
    "searchable",
    metadata,
    # Grows with every version that comes in, so that "what is new" is what is above a number.
    Column("number", Integer, primary_key=True, autoincrement=True),
    _key("variant", ForeignKey("documents.variant"), nullable=False, unique=True),
)
utterances = Table(
    "utterances",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _key("of", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, unique=True),
    _key("day", nullable=False),  # when it was said or else first published; "" if not known
)
utterance_marks = _child(
    "utterance_marks",
    "statements",
    _key("kind", nullable=False),  # speaker, state, addressee, via, form, term, topic, language
    _key("value", nullable=False),
    _key("day", nullable=False),
)
saved = Table(
    "saved",
    metadata,
    _key("id", primary_key=True),
    _key("owner", nullable=False, index=True),  # "" for the one user of a store without accounts
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("seen", Integer, nullable=False),  # build or number up to which it was looked at
)
users = Table(
    "users",
    metadata,
    _key("name", primary_key=True),
    _key("role", nullable=False),  # reader, editor, admin
    Column("secret", Text, nullable=False),  # the password, hashed
    _key("at", nullable=False),
)
deliveries = Table(
    "deliveries",
    metadata,
    _key("id", primary_key=True),
    _key("at", nullable=False),
    _key("state", nullable=False),  # see `model.delivery`
    Column("body", LargeBinary, nullable=False),  # a Delivery in JSON
)
shelf = Table(
    "shelf",
    metadata,
    _key("name", primary_key=True),
    Column("build", Integer, nullable=False),  # of which it is true
    Column("body", LargeBinary, nullable=False),
)
WORDS = "searchable_words"
SAID = "utterance_words"
"""Full text by number, of documents and of statements: FTS5 in SQLite, a tsvector in PostgreSQL."""

Index("utterances_by_day", utterances.c.day, utterances.c.of)
Index(
    "utterance_marks_by_value",
    utterance_marks.c.kind, utterance_marks.c.value, utterance_marks.c.day, utterance_marks.c.of,
)  # fmt: skip
# All that is listed of every document stands in it: bodies lie between the rows themselves.
Index(
    "documents_listed",
    documents.c.id, documents.c.current, documents.c.variant, documents.c.hash,
    documents.c.published, documents.c.language, documents.c.outlet,
)  # fmt: skip
Index("portraits_by_drawer", portraits.c.drawer, portraits.c.hash)
Index("documents_by_outlet", documents.c.outlet, documents.c.id)
Index("documents_by_language", documents.c.language, documents.c.id)
Index("parties_of", parties.c.party, parties.c.of)
Index("participants_of", participants.c.actor, participants.c.of)
Index("copies_by_score", copies.c.score, copies.c.id)
Index("stories_by_day", events.c.story, events.c.last_day)
Index("events_by_day", events.c.first_day, events.c.id)
Index("judgements_by_subject", judgements.c.subject)
Index("judgements_by_object", judgements.c.object)
Index("deliveries_by_time", deliveries.c.at, deliveries.c.id)
Index("name_starts_by_start", name_starts.c.start, name_starts.c.of)
Index("changes_by_thing", changes.c.id)
