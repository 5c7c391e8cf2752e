"""Documents by id and whether they are current, in one index.

An index on `current` alone leads to nearly all documents, and a database without
statistics prefers it to the index on ids.

Revision ID: 0010
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("documents_current", "documents", ["id", "current"])
    op.drop_index("ix_documents_current", "documents")
    op.drop_index("ix_documents_id", "documents")
