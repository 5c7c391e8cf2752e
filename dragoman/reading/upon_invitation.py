"""Whether an invitation is what a journey goes back to, and so was given before."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.scan import Scan


def was_given(scan: Scan, trigger: Match) -> bool:
    """Whether an invitation is what a journey goes back to: "upon the invitation of X he will go"."""
    if not trigger.has("trigger", "invitation"):
        return False
    if scan.tokens[trigger.start].norm.startswith(_GIVEN) and scan.pack.meta.order == "vso":
        return True
    if not scan.pack.meta.spaces:
        return _opens_occasion(scan, trigger)
    if (
        trigger.end - trigger.start > 1
        and scan.pack.meta.analytic
        and _opens_with_marker(scan, trigger)
    ):
        return True  # "su invito di X", "a convite de X"
    after = scan.covered[trigger.end] if trigger.end < len(scan.tokens) else None
    if after is not None and (after.has("marker", "to") or after.has_value("trigger", "base")):
        return False  # "with greetings and an invitation to visit Lima": what is given here
    if after is not None and after.has("postposition", "about") and scan.pack.meta.nominal:
        return True  # "X'in daveti üzerine gidecek"
    i = trigger.start - 1
    owned = i >= 0 and scan.has_grammar(i, "possessive") and bool(scan.pack.meta.active_participle)
    first = max(0, i - _OWNER)
    # "At Chinese President X's invitation": whose it is stands between.
    while i >= first and (
        scan.has_grammar(i, "determiner", "possessive") or (owned and scan.tokens[i].is_capital)
    ):
        if owned and (mark := scan.covered[i]) is not None and mark.entry("marker") is not None:
            break
        i -= 1
    if i >= 0 and scan.tokens[i].norm in scan.pack.meta.auxiliaries.get("upon", ()):
        return True  # "auf Einladung von X besucht Y Lima"
    before = scan.covered[i] if i >= 0 else None
    marker = before.entry("marker") if before is not None else None
    return marker is not None and marker.key not in ("object", "of", "with", "about")


_OCCASION = 80
"""Signs that several hosts with their offices may take between 应 and 邀请."""


def take_occasion(scan: Scan, trigger: Match, near: list[Chunk], found: Arguments) -> None:
    """Who invited whom in "X应Y之邀，访问加纳", "应Y的邀请，X访问加纳"."""
    invites = trigger.has("trigger", "invitation") and not scan.pack.meta.spaces
    start = _occasion(scan, trigger) if invites else -1
    people = [c for c in near if c.kind in HUMAN and not c.possessive]
    hosts = [c for c in near if c.kind in HUMAN and start <= c.start and c.end <= trigger.start]
    before = [c for c in people if c.end <= start and not c.slot]
    behind = [c for c in people if c.start >= trigger.end and not c.slot]
    guests = before[-1:] or behind[:1]
    if start >= 0 and hosts and guests:
        found.subject, found.object, found.bare = hosts, guests, False


def without_hosts(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """`left` of a verb without whoever invited: "X应Y邀请访问加纳" is X's journey."""
    if scan.pack.meta.spaces or trigger.has("trigger", "invitation"):
        return left
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    for invitation in scan.matches_in(first, trigger.start, "trigger"):
        if invitation.has("trigger", "invitation"):
            start = _occasion(scan, invitation)
            if start >= 0:
                left = [c for c in left if c.end <= start or c.start >= invitation.end]
    return left


def _opens_occasion(scan: Scan, trigger: Match) -> bool:
    return _occasion(scan, trigger) >= 0


def _occasion(scan: Scan, trigger: Match) -> int:
    """Where the words open of "应X邀请，Y将访问…", "受X之邀"; -1 where none do."""
    first = max(scan.sentences[scan.sentence_of[trigger.start]].start, trigger.start - _OCCASION)
    for i in range(trigger.start, first - 1, -1):
        if scan.tokens[i].text in ",，。;；":
            return -1
        match = scan.covered[i]
        opens = scan.tokens[i].text in "应應" or (scan.tokens[i].text == "受" and i < trigger.start)
        if opens and (match is None or not match.has("grammar", "word")):
            return i
    return -1


_OWNER = 12
"""Tokens that the titles and the name of whoever invited may have before "'s"."""


def _opens_with_marker(scan: Scan, trigger: Match) -> bool:
    first = scan.pack.table.single(scan.tokens[trigger.start])
    return any(e.category == "marker" for e in first)


_GIVEN = ("بدعوه", "بدعوة", "تلبيه", "تلبية")
"""How Arabic opens "at the invitation of"; its particle is part of the phrase."""


def beside_journey(scan: Scan, invitation: Match) -> bool:
    """Whether the sentence of an invitation tells of a journey by its verb: the days are its own."""
    here = scan.sentences[scan.sentence_of[invitation.start]]
    return scan.pack.meta.analytic and any(
        m.has("trigger", "visit", "arrival", "departure")
        and m.has_value("trigger", "past", "present", "future")
        for m in scan.matches_in(here.start, here.end, "trigger")
    )
