"""Listing: what is listed of every document, and who drew its portrait, without reading its body.

Revision ID: 0013
"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    listed = ["id", "current", "variant", "hash", "published", "language", "outlet"]
    op.create_index("documents_listed", "documents", listed)
    op.drop_index("documents_current", "documents")
    op.create_index("portraits_by_drawer", "portraits", ["drawer", "hash"])
