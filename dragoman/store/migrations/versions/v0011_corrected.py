"""Documents as people corrected them: versions that stand in place of what came in.

Revision ID: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("documents", sa.Column("corrects", Key, nullable=True))
    op.create_index(op.f("ix_documents_corrects"), "documents", ["corrects"])
