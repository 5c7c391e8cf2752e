"""Delegations: whoever leads one takes part, one without a leader acts for its state."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.han_parts import leads
from dragoman.reading.phrase import with_joined
from dragoman.reading.scan import Scan

DELEGATION = "delegation"
"""Key of the institution in every pack."""
_LED = 4
"""Tokens from a delegation to whoever leads it: "a Ghanaian delegation, led by X, arrived"."""
_SENT = 2
"""The same to whom it comes from: "a delegation of the European Parliament"."""


_BEHIND = 3
"""Tokens from a verb to the delegation behind it, in languages of case: "прибыла большая делегация"."""


def lead_delegations(scan: Scan, chunks: list[Chunk], match: Match, found: Arguments) -> None:
    """Let whoever leads a delegation act, be received or be met for it."""
    if not scan.holds("institution", DELEGATION):
        return
    if not found.subject and scan.pack.meta.paradigms:
        behind = [c for c in chunks if 0 <= c.start - match.end <= _BEHIND and not c.slot]
        found.subject = [c for c in behind if c.institution == DELEGATION][:1]
    subject = found.subject
    if subject and subject[0].institution == DELEGATION:
        led = _led(scan, chunks, subject[0])
        found.subject = [*led, *(c for c in subject[1:] if all(c is not d for d in led))]
        found.delegation = found.subject[0] is subject[0]
    found.object = _with_leaders(scan, chunks, found.object)
    found.partner = _with_leaders(scan, chunks, found.partner)
    found.recipient = _with_leaders(scan, chunks, found.recipient)


def _with_leaders(scan: Scan, chunks: list[Chunk], told: list[Chunk]) -> list[Chunk]:
    """Those told, each delegation among them with its leader before it."""
    if not any(c.institution == DELEGATION for c in told):
        return told
    every = [c for t in told for c in (_led(scan, chunks, t) if _is_one(t) else [t])]
    return [c for k, c in enumerate(every) if all(c is not d for d in every[:k])]


def _is_one(chunk: Chunk) -> bool:
    return chunk.institution == DELEGATION


def _led(scan: Scan, chunks: list[Chunk], delegation: Chunk) -> list[Chunk]:
    """The leader of a delegation, if one is named, the delegation, and who sent it."""
    sent_by = [
        c
        for c in chunks
        if (c.kind == "organization" and _sends(scan, c, delegation))
        or (c.slot in ("from", "of") and 0 < c.start - delegation.end <= _SENT)
        or _sent_from(scan, c, delegation)
    ]
    # "وفد من حركة X برئاسة Y": who sent it stands between.
    end = max([delegation.end, *(c.end for c in sent_by[:1])])
    leaders = [
        c
        for c in chunks
        if c.kind in HUMAN
        and (
            (_is_marked(scan, c) and (0 < c.start - end <= _LED or _heads(scan, c, delegation)))
            or leads(scan, c, delegation)
        )
    ]
    joined = with_joined(chunks, sent_by[0]) if sent_by else []
    # "Delegationen aus A und B": the states of both.
    return [*leaders[:1], delegation, *[c for c in joined if c in sent_by[:1] or c.joined]]


def _sent_from(scan: Scan, state: Chunk, delegation: Chunk) -> bool:
    """Whether a state or its government stands before its delegation: "Peru'dan bir heyet"."""
    near = 0 < delegation.start - state.end <= _SENT + 1
    sends = state.slot in ("from", "of") and state.kind in ("state", "capital", "institution")
    return scan.pack.meta.nominal != "" and near and sends and delegation.state is None


def _heads(scan: Scan, person: Chunk, delegation: Chunk) -> bool:
    """Whether somebody who leads stands before, where verbs do last: "X başkanlığındaki Peru heyeti"."""
    last = scan.pack.meta.order == "sov"
    return last and 0 < delegation.start - person.end <= _LED


def _sends(scan: Scan, body: Chunk, delegation: Chunk) -> bool:
    """Whether a body stands before its delegation, or bare behind it where the verb is last."""
    if scan.pack.meta.order != "sov":
        return body.end == delegation.start
    behind = body.start == delegation.end and not body.slot
    return behind or delegation.start in (body.end, body.end + 1)


def _is_marked(scan: Scan, chunk: Chunk) -> bool:
    return chunk.slot == "by" or (chunk.marker >= 0 and scan.has_grammar(chunk.marker, "led"))
