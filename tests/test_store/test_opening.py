"""Opening: new stores, foreign files, newer stores, migrations, stores that cannot be written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from dragoman.errors import NotAStore, OptionError, StoreError, StoreTooNew
from dragoman.store import Store, schema


def test_a_new_store_is_made_and_opened_again(address: str) -> None:
    Store(address).close()
    again = Store(address, create=False)
    assert again.documents() == []
    again.close()


def test_the_migrations_make_the_tables_the_code_knows(store: Store) -> None:
    def known(thing: object, name: str | None, kind: str, *_: object) -> bool:
        # Full text has tables that only its own engine knows.
        return not (kind == "table" and (name or "").startswith((schema.WORDS, schema.SAID)))

    opts = {"version_table": "dragoman_migrations", "include_object": known}
    with store.asking() as ask:
        context = MigrationContext.configure(ask, opts=opts)
        assert compare_metadata(context, schema.metadata) == []


def test_a_newer_store_is_left_alone(address: str) -> None:
    made = Store(address)
    with made._writing() as connection:
        connection.execute(
            schema.mark.update().where(schema.mark.c.name == "version").values(value="9999")
        )
    made.close()
    with pytest.raises(StoreTooNew, match="newer dragoman"):
        Store(address)


def test_another_programs_database_is_left_alone(address: str) -> None:
    made = Store(address)
    with made._writing() as connection:
        connection.execute(text("DROP TABLE dragoman_store"))
    made.close()
    with pytest.raises(NotAStore, match="not a dragoman store"):
        Store(address)


def test_looking_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match="there is no store here"):
        Store(path, create=False)
    assert not path.exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("dear diary")
    with pytest.raises(NotAStore):
        Store(path)
    assert path.read_text() == "dear diary"


def test_a_database_that_only_looks_like_one(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"SQLite format 3\x00" + b"nonsense" * 500)
    with pytest.raises(StoreError):
        Store(path)


def test_folders_are_no_stores(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match="folder"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "no" / "store.db")


@pytest.mark.parametrize("address", ["mysql://me@host/base", "nonsense://", "://"])
def test_addresses_that_mean_nothing(address: str) -> None:
    with pytest.raises(OptionError):
        Store(address)


def test_an_unreachable_server_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as told:
        Store("postgresql://me:secret@127.0.0.1:1/base")
    assert "secret" not in str(told.value)


def test_a_store_without_room_says_so_and_stays_whole(tmp_path: Path) -> None:
    from dragoman.errors import StoreFull

    path = tmp_path / "s.db"
    store = Store(path)
    with pytest.raises(StoreFull, match="no room"):
        _write_beyond(store)
    assert store.documents() == []
    store.close()
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _write_beyond(store: Store) -> None:
    """More than the pages that the database may have hold."""
    rows = [{"hash": str(n), "reader": "1", "body": b"x" * 9000} for n in range(50)]
    with store._writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.execute(schema.readings.insert(), rows)
