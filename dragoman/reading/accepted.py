"""Invitations told with their acceptance: "X принял приглашение Y", "X, Y'nin davetini kabul etti"."""

from __future__ import annotations

from dragoman.language.pack import alpha3
from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.arguments import find_arguments
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, Chunk

_AIMED = 6
"""Tokens of what an invitation is for, between the words of acceptance and "from"."""
_NEAR = 3
"""Tokens between the words of acceptance and who invited."""


def accepted(reader: Reader, match: Match, form: str, visit: Candidate | None) -> list[Candidate]:
    """The invitation behind an acceptance, and the journey where no words say where to.

    `visit` is the journey that the acceptance told by itself; it is then not told again.  One goes
    to the state of whoever invited.
    """
    scan, actors = reader.scan, reader.casting.actors
    chunks = reader.of_sentence(scan.sentence_of[match.start])
    host = _inviter(reader, match, chunks)
    if host is None or host.actor < 0:
        return []
    guests = [c.actor for c in find_arguments(scan, chunks, match, form).subject if c.actor >= 0]
    guests = [i for i in guests if i != host.actor and actors[i].kind in ("person", "name")]
    if not guests:
        return []
    sentence = scan.sentences[scan.sentence_of[match.start]]
    invitation = Candidate(
        kind="invitation",
        status="held",
        trigger=match.start,
        roles={host.actor: "inviter", **dict.fromkeys(guests, "invitee")},
        states=(),
        evidence=[scan.span(sentence.start, sentence.end)],
        sentence=sentence.index,
        form="noun",
    )
    home = actors[host.actor].state
    country = next((two for two, three in alpha3().items() if three == home), None)
    aims = scan.matches_in(match.end, sentence.end, "trigger")
    told = scan.pack.meta.order == "svo"
    if told and any(m.has("trigger", "visit") and m.has_value("trigger", "base") for m in aims):
        return [invitation]  # "accepted an invitation to visit Lima": told by its own verb
    if visit is not None or country is None or any(actors[i].state == home for i in guests):
        return [invitation]
    journey = Candidate(
        kind="visit",
        status="planned",
        trigger=match.start,
        roles=dict.fromkeys(guests, "visitor"),
        states=(),
        evidence=list(invitation.evidence),
        sentence=sentence.index,
        form=form,
        place=Place(name=None, country=country),
    )
    return [invitation, journey]


def _inviter(reader: Reader, match: Match, chunks: list[Chunk]) -> Chunk | None:
    """Who invited: the owner of the invitation, or whoever it came from."""
    # German "von" marks who did something, too, and so does the Chinese verb: "接受X的邀请".
    marked = reader.scan.pack.meta.auxiliaries or not reader.scan.pack.meta.spaces
    owned = ("of", "object", "from", *(["by"] if marked else []))
    ends = [match.end, *_invitations(reader, match)]
    bare = reader.scan.pack.meta.order == "vso"
    for chunk in chunks:
        if chunk.kind not in HUMAN or chunk.pronoun:
            continue
        # "قبل X دعوة Y": whose invitation it is stands right behind the word for it.
        whose = reader.scan.covered[chunk.start - 1] if chunk.start else None
        whose = whose if bare and not chunk.slot and chunk.start > match.end else None
        if whose is not None and whose.has("trigger", "invitation"):
            return chunk
        # "accepted an invitation to visit Baku from X"
        aimed = reader.scan.pack.meta.order == "svo" and chunk.slot == "from"
        if aimed and 0 <= chunk.marker - match.end <= _AIMED:
            return chunk
        mine = chunk.slot in owned or (bool(match.entries[0].tail) and chunk.possessive)
        behind = mine and any(0 <= chunk.start - end < _NEAR for end in ends)
        before = 0 <= match.start - chunk.end <= _NEAR
        if before and reader.scan.pack.meta.nominal and (chunk.possessive or chunk.slot in owned):
            return chunk
        if behind and not reader.scan.pack.meta.nominal:
            return chunk
    return None


def _invitations(reader: Reader, match: Match) -> list[int]:
    """Where the noun for an invitation ends that stands apart from its verb: "nahm die Einladung von X an"."""
    scan = reader.scan
    if not scan.pack.meta.auxiliaries:
        return []
    sentence = scan.sentences[scan.sentence_of[match.start]]
    nouns = scan.matches_in(match.end, sentence.end, "trigger")
    return [
        m.end for m in nouns if m.has("trigger", "invitation") and m.has_value("trigger", "noun")
    ]
