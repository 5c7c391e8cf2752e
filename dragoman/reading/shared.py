"""Participles that share the auxiliary before them: "a salué l'accord et appelé à la retenue"."""

from __future__ import annotations

from dragoman.language.pack import Pack
from dragoman.language.phrases import Match
from dragoman.language.tokens import Token
from dragoman.reading.sentences import Sentence

_REACH = 40
"""Tokens over which an auxiliary is shared."""
_PHRASE = 4
"""Tokens of a phrase behind "and" at most."""


def with_shared(
    tokens: list[Token], sentences: list[Sentence], matches: list[Match], pack: Pack
) -> list[Match]:
    """`matches` with the verbs that "and" ties to one with an auxiliary, in the order of the text."""
    shared = pack.meta.shared
    if not shared:
        return matches
    ends = {s.end for s in sentences}
    taken = {m.start: m for m in matches}
    found: list[Match] = []
    verb: Match | None = None
    for match in matches:
        if verb is not None and (
            match.start - verb.end > _REACH or not ends.isdisjoint(range(verb.end, match.start + 1))
        ):
            verb = None
        if _is_verb(match):
            longer = match.end - match.start > 1
            verb = match if longer and tokens[match.start].norm in shared else None
        elif verb is not None and match.entry("grammar") is not None and _is_and(match):
            tied = _behind(tokens, verb.start, match.end, pack)
            own = taken.get(match.end)
            if tied is not None and (own is None or (own.end <= tied.end and not _is_verb(own))):
                found.append(tied)
    if not found:
        return matches
    covered = {i for m in found for i in range(m.start, m.end)}
    return sorted(
        [*(m for m in matches if covered.isdisjoint(range(m.start, m.end))), *found],
        key=lambda m: m.start,
    )


def _is_verb(match: Match) -> bool:
    return match.has_value("trigger", "past", "passive") or match.has(
        "saying", "say", "tell", "stress", "charged"
    )


def _is_and(match: Match) -> bool:
    return match.has("grammar", "and")


def _behind(tokens: list[Token], auxiliary: int, start: int, pack: Pack) -> Match | None:
    """The verb at token `start`, as the pack knows it behind the auxiliary."""
    if start >= len(tokens) or not tokens[start].text.islower():
        return None
    words = [tokens[auxiliary], *tokens[start : start + _PHRASE]]
    first = next(iter(pack.table.find(words)), None)
    if first is None or first.start or first.end < 2 or not _is_verb(first):
        return None
    return Match(start, start + first.end - 1, first.entries, first.prefix)
