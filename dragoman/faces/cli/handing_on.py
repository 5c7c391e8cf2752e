"""`dragoman export`: the record for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import options


class Format(StrEnum):
    """Formats the record is handed on in."""

    json = "json"


def export(
    format: Annotated[
        Format, typer.Option("--format", "-f", help="json: the contract (docs/contract.md).")
    ] = Format.json,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if not given.")
    ] = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Print the whole record; equal records give equal bytes."""
    from dragoman import api

    with api.open(store, create=False) as book:
        if output is None:
            book.export(sys.stdout.buffer, format.value)
            return
        try:
            with output.open("wb") as file:
                book.export(file, format.value)
        except OSError as error:
            raise OptionError(
                f"cannot be written: {error.strerror}",
                where=str(output),
                hint="Name a file in a folder that you may write to.",
            ) from error
