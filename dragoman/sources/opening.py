"""Paths, patterns and standard input to raw items, each recognised by content."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Quarantined, RawItem
from dragoman.sources.containers import entries
from dragoman.sources.databases import export_layout, export_text, read_export
from dragoman.sources.encodings import decode
from dragoman.sources.feeds import read_feed
from dragoman.sources.fetch import Fetcher, is_address
from dragoman.sources.identity import Addresses
from dragoman.sources.json_files import read_json
from dragoman.sources.lines import read_json_lines
from dragoman.sources.lists import read_list
from dragoman.sources.markdown import is_markdown, read_markdown
from dragoman.sources.newsml import read_newsml
from dragoman.sources.office import read_docx, read_pdf, read_rtf
from dragoman.sources.options import MEGABYTE, SourceOptions
from dragoman.sources.parquet import read_parquet
from dragoman.sources.recognise import ARCHIVES, recognise
from dragoman.sources.references import Item, Resolver
from dragoman.sources.screening import screen
from dragoman.sources.tables import delimiter_of, read_table
from dragoman.sources.webarchives import read_mhtml, read_warc

STANDARD_INPUT = "<standard input>"
STANDARD = SourceOptions()
HEAD = 64 * 1024
WHOLE = {
    "feed": read_feed,
    "mhtml": read_mhtml,
    "newsml": read_newsml,
    "pdf": read_pdf,
    "docx": read_docx,
    "rtf": read_rtf,
}


def open_sources(
    paths: Iterable[str | os.PathLike[str]], options: SourceOptions = STANDARD
) -> Iterator[RawItem | Quarantined]:
    """Raw items of all `paths`, in their order; folders and patterns in sorted order."""
    resolver = _resolver(options)
    for path in paths:
        for item in resolver.items(_opened(os.fspath(path), options, resolver)):
            look = options.screen == "all" and isinstance(item, RawItem)
            passed = screen(item) if look and isinstance(item, RawItem) else None
            yield passed or item


def _resolver(options: SourceOptions) -> Resolver:
    def open_file(path: Path, place: str) -> Iterator[Item]:
        return _open_file(path, options, place)

    return Resolver(Fetcher(options, _open_bytes), open_file, options.fetch.listed)


def _opened(name: str, options: SourceOptions, resolver: Resolver) -> Iterator[Item]:
    if name == "-":
        yield from _open_standard_input(options)
    elif is_address(name):
        yield from resolver.fetcher.open(name)
    else:
        yield from _open_path(name, options, resolver.followed)


def _open_standard_input(options: SourceOptions) -> Iterator[Item]:
    stream = options.stdin or sys.stdin.buffer
    data = stream.read(options.max_archive_bytes + 1)
    yield from _open_bytes(data, STANDARD_INPUT, None, options)


def _open_path(name: str, options: SourceOptions, followed: Collection[Path]) -> Iterator[Item]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _open_folder(path, options, followed)
            return
        exists = path.exists()
    except (OSError, ValueError) as error:
        yield Quarantined(place=name, reason="unreadable", message=f"{error}. Check the path.")
        return
    if exists:
        yield from _open_file(path, options)
    elif glob.has_magic(name):
        yield from _open_pattern(name, options, followed)
    else:
        yield Quarantined(
            place=name, reason="missing", message="No such file or folder. Check the path."
        )


def _open_pattern(name: str, options: SourceOptions, followed: Collection[Path]) -> Iterator[Item]:
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (absolute patterns too)
    if not found:
        yield Quarantined(
            place=name, reason="missing", message="No file matches this pattern. Check the path."
        )
    for match in found:
        path = Path(match)
        if path.is_dir():
            if "**" not in name:
                yield from _open_folder(path, options, followed)
        elif not _is_among(path, followed):
            yield from _open_file(path, options)


def _is_among(path: Path, followed: Collection[Path]) -> bool:
    """Whether a file was read already as the attachment of a library."""
    return bool(followed) and path.resolve() in followed


def _open_folder(
    folder: Path, options: SourceOptions, followed: Collection[Path]
) -> Iterator[Item]:
    """Every file below `folder`, by sorted name; a link back to an outer folder is not followed."""
    empty = True
    failures: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(f for f in folders if options.hidden or not f.startswith("."))
        for file in sorted(files):
            if file.startswith(".") and not options.hidden:
                continue
            path = Path(root, file)
            if str(path.absolute()) in options.left:
                continue
            empty = False
            if not _is_among(path, followed):
                yield from _open_file(path, options)
    for failure in failures:
        empty = False
        yield Quarantined(
            place=str(failure.filename),
            reason="unreadable",
            message=f"{failure.strerror}. Give yourself the right to read this folder.",
        )
    if empty:
        yield Quarantined(place=str(folder), reason="empty", message="This folder holds no files.")


def _open_file(path: Path, options: SourceOptions, place: str | None = None) -> Iterator[Item]:
    place = place or str(path)
    try:
        if not path.is_file():
            yield Quarantined(
                place=place, reason="unreadable", message="This is neither a file nor a folder."
            )
            return
        with path.open("rb") as file:
            yield from _open_stream(_Given(file, path.stat().st_size, place, place), options)
    except OSError as error:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"{error.strerror or error}. Check the file and your right to read it.",
        )


def open_bytes(
    data: bytes, place: str, path: str | None, options: SourceOptions = STANDARD
) -> Iterator[RawItem | Quarantined]:
    """Raw items of one file's content; `place` names it in messages."""
    yield from _resolver(options).items(_open_bytes(data, place, path, options))


