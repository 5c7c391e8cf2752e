"""Two offices of one person behind a comma: "X, президент Перу и глава союза, …", "X, president of Peru and …"."""

from __future__ import annotations

from dragoman.reading.apposition import make_one
from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.scan import Scan

_ENDS = ",.;—–"


def second_offices(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Make an office that "and" ties to the apposition of a name part of it.

    A comma, or the end of the sentence, closes the apposition; a list of several people goes on to
    its verb without one.
    """
    if not scan.pack.meta.spaces or scan.pack.meta.order == "sov":
        return chunks
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        if before is not None and _is_second(scan, before, chunk):
            if _told_behind(scan, before):
                before.end = chunk.end
                continue
            if len(result) > 1 and _first_of_two(scan, result[-2], before):
                result.pop()
                make_one(scan, result[-1], before)
                result[-1].end = chunk.end
                continue
        result.append(chunk)
    return result


def _first_of_two(scan: Scan, name: Chunk, role: Chunk) -> bool:
    """Whether a role stands behind a name without an office, a comma and nothing else between."""
    untitled = name.kind == "name" and not name.office and role.name is None
    near = role.start - name.end == 1 and scan.tokens[name.end].text == ","
    marked = not role.slot or role.marker in (role.start, name.marker)
    return untitled and near and marked and not role.counterpart


def _told_behind(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk is a name with an office behind it and a comma."""
    if chunk.kind != "person" or chunk.name is None or not chunk.office:
        return False
    end = chunk.name[1]
    return end < chunk.end and scan.tokens[end].text == ","


def _is_second(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    own = not chunk.slot or chunk.marker in (chunk.start, before.marker)
    if chunk.kind != "role" or chunk.counterpart or not own or chunk.start - before.end > 3:
        return False
    if chunk.end >= len(scan.tokens) or chunk.sentence != before.sentence:
        return False
    between = range(before.end, chunk.start)
    if not between or not scan.has_grammar(between[0], "and"):
        return False
    if not all(is_determiner(scan, i) or not scan.covered[i] for i in between[1:]):
        return False
    ends = scan.sentence_of[chunk.end] != chunk.sentence
    closed = ends or scan.tokens[chunk.end].text in _ENDS
    comma = closed and not ends and scan.tokens[chunk.end].text == ","
    return comma or (closed and chunk.state in (None, before.state))
