"""Who came last or first, told behind a copula: "The last minister to visit Lima was X"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import Chunk
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_NAMES = ("person", "name")
_BEFORE = 8
"""Tokens from "the last" to its verb: an office, a state, "to" or "who"."""
_BEHIND = 12
"""Tokens from the verb to the copula: where and when."""
_NAMED = 6
"""Tokens from the copula to the name: a time, an article, what the person was then."""


def named_behind(scan: Scan, chunks: list[Chunk], trigger: Match, form: str) -> list[Chunk]:
    """Whom "the last to visit Lima was X" tells of; empty where nothing ranks the verb's subject."""
    if form == "noun" or not scan.holds("grammar", "ranked"):
        return []
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    first = max(sentence.start, trigger.start - _BEFORE)
    if scan.pack.meta.auxiliaries:
        first = max(sentence.start, trigger.start - 2 * _BEFORE)
    if not any(_ranks(scan, i) for i in range(first, trigger.start)):
        return []
    if any(
        m.has_value("trigger", "past", "present", "future")
        for m in scan.matches_in(first, trigger.start, "trigger", "saying")
    ):
        return []
    return _behind(scan, chunks, trigger) or _told_before(scan, chunks, first, trigger)


def _behind(scan: Scan, chunks: list[Chunk], trigger: Match) -> list[Chunk]:
    """The person behind a copula that stands behind the verb: "… to visit Lima was X"."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    for i in range(trigger.end, min(trigger.end + _BEHIND, sentence.end - 1)):
        if scan.tokens[i].text in ";:" or scan.is_category(i, "saying"):
            return []
        if i in scan.date_tokens or not _is_copula(scan, i) or scan.quote_of[i] >= 0:
            continue
        named = next((c for c in chunks if c.start > i and c.kind in _NAMES), None)
        if named is None or named.start - i > _NAMED or not is_plain(named):
            continue
        if all(_slight(scan, k) for k in range(i + 1, named.start)):
            return with_joined(chunks, named)
    return []


def _told_before(scan: Scan, chunks: list[Chunk], first: int, trigger: Match) -> list[Chunk]:
    """The person before a copula and "the last": "X was the last minister to visit Lima"."""
    for i in range(trigger.start - 1, first, -1):
        if not _ranks(scan, i):
            continue
        was = i - 1 - scan.has_grammar(i - 1, "determiner")
        if was <= first or not _is_copula(scan, was):
            return []
        named = next((c for c in chunks if c.end == was and c.kind in _NAMES), None)
        return with_joined(chunks, named) if named is not None and is_plain(named) else []
    return []


def _slight(scan: Scan, i: int) -> bool:
    """Whether a token between copula and name says when, or what he was then."""
    if i in scan.date_tokens or i + 1 in scan.date_tokens:
        return True
    if scan.tokens[i].text == ",":
        return i - 1 in scan.date_tokens or i + 2 in scan.date_tokens or i + 1 in scan.date_tokens
    return scan.tokens[i].is_word and not scan.is_category(i, "trigger", "marker", "modality")


def _ranks(scan: Scan, i: int) -> bool:
    return i not in scan.date_tokens and scan.has_grammar(i, "ranked")


def _is_copula(scan: Scan, i: int) -> bool:
    return any(
        e.category == "copula" for e in scan.pack.table.single(scan.tokens[i])
    ) and scan.has_grammar(i, "auxiliary")