def _open_bytes(
    data: bytes, place: str, path: str | None, options: SourceOptions
) -> Iterator[Item]:
    yield from _open_stream(_Given(io.BytesIO(data), len(data), place, path), options)


@dataclass(frozen=True)
class _Given:
    """One file, from disk, memory or an archive."""

    stream: BinaryIO
    size: int
    place: str
    path: str | None
    depth: int = 0


def _open_stream(given: _Given, options: SourceOptions) -> Iterator[Item]:
    """The items of one file; one that has none (a table of its header alone) is named."""
    empty = True
    for item in _contents(given, options):
        empty = False
        yield item
    if empty:
        yield Quarantined(place=given.place, reason="empty", message="No report is in this file.")


def _contents(given: _Given, options: SourceOptions) -> Iterator[Item]:
    head = given.stream.read(HEAD)
    given.stream.seek(0)
    kind = recognise(head, given.path or given.place)
    if kind == "warc":
        yield from read_warc(given.stream, given.place, options)
    elif kind in ARCHIVES:
        yield from _open_archive(kind, given, options)
    else:
        addresses = Addresses()
        for item in _listed(kind, given, options):
            yield addresses.identified(item)


def _listed(kind: str, given: _Given, options: SourceOptions) -> Iterator[Item]:
    """What one file holds that is no archive."""
    if kind == "json_lines":
        yield from read_json_lines(given.stream, given.place, options, path=given.path)
    elif given.size > options.max_bytes:
        yield _too_large(given.place, given.size, options)
    else:
        yield from _open_document(kind, given.stream.read(), given, options)


def _open_archive(kind: str, given: _Given, options: SourceOptions) -> Iterator[Item]:
    if given.depth >= options.max_depth:
        yield Quarantined(
            place=given.place,
            reason="too_large",
            message=f"Archives within archives deeper than {options.max_depth}. Unpack it yourself.",
        )
        return
    for entry in entries(kind, given.stream, given.size, given.place, options):
        if isinstance(entry, Quarantined):
            yield entry
            continue
        stream = io.BytesIO(entry.data)
        inner = _Given(stream, len(entry.data), entry.name, entry.name, given.depth + 1)
        yield from _open_stream(inner, options)


def _open_document(kind: str, data: bytes, given: _Given, options: SourceOptions) -> Iterator[Item]:
    """Kinds that are read whole: pages, texts, feeds, tables, office files."""
    place = given.place
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        yield Quarantined(place=place, reason="empty", message="This file holds no text.")
        return
    reader = WHOLE.get(kind)
    if reader:
        for item in reader(data, place):
            yield from _parted(item)
        return
    if kind == "parquet":
        yield from read_parquet(data, place, options)
        return
    decoded = None if kind == "binary" else decode(data)
    if decoded is None:
        yield Quarantined(
            place=place,
            reason="binary",
            message="This is not text. Save it as plain text, HTML or JSON Lines.",
        )
        return
    text, encoding = decoded
    if kind == "text" and delimiter_of(text.split("\n", 1)[0], options.mapping):
        kind = "table"
    if kind == "list":
        yield from read_list(text, place)
    elif kind == "table":
        yield from read_table(text, place, options)
    elif kind == "json":
        yield from read_json(text, place, given.path)
    else:
        body = {"html": text} if kind == "html" else {"text": text}
        item = RawItem(place=place, path=given.path, **body, metadata={"encoding": encoding})
        if kind == "text" and is_markdown(text, place):
            item = read_markdown(text, item)
        yield from _parted(item)


def _parted(item: Item) -> Iterator[Item]:
    """The articles of a database's download; any other item as it is."""
    if not isinstance(item, RawItem):
        yield item
        return
    text = item.text if item.html is None else export_text(item.html)
    layout = export_layout(text) if text else None
    if text and layout:
        yield from read_export(text, layout, item.place, item.path)
    else:
        yield item


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
