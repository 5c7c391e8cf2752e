"""Lists of addresses: one a line, and GDELT's own files, whose lines are tables without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Quarantined, RawItem
from dragoman.sources.references import Reference

ADDRESS = re.compile(r"https?://[^\s\"'<>]+\Z", re.IGNORECASE)
GDELT = {61: 60, 58: 57, 27: 4, 16: 5}
"""Cells of a line -> the one that holds the page's address: events of GDELT 2 and of 1, the
knowledge graph, mentions (codebooks of GDELT, version 2.0 and 2.1)."""


def is_list(head: str) -> bool:
    """Whether a file's first lines are addresses, or lines of GDELT that hold them; one in three
    may be wrong, and is named when it is read."""
    lines = [line for line in head.split("\n")[:20] if not _left(line)]
    if len(lines) > 1 and "\n" in head:
        lines = lines[:-1] if not head.endswith("\n") else lines
    return bool(lines) and 3 * sum(_address(line) is not None for line in lines) >= 2 * len(lines)


def read_list(text: str, place: str) -> Iterator[Reference | Quarantined]:
    """Every address once: a report that told of twenty events stands on twenty lines of GDELT."""
    seen: set[str] = set()
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if _left(line):
            continue
        url = _address(line)
        where = f"{place}:{number}"
        if url is None:
            yield Quarantined(
                place=where, reason="malformed", message="No address of a page. Correct this line."
            )
        elif url not in seen:
            seen.add(url)
            yield Reference(known=RawItem(place=where, path=place, url=url))


def _left(line: str) -> bool:
    """Lines of a list that say nothing: empty ones, remarks, and the name of its one column."""
    plain = line.strip("\ufeff\r \t\"'")
    return not plain or plain.startswith("#") or plain.casefold() in ("url", "urls", "sourceurl")


def _address(line: str) -> str | None:
    cells = line.rstrip("\r\n").split("\t")
    at = GDELT.get(len(cells))
    cell = (line if at is None else cells[at]).strip("\ufeff\r \t\"'")
    return cell if ADDRESS.match(cell) else None
