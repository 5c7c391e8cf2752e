"""Titles that go on in words no pack holds, up to the name behind a comma.

"El ministro de Desarrollo, Industria y Comercio, X", "la embajadora de Kenia ante la FAO, X",
"el presidente de la Cámara Nacional del Transporte, X".
"""

from __future__ import annotations

from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.scan import Scan

_LONGEST = 16
"""Tokens of a title between its first words and the comma before the name."""


def titled_beyond(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name the office that stands before it, whatever the rest of the title holds.

    The chunks of one sentence; those within the title are part of it and no one by themselves.
    """
    meta = scan.pack.meta
    if not (meta.capitals and meta.adjective_after):
        return chunks
    result: list[Chunk] = []
    k = 0
    while k < len(chunks):
        role = chunks[k]
        result.append(role)
        k += 1
        if role.kind != "role" or role.counterpart or not _is_definite(scan, role):
            continue
        holder = _holder(scan, role, chunks, k)
        if holder is not None:
            name = chunks[holder]
            lands = [c.state for c in chunks[k:holder] if c.kind == "state"]
            role.state = role.state or (lands[0] if lands else None)
            role.office = _narrowed(scan, role)
            role.name, role.kind, role.end = name.name, "person", name.end
            role.possessive = name.possessive
            k = holder + 1
    return result


def _narrowed(scan: Scan, role: Chunk) -> str | None:
    """The office of whoever presides over something or has a field of his own.

    The president of a company is not the head of state told elsewhere, nor the minister of lands
    the minister of foreign affairs.
    """
    field = range(role.end, role.end + 4)
    if role.office == "president" and not role.state:
        realm = any(scan.has_grammar(i, "realm") for i in field)
        return role.office if realm else "chairman"
    return "cabinet minister" if role.office == "minister" else role.office


def _is_definite(scan: Scan, role: Chunk) -> bool:
    """Whether an article stands before the office, alone or within a preposition ("al", "del")."""
    i = role.start - 1
    if i < 0 or scan.sentence_of[i] != role.sentence or scan.has_grammar(i, "indefinite"):
        return False
    return is_determiner(scan, i) or scan.tokens[i].norm in _JOINED


_JOINED = frozenset(("al", "del", "ao", "do", "da", "à", "du", "dal", "dall", "dalla", "col"))
"""Prepositions that hold an article."""


def _holder(scan: Scan, role: Chunk, chunks: list[Chunk], behind: int) -> int | None:
    """Which chunk names the holder: the first full name behind a comma, the title going on up to it."""
    limit = min(role.end + _LONGEST, scan.sentences[role.sentence].end)
    for at in range(behind, len(chunks)):
        chunk = chunks[at]
        if chunk.start >= limit or chunk.quoted != role.quoted:
            return None
        if chunk.kind in ("role", "pronoun", "collective", "group", "person"):
            return None
        comma = _comma_before(scan, chunk)
        if chunk.kind == "name" and comma > role.end and _is_full(scan, chunk):
            if not _closes(scan, chunk):
                return None
            return at if _goes_on(scan, role.end, comma) else None
        if chunk.kind == "name" and _is_full(scan, chunk) and _ends_portfolio(scan, role, chunk):
            return at
    return None


_FIELDS = ("minister", "secretary", "commissioner")


def _ends_portfolio(scan: Scan, role: Chunk, name: Chunk) -> bool:
    """Whether a field right before the name ends in an adjective: "la ministra della Transizione ecologica X"."""
    last = name.start - 1
    if not any(word in (role.office or "") for word in _FIELDS) or last - role.end < 2:
        return False
    words = [i for i in range(role.end, name.start) if not is_determiner(scan, i)]
    words = [i for i in words if not scan.is_category(i, "marker")]
    opened = scan.is_category(role.end, "marker") and scan.tokens[words[0]].is_capital
    plain = scan.tokens[last].text.islower() and scan.covered[last] is None
    return opened and plain and _goes_on(scan, role.end, name.start)


def _comma_before(scan: Scan, chunk: Chunk) -> int:
    """The comma before a name, an article apart ("…, la mexicana Alicia Rojas"); -1 without one."""
    i = chunk.start - 1
    if is_determiner(scan, i):
        i -= 1
    return i if i >= 0 and scan.tokens[i].text == "," else -1


def _is_full(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name has two parts or more and no preposition of its own."""
    if chunk.name is None or chunk.slot or chunk.joined:
        return False
    start, end = chunk.name
    return sum(t.is_capital for t in scan.tokens[start:end]) > 1


def _closes(scan: Scan, chunk: Chunk) -> bool:
    if chunk.end >= len(scan.tokens) or scan.sentence_of[chunk.end] != chunk.sentence:
        return True
    return scan.tokens[chunk.end].text in ",.;:)–—"


def _goes_on(scan: Scan, start: int, comma: int) -> bool:
    """Whether tokens carry a title on: a noun phrase with "of" or a place, or a list of portfolios.

    A verb, a relative clause or a lone comma ends it.
    """
    first = scan.covered[start]
    opened = first is not None and (
        first.has("grammar", "and") or first.has("marker", "of", "in", "to", "for", "with")
    )
    listed = scan.tokens[start].text == "," and scan.tokens[start + 1].is_capital
    plain = scan.tokens[start].is_word and scan.covered[start] is None
    if not (opened or listed or plain):
        return False
    for i in range(start, comma):
        token, match = scan.tokens[i], scan.covered[i]
        if token.text == ",":
            if not scan.tokens[i + 1].is_capital:
                return False
            continue
        if not token.is_word or i in scan.date_tokens:
            return False
        if match is None:
            continue
        told = match.entry("saying", "trigger", "modality")
        if told is not None and token.text.islower() and "noun" not in (told.key, told.value):
            return False
        if match.has("grammar", "relative", "that", "because", "auxiliary", "but"):
            return False
    return True
