"""Offices told once for two holders: "el presidente de Perú, X, y el de Chile, Y"."""

from __future__ import annotations

from dragoman.reading.apposition import closes_after
from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.marking import mark_part
from dragoman.reading.scan import Scan

_BETWEEN = 4
"""Tokens from one holder to the article of the next: ", y con el"."""


def offices_understood(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give whoever is told by an article and his state alone the office of the one before him."""
    meta = scan.pack.meta
    if not (meta.analytic and meta.adjective_after):
        return chunks
    result: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        k += 1
        result.append(chunk)
        article = chunk.marker - 1
        if chunk.kind != "state" or chunk.slot != "of" or not _is_article(scan, chunk, article):
            continue
        before = next((c for c in reversed(result[:-1]) if c.office and c.kind in _HOLD), None)
        if before is None or before.quoted != chunk.quoted:
            continue
        named = chunks[k] if k < len(chunks) and _names(scan, chunk, chunks[k]) else None
        if named is None and not _joined(scan, before, article):
            continue
        chunk.start = article if named is None and is_determiner(scan, article) else chunk.marker
        chunk.kind, chunk.slot, chunk.marker = "role", "", -1
        chunk.office, chunk.offices = before.office, before.offices
        if named is not None:
            chunk.kind, chunk.name, chunk.end = "person", named.name, named.end
            k += 1
        mark_part(scan, scan.sentences[chunk.sentence], chunk)
    return result


_HOLD = ("person", "role")


def _is_article(scan: Scan, chunk: Chunk, i: int) -> bool:
    """Whether an article alone stands before "of": "el de", "al de", "com a da"."""
    if i <= scan.sentences[chunk.sentence].start:
        return False
    return is_determiner(scan, i) or scan.tokens[i].norm in scan.pack.meta.contracted


def _joined(scan: Scan, before: Chunk, article: int) -> bool:
    """Whether "and" ties what is told by an article to the holder of an office right before it."""
    between = range(before.end, article)
    if not 0 < len(between) <= _BETWEEN or not scan.has_grammar_in(before.end, article, "and"):
        return False
    return all(
        scan.tokens[i].text == ","
        or scan.has_grammar(i, "and", "determiner")
        or scan.is_category(i, "marker")
        for i in between
    )


def _names(scan: Scan, role: Chunk, named: Chunk) -> bool:
    """Whether a comma and a name follow that explain who holds the office."""
    bare = named.kind in ("name", "person") and not named.office and not named.slot
    apart = named.start - role.end == 1 and scan.tokens[role.end].text == ","
    return bare and apart and closes_after(scan, named)
