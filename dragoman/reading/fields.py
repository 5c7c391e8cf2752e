"""Fields of a minister that no pack holds, told before his office or behind it, and where he is from.

"Kenyan Trade, Industry and Tourism Minister X", "der kenianische Handels- und Industrieminister X",
"Minister for Foreign Affairs, Cooperation and Trade X", "Präsident X aus Kenia".
"""

from __future__ import annotations

from dragoman.reading.chunk import SENT, Chunk, is_determiner
from dragoman.reading.scan import Scan

_MOST = 8
"""Tokens of the fields between a state and the office they belong to."""
_FIELDED = ("minister", "secretary", "commissioner")


def fields_of(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Tie an office to the state before its fields, to the name behind them, and to where its holder is from."""
    meta = scan.pack.meta
    if meta.spaces and not (meta.capitals and meta.analytic):
        return chunks
    between = _fields_between if meta.spaces else _han_fields_between
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        if before is not None and between(scan, before, chunk):
            chunk.state, chunk.start, chunk.slot, chunk.marker = (
                before.state, before.start, before.slot, before.marker,
            )  # fmt: skip
            result[-1] = chunk
        elif before is not None and _is_from(scan, before, chunk):
            before.state, before.end = chunk.state, chunk.end
        else:
            result.append(chunk)
    return result


def _has_fields(chunk: Chunk) -> bool:
    return any(word in (chunk.office or "") for word in _FIELDED)


def _fields_between(scan: Scan, state: Chunk, office: Chunk) -> bool:
    """Whether a state or nationality, then nothing but names of fields, stand before an office of its own."""
    if state.kind not in ("state", "demonym") or office.kind not in ("person", "role"):
        return False
    if not _has_fields(office) or office.state or office.slot or office.counterpart:
        return False
    gap = scan.tokens[state.end : office.start]
    if not gap or len(gap) > _MOST or gap[-1].text == ",":
        return False
    closed = gap[-1].text == "&" or scan.has_grammar(office.start - 1, "and")
    cut = scan.pack.meta.noun_capitals and any(t.text == "-" for t in gap)
    first = gap[0].is_capital and (cut or scan.covered[state.end] is None)
    words = [t for t in gap if t.is_word and not t.is_capital]
    return first and (closed or cut) and len(words) <= 1


def _han_fields_between(scan: Scan, state: Chunk, office: Chunk) -> bool:
    """ "肯尼亚贸易和工业部长姆旺吉": nothing but signs of fields between a state and an office."""
    if state.kind != "state" or state.slot or office.kind not in ("person", "role"):
        return False
    if office.state or not (_has_fields(office) or office.office in SENT):
        return False
    gap = range(state.end, office.start)
    if office.slot and not (state.end < office.marker < office.start):
        return False  # "肯尼亚和工业部长" are two; in "贸易和工业部长" the word ties two fields
    return 0 < len(gap) <= 2 * _MOST and all(
        scan.tokens[i].is_word
        and i not in scan.date_tokens
        and (scan.covered[i] is None or scan.has_grammar(i, "and") or scan.is_category(i, "topic"))
        for i in gap
    )


def _is_from(scan: Scan, person: Chunk, state: Chunk) -> bool:
    """ "Präsident X aus Kenia": where the holder of an office is from is right behind his name."""
    return (
        bool(scan.pack.meta.auxiliaries)
        and person.kind == "person"
        and person.office is not None
        and person.state is None
        and person.name is not None
        and person.name[1] == person.end
        and state.kind == "state"
        and state.slot == "from"
        and state.marker == person.end
        and not is_determiner(scan, state.start)
    )
