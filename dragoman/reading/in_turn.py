"""Talks with several, one after the other: "held talks with A and later in the day with B"."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.scan import Scan


def later_talks(reader: Reader, match: Match, first: Candidate) -> Candidate | None:
    """What "…, and later with B" tells beside the talks with A, whose roles it leaves."""
    scan = reader.scan
    met = [
        c
        for c in reader.of_sentence(first.sentence)
        if c.start >= match.end and c.kind in HUMAN and c.actor >= 0 and not c.possessive
    ]
    for before, chunk in pairwise(met):
        if chunk.slot != "with" or before.actor not in first.roles:
            continue
        if not _in_turn(scan, before, chunk):
            continue
        sooner = {c.actor for c in met if c.start < chunk.start}
        sides = {k: role for k, role in first.roles.items() if k not in sooner}
        sides.pop(chunk.actor, None)
        if not sides or sooner.isdisjoint(first.roles) or chunk.actor in sooner:
            return None
        first.roles.pop(chunk.actor, None)
        return msgspec.structs.replace(
            first,
            roles={**sides, chunk.actor: "participant"},
            states=(),
            evidence=list(first.evidence),
        )
    return None


def _in_turn(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether no more than "and then", "puis" stands between whoever was met and the next "with"."""
    between = range(before.end, chunk.marker)
    says = [i for i in between if scan.tokens[i].is_word]
    if not says or (len(says) == 1 and scan.has_grammar(says[0], "and")):
        return False
    if scan.tokens[chunk.marker - 1].text == "," and says[-1] not in scan.date_tokens:
        return False  # "will talk with A and open, with B, a forum"
    return all(
        i in scan.date_tokens
        or scan.has_grammar(i, "adverb", "determiner", "and")
        or (scan.tokens[i].text.islower() and scan.covered[i] is None)
        for i in says
    )
