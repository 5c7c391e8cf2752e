"""The record for other programs: one module a format, and one way to call them all.

with dragoman.open("dragoman.db") as book:
    export(book, "parquet", "tables/", Wanted(selection=Selection(states=("SYR",))))
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from dragoman.errors import OptionError
from dragoman.faces.export.escaping import unescaped
from dragoman.faces.export.formats import FORMATS, Format, chosen
from dragoman.faces.export.writing import filled, put
from dragoman.model.selection import Selection
from dragoman.views.contract import VERSION, encoded, reading_contract, record_contract
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.api import Book

__all__ = [
    "FORMATS",
    "VERSION",
    "Bounds",
    "Format",
    "Wanted",
    "encoded",
    "export",
    "reading_contract",
    "record_contract",
    "unescaped",
]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What goes out: the events of `selection` with all that bears on them, quoted within `bounds`."""

    selection: Selection = Selection()
    bounds: Bounds = Bounds()


def export(
    book: Book, format: str, target: str | Path | IO[bytes], wanted: Wanted | None = None
) -> None:
    """Write the record of `book` to `target`: a path, or for formats of one file an open file too.

    Equal records give equal bytes.  A file or a file of a folder is there whole
    or not at all.  Raises OptionError, MissingExtra.
    """
    wanted = wanted or Wanted()
    kind = chosen(format)
    write = kind.writer()
    with book.portion(wanted.selection) as portion:
        if not isinstance(target, str | Path):
            if kind.folder:
                raise OptionError(
                    f"{format} is several files", hint="Name a folder for them with --out."
                )
            write(portion, target, wanted.bounds)
        elif kind.folder:
            with filled(Path(target)) as folder:
                write(portion, folder, wanted.bounds)
        else:
            with put(Path(target)) as file:
                write(portion, file, wanted.bounds)
