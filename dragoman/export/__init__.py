"""The record for other programs: one module a format, and one way to call them all.

with dragoman.open("dragoman.db") as book:
    book.export("tables/", "parquet", states=["SYR"])
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.errors import OptionError
from dragoman.export.escaping import unescaped
from dragoman.export.formats import FORMATS, Format, chosen
from dragoman.export.writing import filled, put
from dragoman.views.contract import VERSION, encoded, reading_contract, record_contract
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

__all__ = [
    "FORMATS",
    "VERSION",
    "Bounds",
    "Format",
    "encoded",
    "reading_contract",
    "record_contract",
    "unescaped",
    "write",
]


def write(portion: Portion, format: str, target: str | Path | IO[bytes], bounds: Bounds) -> None:
    """Write `portion` of a record to `target`: a path, or for formats of one file an open file too.

    Equal records give equal bytes.  A file or a file of a folder is there whole
    or not at all.  Raises OptionError, MissingExtra.
    """
    kind = chosen(format)
    writer = kind.writer()
    if not isinstance(target, str | Path):
        if kind.folder:
            raise OptionError(
                f"{format} is several files", hint="Name a folder for them with --out."
            )
        writer(portion, target, bounds)
    elif kind.folder:
        with filled(Path(target)) as folder:
            writer(portion, folder, bounds)
    else:
        with put(Path(target)) as file:
            writer(portion, file, bounds)
