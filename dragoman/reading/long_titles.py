"""Titles that go on in words no pack holds, up to the name of whoever bears them.

"El ministro de Desarrollo, Industria y Comercio, X", "la embajadora de Kenia ante la FAO, X",
"l'avocate du ministre, Me X", "la patronne de la CGT X".
"""

from __future__ import annotations

from dragoman.reading.chunk import HUMAN, RANKS, SERVING, SPOKESPERSONS, Chunk, is_determiner
from dragoman.reading.scan import Scan

_LONGEST = 16
"""Tokens of a title between its first words and the comma before the name."""


def titled_beyond(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name the office that heads the phrase before it, whatever the rest of the title holds.

    The chunks of one sentence; those within the title are part of it and no one by themselves:
    the lawyer of the minister is named, not the minister.
    """
    meta = scan.pack.meta
    if not meta.capitals or meta.paradigms or meta.nominal:
        return chunks
    result: list[Chunk] = []
    k = 0
    while k < len(chunks):
        role = chunks[k]
        result.append(role)
        k += 1
        if role.kind != "role" or role.counterpart or not _is_told(scan, role):
            continue
        holder = _holder(scan, role, chunks, k)
        if holder is not None:
            _hold(scan, role, chunks[k:holder], chunks[holder])
            k = holder + 1
    return result


def ministries_in_full(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a ministry the fields that its name goes on with: "Ministerio de Energía y Minas de Perú".

    A field behind a comma is one only in a list that "and" closes.
    """
    meta = scan.pack.meta
    if not (meta.capitals and meta.adjective_after):
        return chunks
    result: list[Chunk] = []
    k = 0
    while k < len(chunks):
        body = chunks[k]
        result.append(body)
        k += 1
        if body.kind != "institution" or not (body.institution or "").endswith("ministry"):
            continue
        last = _last_field(scan, body, chunks[k:])
        if last >= 0:
            body.end, body.state = chunks[k + last].end, body.state or chunks[k + last].state
            k += last + 1
    return result


def _last_field(scan: Scan, body: Chunk, behind: list[Chunk]) -> int:
    """Index of the chunk that ends the fields of a ministry, -1 where its own words name them all."""
    end, closed = body.end, -1
    for n, chunk in enumerate(behind):
        between = scan.tokens[end : chunk.start]
        plain = [t for t in between[1:-1] if t.is_capital or t.text == ","]  # "…, Comércio e …"
        field = chunk.kind in ("name", "organization") and chunk.name is not None
        if not field or not 0 < len(between) - len(plain) <= 2 or chunk.possessive:
            break
        if any(t.norm in scan.pack.given_names for t in scan.tokens[chunk.start : chunk.end]):
            break
        own = n == 0 and body.institution == "ministry" and chunk.slot == "of"
        joined = scan.has_grammar(end + len(between) - 1, "and")
        if not own and not joined and (chunk.slot or between[0].text != ","):
            break
        closed = n if own or joined else closed
        end = chunk.end
        if joined:
            break
    return closed


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


def _hold(scan: Scan, role: Chunk, within: list[Chunk], named: Chunk) -> None:
    """Make the office the named person's, and of the body or state that its title names."""
    # "La enviada de la ONU para Siria" is none of Syria's.
    away = ("in", "to", "for") if role.organization else ("in", "to")
    lands = [c.state for c in within if c.kind == "state" and c.slot not in away]
    role.state = role.state or (lands[0] if lands else None)
    role.office = _narrowed(scan, role)
    role.name, role.kind, role.end = named.name, "person", named.end
    role.possessive = named.possessive
    serves = role.office in (*SERVING, *SPOKESPERSONS)
    for owner in within:
        body = owner.kind in ("organization", "institution", "metonym")
        if owner.slot == "of" and (body or (serves and owner.kind in HUMAN)):
            role.organization = role.organization or owner.organization
            role.institution = role.institution or owner.institution
            role.state = role.state or owner.state


def _is_told(scan: Scan, role: Chunk) -> bool:
    """Whether an article or an owner stands before the office, or an article within a preposition."""
    i = role.start - 1
    if role.owner or (role.state and scan.is_category(role.start, "state", "demonym")):
        return True  # "Kenya's envoy for Sudan, X,"
    if i < 0 or scan.sentence_of[i] != role.sentence:
        return False
    return is_determiner(scan, i) or scan.tokens[i].norm in scan.pack.meta.contracted


def _holder(scan: Scan, role: Chunk, chunks: list[Chunk], behind: int) -> int | None:
    """Which chunk names the holder: the first full name behind a comma, the title going on up to it."""
    if behind < len(chunks) and _behind_initials(scan, role, chunks[behind]):
        return behind
    limit = min(role.end + _LONGEST, scan.sentences[role.sentence].end)
    for at in range(behind, len(chunks)):
        chunk = chunks[at]
        if chunk.start >= limit or chunk.quoted != role.quoted:
            return None
        comma = _comma_before(scan, chunk)
        ranked = not chunk.office or chunk.office in RANKS or _office_behind_name(chunk)
        named = chunk.kind in ("name", "person") and ranked
        if sum(c.kind == "state" and c.slot not in _AWAY for c in chunks[behind:at]) > 1:
            return None  # "Die Minister von Ghana, Peru und Chile, X, Y und Z"
        if named and comma > role.end and _is_full(scan, chunk):
            if not (_closes(scan, chunk) or _next_alike(scan, role, chunk)):
                return None
            return at if _goes_on(scan, role.end, comma) else None
        if (
            chunk.kind == "name"
            and _is_full(scan, chunk)
            and (_ends_portfolio(scan, role, chunk) or _ends_list(scan, role, chunk))
        ):
            return at
        other = chunk.kind in ("role", "pronoun", "collective", "group", "person")
        if other and (chunk.slot != "of" or chunk.counterpart):
            return None
    return None


_AWAY = ("in", "to", "for")
"""Where somebody is sent, of none of which he is."""


def _office_behind_name(chunk: Chunk) -> bool:
    """Whether another office follows the name: "…, X, enviada especial del presidente"."""
    return chunk.name is not None and chunk.name[0] == chunk.start and chunk.name[1] < chunk.end


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


def _ends_list(scan: Scan, role: Chunk, name: Chunk) -> bool:
    """Whether a list of fields that "and" closes stands between: "Minister for Trade, Industry and Tourism X"."""
    last = name.start - 1
    if scan.pack.meta.adjective_after or not any(word in (role.office or "") for word in _FIELDS):
        return False
    listed = scan.tokens[last].is_capital and scan.has_grammar(last - 1, "and")
    gap = scan.tokens[role.end : last - 1]
    return listed and all(t.is_capital or not t.is_word for t in gap)


def _comma_before(scan: Scan, chunk: Chunk) -> int:
    """The comma before a name, an article apart ("…, la mexicana Alicia Rojas"); -1 without one."""
    i = chunk.start - 1
    if is_determiner(scan, i):
        i -= 1
    return i if i >= 0 and scan.tokens[i].text == "," else -1


def _is_full(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name has two parts or more, or a form of address, and no preposition of its own."""
    if chunk.name is None or chunk.slot or chunk.joined:
        return False
    start, end = chunk.name
    addressed = chunk.start < start and chunk.kind == "person"
    return addressed or sum(t.is_capital for t in scan.tokens[start:end]) > 1


def _behind_initials(scan: Scan, role: Chunk, named: Chunk) -> bool:
    """Whether a full name stands right behind the initials of a body: "la patronne de la CGT X"."""
    gap = named.start - role.end
    if not 2 <= gap <= 4 or named.kind not in ("person", "name") or named.office:
        return False
    initials = scan.tokens[named.start - 1].text
    short = initials.isupper() and len(initials) > 1
    return short and _is_full(scan, named) and _goes_on(scan, role.end, named.start)


def _closes(scan: Scan, chunk: Chunk) -> bool:
    end = chunk.name[1] if chunk.name is not None else chunk.end
    if end >= len(scan.tokens) or scan.sentence_of[end] != chunk.sentence:
        return True
    return scan.tokens[end].text in ",.;:)–—"


def _next_alike(scan: Scan, role: Chunk, named: Chunk) -> bool:
    """Whether "and" and the office's own preposition follow: "pelo Presidente da República, X e pelo ministro Y"."""
    i = named.end
    if not role.slot or i + 1 >= len(scan.tokens) or not scan.has_grammar(i, "and"):
        return False
    marker = scan.covered[i + 1]
    return marker is not None and marker.has("marker", role.slot)


def _goes_on(scan: Scan, start: int, comma: int) -> bool:
    """Whether tokens carry a title on: a noun phrase with "of" or a place, or a list of portfolios.

    A verb, a relative clause or a lone comma ends it.
    """
    first = scan.covered[start]
    opened = first is not None and (
        first.has("grammar", "and") or first.has("marker", "of", "in", "to", "for", "with", "about")
    )
    listed = scan.tokens[start].text == "," and _next_field(scan, start + 1)
    plain = scan.tokens[start].is_word and scan.covered[start] is None
    if not (opened or listed or plain):
        return False
    for i in range(start, comma):
        token, match = scan.tokens[i], scan.covered[i]
        if token.text == ",":
            if not _next_field(scan, i + 1):
                return False
            continue
        if not (token.is_word or token.text in "-’'.") or i in scan.date_tokens:
            return False
        if match is None:
            continue
        told = match.entry("saying", "trigger", "modality")
        if told is not None and token.text.islower() and "noun" not in (told.key, told.value):
            return False
        if match.has("grammar", "relative", "that", "because", "auxiliary", "but"):
            return False
        if (
            match.has("grammar", "and")
            and i + 1 < comma
            and is_determiner(scan, i + 1)
            and not _next_field(scan, i + 1)
        ):
            return False  # "the minister and the director of …, X": the name is the second's
    return True


def _next_field(scan: Scan, i: int) -> bool:
    """Whether a portfolio goes on at token `i`: "…, Industria", "…, de la Justice et des Sports"."""
    if scan.tokens[i].is_capital:
        return True
    marker = scan.covered[i]
    if marker is None or not marker.has("marker", "of"):
        return False
    i = marker.end
    while is_determiner(scan, i):
        i += 1
    return scan.tokens[i].is_capital
