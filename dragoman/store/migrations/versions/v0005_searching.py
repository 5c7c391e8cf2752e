"""Full text of documents and statements, keys of names, places of events, saved searches.

The new tables are filled from what is stored once all migrations are through.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def _child(name: str, parent: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("of", Key, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["of"], [f"{parent}.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f(f"ix_{name}_of"), name, ["of"])


def upgrade() -> None:
    op.create_table(
        "searchable",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("variant", Key, nullable=False),
        sa.ForeignKeyConstraint(["variant"], ["documents.variant"]),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("variant"),
    )
    op.create_table(
        "utterances",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("of", Key, nullable=False),
        sa.Column("day", Key, nullable=False),
        sa.ForeignKeyConstraint(["of"], ["statements.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("of"),
    )
    op.create_index("utterances_by_day", "utterances", ["day", "of"])
    _child(
        "utterance_marks", "statements",
        sa.Column("kind", Key, nullable=False),
        sa.Column("value", Key, nullable=False),
        sa.Column("day", Key, nullable=False),
    )  # fmt: skip
    op.create_index("utterance_marks_by_value", "utterance_marks", ["kind", "value", "day", "of"])
    _child("event_places", "events", sa.Column("name", Key), sa.Column("country", Key))
    op.create_index(op.f("ix_event_places_country"), "event_places", ["country"])
    _child("name_keys", "actors", sa.Column("key", Key))
    op.create_index(op.f("ix_name_keys_key"), "name_keys", ["key"])
    op.create_table(
        "saved",
        sa.Column("id", Key, nullable=False),
        sa.Column("owner", Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_saved_owner"), "saved", ["owner"])
    op.create_index("documents_by_outlet", "documents", ["outlet", "id"])
    op.create_index("documents_by_language", "documents", ["language", "id"])
    op.create_index("parties_of", "parties", ["party", "of"])
    op.create_index("participants_of", "participants", ["actor", "of"])
    op.create_index("stories_by_day", "events", ["story", "last_day"])
    if op.get_bind().dialect.name == "sqlite":
        _words_in_sqlite()
    else:
        _words_in_postgresql()


def _words_in_sqlite() -> None:
    # The texts stand in the documents: the index keeps none of its own, and since
    # versions are kept for ever nothing is taken out of it.
    op.execute(
        "CREATE VIRTUAL TABLE searchable_words USING fts5"
        "(words, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE utterance_words USING fts5"
        "(words, tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER utterance_gone AFTER DELETE ON utterances BEGIN "
        "DELETE FROM utterance_words WHERE rowid = old.number; END"
    )


def _words_in_postgresql() -> None:
    for name, parent in (("searchable_words", "searchable"), ("utterance_words", "utterances")):
        op.execute(
            f"CREATE TABLE {name} (rowid integer PRIMARY KEY "
            f"REFERENCES {parent} (number) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute(f"CREATE INDEX {name}_words ON {name} USING gin (words)")
