"""Nationalities without a noun: whom "the Argentine", what "the Saudi capital" stands for."""

from __future__ import annotations

from dragoman.language.pack import capital_name
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.marking import mark_part
from dragoman.reading.scan import Scan


def name_compatriot(scan: Scan, chunk: Chunk) -> None:
    """ "dijo el argentino": an adjective with an article and no noun stands for someone of that state."""
    before = chunk.start - 1
    if chunk.office == "pope":
        chunk.state = None  # "der argentinische Papst": where he is from, not whom he stands for
    if chunk.kind == "demonym" and _stands_for_one(scan, chunk):
        chunk.kind = "role"
        return
    if chunk.kind != "demonym" or not scan.pack.meta.adjective_after or before < 0:
        return
    plural = scan.pack.meta.plural
    if not is_determiner(scan, before) or (plural and ends_in(scan.tokens[before].norm, plural)):
        return
    if chunk.end < len(scan.tokens) and scan.sentence_of[chunk.end] == chunk.sentence:
        token, match = scan.tokens[chunk.end], scan.covered[chunk.end]
        if token.is_word and (
            match is None or match.entry("saying", "trigger", "marker", "grammar") is None
        ):
            return
    chunk.kind = "role"


def _stands_for_one(scan: Scan, chunk: Chunk) -> bool:
    """English "the Brazilian, who landed on Sunday, …": a comma or a verb behind it, and no noun."""
    meta, before, behind = scan.pack.meta, chunk.start - 1, chunk.end
    if not meta.analytic or meta.order != "svo" or meta.inversion or before < 0:
        return False
    if scan.tokens[before].norm != "the" or behind >= len(scan.tokens):
        return False
    if meta.plural and ends_in(scan.tokens[behind - 1].norm, meta.plural):
        return False
    match = scan.covered[behind]
    verb = match is not None and (
        match.has("saying", "say", "tell", "charged", "stress")
        or match.has_value("trigger", "past", "present")
    )
    return scan.tokens[behind].text == "," or verb


def name_capital(scan: Scan, chunk: Chunk) -> None:
    """ "The Saudi capital" is the place whose name it does not say."""
    if chunk.kind not in ("demonym", "state") or not chunk.state:
        return
    behind = chunk.end + (1 if chunk.possessive else 0)
    for i in (behind, chunk.start - 1):
        if (
            0 <= i < len(scan.tokens)
            and scan.sentence_of[i] == chunk.sentence
            and scan.has_grammar(i, "capital")
        ):
            match = scan.covered[i]
            assert match is not None
            chunk.start, chunk.end = min(chunk.start, match.start), max(chunk.end, match.end)
            chunk.kind, chunk.place = "capital", capital_name(chunk.state)
            chunk.possessive = False
            if match.start == chunk.start:
                mark_part(scan, scan.sentences[chunk.sentence], chunk)
            return
