"""Archives to their entries: ZIP, tar, gzip; bounded in entries, size and ratio.

Nothing is written to disk, so that an entry's name ("../x") is a label and no
path.  Entries come in the archive's own order.
"""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from dragoman.model import Quarantined
from dragoman.sources.options import MEGABYTE, SourceOptions

FLOOR = 50 * MEGABYTE
"""Unpacked bytes any archive may have, however small it is."""
BROKEN = (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError, zlib.error, NotImplementedError,
          RuntimeError, ValueError)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    name: str
    data: bytes


class TooMuch(Exception):
    """An archive passed one of its bounds."""


def entries(
    kind: str, stream: BinaryIO, size: int, place: str, options: SourceOptions
) -> Iterator[Entry | Quarantined]:
    """The entries of an archive of `kind` zip, tar or gzip; what cannot be read is named."""
    reader = {"zip": _zip, "tar": _tar, "gzip": _gzip}[kind]
    budget = max(FLOOR, size * options.max_unpacked_ratio)
    count = spent = 0
    try:
        for found in reader(stream, place, options):
            count += 1
            spent += len(found.data) if isinstance(found, Entry) else 0
            if count > options.max_entries or spent > budget:
                raise TooMuch
            yield found
    except TooMuch:
        yield Quarantined(
            place=place,
            reason="too_large",
            message=(
                f"This archive unpacks to more than {budget / MEGABYTE:.0f} MB or"
                f" {options.max_entries} entries; the rest was left. Unpack it yourself if you trust it."
            ),
        )
    except BROKEN as error:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"This archive is damaged ({error}); what came before was read. Get it again.",
        )


def _zip(stream: BinaryIO, place: str, options: SourceOptions) -> Iterator[Entry | Quarantined]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            name = f"{place}/{info.filename}"
            if info.is_dir() or _hidden(info.filename, options):
                continue
            if info.flag_bits & 1:
                yield Quarantined(
                    place=name, reason="unreadable", message="This entry has a password. Unpack it."
                )
                continue
            try:
                with archive.open(info) as file:
                    yield _read(file, name, options)
            except BROKEN as error:
                yield _damaged(name, error)


def _tar(stream: BinaryIO, place: str, options: SourceOptions) -> Iterator[Entry | Quarantined]:
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for info in archive:
            file = archive.extractfile(info) if info.isfile() else None
            if file is not None and not _hidden(info.name, options):
                yield _read(file, f"{place}/{info.name}", options)


def _gzip(stream: BinaryIO, place: str, options: SourceOptions) -> Iterator[Entry | Quarantined]:
    name = place.removesuffix(".gz").rsplit("/", 1)[-1]
    with gzip.GzipFile(fileobj=stream) as file:
        yield _read(file, f"{place}/{name}", options)


def _read(
    file: IO[bytes] | gzip.GzipFile, name: str, options: SourceOptions
) -> Entry | Quarantined:
    data = file.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return Quarantined(
            place=name,
            reason="too_large",
            message=f"More than {options.max_bytes / MEGABYTE:.0f} MB. Split it, one report a file.",
        )
    return Entry(name, data)


def _damaged(name: str, error: Exception) -> Quarantined:
    return Quarantined(
        place=name, reason="unreadable", message=f"This entry is damaged ({error}). Get it again."
    )


def _hidden(name: str, options: SourceOptions) -> bool:
    """Dot files and the shadow folder that some systems put into archives."""
    parts = [p for p in name.split("/") if p not in ("", ".", "..")]
    return not options.hidden and any(p.startswith(".") or p == "__MACOSX" for p in parts)
