"""The first tables.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "actors",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("kind", Key, nullable=True),
        sa.Column("state", Key, nullable=True),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_actors_state"), "actors", ["state"], unique=False)
    op.create_table(
        "builds",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Key, nullable=False),
        sa.Column("inputs", Key, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "commitments",
        sa.Column("id", Key, nullable=False),
        sa.Column("by", Key, nullable=True),
        sa.Column("to", Key, nullable=True),
        sa.Column("status", Key, nullable=True),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_commitments_by"), "commitments", ["by"], unique=False)
    op.create_index(op.f("ix_commitments_to"), "commitments", ["to"], unique=False)
    op.create_table(
        "conflicts",
        sa.Column("id", Key, nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "copies",
        sa.Column("id", Key, nullable=False),
        sa.Column("document", Key, nullable=True),
        sa.Column("original", Key, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_copies_document"), "copies", ["document"], unique=False)
    op.create_index(op.f("ix_copies_original"), "copies", ["original"], unique=False)
    op.create_table(
        "documents",
        sa.Column("variant", Key, nullable=False),
        sa.Column("id", Key, nullable=False),
        sa.Column("hash", Key, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", Key, nullable=True),
        sa.Column("published", Key, nullable=True),
        sa.Column("outlet", Key, nullable=True),
        sa.Column("rank", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("variant"),
    )
    op.create_index(op.f("ix_documents_current"), "documents", ["current"], unique=False)
    op.create_index(op.f("ix_documents_hash"), "documents", ["hash"], unique=False)
    op.create_index(op.f("ix_documents_id"), "documents", ["id"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_table(
        "dragoman_store",
        sa.Column("name", Key, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "events",
        sa.Column("id", Key, nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.Column("status", Key, nullable=False),
        sa.Column("first_day", Key, nullable=True),
        sa.Column("last_day", Key, nullable=True),
        sa.Column("story", Key, nullable=True),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("events_by_day", "events", ["first_day", "id"], unique=False)
    op.create_index(op.f("ix_events_story"), "events", ["story"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", Key, nullable=False),
        sa.Column("action", Key, nullable=False),
        sa.Column("subject", Key, nullable=False),
        sa.Column("object", Key, nullable=True),
        sa.Column("field", Key, nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("author", Key, nullable=False),
        sa.Column("at", Key, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "readings",
        sa.Column("hash", Key, nullable=False),
        sa.Column("reader", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "reader"),
    )
    op.create_table(
        "redirects",
        sa.Column("id", Key, nullable=False),
        sa.Column("to", Key, nullable=True),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "statements",
        sa.Column("id", Key, nullable=False),
        sa.Column("speaker", Key, nullable=True),
        sa.Column("event", Key, nullable=True),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_statements_event"), "statements", ["event"], unique=False)
    op.create_index(op.f("ix_statements_speaker"), "statements", ["speaker"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", Key, nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "accounts",
        sa.Column("of", Key, nullable=False),
        sa.Column("document", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["events.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_accounts_document"), "accounts", ["document"], unique=False)
    op.create_index(op.f("ix_accounts_of"), "accounts", ["of"], unique=False)
    op.create_table(
        "actor_names",
        sa.Column("of", Key, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("folded", Key, nullable=True),
        sa.Column("language", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["actors.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_actor_names_folded"), "actor_names", ["folded"], unique=False)
    op.create_index(op.f("ix_actor_names_of"), "actor_names", ["of"], unique=False)
    op.create_table(
        "changes",
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.Column("id", Key, nullable=False),
        sa.Column("what", Key, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["build"],
            ["builds.number"],
        ),
        sa.PrimaryKeyConstraint("build", "kind", "id"),
    )
    op.create_index("changes_by_thing", "changes", ["id"], unique=False)
    op.create_table(
        "inputs",
        sa.Column("key", Key, nullable=False),
        sa.Column("place", Key, nullable=False),
        sa.Column("standing", Key, nullable=True),
        sa.Column("variant", Key, nullable=True),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("reason", Key, nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["variant"],
            ["documents.variant"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_inputs_standing"), "inputs", ["standing"], unique=False)
    op.create_index(op.f("ix_inputs_variant"), "inputs", ["variant"], unique=False)
    op.create_table(
        "participants",
        sa.Column("of", Key, nullable=False),
        sa.Column("actor", Key, nullable=True),
        sa.Column("role", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["events.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_participants_actor"), "participants", ["actor"], unique=False)
    op.create_index(op.f("ix_participants_of"), "participants", ["of"], unique=False)
    op.create_table(
        "parties",
        sa.Column("of", Key, nullable=False),
        sa.Column("party", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["events.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_parties_of"), "parties", ["of"], unique=False)
    op.create_index(op.f("ix_parties_party"), "parties", ["party"], unique=False)
    op.create_table(
        "statement_versions",
        sa.Column("of", Key, nullable=False),
        sa.Column("document", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["statements.id"], ondelete="CASCADE"),
    )
    op.create_index(
        op.f("ix_statement_versions_document"), "statement_versions", ["document"], unique=False
    )
    op.create_index(op.f("ix_statement_versions_of"), "statement_versions", ["of"], unique=False)
    op.create_table(
        "story_documents",
        sa.Column("of", Key, nullable=False),
        sa.Column("document", Key, nullable=True),
        sa.ForeignKeyConstraint(["of"], ["stories.id"], ondelete="CASCADE"),
    )
    op.create_index(
        op.f("ix_story_documents_document"), "story_documents", ["document"], unique=False
    )
    op.create_index(op.f("ix_story_documents_of"), "story_documents", ["of"], unique=False)
