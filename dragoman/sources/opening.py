"""Paths, patterns and standard input to raw items, each recognised by content."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.model import Quarantined, RawItem
from dragoman.sources.encodings import decode
from dragoman.sources.lines import read_json_lines
from dragoman.sources.options import MEGABYTE, SourceOptions
from dragoman.sources.recognise import recognise

STANDARD_INPUT = "<standard input>"
Item = RawItem | Quarantined


def open_sources(
    paths: Iterable[str | os.PathLike[str]], options: SourceOptions = SourceOptions()
) -> Iterator[Item]:
    """Raw items of all `paths`, in their order; folders and patterns in sorted order."""
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            yield from _open_standard_input(options)
        else:
            yield from _open_path(name, options)


def _open_standard_input(options: SourceOptions) -> Iterator[Item]:
    stream = options.stdin or sys.stdin.buffer
    data = stream.read(options.max_archive_bytes + 1)
    yield from open_bytes(data, STANDARD_INPUT, None, options)


def _open_path(name: str, options: SourceOptions) -> Iterator[Item]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _open_folder(path, options)
            return
        exists = path.exists()
    except (OSError, ValueError) as error:
        yield Quarantined(place=name, reason="unreadable", message=f"{error}. Check the path.")
        return
    if exists:
        yield from _open_file(path, options)
    elif glob.has_magic(name):
        yield from _open_pattern(name, options)
    else:
        yield Quarantined(
            place=name, reason="missing", message="No such file or folder. Check the path."
        )


def _open_pattern(name: str, options: SourceOptions) -> Iterator[Item]:
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (absolute patterns too)
    if not found:
        yield Quarantined(
            place=name, reason="missing", message="No file matches this pattern. Check the path."
        )
    for match in found:
        path = Path(match)
        if path.is_dir():
            if "**" not in name:
                yield from _open_folder(path, options)
        else:
            yield from _open_file(path, options)


def _open_folder(folder: Path, options: SourceOptions) -> Iterator[Item]:
    """Every file below `folder`, by sorted name; a link back to an outer folder is not followed."""
    empty = True
    failures: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(f for f in folders if options.hidden or not f.startswith("."))
        for file in sorted(files):
            if file.startswith(".") and not options.hidden:
                continue
            empty = False
            yield from _open_file(Path(root, file), options)
    for failure in failures:
        empty = False
        yield Quarantined(
            place=str(failure.filename),
            reason="unreadable",
            message=f"{failure.strerror}. Give yourself the right to read this folder.",
        )
    if empty:
        yield Quarantined(place=str(folder), reason="empty", message="This folder holds no files.")


def _open_file(path: Path, options: SourceOptions) -> Iterator[Item]:
    place = str(path)
    try:
        if not path.is_file():
            yield Quarantined(
                place=place, reason="unreadable", message="This is neither a file nor a folder."
            )
            return
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(64 * 1024)
            kind = recognise(head, path.name)
            if kind == "json_lines":
                file.seek(0)
                yield from read_json_lines(file, place, options)
                return
            if size > options.max_bytes:
                yield _too_large(place, size, options)
                return
            data = head + file.read(options.max_bytes + 1 - len(head))
    except OSError as error:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"{error.strerror or error}. Check the file and your right to read it.",
        )
        return
    yield from open_bytes(data, place, place, options)


def open_bytes(data: bytes, place: str, path: str | None, options: SourceOptions) -> Iterator[Item]:
    """Raw items of one file's content; `place` names it in messages."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        yield Quarantined(place=place, reason="empty", message="This file holds no text.")
        return
    kind = recognise(data[: 64 * 1024], path or "")
    if kind == "json_lines":
        import io

        yield from read_json_lines(io.BytesIO(data), place, options, path=path)
        return
    if len(data) > options.max_bytes:
        yield _too_large(place, len(data), options)
        return
    decoded = decode(data)
    if decoded is None or kind == "binary":
        yield Quarantined(
            place=place,
            reason="binary",
            message="This is not text. Save it as plain text, HTML or JSON Lines.",
        )
        return
    text, encoding = decoded
    metadata = {"encoding": encoding}
    if kind == "html":
        yield RawItem(place=place, path=path, html=text, metadata=metadata)
    else:
        yield RawItem(place=place, path=path, text=text, metadata=metadata)


def _too_large(place: str, size: int, options: SourceOptions) -> Quarantined:
    return Quarantined(
        place=place,
        reason="too_large",
        message=(
            f"{size / MEGABYTE:.0f} MB is more than the {options.max_bytes / MEGABYTE:.0f} MB that one"
            " document may have. Split it into one file a report, or give one report a line as"
            " JSON Lines."
        ),
    )
