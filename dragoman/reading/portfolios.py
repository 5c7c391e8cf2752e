"""Fields that a minister's office goes on with: "ministro de Exteriores, Unión Europea y Cooperación"."""

from __future__ import annotations

import msgspec

from dragoman.language.pack import Pack
from dragoman.language.phrases import Match
from dragoman.language.tokens import Token
from dragoman.reading.sentences import Sentence

_LONGEST = 24
"""Tokens of fields behind an office at most."""


def whole_portfolios(
    tokens: list[Token], sentences: list[Sentence], matches: list[Match], pack: Pack
) -> list[Match]:
    """Let offices and ministries hold all their fields, in languages that tell words for fields.

    A list of fields is one only where "and" stands before the last: behind a lone comma somebody's
    name begins, and what is no word for a field is somebody.
    """
    if not pack.fields:
        return matches
    stops = iter(sentences)
    stop = next(stops, None)
    ands = {m.start for m in matches if m.has("grammar", "and")}
    heads = {m.start for m in matches if m.has("grammar", "determiner")}
    ands -= {i for i in ands if i + 1 in heads}  # "el ministro de Exteriores y el de Defensa"
    found: list[Match] = []
    end = -1
    for match in matches:
        if match.start < end:
            continue
        while stop is not None and stop.end <= match.start:
            stop = next(stops, None)
        if stop is not None and _has_field(tokens, match):
            limit = min(stop.end, match.end + _LONGEST)
            end = _last_field(tokens, ands, match.end, limit, pack)
            if end > match.end:
                match = msgspec.structs.replace(match, end=end)
        found.append(match)
    return found


def _has_field(tokens: list[Token], match: Match) -> bool:
    """Whether a match is the office of a minister, or a ministry, told with its field."""
    if not tokens[match.end - 1].is_capital:
        return False
    return any(
        (e.category == "office" and "minister" in e.key and match.end - match.start > 1)
        or (e.category == "institution" and e.key.endswith("ministry"))
        for e in match.entries
    )


def _last_field(tokens: list[Token], ands: set[int], start: int, limit: int, pack: Pack) -> int:
    """Where the last of the fields behind token `start` ends; `start` where none follows."""
    i = start
    while i < limit and (tokens[i].text == "," or i in ands):
        last = i in ands
        i += 1
        while i < limit and tokens[i].text.islower() and tokens[i].norm in pack.particles:
            i += 1
        if i >= limit or not _is_field(tokens[i], pack):
            return start
        while i < limit and (_is_field(tokens[i], pack) or _ties_field(tokens, i, limit, pack)):
            i += 1
        if last:
            return i
    return start


def _is_field(token: Token, pack: Pack) -> bool:
    return token.is_capital and token.norm in pack.fields


def _ties_field(tokens: list[Token], i: int, limit: int, pack: Pack) -> bool:
    """Whether a particle stands between two words of one field: "Igualdad de Género"."""
    if i + 1 >= limit or not tokens[i].text.islower() or tokens[i].norm not in pack.particles:
        return False
    return _is_field(tokens[i + 1], pack)
