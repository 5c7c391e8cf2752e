"""Who may use a store that others can reach, and the key that their sessions are signed with."""

from __future__ import annotations

import secrets

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from dragoman.store.schema import mark, users

_KEY = "session_key"


class User(msgspec.Struct, frozen=True, kw_only=True):
    """An account; `secret` is the password as it is kept, hashed."""

    name: str
    role: str
    secret: str
    at: str
    """When it was made, UTC."""


def every(connection: Connection) -> list[User]:
    """All accounts by name."""
    return [
        User(**row) for row in connection.execute(select(users).order_by(users.c.name)).mappings()
    ]


def one(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).mappings().first()
    return User(**row) if row else None


def add(connection: Connection, user: User) -> bool:
    """Keep a new account; False, and nothing done, if there is one of that name."""
    if one(connection, user.name) is not None:
        return False
    connection.execute(insert(users), msgspec.structs.asdict(user))
    return True


def change(connection: Connection, name: str, field: str, value: str) -> bool:
    """Set `role` or `secret` of an account; whether there is one."""
    done = connection.execute(update(users).where(users.c.name == name).values({field: value}))
    return bool(done.rowcount)


def remove(connection: Connection, name: str) -> bool:
    """Drop an account; whether there was one."""
    return bool(connection.execute(delete(users).where(users.c.name == name)).rowcount)


def session_key(connection: Connection) -> str:
    """The key of this store, made when it is first asked for."""
    known = connection.scalar(select(mark.c.value).where(mark.c.name == _KEY))
    if known is None:
        known = secrets.token_hex(32)
        connection.execute(insert(mark), {"name": _KEY, "value": known})
    return str(known)
