"""Files that are there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dragoman.errors import OptionError

_PART = ".dragoman-part"


@contextmanager
def put(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name when all is written.  Raises OptionError."""
    part = path.with_name(f"{path.name}{_PART}")
    with _told(path):
        try:
            with part.open("wb") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """A folder whose files take their places in `folder` when all are written; others that are
    there stay.  Raises OptionError."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / _PART
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        try:
            yield part
            for file in sorted(path for path in part.rglob("*") if path.is_file()):
                place = folder / file.relative_to(part)
                place.parent.mkdir(exist_ok=True)
                file.replace(place)
        finally:
            shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OptionError(
            f"cannot be written: {error.strerror}",
            where=str(path),
            hint="Name a place in a folder that you may write to.",
        ) from error
