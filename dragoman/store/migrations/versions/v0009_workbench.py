"""What was brought in by whom, beginnings of names, and indexes that are kept as they were made.

Revision ID: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", Key, nullable=False),
        sa.Column("at", Key, nullable=False),
        sa.Column("state", Key, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("deliveries_by_time", "deliveries", ["at", "id"])
    op.create_table(
        "name_starts",
        sa.Column("of", Key, nullable=False),
        sa.Column("start", Key, nullable=False),
        sa.ForeignKeyConstraint(["of"], ["actors.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_name_starts_of"), "name_starts", ["of"])
    op.create_index("name_starts_by_start", "name_starts", ["start", "of"])
    op.create_table(
        "shelf",
        sa.Column("name", Key, nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index("judgements_by_subject", "judgements", ["subject"])
    op.create_index("judgements_by_object", "judgements", ["object"])
