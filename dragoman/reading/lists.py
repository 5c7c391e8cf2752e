"""Several holders of one office: "los ministros de Egipto y Turquía, A y B", "los cancilleres A y B".

The plural gives its office to every name that follows it, and its states one by
one where there are as many names as states.
"""

from __future__ import annotations

from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_NAMED = ("name", "person")


def give_offices(scan: Scan, chunks: list[Chunk]) -> None:
    """Hand the office and the states of a plural on to the names behind it."""
    for i, chunk in enumerate(chunks):
        if chunk.counterpart and chunk.kind == "role" and _from_several(chunks, i):
            # "seinen Kollegen aus Peru und Chile": one form for one and for several.
            chunk.kind = "group"
        if chunk.kind != "group" or not (chunk.office or chunk.counterpart):
            continue
        if chunk.state and _one_by_one(scan, chunks, i):
            continue
        if chunk.counterpart:
            continue
        states: list[str | None] = [chunk.state] if chunk.state else []
        k = i + 1
        while k < len(chunks) and chunks[k].joined and chunks[k].kind in ("state", "demonym"):
            states.append(chunks[k].state)
            k += 1
        names = _names(scan, chunks, k)
        if len(names) < 2:
            continue
        for n, named in enumerate(names):
            named.office = named.office or chunk.office
            named.kind = "person"
            if len(states) == len(names):
                named.state = named.state or states[n]
            if not named.slot and chunk.slot:
                named.slot, named.marker = chunk.slot, chunk.marker


def _from_several(chunks: list[Chunk], i: int) -> bool:
    """Whether a list of states behind a counterpart says where several of them come from."""
    listed = chunks[i + 1 : i + 3]
    return (
        len(listed) == 2
        and all(c.kind == "state" and c.sentence == chunks[i].sentence for c in listed)
        and listed[0].slot == "from"
        and listed[0].start - chunks[i].end == 1
        and listed[1].joined
    )


def _one_by_one(scan: Scan, chunks: list[Chunk], i: int) -> bool:
    """Give each name the office of its own state: "los presidentes de Chile, A, y de Perú, B".

    Nationalities stand for states: "i presidenti russo, A, e cinese, B".
    """
    group = chunks[i]
    if listed := _named_in_brackets(scan, chunks, i):
        group.states = listed
        return True
    states, names = [group.state], []
    lands: list[Chunk] = []
    k = i + 1
    while k < len(chunks) and chunks[k].kind in _NAMED and _follows(scan, chunks, k):
        names.append(chunks[k])
        k += 1
        land = k < len(chunks) and chunks[k].kind in ("state", "demonym")
        if not land or not _follows(scan, chunks, k):
            break
        states.append(chunks[k].state)
        lands.append(chunks[k])
        k += 1
    if len(names) < 2 or len(names) != len(states):
        return False
    for place, named in zip(lands, names[1:], strict=True):
        named.start, named.joined = place.start, True
        chunks.remove(place)
    group.states = tuple(s for s in states if s)
    for named, state in zip(names, states, strict=True):
        named.kind, named.office = "person", named.office or group.office
        named.state = named.state or state
        named.counterpart = named.counterpart or group.counterpart
        if group.slot:
            named.slot, named.marker = group.slot, group.marker
    return True


def _named_in_brackets(scan: Scan, chunks: list[Chunk], i: int) -> tuple[str, ...]:
    """The states of "los presidentes de Chile, Perú (A) y Bolivia (B)", whose holders brackets name."""
    group = chunks[i]
    states, named = [group.state], []
    k = i + 1
    while k < len(chunks) and chunks[k].sentence == group.sentence and _follows(scan, chunks, k):
        chunk = chunks[k]
        if chunk.kind == "state":
            states.append(chunk.state)
        elif chunk.kind in _NAMED and scan.tokens[chunk.start - 1].text == "(":
            named.append((chunk, states[-1]))
        else:
            break
        k += 1
    if not named or len(states) < 2:
        return ()
    for chunk, state in named:
        chunk.kind, chunk.office = "person", chunk.office or group.office
        chunk.state = chunk.state or state
    return tuple(s for s in states if s)


def _follows(scan: Scan, chunks: list[Chunk], k: int) -> bool:
    """Whether nothing but comma, "and", "of" and articles stands before a chunk of a list."""
    between = range(chunks[k - 1].end, chunks[k].start)
    return bool(between) and all(
        scan.tokens[i].text in ",،();"
        or scan.has_grammar(i, "and", "determiner")
        or scan.is_category(i, "marker")
        for i in between
    )


def _names(scan: Scan, chunks: list[Chunk], first: int) -> list[Chunk]:
    """Names joined to one another right behind the plural, at most a comma away."""
    if first >= len(chunks) or first == 0:
        return []
    between = range(chunks[first - 1].end, chunks[first].start)
    if chunks[first].kind not in _NAMED or any(scan.tokens[i].text not in ",(" for i in between):
        return []
    names = [chunks[first]]
    for chunk in chunks[first + 1 :]:
        if not chunk.joined or chunk.kind not in _NAMED:
            break
        names.append(chunk)
    return names
