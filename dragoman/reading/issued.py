"""Texts that speak for whoever gave them out: "…, se lee en la nota de X", "…, lit-on dans un communiqué de X"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.cue import Cue, is_adverb
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

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


_GIVEN = 6
"""Tokens from a text to whoever gave it out: "a statement issued on X by the ministry"."""


def given_out(
    scan: Scan, sentence: Sentence, match: Match, chunks: list[Chunk]
) -> tuple[Chunk, int] | None:
    """Whose text is the subject of the verb, and where the text is named: "a statement from the
    ministry said", "said a note by X"."""
    meta = scan.pack.meta
    if meta.order != "svo" or not meta.analytic:
        return None
    if (
        not meta.inversion
        and match.end + 1 < sentence.end
        and scan.has_grammar(match.end, "determiner", "indefinite")
        and _is_text(scan, match.end + 1)
    ):
        behind = [c for c in chunks if 0 < c.start - match.end <= _GIVEN and c.slot in _GIVERS]
        able = bool(behind) and behind[0].kind in (*ANIMATE, "capital")
        return (behind[0], match.end) if able else None
    last = match.start
    while last > sentence.start and (last - 1 in scan.date_tokens or is_adverb(scan, last - 1)):
        last -= 1
    named = [c for c in chunks if c.end <= last and c.start > sentence.start]
    if len(named) > 1 and named[-1].end == last and named[-1].slot == "in":
        last = named[-1].start - 1  # "a statement by the presidency in Lima said"
        named = named[:-1]
    if not named or named[-1].end != last or named[-1].slot not in _GIVERS:
        return None
    if named[-1].kind not in (*ANIMATE, "capital"):
        return None
    low = max(sentence.start, named[-1].start - _GIVEN)
    for i in range(named[-1].start - 1, low - 1, -1):
        if _is_text(scan, i):
            return named[-1], _phrase_start(scan, sentence, i)
        if not scan.tokens[i].is_word or scan.is_category(i, "saying", "trigger"):
            return None
    return None


def _phrase_start(scan: Scan, sentence: Sentence, noun: int) -> int:
    """The article or adjective with which the phrase of a text begins."""
    text = scan.covered[noun]
    noun = text.start if text is not None else noun
    while noun > sentence.start and (
        scan.has_grammar(noun - 1, "determiner", "indefinite")
        or (scan.covered[noun - 1] is None and scan.tokens[noun - 1].is_word)
    ):
        noun -= 1
    return noun


_GIVERS = ("from", "by", "of")


def _is_text(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and match.has("saying", "noun")


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
