"""A store on each engine: SQLite in a file, and a PostgreSQL server started for the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store import Store


def _binaries() -> Path | None:
    """Where this machine keeps PostgreSQL's server programs."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


def _servant() -> str | None:
    """PostgreSQL refuses root: the user it runs as then."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server on a socket of its own, without the database's name."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL on this machine")
    pytest.importorskip("psycopg", reason="the extra dragoman[postgres] is not installed")
    user = _servant()
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def command(*words: str) -> None:
        subprocess.run(
            [str(binaries / words[0]), *words[1:]], user=user, check=True, cwd=folder,
            stdout=subprocess.DEVNULL, timeout=60,
        )  # fmt: skip

    command("initdb", "-D", str(data), "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--no-sync")
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    command("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", settings, "-w", "start")
    try:
        yield f"postgresql://dragoman@/{{}}?host={folder}"
    finally:
        command("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty place for a store, on each engine in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    import psycopg

    server: str = request.getfixturevalue("postgres")
    name = f"t{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = Store(address)
    yield opened
    opened.close()
