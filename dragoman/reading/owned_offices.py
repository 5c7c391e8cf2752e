"""Offices whose owner stands right before them, in languages that put it there.

"Galatasaray Teknik Direktörü Okan Buruk", "CHP Bartın Milletvekili Aysu Bankoğlu": the name of the
body or place belongs to the office, and neither acts nor speaks.
"""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import PLACES, Chunk
from dragoman.reading.scan import Scan

_OF_BODIES = frozenset((
    "member of parliament", "lawmaker", "coach", "party leader", "governor", "director", "director-general",
    "chief executive", "chairman", "head", "mayor", "spokesperson", "representative", "chief", "judge",
    "union leader", "candidate", "deputy president", "player", "analyst", "expert", "professor", "commander",
    "secretary-general", "economist", "lawyer", "writer",
))  # fmt: skip
"""Offices held of a body or place that no pack need list; a minister's portfolio is in his title."""
_PLACE = 2
"""Words between a party and the office of its member."""


_SENT = ("ambassador", "envoy", "special envoy", "special representative", "charge d'affaires", "consul general", "consul")  # fmt: skip
"""Offices that have two states before them: who sends, and where to."""


def join_owners(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Make the name before such an office part of its chunk; `chunks` are those of a sentence."""
    if not scan.pack.meta.nominal:
        return chunks
    chunks = _with_senders(scan, chunks)
    kept: list[Chunk] = []
    for chunk in chunks:
        while kept and _owns(scan, kept[-1], chunk):
            before = kept.pop()
            chunk.start, chunk.quoted = before.start, before.quoted
            if before.kind == "organization":
                chunk.organization = chunk.organization or before.organization
                chunk.state = chunk.state or before.state
        kept.append(chunk)
    return kept


def _with_senders(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """ "ABD'nin Suriye Özel Temsilcisi X", "ABD'nin Bağdat Büyükelçisi Y": of the state that owns the
    office; where he is sent stands between, in the phrase of the office or before it."""
    kept: list[Chunk] = []
    for chunk in chunks:
        goal = kept[-1] if kept and kept[-1].end == chunk.start and not kept[-1].slot else None
        to = goal is not None and goal.kind in PLACES
        owner = kept[-1 - to] if len(kept) > to else None
        first = kept[-1].start if to else chunk.start
        if (
            chunk.office in _SENT
            and chunk.name is not None
            and owner is not None
            and (to or chunk.state)
            and owner.possessive
            and owner.state
            and 0 <= first - owner.end <= 1
        ):
            chunk.state, chunk.start = owner.state, first
            del kept[len(kept) - to :]
            if owner.kind == "state":
                chunk.start = owner.start
                kept.pop()
        kept.append(chunk)
    return kept


def _owns(scan: Scan, owner: Chunk, office: Chunk) -> bool:
    """Whether a bare name and an office that is somebody's stand beside each other."""
    named = owner.kind in ("name", "organization") and not owner.slot and not owner.possessive
    between = range(owner.end, office.start)
    # "CHP Bartın Milletvekili": a province that no one else names.
    bare = all(scan.tokens[i].is_capital and scan.covered[i] is None for i in between)
    if not named or len(between) > _PLACE or not bare or office.kind not in ("person", "role"):
        return False
    if office.office not in _OF_BODIES or office.counterpart or office.state:
        return False
    head = office.head_at if office.head is not None else office.start
    words = len(office.head.phrase.split(" ")) if office.head is not None else 1
    last = scan.tokens[min(head + words, len(scan.tokens)) - 1].norm
    return ends_in(last, scan.pack.meta.suffixes.get("owned", "$^"))


def owned_counterparts(chunks: list[Chunk]) -> list[Chunk]:
    """Join "همتای روس او ولادیمیر پوتین": the owner's pronoun stands between title and name."""
    result: list[Chunk] = []
    for chunk in chunks:
        if len(result) >= 2 and chunk.name is not None and not chunk.office and not chunk.slot:
            role, owner = result[-2:]
            beside = role.end == owner.start and owner.end == chunk.start
            if (
                beside
                and role.kind == "role"
                and role.counterpart
                and owner.pronoun in ("he", "she")
            ):
                role.name, role.kind, role.end, role.owner = chunk.name, "person", chunk.end, "his"
                result.pop()
                continue
        result.append(chunk)
    return result
