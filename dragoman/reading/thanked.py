"""Invitations that somebody gives thanks for: "поблагодарил X за приглашение", "daveti için X'e teşekkür etti"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.phrase import is_plain
from dragoman.reading.scan import Scan

_REACH = 24
"""Tokens between words of thanks and the invitation: who is thanked stands there with his offices."""
_GIVEN = ("object", "to", "of", "by")


def thanked_invitations(reader: Reader) -> list[Candidate]:
    """The invitation of whoever is thanked to whoever gives thanks, of a day that nobody tells."""
    scan = reader.scan
    if not scan.holds("grammar", "thanks"):
        return []
    found = []
    for match in scan.matches_in(0, len(scan.tokens), "trigger"):
        if not (match.has("trigger", "invitation") and match.has_value("trigger", "noun")):
            continue
        thanks = _thanks(scan, match)
        sides = _sides(reader, match, thanks) if thanks is not None else None
        if sides is None:
            continue
        guest, host = sides
        sentence = scan.sentences[scan.sentence_of[match.start]]
        found.append(
            Candidate(
                kind="invitation",
                status="held",
                trigger=match.start,
                roles={host: "inviter", guest: "invitee"},
                states=(),
                evidence=[scan.span(sentence.start, sentence.end)],
                sentence=sentence.index,
                form="noun",
                timed=True,
            )
        )
    return found


def _thanks(scan: Scan, noun: Match) -> Match | None:
    """The words of thanks for an invitation, in its clause: before it, or behind it where verbs stand last."""
    sentence = scan.sentences[scan.sentence_of[noun.start]]
    last = scan.pack.meta.order == "sov"
    low = noun.end if last else max(sentence.start, noun.start - _REACH)
    high = min(sentence.end, noun.end + _REACH) if last else noun.start
    told = [m for m in scan.matches_in(low, high, "grammar") if m.has("grammar", "thanks")]
    if not told:
        return None
    thanks = told[0] if last else told[-1]
    first, end = (noun.end, thanks.start) if last else (thanks.end, noun.start)
    return None if scan.has_mark(first, end, ";:") else thanks


def _sides(reader: Reader, noun: Match, thanks: Match) -> tuple[int, int] | None:
    """Who gives thanks and who is thanked: two people, not of one state."""
    scan, actors = reader.scan, reader.casting.actors
    people = [
        c
        for c in reader.of_sentence(scan.sentence_of[noun.start])
        if c.kind in HUMAN and c.actor >= 0 and c.quoted == scan.quote_of[noun.start]
    ]
    last = scan.pack.meta.order == "sov"
    before = [c for c in people if c.end <= (noun.start if last else thanks.start) and is_plain(c)]
    hosts = [c for c in people if _is_thanked(c, noun, thanks, last)]
    if not before or not hosts:
        return None
    guest, host = before[0 if last else -1].actor, hosts[0].actor
    apart = actors[guest].state is None or actors[guest].state != actors[host].state
    return (guest, host) if guest != host and apart else None


def _is_thanked(chunk: Chunk, noun: Match, thanks: Match, last: bool) -> bool:
    if last:
        marked = chunk.slot in _GIVEN or chunk.possessive
        return marked and chunk.end <= thanks.start
    behind = 0 <= chunk.start - noun.end <= 2 and (chunk.slot == "of" or chunk.possessive)
    return behind or (chunk.end <= noun.start and (chunk.slot == "to" or chunk.start >= thanks.end))
