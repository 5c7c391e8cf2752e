"""What stands beside a noun for an encounter and does not own it: compounds, agents, topics."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.chunk import PLACES, Chunk
from dragoman.reading.scan import Scan


def is_compound(scan: Scan, place: Chunk, trigger: Match) -> bool:
    """Whether a hyphen ties a place to the noun: "Berlin-Besuch"."""
    if not scan.pack.meta.noun_capitals or place.kind not in PLACES:
        return False
    return trigger.start - place.end == 1 and scan.tokens[place.end].text == "-"


_PARTICIPLE = re.compile("(?:ge|be|ver|er|ent|emp|zer|unter|über|[a-zäöü]+ge)[a-zäöüß]+(?:t|en)")
"""German participles by their shape."""


def of_passive(scan: Scan, chunk: Chunk) -> bool:
    """Whether "von X" says who did what a passive tells: "wird auf der Reise von X begleitet"."""
    behind = chunk.end
    if not scan.pack.meta.auxiliaries or behind >= len(scan.tokens):
        return False
    token, told = scan.tokens[behind], scan.covered[behind]
    shape = token.text.islower() and _PARTICIPLE.fullmatch(token.norm) is not None
    return shape and told is None


def bare_genitive(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether whoever stands right behind a noun without a preposition owns it."""
    meta = scan.pack.meta
    # With its article an Arabic noun has none: "خلال هذه الزيارة الوزير X".
    genitive = meta.order in ("vso", "v2", "sov") or meta.bare_genitive
    if not genitive or trigger.prefix.endswith("ال") or chunk.slot:
        return False
    # "bei seinem Besuch auch Ministerin X treffen"
    between = ("that", "adverb") if meta.auxiliaries else ("that",)
    return chunk.start == trigger.end or not scan.has_grammar(trigger.end, *between)
