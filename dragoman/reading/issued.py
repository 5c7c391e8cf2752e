"""Texts that speak for whoever gave them out: "…, se lee en la nota de X", "…, lit-on dans un communiqué de X"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan

_NOTE = 8
"""Tokens from "se lee" or its like to whoever gave the text out."""


def issuer(scan: Scan, start: int, chunks: list[Chunk]) -> Chunk | None:
    """Whose text is named at token `start`: "lê-se num comunicado da Apple", "lit-on dans la note de X"."""
    for chunk in chunks:
        if chunk.start < start or chunk.kind not in (*ANIMATE, "capital"):
            continue
        named = chunk.slot in ("of", "by") and chunk.start - start <= _NOTE
        texts = (
            e for i in range(start, chunk.start) for e in scan.pack.table.single(scan.tokens[i])
        )
        written = named and any((e.category, e.key) == ("saying", "noun") for e in texts)
        return chunk if written else None
    return None


def _text_behind(scan: Scan, match: Match) -> bool:
    """Whether a text is the subject behind the verb: "…, indique un communiqué du ministère"."""
    meta, i = scan.pack.meta, match.end
    if not (meta.inversion and meta.analytic) or scan.tokens[match.start - 1].text != ",":
        return False
    if i + 1 >= len(scan.tokens) or not scan.has_grammar(i, "determiner", "indefinite"):
        return False
    text = scan.covered[i + 1]
    return text is not None and text.has("saying", "noun")


_ISSUED = 4
"""Tokens between "was conveyed" and the body that did."""


def conveyed(scan: Scan, match: Match, chunks: list[Chunk]) -> Cue | None:
    """ "מלשכת הנשיא נמסר כי …", "«…», se lee en el texto de X": whose statement it is stands beside."""
    if not scan.has_grammar(match.start, "conveyed") and not _text_behind(scan, match):
        return None
    able = [c for c in chunks if c.kind in (*ANIMATE, "metonym")]
    before = [c for c in able if 0 <= match.start - c.end <= _ISSUED]
    behind = [c for c in able if 0 <= c.start - match.end <= 1 and c.slot in ("from", "by")]
    if scan.pack.meta.analytic:
        note = issuer(scan, match.end, chunks)
        if note is None:
            return None
        return Cue(saying="say", start=match.start, end=match.end, speaker=[note], inverted=True)
    issued = [c for c in before if c.slot in ("from", "by")]
    if not issued and before and scan.sentence_of[match.start] == before[-1].sentence:
        first = scan.sentences[before[-1].sentence].start
        notes = scan.matches_in(first, before[-1].start, "saying")
        plain = before[-1].slot in ("", "of", "in")
        issued = before[-1:] if plain and any(m.has("saying", "noun") for m in notes) else []
    if not issued and not behind:
        return None
    speaker = (issued or behind)[-1:]
    return Cue(saying="say", start=match.start, end=match.end, speaker=speaker)
