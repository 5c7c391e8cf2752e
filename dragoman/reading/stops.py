"""The stops of a journey: a visit to several countries is one visit to each."""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import LANDS, Chunk
from dragoman.reading.places import place_of
from dragoman.reading.scan import Scan


def per_country(reader: Reader, match: Match, candidate: Candidate) -> list[Candidate]:
    """A visit to several countries is one visit to each."""
    if candidate.kind != "visit" or candidate.place is None:
        return [candidate]
    stops = _stops(reader, match, candidate)
    return [
        candidate,
        *(
            msgspec.structs.replace(
                candidate, place=p, roles=dict(candidate.roles), evidence=list(candidate.evidence)
            )
            for p in stops
        ),
    ]


def _stops(reader: Reader, match: Match, visit: Candidate) -> list[Place]:
    """The other countries listed with that of a visit: behind the verb, or before one that ends."""
    first = visit.place
    assert first is not None
    chunks = [c for c in reader.of_sentence(visit.sentence) if c.kind in LANDS]
    goals = [k for k, c in enumerate(chunks) if place_of(c) == first]
    at = next((k for k in goals if chunks[k].start >= match.end), goals[-1] if goals else None)
    if at is None:
        return []
    begin, end = at, at + 1
    while (
        begin
        and chunks[at].end <= match.start
        and _listed(reader.scan, *chunks[begin - 1 : begin + 1])
    ):
        begin -= 1
    while end < len(chunks) and _listed(reader.scan, *chunks[end - 1 : end + 1]):
        end += 1
    stops: dict[str | None, Place] = {}
    for chunk in chunks[begin:end]:
        place = place_of(chunk)
        if place is not None and place.country != first.country:
            stops.setdefault(place.country, place)
    return list(stops.values())


def _listed(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether a place goes on a list: "nach New York, Mexiko und in die Dominikanische Republik"."""
    if chunk.joined:
        return True
    between = range(before.end, chunk.start)
    return (
        bool(between)
        and chunk.slot in ("", before.slot, "in", "to")
        and not chunk.possessive
        and all(
            scan.tokens[i].text in ",،、"
            or scan.is_category(i, "marker")
            or scan.has_grammar(i, "and", "determiner")
            for i in between
        )
    )
