"""Which events bear on which, looked up from either side; a list of known persons.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "event_links",
        sa.Column("of", Key, nullable=False),
        sa.Column("to", Key, nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.ForeignKeyConstraint(["of"], ["events.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_event_links_of", "event_links", ["of"])
    op.create_index("ix_event_links_to", "event_links", ["to"])
    op.create_table(
        "persons",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
