"""Set-aside items are looked for again where they were found.

An item's place may lie within a file ("news.zip/3.html", "reports.jsonl:12",
"https://…/feed.xml:4"): then the whole file is opened again.  What was read
from it before is known and costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.run.built import Built


class Retried(msgspec.Struct, frozen=True, kw_only=True):
    """What a new attempt brought: items tried, those that are documents now, those that are no
    longer where they stood, those that nothing can be done about (they came by standard input),
    and the run itself."""

    tried: int
    read: int
    gone: int
    lost: tuple[str, ...]
    built: Built


def containers(
    aside: Sequence[tuple[str, str | None]], fetched: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """The paths and addresses to open again for set-aside items (place, standing place), each
    once and in order; and the places that cannot be opened again.  `fetched` tells whether a
    page is kept for an address."""
    found: dict[str, None] = {}
    lost: list[str] = []
    for place, standing in aside:
        if standing is None:
            lost.append(place)
        elif "://" in standing:
            found.setdefault(next(filter(fetched, _outward(standing)), standing))
        else:
            found.setdefault(_file(place, standing))
    return sorted(found), lost


def _file(place: str, standing: str) -> str:
    """The file or folder that holds an item, as it was named if that is the same from here."""
    named = place if str(Path(place).absolute()) == standing else standing
    for path in _outward(named):
        try:
            # A folder counts if it was itself set aside, not because something lay in it.
            if Path(path).is_file() or (path == named and Path(path).exists()):
                return path
        except (OSError, ValueError):
            continue
    return named


def _outward(place: str) -> Iterator[str]:
    """`place`, and what it may lie in, from the inside out."""
    while True:
        yield place
        shorter = re.sub(r":\d+$", "", place)
        shorter = re.sub(r"/[^/]*$", "", place) if shorter == place else shorter
        if shorter == place or not shorter.strip("/") or shorter.endswith(":/"):
            return
        place = shorter
