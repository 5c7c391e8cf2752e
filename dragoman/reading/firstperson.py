"""Who says "I": in quoted speech the first person is whoever speaks there."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import Chunk
from dragoman.reading.drafts import Draft
from dragoman.reading.scan import Scan

_FIRST = ("i", "we")


def lend_voices(reader: Reader, drafts: Iterable[Draft]) -> None:
    """Give each "I" and "we" of a quotation its speaker, and keep who speaks in which quotation."""
    scan = reader.scan
    for draft in drafts:
        if draft.form == "indirect" or len(draft.speakers) != 1:
            continue
        for span in draft.content:
            first, last = scan.token_range(span.start, span.end)
            for number in {scan.quote_of[i] for i in range(first, last)} - {-1}:
                reader.voices.setdefault(number, draft.speakers[0])
    for chunk in reader.chunks if reader.voices else ():
        if chunk.pronoun in _FIRST and chunk.actor < 0 and chunk.quoted in reader.voices:
            chunk.actor = reader.voices[chunk.quoted]


def own_voice(reader: Reader, match: Match, form: str) -> list[Chunk]:
    """The speaker as subject of a verb whose ending says "I" or "we" ("onu aradım", "התקשרתי"), or
    of the light verb before a noun ("mantuve una reunión")."""
    scan = reader.scan
    pattern, quote = scan.pack.meta.first_person, scan.quote_of[match.start]
    if not pattern or quote not in reader.voices:
        return []
    verb = _light_verb(scan, match.start) if form == "noun" else _verb_of(scan, match)
    if verb < 0 or not ends_in(scan.tokens[verb].norm, pattern):
        return []
    sentence = scan.sentence_of[match.start]
    return [
        Chunk(
            kind="pronoun", start=match.start, end=match.start, sentence=sentence,
            pronoun="i", quoted=quote, actor=reader.voices[quote],
        )
    ]  # fmt: skip


def _verb_of(scan: Scan, match: Match) -> int:
    """The token of a verb's phrase whose ending shows the person."""
    return match.end - 1 if scan.pack.meta.order == "sov" else match.start


_NEAR = 4
"""Tokens from a light verb to its noun at most."""


def _light_verb(scan: Scan, noun: int) -> int:
    """The first token of the light verb that stands before a noun; -1 without one."""
    first = scan.sentences[scan.sentence_of[noun]].start
    for i in range(noun - 1, max(first, noun - _NEAR) - 1, -1):
        match = scan.covered[i]
        if match is not None and match.has("grammar", "light") and not match.has("marker", "of"):
            return match.start
    return -1
