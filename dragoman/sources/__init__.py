"""From what a user has to raw items: files, folders, patterns, standard input, tables, archives, web addresses.

`open_sources` yields one `RawItem` or one `Quarantined` for everything it is
given, in a fixed order, and never raises for a bad item: what cannot be read
is named with its reason, and the rest goes on.
"""

from __future__ import annotations

from dragoman.sources.http import Limits
from dragoman.sources.opening import open_bytes, open_sources
from dragoman.sources.options import FetchOptions, SourceOptions
from dragoman.sources.persons import read_persons
from dragoman.sources.tables import read_mapping

__all__ = [
    "FetchOptions", "Limits", "SourceOptions", "open_bytes", "open_sources", "read_mapping",
    "read_persons",
]  # fmt: skip
