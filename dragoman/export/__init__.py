"""The record for other programs: one module a format, and one way to call them all.

with dragoman.open("dragoman.db") as book:
    book.export("tables/", "parquet", states=["SYR"])
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.errors import OptionError
from dragoman.export import sharing
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


def write(
    portion: Portion,
    format: str,
    target: str | Path | IO[bytes],
    bounds: Bounds,
    workers: int = 1,
) -> None:
    """Write `portion` of a record to `target`: a path, or for formats of one file an open file too.

    Equal records give equal bytes, however many `workers` (processes) make the tables of a large
    one.  A file or a file of a folder is there whole or not at all.  `format` may name several
    that are tables ("csv,parquet"), each for a folder of its own in `target`.
    Raises OptionError, MissingExtra.
    """
    names = [name.strip() for name in format.split(",")]
    kinds = [chosen(name) for name in names]
    if not isinstance(target, str | Path):
        if len(kinds) > 1 or kinds[0].folder:
            raise OptionError(
                f"{format} is several files", hint="Name a folder for them with --out."
            )
        kinds[0].writer()(portion, target, bounds)
    elif all(name in sharing.FORMATS for name in names):
        with filled(Path(target)) as folder:
            folders = {name: folder / name for name in names} if names[1:] else {format: folder}
            for one in folders.values():
                one.mkdir(exist_ok=True)
            sharing.write(portion, folders, bounds, workers)
    elif names[1:]:
        raise OptionError(
            f"{format} are not all tables",
            hint=f"Together go {' and '.join(sharing.FORMATS)}; name any other alone.",
        )
    elif kinds[0].folder:
        with filled(Path(target)) as folder:
            kinds[0].writer()(portion, folder, bounds)
    else:
        with put(Path(target)) as file:
            kinds[0].writer()(portion, file, bounds)
