"""What stands in brackets behind a name: "Angela Merkel (CDU)", "Sergei Lavrov (Russia)", "X (left)".

The brackets are part of the noun phrase: they end no clause, and what follows them follows the name.
"""

from __future__ import annotations

from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_MOST = 5
"""Tokens between the brackets."""
_BODIES = ("state", "demonym", "organization", "institution", "capital", "region", "city")


def take_brackets(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Let names reach over the brackets right behind them, and learn the state told there."""
    kept: list[Chunk] = []
    bound = -1
    for i, chunk in enumerate(chunks):
        if chunk.start < bound:
            continue
        if kept and _is_short_form(scan, kept[-1], chunk):
            kept[-1].end = chunk.end + 1
            continue
        kept.append(chunk)
        if (end := _past_letters(scan, chunk, chunks[i + 1 : i + 3])) > 0:
            chunk.end = bound = end
            continue
        person = chunk.kind in ("person", "name") and not chunk.possessive
        body = chunk.kind == "role" and (chunk.organization or chunk.institution)
        end = _closing(scan, chunk) if person or body else -1
        if end < 0:
            continue
        inside = [c for c in chunks[i + 1 : i + 4] if c.start < end]
        if body and not scan.words(chunk.end + 1, end - 1).isupper():
            continue  # "secretario general de la Organización de Estados Americanos (OEA), X"
        if not all(_tells_origin(scan, c) for c in inside) or len(inside) > 1:
            continue
        for other in inside:
            chunk.state = chunk.state or other.state
            chunk.organization = chunk.organization or other.organization
        chunk.end = bound = end
    return kept


def _past_letters(scan: Scan, role: Chunk, behind: list[Chunk]) -> int:
    """Past the short name of a ministry between an office and its holder: "ministro (Mirex), X"; 0 else."""
    if role.kind != "role" or len(behind) < 2 or not scan.pack.meta.analytic:
        return 0
    letters, named = behind
    end = letters.end + 2
    bracket = scan.tokens[role.end].text == "(" and letters.start == role.end + 1
    alone = bracket and letters.end - letters.start == 1 and scan.tokens[end - 2].text == ")"
    told = named.kind in ("name", "person") and not named.office and named.start == end
    return end - 1 if alone and told and scan.tokens[end - 1].text == "," else 0


def _is_short_form(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether brackets give a state's letters behind its name: "in die Arabischen Emirate (VAE)"."""
    alike = before.kind == chunk.kind == "state" and before.state == chunk.state
    marked = chunk.start - before.end == 1 and scan.tokens[before.end].text in "(（"
    return (
        alike and marked and chunk.end < len(scan.tokens) and scan.tokens[chunk.end].text in ")）"
    )


def _is_one(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk is one word, or two abbreviations with a hyphen."""
    tied = scan.tokens[chunk.start + 1].text in "-–/" if chunk.end - chunk.start == 3 else True
    return tied and (chunk.end - chunk.start == 1 or scan.tokens[chunk.start].text.isupper())


def _tells_origin(scan: Scan, chunk: Chunk) -> bool:
    """A state, a body, or one word that may be a party; a second name may be another person."""
    # "(PT)", and where parties are told with their state, "(PT-RS)".
    word = chunk.kind == "name" and chunk.end - chunk.start in (1, 3) and _is_one(scan, chunk)
    return word or (chunk.kind in _BODIES and chunk.name is None)


def _closing(scan: Scan, chunk: Chunk) -> int:
    """The token behind the brackets that open right behind a chunk; -1 if none do."""
    first = chunk.end
    if first >= len(scan.tokens) or scan.tokens[first].text not in "(（":
        return -1
    for i in range(first + 1, min(first + 2 + _MOST, len(scan.tokens))):
        if scan.sentence_of[i] != chunk.sentence or scan.quote_of[i] != scan.quote_of[first]:
            return -1
        if scan.tokens[i].text in ")）":
            return i + 1 if i > first + 1 else -1
        if scan.is_category(i, "trigger", "saying"):
            return -1
    return -1
