"""What a user may decide about reading sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from dragoman.model.page import Pages
from dragoman.sources.http import Limits

MEGABYTE = 1_000_000

Mapping = dict[str, str]


@dataclass(frozen=True)
class FetchOptions:
    """How the web is asked: `pause` is the seconds between two pages of one host and the unit of
    back-off, `attempts` how often a busy server is asked, `contact` an address of yours that
    servers are told."""

    limits: Limits = field(default_factory=Limits)
    redirects: int = 5
    attempts: int = 3
    pause: float = 1.0
    contact: str = ""
    listed: bool = False
    """Whether pages are fetched that a table, a feed or a library only names."""


@dataclass(frozen=True)
class SourceOptions:
    """Bounds on what is read, and how the columns of a table are named.

    `max_bytes` bounds one document (a file of text or one page); a table or an
    archive may be larger, since it is read row by row and entry by entry.
    `mapping` gives for a field of ours (`text`, `title`, `url`, ...) the name
    of the column that holds it.
    """

    max_bytes: int = 20 * MEGABYTE
    max_archive_bytes: int = 20_000 * MEGABYTE
    max_entries: int = 1_000_000
    max_unpacked_ratio: int = 200
    max_depth: int = 3
    hidden: bool = False
    """Whether files and folders whose name begins with a dot are read too."""
    left: frozenset[str] = frozenset()
    """Absolute paths of files that are passed by in a folder: those of the store itself."""
    mapping: Mapping = field(default_factory=dict)
    fetch: FetchOptions = field(default_factory=FetchOptions)
    pages: Pages | None = None
    """Where fetched pages are kept; without it every run fetches anew."""
    screen: str = "archives"
    """What is looked at before it is read, so that pages of other subjects are passed over: pages
    of web archives (`archives`), whatever comes (`all`), or nothing (`none`)."""
    stdin: BinaryIO | None = None
    """Stands in for standard input, for "-"."""
