"""What a database says when it cannot go on, told as our own errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dragoman.errors import NotAStore, StoreError, StoreFull

_FULL = ("disk is full", "disk i/o error", "no space left", "could not extend file")
_UNWRITABLE = ("readonly database", "read-only", "permission denied for")
_BUSY = ("database is locked", "lock timeout", "deadlock detected")


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise StoreFull, NotAStore or StoreError where the database itself gives up."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(str(error.orig), where) from error
    except sqlite3.Error as error:
        raise _translated(str(error), where) from error


def _translated(message: str, where: str) -> StoreError:
    said = message.lower()
    if any(phrase in said for phrase in _FULL):
        return StoreFull(
            "no room left to write",
            where=where,
            hint="What was stored before is whole. Make room and run the same command again.",
        )
    if any(phrase in said for phrase in _UNWRITABLE):
        return StoreFull(
            "the store cannot be written",
            where=where,
            hint="Check the permissions of the file and its folder, or choose another --store.",
        )
    if "unable to open database file" in said:
        return StoreError(
            "the store cannot be opened",
            where=where,
            hint="Check that its folder exists and that you may read and write in it.",
        )
    if "file is not a database" in said:
        return NotAStore(
            "not a dragoman store",
            where=where,
            hint="The file is no database. Choose another --store; nothing was changed.",
        )
    if "malformed" in said:
        return StoreError(
            "the store is damaged",
            where=where,
            hint="Restore a copy, or build a new store from the sources; "
            "`dragoman judge export` may still save the judgements.",
        )
    if any(phrase in said for phrase in _BUSY):
        return StoreError(
            "another process is writing to the store",
            where=where,
            hint="Wait until it has finished and run the same command again.",
        )
    return StoreError(" ".join(message.split()), where=where)
