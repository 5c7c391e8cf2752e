"""Opening a store: address, engine, and the migrations that bring it up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from dragoman.errors import MissingExtra, NotAStore, OptionError, StoreError, StoreTooNew
from dragoman.store import filling, schema
from dragoman.store.failures import told

BUSY_SECONDS = 30
"""How long a process waits for another one's transaction before it gives up."""
MAPPED = 1 << 30
"""Bytes of a store in SQLite, from its beginning on, that are mapped rather than copied."""

_OTHER_STORE = "Choose another --store; nothing was changed."


def opened(address: str | Path, *, create: bool) -> Engine:
    """An engine on the store at `address` (a path or a database URL), migrated to HEAD.

    Raises NotAStore, StoreTooNew, StoreFull, StoreError, MissingExtra, OptionError.
    """
    url = _url(str(address))
    where = described(url)
    if url.get_backend_name() == "sqlite":
        _check_file(url, where, create=create)
        url = _unchanging(url) if not create else url
    engine = _engine(url)
    try:
        with told(where):
            _bring_up_to_date(engine, where, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def described(url: URL) -> str:
    """The store as messages name it, without a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


def located(url: URL) -> str:
    """An address by which another process opens the same store."""
    if url.get_backend_name() == "sqlite" and url.database and not url.query:
        return str(Path(url.database).absolute())
    return url.render_as_string(hide_password=False)


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise OptionError(
            f"not an address of a store: {address}",
            hint="Give a path, sqlite:///path or postgresql://user@host/database.",
        ) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise OptionError(
            f"a store cannot be kept in {url.get_backend_name()}",
            hint="Give a path, sqlite:///path or postgresql://user@host/database.",
        )
    return url


def _check_file(url: URL, where: str, *, create: bool) -> None:
    if not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    if path.is_dir():
        raise NotAStore("is a folder, not a store", where=where, hint="Name a file in it.")
    if path.exists() and path.stat().st_size > 0:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise NotAStore("not a dragoman store", where=where, hint=_OTHER_STORE)
    elif not create:
        raise StoreError(
            "there is no store here",
            where=where,
            hint="Make one with `dragoman build PATH…`, or name another with --store.",
        )
    elif not path.parent.is_dir():
        raise StoreError(
            f"the folder {path.parent} does not exist", where=where, hint="Make it first."
        )


def _unchanging(url: URL) -> URL:
    """On a medium that cannot be written a store can still be looked into, if it was closed."""
    path = Path(url.database or "")
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if writable or not path.is_file() or Path(f"{path}-wal").exists():
        return url
    return URL.create(
        "sqlite",
        database=f"file:{quote(str(path.absolute()))}",
        query={"mode": "ro", "immutable": "1", "uri": "true"},
    )


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        raise MissingExtra(
            "PostgreSQL needs the psycopg driver",
            hint="Install it with: pip install 'dragoman[postgres]'",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    # The driver's own transactions leave DDL outside; ours must hold migrations too.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log this is whole after a crash of the process or the system.
    connection.execute("PRAGMA synchronous = NORMAL")
    # Read where the system holds it: to copy page after page was a fifth of an addition's time.
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")


@contextmanager
def unmapped(connection: Connection) -> Iterator[None]:
    """Read page by page what all of is read: mapped, it would count as memory of each process that
    does, and is read no quicker."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA mmap_size = 0")
    try:
        yield
    finally:
        if sqlite:
            connection.exec_driver_sql(f"PRAGMA mmap_size = {MAPPED}")


def _begin(connection: Connection) -> None:
    # A transaction that means to write takes its lock at once: one that reads
    # first and writes later may be refused half-way when another has written.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up_to_date(engine: Engine, where: str, *, create: bool) -> None:
    version = _version(engine, where, create=create)
    if version == schema.HEAD:
        return
    with engine.connect().execution_options(writing=True) as connection:
        if engine.dialect.name == "sqlite":
            _write_ahead(engine)
        with connection.begin():
            _migrate(connection)


def _version(engine: Engine, where: str, *, create: bool) -> str | None:
    """The store's migration, None for an empty database we may make a store of."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if schema.MARK not in tables:
            if tables:
                raise NotAStore(
                    "a database, but not a dragoman store", where=where, hint=_OTHER_STORE
                )
            if not create:
                raise StoreError(
                    "there is no store here yet",
                    where=where,
                    hint="Make one with `dragoman build PATH…`.",
                )
            return None
        rows = connection.execute(select(schema.mark.c.name, schema.mark.c.value))
        values = {str(name): str(value) for name, value in rows}
    if values.get("format") != schema.FORMAT:
        raise NotAStore("a database, but not a dragoman store", where=where, hint=_OTHER_STORE)
    version = values.get("version", "")
    if version > schema.HEAD:
        raise StoreTooNew(
            f"made by a newer dragoman (store version {version}, this one knows {schema.HEAD})",
            where=where,
            hint="Upgrade dragoman, or build a new store from the sources.",
        )
    return version


def _write_ahead(engine: Engine) -> None:
    """Readers go on while a build writes; the setting stays with the file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    filling.fill(connection)
    connection.execute(delete(schema.mark).where(schema.mark.c.name.in_(["format", "version"])))
    connection.execute(
        insert(schema.mark),
        [{"name": "format", "value": schema.FORMAT}, {"name": "version", "value": schema.HEAD}],
    )
