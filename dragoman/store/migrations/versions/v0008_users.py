"""Who may use a store that others can reach; copies by how sure they are.

Revision ID: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("name", Key, nullable=False),
        sa.Column("role", Key, nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("at", Key, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index("copies_by_score", "copies", ["score", "id"])
