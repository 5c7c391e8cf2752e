"""Alembic migrations, applied when a store is opened; each is frozen once released."""
