"""Runs migrations on the connection that `opening` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    transaction_per_migration=False,
    version_table="dragoman_migrations",
)
context.run_migrations()
