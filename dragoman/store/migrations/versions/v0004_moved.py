"""Where ids lead that an earlier record had.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "moved",
        sa.Column("id", Key, nullable=False),
        sa.Column("to", Key, nullable=True),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["build"], ["builds.number"]),
        sa.PrimaryKeyConstraint("id"),
    )
