"""One telling of several encounters: "met A and B separately", "two meetings, one with A and another with B"."""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import Chunk
from dragoman.reading.in_turn import later_talks
from dragoman.reading.scan import Scan


def per_partner(reader: Reader, match: Match, found: list[Candidate]) -> list[Candidate]:
    """ "Met A and B separately", "held two meetings, one with A and another with B": one with each."""
    scan, first = reader.scan, found[0]
    sentence = scan.sentences[first.sentence]
    back = 8 if scan.pack.meta.spaces else 40
    near = range(max(sentence.start, match.start - back), min(sentence.end, match.end + 12))
    if len(found) > 1 or first.kind not in ("meeting", "negotiation", "call"):
        return found
    if later := later_talks(reader, match, first):
        return [first, later]
    if first.kind == "negotiation" or len(first.roles) < 3:
        return found
    chunks = reader.of_sentence(first.sentence)
    each = _with_each(scan, match, first, chunks)
    if not each and not any(scan.has_grammar(i, "separately") for i in near):
        return found
    one, *others = first.roles
    behind = {c.actor for c in chunks if c.start >= match.end}
    met = [i for i in first.roles if i in behind]
    if len(met) == 1 and met[0] != one:
        # "A and B will meet X separately"
        one, others = met[0], [i for i in first.roles if i != met[0]]
    told = [
        msgspec.structs.replace(
            first,
            roles={i: first.roles[i] for i in (one, *partners)},
            states=(),
            evidence=list(first.evidence),
        )
        for partners in each or [(other,) for other in others]
    ]
    if len(told) == 2 and _on_two_days(scan, first):
        # "on the 23rd and 26th met A and B": one day with each
        told[0].end, told[1].start = first.start, first.end
    return told


def _on_two_days(scan: Scan, told: Candidate) -> bool:
    """Whether two days are named, tied by "and", and no stretch of time."""
    if not told.start or not told.end or told.start == told.end:
        return False
    if len(told.start) < 10 or len(told.end) < 10:
        return False
    words = scan.pack.table.single
    return any(
        any(e.key == "and" for i in range(first, last) for e in words(scan.tokens[i]))
        for first, last, expression in scan.dates_in(told.sentence)
        if expression.kind == "range"
    )


def _with_each(
    scan: Scan, match: Match, told: Candidate, chunks: list[Chunk]
) -> list[tuple[int, ...]]:
    """The partners behind each "with" of a plural: "two meetings, one with A and another with B"."""
    meta = scan.pack.meta
    plural = meta.plural and ends_in(scan.tokens[match.end - 1].norm, meta.plural)
    if told.form != "noun" or not plural or not meta.analytic:
        return []
    each: dict[int, dict[int, None]] = {}
    for chunk in chunks:
        if chunk.slot == "with" and chunk.start >= match.end:
            actors = chunk.actors or (chunk.actor,)
            each.setdefault(chunk.marker, {}).update((i, None) for i in actors if i in told.roles)
    apart = [tuple(actors) for actors in each.values() if actors]
    return apart if len(apart) > 1 else []
