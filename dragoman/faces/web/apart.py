"""One of several processes that serve one workbench; how they are to is told by the environment."""

from __future__ import annotations

import os

import msgspec
from fastapi import FastAPI

from dragoman import api
from dragoman.faces.web.app import workbench

TOLD = "DRAGOMAN_SERVED"
"""The variable of the environment that a Served stands in."""


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """What every process must know; `key` signs the forms of a workbench of one user, `attempts` is
    the file in which all count failed sign-ins."""

    location: str
    accounts: bool
    uploads: str | None
    key: bytes
    attempts: str


def made() -> FastAPI:
    """The workbench, over a book of its own process."""
    served = msgspec.json.decode(os.environ[TOLD], type=Served)
    book = api.open(served.location, create=False)
    return workbench(
        book,
        accounts=served.accounts,
        uploads=served.uploads,
        key=served.key,
        attempts=served.attempts,
    )
